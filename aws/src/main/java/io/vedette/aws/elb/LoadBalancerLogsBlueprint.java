package io.vedette.aws.elb;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.LoadBalancerLogSettings;
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
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * Draws the access logs of the load balancers that there are, and for each region with any a bucket
 * in the log archive account.
 */
public final class LoadBalancerLogsBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            ElasticLoadBalancingV2Client.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;
    private final LoadBalancers loadBalancers;

    public LoadBalancerLogsBlueprint(AwsClients clients) {
        this.clients = clients;
        this.loadBalancers = new LoadBalancers(clients);
    }

    @Override
    public LogSource item() {
        return LogSource.LOAD_BALANCER_LOGS;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public List<Discovery<?>> discoveries() {
        return List.of(loadBalancers);
    }

    @Override
    public void draw(Draft draft) {
        LogDrawing drawing =
                new LogDrawing(
                        clients, draft, draft.settings(item(), LoadBalancerLogSettings.class));
        for (Target target : draft.targets()) {
            switch (draft.found(loadBalancers, target)) {
                case Found.Things<LoadBalancer>(List<LoadBalancer> all) ->
                        drawing.draw(target, all);
                case Found.Unavailable<LoadBalancer>(String why) ->
                        draft.unsurveyed(item(), target, loadBalancers, why);
            }
        }
    }
}
