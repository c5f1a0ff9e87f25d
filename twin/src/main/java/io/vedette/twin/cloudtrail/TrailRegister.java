package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Finds trails as a caller sees them: its own, those that many regions share, and as shadow trails
 * those of its organization.
 */
final class TrailRegister {

    private static final Pattern ARN =
            Pattern.compile("arn:[\\w-]+:cloudtrail:([\\w-]+):(\\d{12}):trail/(.+)");

    private final World world;
    private final Caller caller;
    private final OrganizationTrails organizationTrails;

    TrailRegister(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.organizationTrails = new OrganizationTrails(world, caller);
    }

    /** A trail where it is at home. */
    record Found(String account, String region, StoredTrail trail) {

        boolean isAtHome(Caller caller) {
            return region.equals(caller.region());
        }

        boolean ofOrganization() {
            return Boolean.TRUE.equals(trail.settings().isOrganizationTrail());
        }

        boolean ofManyRegions() {
            return Boolean.TRUE.equals(trail.settings().isMultiRegionTrail());
        }
    }

    static String arn(String account, String region, String name) {
        return "arn:aws:cloudtrail:%s:%s:trail/%s".formatted(region, account, name);
    }

    /** The trail of a name or ARN, for reading. */
    Found readable(String nameOrArn) {
        return find(nameOrArn)
                .orElseThrow(
                        () -> CloudTrailError.notFound(spelledOut(nameOrArn), caller.account()));
    }

    /** The trail of a name or ARN, for changing: from its home, by whom it belongs to. */
    Found changeable(String nameOrArn) {
        Found found = readable(nameOrArn);
        if (found.ofOrganization()) {
            organizationTrails.requireAdministrator();
        }
        if (!found.isAtHome(caller)) {
            throw CloudTrailError.elsewhere(found.region());
        }
        return found;
    }

    private Optional<Found> find(String nameOrArn) {
        Matcher arn = ARN.matcher(nameOrArn);
        if (arn.matches()) {
            String region = arn.group(1);
            return visible(arn.group(2)).stream()
                    .filter(it -> it.region().equals(region))
                    .filter(it -> arn.group(3).equals(it.trail().settings().name()))
                    .findFirst();
        }
        if (nameOrArn.startsWith("arn:")) {
            throw CloudTrailError.invalidArn(nameOrArn);
        }
        TrailNames.check(nameOrArn);
        return visible(caller.account()).stream()
                .filter(it -> it.trail().settings().name().equals(nameOrArn))
                .findFirst();
    }

    private String spelledOut(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : arn(caller.account(), caller.region(), nameOrArn);
    }

    /** An account's trails that are in effect in the caller's region and that it may see. */
    private List<Found> visible(String account) {
        boolean own = account.equals(caller.account());
        if (!own && !organizationTrails.isManagementOfCaller(account)) {
            return List.of();
        }
        return of(account).stream()
                .filter(it -> own || it.ofOrganization())
                .filter(it -> it.ofManyRegions() || it.isAtHome(caller))
                .toList();
    }

    /** All trails of an account, wherever they are at home. */
    List<Found> of(String account) {
        List<Found> found = new ArrayList<>();
        for (String region : AwsRegions.commercial()) {
            world.peek(Trails.class, account, region)
                    .ifPresent(trails ->
                            trails.byName()
                                    .values()
                                    .forEach(it -> found.add(new Found(account, region, it))));
        }
        return found;
    }

    /** All trails that the caller has, and those of its organization. */
    List<Found> everywhere() {
        List<Found> found = new ArrayList<>(of(caller.account()));
        Organization organization = world.organization();
        if (organization.inUse() && !organization.isManagement(caller.account())) {
            of(organization.managementAccount()).stream()
                    .filter(Found::ofOrganization)
                    .forEach(found::add);
        }
        return found;
    }

    /** Whether one of these names or ARNs means the trail; a name only means one at home here. */
    boolean isMeant(Found found, List<String> namesAndArns) {
        Trail settings = found.trail().settings();
        boolean here = found.account().equals(caller.account()) && found.isAtHome(caller);
        return namesAndArns.contains(settings.trailARN())
                || (here && namesAndArns.contains(settings.name()));
    }

    /** The trails of the caller's region, with those of elsewhere that are in effect there. */
    List<Found> inRegion(boolean withShadows) {
        List<Found> found = new ArrayList<>(visible(caller.account()));
        Organization organization = world.organization();
        if (organization.inUse() && !organization.isManagement(caller.account())) {
            found.addAll(visible(organization.managementAccount()));
        }
        found.removeIf(it ->
                !withShadows && !(it.isAtHome(caller) && it.account().equals(caller.account())));
        return found;
    }
}
