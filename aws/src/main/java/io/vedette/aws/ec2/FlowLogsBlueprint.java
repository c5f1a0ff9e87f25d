package io.vedette.aws.ec2;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.FlowLogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Found;
import io.vedette.core.plan.ItemBlueprint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Draws VPC flow logs: of every VPC that there is, to a bucket of its region in the log archive and
 * to a log group of its own account and region.
 */
public final class FlowLogsBlueprint implements ItemBlueprint {

    private final Set<String> served =
            Ec2Client.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final AwsClients clients;
    private final VpcDiscovery vpcs;

    public FlowLogsBlueprint(AwsClients clients) {
        this.clients = clients;
        this.vpcs = new VpcDiscovery(clients);
    }

    @Override
    public LogSource item() {
        return LogSource.VPC_FLOW_LOGS;
    }

    @Override
    public boolean serves(Region region) {
        return served.contains(region.code());
    }

    @Override
    public List<Discovery<?>> discoveries() {
        return List.of(vpcs);
    }

    @Override
    public void draw(Draft draft) {
        FlowLogSettings settings = draft.settings(item(), FlowLogSettings.class);
        FlowLogDrawing drawing = new FlowLogDrawing(clients, draft, settings);
        for (Target target : draft.targets()) {
            switch (draft.found(vpcs, target)) {
                case Found.Unavailable<Vpc>(String why) ->
                        draft.unsurveyed(item(), target, vpcs, why);
                case Found.Things<Vpc>(List<Vpc> none) when none.isEmpty() ->
                        draft.skip(item(), target, "there is no VPC");
                case Found.Things<Vpc>(List<Vpc> all) ->
                        draft.deploy(item(), target, drawing.draw(target, all));
            }
        }
    }
}
