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
        return switchLogging();
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
            Optional<String> key = desired.key() == null ? Optional.of("") : key();
            if (key.isEmpty()) {
                return noKey();
            }
            updateTrail(key.get(), update.touches("cloudWatchLogs"));
        }
        selectEvents(update);
        if (update.touches("logging")) {
            switchLogging();
        }
        Map<String, String> errors = update.before().deliveryErrors();
        return errors.isEmpty() || !desired.logging()
                ? Result.done()
                : new Result.Pending("a delivery that succeeds; the last one: " + errors);
    }

    /** Insights need the events that they look at, so they go before them and come after them. */
    private void selectEvents(Update<Settings> update) {
        boolean insights = update.touches("insights");
        boolean fewer = update.before().insights().containsAll(desired.insights());
        if (insights && fewer) {
            putInsights(TrailReading.selectors(cloudTrail, desired.arn()));
        }
        if (update.touches("eventSelectors") || update.touches("basicSelectors")) {
            replaceEventSelectors();
        }
        if (insights && !fewer) {
            putInsights(TrailReading.selectors(cloudTrail, desired.arn()));
        }
    }

    private void replaceEventSelectors() {
        if (!desired.basicSelectors().isEmpty()) {
            putBasicSelectors(desired.basicSelectors());
            return;
        }
        List<AdvancedEventSelector> merged =
                EventSelectors.merge(
                        cloudTrail.getEventSelectors(it -> it.trailName(desired.arn())),
                        desired.eventSelectors());
        if (merged.isEmpty()) {
            // CloudTrail takes no trail that records nothing; new ones record management events.
            putBasicSelectors(List.of(new BasicSelector("All", true, Map.of(), Set.of())));
        } else {
            putEventSelectors(merged);
        }
    }

    private void putBasicSelectors(List<BasicSelector> selectors) {
        cloudTrail.putEventSelectors(it ->
                it.trailName(desired.arn())
                        .eventSelectors(selectors.stream().map(BasicSelector::selector).toList()));
    }

    /** An empty text takes a setting of a trail away; none leaves it as it is. */
    private void updateTrail(String key, boolean deliveryToo) {
        Delivery delivery = desired.cloudWatchLogs();
        boolean takenAway = deliveryToo && delivery == null;
        int slash = desired.location().indexOf('/');
        cloudTrail.updateTrail(it ->
                it.name(desired.arn())
                        .s3BucketName(
                                slash < 0
                                        ? desired.location()
                                        : desired.location().substring(0, slash))
                        .s3KeyPrefix(slash < 0 ? "" : desired.location().substring(slash + 1))
                        .kmsKeyId(key)
                        .isOrganizationTrail(desired.organization())
                        .isMultiRegionTrail(desired.multiRegion())
                        .includeGlobalServiceEvents(desired.globalServices())
                        .enableLogFileValidation(desired.validated())
                        .cloudWatchLogsLogGroupArn(takenAway ? "" : logGroup(delivery))
                        .cloudWatchLogsRoleArn(takenAway ? "" : role(delivery)));
    }

    void delete() {
        cloudTrail.deleteTrail(it -> it.name(reference()));
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

    private Result switchLogging() {
        if (desired.logging()) {
            cloudTrail.startLogging(it -> it.name(reference()));
        } else {
            cloudTrail.stopLogging(it -> it.name(reference()));
        }
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
