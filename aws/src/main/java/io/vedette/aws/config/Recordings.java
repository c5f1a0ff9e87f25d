package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands at each target while AWS Config is drawn: role, recorder, delivery and the rest that
 * is local, and whatever is added.
 */
final class Recordings {

    private final Map<Target, List<ResourceId>> standing = new LinkedHashMap<>();
    private final Map<Target, ResourceId> recordings = new LinkedHashMap<>();

    private Recordings() {}

    /** Draws the archive and what is local to each target where there is anything to record. */
    static Recordings draw(AwsClients clients, ConfigSettings settings, Draft draft) {
        Organization organization = draft.organization();
        Archive archive = new Archive(clients, settings, organization);
        LocalResources local =
                new LocalResources(
                        clients,
                        settings,
                        organization.home(),
                        archive.bucketName(),
                        archive.draw(draft));
        Recordings drawn = new Recordings();
        for (Target target : draft.targets()) {
            if (local.recordsAnything(target)) {
                List<ResourceId> resources = local.draw(draft, target);
                drawn.standing.put(target, new ArrayList<>(resources));
                drawn.recordings.put(target, resources.getLast());
            } else {
                draft.skip(
                        Tool.CONFIG,
                        target,
                        "only IAM's resources are to be recorded, which the home region does");
            }
        }
        return drawn;
    }

    /** The targets that record. */
    List<Target> targets() {
        return List.copyOf(recordings.keySet());
    }

    /** What records at a target. */
    ResourceId at(Target target) {
        return Objects.requireNonNull(recordings.get(target));
    }

    /** What records in a region, by target. */
    Map<Target, ResourceId> in(Region region) {
        Map<Target, ResourceId> there = new LinkedHashMap<>();
        recordings.forEach((target, recording) -> {
            if (target.region().equals(region)) {
                there.put(target, recording);
            }
        });
        return there;
    }

    /** Has a target's deployment stand on something more. */
    void add(Target target, List<ResourceId> resources) {
        Objects.requireNonNull(standing.get(target)).addAll(resources);
    }

    void deploy(Draft draft) {
        standing.forEach((target, resources) -> draft.deploy(Tool.CONFIG, target, resources));
    }
}
