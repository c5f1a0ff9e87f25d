package io.vedette.aws.config;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.RecordingGroup;
import software.amazon.awssdk.services.config.model.RecordingStrategyType;

/**
 * What a configuration recorder records, and as whom.
 *
 * @param role the ARN of the role that AWS Config takes
 * @param globalResourceTypes whether IAM's users, groups, roles and policies are recorded beside
 *     all supported types
 * @param resourceTypes the types that are recorded, or left out, where not all are
 */
record RecorderState(
        String role,
        RecordingStrategyType strategy,
        boolean globalResourceTypes,
        Set<String> resourceTypes) {

    RecorderState {
        resourceTypes = Set.copyOf(resourceTypes);
    }

    static RecorderState of(ConfigurationRecorder recorder) {
        RecordingGroup group = recorder.recordingGroup();
        if (group == null) {
            group = RecordingGroup.builder().allSupported(true).build();
        }
        RecordingStrategyType strategy = strategy(group);
        return new RecorderState(
                recorder.roleARN(),
                strategy,
                Boolean.TRUE.equals(group.includeGlobalResourceTypes()),
                Set.copyOf(types(group, strategy)));
    }

    /** Recorders from before recording strategies tell theirs by their other fields only. */
    private static RecordingStrategyType strategy(RecordingGroup group) {
        if (group.recordingStrategy() != null && group.recordingStrategy().useOnly() != null) {
            return group.recordingStrategy().useOnly();
        }
        return Boolean.TRUE.equals(group.allSupported())
                ? RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES
                : RecordingStrategyType.INCLUSION_BY_RESOURCE_TYPES;
    }

    private static List<String> types(RecordingGroup group, RecordingStrategyType strategy) {
        return switch (strategy) {
            case EXCLUSION_BY_RESOURCE_TYPES ->
                    group.exclusionByResourceTypes().resourceTypesAsStrings();
            case INCLUSION_BY_RESOURCE_TYPES -> group.resourceTypesAsStrings();
            case ALL_SUPPORTED_RESOURCE_TYPES, UNKNOWN_TO_SDK_VERSION -> List.of();
        };
    }

    RecordingGroup recordingGroup() {
        List<String> types = resourceTypes.stream().sorted().toList();
        RecordingGroup.Builder group =
                RecordingGroup.builder()
                        .allSupported(
                                strategy == RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES)
                        .includeGlobalResourceTypes(globalResourceTypes)
                        .recordingStrategy(it -> it.useOnly(strategy));
        return switch (strategy) {
            case INCLUSION_BY_RESOURCE_TYPES -> group.resourceTypesWithStrings(types).build();
            case EXCLUSION_BY_RESOURCE_TYPES ->
                    group.exclusionByResourceTypes(it -> it.resourceTypesWithStrings(types))
                            .build();
            case ALL_SUPPORTED_RESOURCE_TYPES, UNKNOWN_TO_SDK_VERSION -> group.build();
        };
    }
}
