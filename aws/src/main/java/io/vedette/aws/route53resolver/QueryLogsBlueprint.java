package io.vedette.aws.route53resolver;

import io.vedette.aws.AwsClients;
import io.vedette.aws.ec2.Vpc;
import io.vedette.aws.ec2.VpcDiscovery;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.QueryLogSettings;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Found;
import io.vedette.core.plan.ItemBlueprint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;

/**
 * Draws Resolver's query logs: of every VPC that there is, to a bucket of its region in the log
 * archive and to a log group of its own account and region. Every account has configurations of its
 * own, so that nothing has to be shared between accounts.
 */
public final class QueryLogsBlueprint implements ItemBlueprint {

    private final Set<String> served =
            Route53ResolverClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final AwsClients clients;
    private final VpcDiscovery vpcs;

    public QueryLogsBlueprint(AwsClients clients) {
        this.clients = clients;
        this.vpcs = new VpcDiscovery(clients);
    }

    @Override
    public LogSource item() {
        return LogSource.DNS_LOGS;
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
        QueryLogSettings settings = draft.settings(item(), QueryLogSettings.class);
        QueryLogDrawing drawing = new QueryLogDrawing(clients, draft, settings);
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
