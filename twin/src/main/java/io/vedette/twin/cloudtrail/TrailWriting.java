package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.cloudtrail.TrailRegister.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.MaximumNumberOfTrailsExceededException;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.TagsLimitExceededException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudtrail.model.TrailAlreadyExistsException;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;

/** Creates, changes and deletes trails as CreateTrail, UpdateTrail and DeleteTrail do. */
final class TrailWriting {

    private static final int MOST_TRAILS = 5;
    private static final int MOST_TAGS = 50;

    private final World world;
    private final Caller caller;
    private final TrailRegister register;
    private final OrganizationTrails organizationTrails;

    TrailWriting(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.register = new TrailRegister(world, caller);
        this.organizationTrails = new OrganizationTrails(world, caller);
    }

    /** A trail of an organization belongs to its management account, whoever makes it. */
    StoredTrail create(CreateTrailRequest request) {
        TrailNames.check(request.name());
        boolean organization = Boolean.TRUE.equals(request.isOrganizationTrail());
        if (organization) {
            organizationTrails.requireReady();
        }
        String owner = organization ? organizationTrails.owner() : caller.account();
        requireRoom(owner, request.name());
        Trail settings =
                Trail.builder()
                        .name(request.name())
                        .trailARN(TrailRegister.arn(owner, caller.region(), request.name()))
                        .homeRegion(caller.region())
                        .s3BucketName(request.s3BucketName())
                        .s3KeyPrefix(nonEmpty(request.s3KeyPrefix()))
                        .includeGlobalServiceEvents(
                                !Boolean.FALSE.equals(request.includeGlobalServiceEvents()))
                        .isMultiRegionTrail(Boolean.TRUE.equals(request.isMultiRegionTrail()))
                        .isOrganizationTrail(organization)
                        .logFileValidationEnabled(
                                Boolean.TRUE.equals(request.enableLogFileValidation()))
                        .cloudWatchLogsLogGroupArn(nonEmpty(request.cloudWatchLogsLogGroupArn()))
                        .cloudWatchLogsRoleArn(nonEmpty(request.cloudWatchLogsRoleArn()))
                        .kmsKeyId(nonEmpty(request.kmsKeyId()))
                        .hasCustomEventSelectors(false)
                        .hasInsightSelectors(false)
                        .build();
        StoredTrail trail = StoredTrail.created(checked(settings));
        tag(trail, request.tagsList());
        world.state(Trails.class, owner, caller.region()).byName().put(request.name(), trail);
        return trail;
    }

    private void requireRoom(String owner, String name) {
        List<Found> inEffect =
                register.of(owner).stream()
                        .filter(it -> it.ofManyRegions() || it.isAtHome(caller))
                        .toList();
        if (inEffect.stream().anyMatch(it -> it.trail().settings().name().equals(name))) {
            throw AwsError.of(
                    TrailAlreadyExistsException.builder(),
                    "Trail %s already exists for customer: %s".formatted(name, owner));
        }
        if (inEffect.size() >= MOST_TRAILS) {
            throw AwsError.of(
                    MaximumNumberOfTrailsExceededException.builder(),
                    "User: %s already has %d trails in %s."
                            .formatted(owner, inEffect.size(), caller.region()));
        }
    }

    StoredTrail update(UpdateTrailRequest request) {
        Found found = register.changeable(request.name());
        Trail before = found.trail().settings();
        boolean organization = or(request.isOrganizationTrail(), before.isOrganizationTrail());
        if (organization && !found.ofOrganization()) {
            organizationTrails.requireReady();
            if (!found.account().equals(organizationTrails.owner())) {
                throw CloudTrailError.notOrganizationsAccount();
            }
        }
        Trail after =
                before.toBuilder()
                        .s3BucketName(or(request.s3BucketName(), before.s3BucketName()))
                        .s3KeyPrefix(nonEmpty(or(request.s3KeyPrefix(), before.s3KeyPrefix())))
                        .includeGlobalServiceEvents(
                                or(
                                        request.includeGlobalServiceEvents(),
                                        before.includeGlobalServiceEvents()))
                        .isMultiRegionTrail(
                                or(request.isMultiRegionTrail(), before.isMultiRegionTrail()))
                        .isOrganizationTrail(organization)
                        .logFileValidationEnabled(
                                or(
                                        request.enableLogFileValidation(),
                                        before.logFileValidationEnabled()))
                        .cloudWatchLogsLogGroupArn(
                                nonEmpty(
                                        or(
                                                request.cloudWatchLogsLogGroupArn(),
                                                before.cloudWatchLogsLogGroupArn())))
                        .cloudWatchLogsRoleArn(
                                nonEmpty(
                                        or(
                                                request.cloudWatchLogsRoleArn(),
                                                before.cloudWatchLogsRoleArn())))
                        .kmsKeyId(nonEmpty(or(request.kmsKeyId(), before.kmsKeyId())))
                        .build();
        Trail taken = checked(after);
        new TrailFeed(world).change(found.trail(), it -> it.settings(taken));
        return found.trail();
    }

    /** The settings as CloudTrail takes them. */
    private Trail checked(Trail trail) {
        boolean global = Boolean.TRUE.equals(trail.includeGlobalServiceEvents());
        if (Boolean.TRUE.equals(trail.isMultiRegionTrail()) && !global) {
            throw CloudTrailError.invalidCombination(
                    "Multi-Region trail must include global service events.");
        }
        if ((trail.cloudWatchLogsLogGroupArn() == null)
                != (trail.cloudWatchLogsRoleArn() == null)) {
            throw CloudTrailError.invalidCombination(
                    "CloudWatch Logs log group and role must be specified together.");
        }
        return new Destinations(world).require(trail, caller);
    }

    void delete(String name) {
        Found found = register.changeable(name);
        new TrailFeed(world).stop(found.trail());
        world.state(Trails.class, found.account(), found.region())
                .byName()
                .remove(found.trail().settings().name());
    }

    void tag(StoredTrail trail, List<Tag> tags) {
        tags.forEach(tag -> trail.tags().put(tag.key(), tag.value() == null ? "" : tag.value()));
        if (trail.tags().size() > MOST_TAGS) {
            throw AwsError.of(
                    TagsLimitExceededException.builder(),
                    "The number of tags per trail exceeds %d.".formatted(MOST_TAGS));
        }
    }

    private static <T> @Nullable T or(@Nullable T asked, @Nullable T before) {
        return asked == null ? before : asked;
    }

    private static boolean or(@Nullable Boolean asked, @Nullable Boolean before) {
        return Boolean.TRUE.equals(asked == null ? before : asked);
    }

    /** An empty text takes a setting away. */
    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
