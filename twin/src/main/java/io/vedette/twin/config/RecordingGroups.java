package io.vedette.twin.config;

import static software.amazon.awssdk.services.config.model.RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES;
import static software.amazon.awssdk.services.config.model.RecordingStrategyType.EXCLUSION_BY_RESOURCE_TYPES;
import static software.amazon.awssdk.services.config.model.RecordingStrategyType.INCLUSION_BY_RESOURCE_TYPES;

import io.vedette.twin.AwsError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.InvalidRecordingGroupException;
import software.amazon.awssdk.services.config.model.RecordingGroup;
import software.amazon.awssdk.services.config.model.RecordingStrategyType;

/**
 * Judges recording groups: three ways to say what is recorded, of which one may be used.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html">
 *     RecordingGroup</a>
 */
record RecordingGroups(
        RecordingStrategyType strategy, boolean globalTypes, List<String> resourceTypes) {

    /** A recorder without a group records all types but the global ones. */
    static RecordingGroups of(@Nullable RecordingGroup group) {
        if (group == null) {
            return new RecordingGroups(ALL_SUPPORTED_RESOURCE_TYPES, false, List.of());
        }
        boolean all = Boolean.TRUE.equals(group.allSupported());
        boolean global = Boolean.TRUE.equals(group.includeGlobalResourceTypes());
        List<String> included = group.resourceTypesAsStrings();
        List<String> excluded =
                group.exclusionByResourceTypes() == null
                        ? List.of()
                        : group.exclusionByResourceTypes().resourceTypesAsStrings();
        RecordingStrategyType asked =
                group.recordingStrategy() == null ? null : group.recordingStrategy().useOnly();
        RecordingGroups read = read(all, global, included, excluded);
        if (asked != null && asked != read.strategy()) {
            throw invalid();
        }
        if (read.strategy() == EXCLUSION_BY_RESOURCE_TYPES && asked == null) {
            throw invalid();
        }
        return read;
    }

    private static RecordingGroups read(
            boolean all, boolean global, List<String> included, List<String> excluded) {
        if (all && included.isEmpty() && excluded.isEmpty()) {
            return new RecordingGroups(ALL_SUPPORTED_RESOURCE_TYPES, global, List.of());
        }
        if (!all && !global && !included.isEmpty() && excluded.isEmpty()) {
            return new RecordingGroups(INCLUSION_BY_RESOURCE_TYPES, false, included);
        }
        if (!all && !global && included.isEmpty() && !excluded.isEmpty()) {
            return new RecordingGroups(EXCLUSION_BY_RESOURCE_TYPES, false, excluded);
        }
        throw invalid();
    }

    static RecordingGroup shape(StoredRecorder recorder) {
        boolean inclusion = recorder.strategy() == INCLUSION_BY_RESOURCE_TYPES;
        boolean exclusion = recorder.strategy() == EXCLUSION_BY_RESOURCE_TYPES;
        return RecordingGroup.builder()
                .allSupported(recorder.strategy() == ALL_SUPPORTED_RESOURCE_TYPES)
                .includeGlobalResourceTypes(recorder.globalTypes())
                .resourceTypesWithStrings(inclusion ? recorder.resourceTypes() : List.of())
                .exclusionByResourceTypes(it ->
                        it.resourceTypesWithStrings(
                                exclusion ? recorder.resourceTypes() : List.of()))
                .recordingStrategy(it -> it.useOnly(recorder.strategy()))
                .build();
    }

    private static RuntimeException invalid() {
        return AwsError.of(
                InvalidRecordingGroupException.builder(),
                "The recording group provided is not valid");
    }
}
