package io.vedette.aws.ec2;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Finds the VPCs of an account in a region ({@code DescribeVpcs}), less those whose subnets other
 * accounts share with it: they are logged where they belong.
 */
public record VpcDiscovery(AwsClients clients) implements Discovery<Vpc> {

    private static final int LONGEST_PAGE = 1000;

    @Override
    public String name() {
        return "ec2.vpcs";
    }

    @Override
    public Map<Target, List<Vpc>> find(Target place, List<Target> targets) {
        Map<Target, List<Vpc>> found = new HashMap<>();
        targets.forEach(target -> found.put(target, vpcs(target)));
        return found;
    }

    private List<Vpc> vpcs(Target target) {
        Filter own = Filter.builder().name("owner-id").values(target.account().value()).build();
        return clients
                .client(Ec2Client.class, target)
                .describeVpcsPaginator(it -> it.filters(own).maxResults(LONGEST_PAGE))
                .vpcs()
                .stream()
                .map(vpc -> new Vpc(vpc.vpcId()))
                .toList();
    }

    @Override
    public Vpc example(Target target) {
        return new Vpc("vpc-0123456789abcdef0");
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ec2:DescribeVpcs");
    }
}
