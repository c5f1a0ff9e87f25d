package io.vedette.aws.cloudtrail;

import io.vedette.aws.cloudtrail.Trail.Delivery;
import io.vedette.aws.cloudtrail.Trail.Settings;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.core.resource.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetInsightSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.InsightNotEnabledException;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Reads a trail by its ARN, which the delegated administrator needs: the trail is not its own. */
final class TrailReading {

    private final CloudTrailClient cloudTrail;
    private final KeyAliases keys;
    private final Settings desired;
    private final String arn;

    TrailReading(CloudTrailClient cloudTrail, KeyAliases keys, Settings desired) {
        this.cloudTrail = cloudTrail;
        this.keys = keys;
        this.desired = desired;
        this.arn = desired.arn();
    }

    Reading<Settings> read() {
        return find().<Reading<Settings>>map(trail -> new Reading.Present<>(settings(trail)))
                .orElseGet(Reading.Absent::new);
    }

    /** To members an organization's trail is a shadow trail, so those are asked for too. */
    private Optional<Trail> find() {
        return cloudTrail
                .describeTrails(it -> it.trailNameList(arn).includeShadowTrails(true))
                .trailList()
                .stream()
                .filter(trail -> trail.trailARN().equals(arn))
                .findFirst();
    }

    private Settings settings(Trail trail) {
        GetTrailStatusResponse status = cloudTrail.getTrailStatus(it -> it.name(arn));
        GetEventSelectorsResponse selectors = cloudTrail.getEventSelectors(it -> it.trailName(arn));
        return new Settings(
                trail.trailARN(),
                location(trail),
                key(trail.kmsKeyId()),
                Boolean.TRUE.equals(trail.isOrganizationTrail()),
                Boolean.TRUE.equals(trail.isMultiRegionTrail()),
                Boolean.TRUE.equals(trail.includeGlobalServiceEvents()),
                Boolean.TRUE.equals(trail.logFileValidationEnabled()),
                desired.cloudWatchLogs() == null ? null : delivery(trail),
                EventSelectors.ours(selectors),
                desired.eventSelectors().isEmpty() ? List.of() : EventSelectors.basic(selectors),
                insights(),
                Boolean.TRUE.equals(status.isLogging()),
                deliveryErrors(status));
    }

    private static String location(Trail trail) {
        String prefix = trail.s3KeyPrefix();
        return prefix == null || prefix.isEmpty()
                ? trail.s3BucketName()
                : trail.s3BucketName() + "/" + prefix;
    }

    private @Nullable String key(@Nullable String keyArn) {
        if (keyArn == null || desired.key() == null) {
            return keyArn;
        }
        return keys.named(keyArn, desired.key());
    }

    private static @Nullable Delivery delivery(Trail trail) {
        if (trail.cloudWatchLogsLogGroupArn() == null || trail.cloudWatchLogsRoleArn() == null) {
            return null;
        }
        return new Delivery(trail.cloudWatchLogsLogGroupArn(), trail.cloudWatchLogsRoleArn());
    }

    private Set<String> insights() {
        return selectors(cloudTrail, arn).stream()
                .map(InsightSelector::insightTypeAsString)
                .collect(Collectors.toSet());
    }

    static Set<InsightSelector> selectors(CloudTrailClient cloudTrail, String arn) {
        try {
            GetInsightSelectorsResponse there =
                    cloudTrail.getInsightSelectors(it -> it.trailName(arn));
            return Set.copyOf(there.insightSelectors());
        } catch (InsightNotEnabledException none) {
            return Set.of();
        }
    }

    /** A stopped trail delivers nothing, and what it once failed with has no end. */
    private static Map<String, String> deliveryErrors(GetTrailStatusResponse status) {
        Map<String, String> errors = new TreeMap<>();
        if (!Boolean.TRUE.equals(status.isLogging())) {
            return errors;
        }
        put(errors, "bucket", status.latestDeliveryError());
        put(errors, "digests", status.latestDigestDeliveryError());
        put(errors, "cloudWatchLogs", status.latestCloudWatchLogsDeliveryError());
        return errors;
    }

    private static void put(Map<String, String> errors, String where, @Nullable String error) {
        if (error != null && !error.isEmpty()) {
            errors.put(where, error);
        }
    }
}
