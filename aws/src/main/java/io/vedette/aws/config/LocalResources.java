package io.vedette.aws.config;

import static software.amazon.awssdk.services.config.model.RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES;
import static software.amazon.awssdk.services.config.model.RecordingStrategyType.INCLUSION_BY_RESOURCE_TYPES;

import io.vedette.aws.AwsClients;
import io.vedette.aws.iam.ServiceLinkedRole;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.ConfigSettings.RecordingGroup;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.config.model.MaximumExecutionFrequency;

/**
 * Draws what AWS Config needs in every account and region itself: role, recorder, delivery channel,
 * recording, retention.
 *
 * @param archive what the delivery channel needs
 */
record LocalResources(
        AwsClients clients,
        ConfigSettings settings,
        Region home,
        String bucket,
        Set<ResourceId> archive) {

    private static final String ROLE = "AWSServiceRoleForConfig";

    /** The types whose resources are in no region, and would be recorded again in each. */
    private static final Set<String> GLOBAL_TYPES =
            Set.of("AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User");

    /** Whether there is anything to record at a target. */
    boolean recordsAnything(Target target) {
        return settings.recordingGroup().allSupported() || !types(target).isEmpty();
    }

    /** Draws a target's resources; the last one is the recording. */
    List<ResourceId> draw(Draft draft, Target target) {
        Target accountHome = new Target(target.account(), home);
        ResourceId role =
                draft.add(
                        Resource.of(
                                new ServiceLinkedRole(clients),
                                accountHome,
                                ROLE,
                                new ServiceLinkedRole.Service(Archive.SERVICE)));
        ResourceId recorder =
                draft.add(
                        Resource.of(
                                new Recorder(clients),
                                target,
                                Recorder.NAME,
                                recorder(target),
                                role));
        ResourceId channel = channel(draft, target, recorder);
        ResourceId retention =
                draft.add(
                        Resource.of(
                                new Retention(clients),
                                target,
                                Retention.NAME,
                                new Retention.Period(settings.retentionDays())));
        return List.of(
                role, recorder, channel, retention, recording(draft, target, recorder, channel));
    }

    /**
     * AWS Config tries whether it can deliver as the recorder's role, so the recorder goes first:
     * also where both become again what they were.
     */
    private ResourceId channel(Draft draft, Target target, ResourceId recorder) {
        return draft.add(
                new Resource<>(
                        new Delivery(clients),
                        target,
                        Delivery.NAME,
                        Delivery.Destination.bucket(bucket, frequency()),
                        archive,
                        Set.of(recorder)));
    }

    private ResourceId recording(
            Draft draft, Target target, ResourceId recorder, ResourceId channel) {
        return draft.add(
                Resource.of(
                        new Recording(clients),
                        target,
                        Recorder.NAME,
                        Recording.Activity.RECORDING,
                        recorder,
                        channel));
    }

    private RecorderState recorder(Target target) {
        RecordingGroup group = settings.recordingGroup();
        String role = ServiceLinkedRole.arn(target, Archive.SERVICE, ROLE);
        return group.allSupported()
                ? new RecorderState(
                        role,
                        ALL_SUPPORTED_RESOURCE_TYPES,
                        group.includeGlobalResourceTypes() && isHome(target),
                        Set.of())
                : new RecorderState(role, INCLUSION_BY_RESOURCE_TYPES, false, types(target));
    }

    private Set<String> types(Target target) {
        Set<String> types = new HashSet<>(settings.recordingGroup().resourceTypes());
        if (!isHome(target)) {
            types.removeAll(GLOBAL_TYPES);
        }
        return types;
    }

    private boolean isHome(Target target) {
        return target.region().equals(home);
    }

    private MaximumExecutionFrequency frequency() {
        return switch (settings.deliveryFrequency()) {
            case ONE_HOUR -> MaximumExecutionFrequency.ONE_HOUR;
            case THREE_HOURS -> MaximumExecutionFrequency.THREE_HOURS;
            case SIX_HOURS -> MaximumExecutionFrequency.SIX_HOURS;
            case TWELVE_HOURS -> MaximumExecutionFrequency.TWELVE_HOURS;
            case TWENTY_FOUR_HOURS -> MaximumExecutionFrequency.TWENTY_FOUR_HOURS;
        };
    }
}
