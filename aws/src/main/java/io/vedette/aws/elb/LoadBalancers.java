package io.vedette.aws.elb;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/**
 * Finds load balancers of all types: DescribeLoadBalancers of both APIs, up to 400 a page, and
 * DescribeListeners of each network load balancer.
 */
record LoadBalancers(AwsClients clients) implements Discovery<LoadBalancer> {

    private static final int PAGE = 400;
    private static final String IN_ARN = ":loadbalancer/";

    @Override
    public String name() {
        return "elb.load-balancers";
    }

    @Override
    public Map<Target, List<LoadBalancer>> find(Target place, List<Target> targets) {
        Map<Target, List<LoadBalancer>> found = new HashMap<>();
        for (Target target : targets) {
            List<LoadBalancer> all = new ArrayList<>(current(target));
            all.addAll(classic(target));
            found.put(target, all);
        }
        return found;
    }

    private List<LoadBalancer> current(Target target) {
        ElasticLoadBalancingV2Client elb =
                clients.client(ElasticLoadBalancingV2Client.class, target);
        return elb.describeLoadBalancersPaginator(it -> it.pageSize(PAGE)).loadBalancers().stream()
                .map(it -> loadBalancer(elb, it.loadBalancerArn(), it.typeAsString()))
                .toList();
    }

    private static LoadBalancer loadBalancer(
            ElasticLoadBalancingV2Client elb, String arn, String type) {
        String id = arn.substring(arn.indexOf(IN_ARN) + IN_ARN.length());
        return switch (type) {
            case "network" ->
                    new LoadBalancer(id, LoadBalancer.Type.NETWORK, listensForTls(elb, arn));
            case "gateway" -> new LoadBalancer(id, LoadBalancer.Type.GATEWAY, false);
            default -> new LoadBalancer(id, LoadBalancer.Type.APPLICATION, false);
        };
    }

    private static boolean listensForTls(ElasticLoadBalancingV2Client elb, String arn) {
        return elb.describeListenersPaginator(it -> it.loadBalancerArn(arn)).listeners().stream()
                .anyMatch(it -> it.protocol() == ProtocolEnum.TLS);
    }

    private List<LoadBalancer> classic(Target target) {
        return clients
                .client(ElasticLoadBalancingClient.class, target)
                .describeLoadBalancersPaginator(it -> it.pageSize(PAGE))
                .loadBalancerDescriptions()
                .stream()
                .map(it ->
                        new LoadBalancer(it.loadBalancerName(), LoadBalancer.Type.CLASSIC, false))
                .toList();
    }

    @Override
    public LoadBalancer example(Target target) {
        return new LoadBalancer(
                "app/example/0123456789abcdef", LoadBalancer.Type.APPLICATION, false);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "elasticloadbalancing:DescribeListeners",
                "elasticloadbalancing:DescribeLoadBalancers");
    }
}
