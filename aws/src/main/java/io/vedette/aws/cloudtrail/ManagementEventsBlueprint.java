package io.vedette.aws.cloudtrail;

import io.vedette.aws.AwsClients;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.catalog.TrailLogSettings;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.organization.Topology.SeparateAccounts;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * Draws CloudTrail's management events as a log source: it stands on the trail that the tool draws,
 * and on the proof that events arrive.
 */
public final class ManagementEventsBlueprint implements ItemBlueprint {

    private static final String TRAIL = "cloudtrail.trail";

    private final Set<String> served =
            CloudTrailClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final EventArrival arrivals;

    public ManagementEventsBlueprint(AwsClients clients) {
        this.arrivals = new EventArrival(clients);
    }

    @Override
    public LogSource item() {
        return LogSource.CLOUDTRAIL_MANAGEMENT;
    }

    @Override
    public boolean serves(Region region) {
        return served.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        CloudTrailSettings tool = draft.settings(Tool.CLOUDTRAIL, CloudTrailSettings.class);
        Optional<String> lacking = lacking(tool);
        if (lacking.isPresent()) {
            draft.targets().forEach(target -> draft.skip(item(), target, lacking.get()));
            return;
        }
        requireRetention(draft.settings(item(), TrailLogSettings.class), tool);
        draft.targets().forEach(target -> draw(draft, tool, target));
    }

    private static Optional<String> lacking(CloudTrailSettings tool) {
        if (!tool.enabled()) {
            return Optional.of("tools.cloudtrail is off, which records and delivers them");
        }
        return tool.includeManagementEvents()
                ? Optional.empty()
                : Optional.of("tools.cloudtrail.include-management-events is off");
    }

    private static void requireRetention(TrailLogSettings settings, CloudTrailSettings tool) {
        int kept = tool.archive().retentionDays();
        if (kept < settings.retentionDays()) {
            throw new VedetteException(
                    ErrorCode.CONFIGURATION,
                    "logging.cloudtrail_management.retention-days is %d, but tools.cloudtrail keeps events %d days"
                            .formatted(settings.retentionDays(), kept),
                    "make tools.cloudtrail.archive.retention-days %d, or the other %d"
                            .formatted(settings.retentionDays(), kept));
        }
    }

    private void draw(Draft draft, CloudTrailSettings tool, Target target) {
        Set<ResourceId> standsOn = new HashSet<>(draft.deployed(Tool.CLOUDTRAIL, target));
        Optional<ResourceId> trail =
                standsOn.stream().filter(it -> it.kind().equals(TRAIL)).findFirst();
        if (trail.isEmpty()) {
            draft.skip(item(), target, "no trail of tools.cloudtrail records here");
            return;
        }
        standsOn.add(draft.add(arrival(draft.organization(), tool, trail.get())));
        draft.deploy(item(), target, standsOn);
    }

    private Resource<EventArrival.Arrivals> arrival(
            Organization organization, CloudTrailSettings tool, ResourceId trail) {
        Target home =
                switch (organization.topology()) {
                    case AwsOrganization it -> new Target(it.management(), organization.home());
                    case SeparateAccounts _ -> trail.target();
                };
        Set<String> destinations = new HashSet<>(Set.of(EventArrival.BUCKET));
        if (tool.cloudWatchLogs().enabled()) {
            destinations.add(EventArrival.LOG_GROUP);
        }
        return Resource.of(
                arrivals,
                trail.target(),
                trail.name(),
                new EventArrival.Arrivals(Trail.arn(home, trail.name()), destinations),
                trail);
    }
}
