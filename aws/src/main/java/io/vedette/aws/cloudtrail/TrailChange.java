package io.vedette.aws.cloudtrail;

import io.vedette.aws.Managed;
import io.vedette.aws.cloudtrail.Trail.Delivery;
import io.vedette.aws.cloudtrail.Trail.Settings;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.TrailAlreadyExistsException;

/** Creates or changes a trail, and starts it last: what it records is settled before. */
final class TrailChange {

    private static final List<String> OF_THE_TRAIL_ITSELF =
            List.of(
                    "location",
                    "key",
                    "organization",
                    "multiRegion",
                    "globalServices",
                    "validated",
                    "cloudWatchLogs");

    private final CloudTrailClient cloudTrail;
    private final KeyAliases keys;
    private final Resource<Settings> resource;
    private final Settings desired;

    TrailChange(CloudTrailClient cloudTrail, KeyAliases keys, Resource<Settings> resource) {
        this.cloudTrail = cloudTrail;
        this.keys = keys;
        this.resource = resource;
        this.desired = resource.desired();
    }

    Result create() {
        Optional<String> key = key();
        if (key.isEmpty()) {
            return noKey();
        }
        try {
            createTrail(key.get());
        } catch (TrailAlreadyExistsException other) {
            return new Result.Refused(
                    "there is another trail named %s, %s: name yours otherwise, or delete that one"
                            .formatted(
                                    resource.name(),
                                    "in another region or not of the organization"));
        }
        putEventSelectors(
                desired.eventSelectors().entrySet().stream()
                        .map(it -> it.getValue().named(it.getKey()))
                        .toList());
        if (!desired.insights().isEmpty()) {
            putInsights(Set.of());
        }
        return start();
    }

    private void createTrail(String key) {
        Delivery delivery = desired.cloudWatchLogs();
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        cloudTrail.createTrail(it ->
                it.name(resource.name())
                        .s3BucketName(desired.location())
                        .kmsKeyId(key)
                        .isOrganizationTrail(desired.organization())
                        .isMultiRegionTrail(desired.multiRegion())
                        .includeGlobalServiceEvents(desired.globalServices())
                        .enableLogFileValidation(desired.validated())
                        .cloudWatchLogsLogGroupArn(logGroup(delivery))
                        .cloudWatchLogsRoleArn(role(delivery))
                        .tagsList(managed));
    }

    Result update(Update<Settings> update) {
        if (OF_THE_TRAIL_ITSELF.stream().anyMatch(update::touches)) {
            Optional<String> key = key();
            if (key.isEmpty()) {
                return noKey();
            }
            updateTrail(key.get());
        }
        if (update.touches("eventSelectors")) {
            putEventSelectors(
                    EventSelectors.merge(
                            cloudTrail.getEventSelectors(it -> it.trailName(desired.arn())),
                            desired.eventSelectors()));
        }
        if (update.touches("insights")) {
            putInsights(TrailReading.selectors(cloudTrail, desired.arn()));
        }
        if (update.touches("logging")) {
            start();
        }
        Map<String, String> errors = update.before().deliveryErrors();
        return errors.isEmpty()
                ? Result.done()
                : new Result.Pending("a delivery that succeeds; the last one: " + errors);
    }

    private void updateTrail(String key) {
        Delivery delivery = desired.cloudWatchLogs();
        cloudTrail.updateTrail(it ->
                it.name(desired.arn())
                        .s3BucketName(desired.location())
                        .s3KeyPrefix("")
                        .kmsKeyId(key)
                        .isOrganizationTrail(desired.organization())
                        .isMultiRegionTrail(desired.multiRegion())
                        .includeGlobalServiceEvents(desired.globalServices())
                        .enableLogFileValidation(desired.validated())
                        .cloudWatchLogsLogGroupArn(logGroup(delivery))
                        .cloudWatchLogsRoleArn(role(delivery)));
    }

    private void putEventSelectors(List<AdvancedEventSelector> selectors) {
        cloudTrail.putEventSelectors(
                it -> it.trailName(desired.arn()).advancedEventSelectors(selectors));
    }

    /** A type that is on stays as it is: it may look at data events too. */
    private void putInsights(Set<InsightSelector> there) {
        List<InsightSelector> selectors = new ArrayList<>();
        for (String type : desired.insights().stream().sorted().toList()) {
            selectors.add(
                    there.stream()
                            .filter(it -> it.insightTypeAsString().equals(type))
                            .findFirst()
                            .orElseGet(() -> InsightSelector.builder().insightType(type).build()));
        }
        cloudTrail.putInsightSelectors(
                it -> it.trailName(desired.arn()).insightSelectors(selectors));
    }

    private Result start() {
        cloudTrail.startLogging(it -> it.name(reference()));
        return Result.done();
    }

    /** The name of a trail of one's own; the ARN of one that the management account owns. */
    private String reference() {
        boolean own = desired.arn().equals(Trail.arn(resource.target(), resource.name()));
        return own ? resource.name() : desired.arn();
    }

    private Optional<String> key() {
        return Stream.ofNullable(desired.key()).flatMap(it -> keys.keyArn(it).stream()).findFirst();
    }

    private Result noKey() {
        return new Result.Refused("there is no key " + desired.key());
    }

    private static @Nullable String logGroup(@Nullable Delivery delivery) {
        return delivery == null ? null : delivery.logGroup();
    }

    private static @Nullable String role(@Nullable Delivery delivery) {
        return delivery == null ? null : delivery.role();
    }
}
