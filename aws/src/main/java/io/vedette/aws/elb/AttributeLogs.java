package io.vedette.aws.elb;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;

/**
 * Whether and where an application or network load balancer logs: some of its attributes
 * (ModifyLoadBalancerAttributes). AWS writes a test file before it takes a bucket.
 *
 * @param replaceForeign whether logs that go to another bucket are redirected
 */
record AttributeLogs(AwsClients clients, Kind kind, boolean replaceForeign)
        implements SingleResourceKind<Logging> {

    /** What is logged. */
    enum Kind {
        ACCESS("elb.access-logs", "access_logs.s3."),
        CONNECTIONS("elb.connection-logs", "connection_logs.s3.");

        private final String kindName;
        private final String attributes;

        Kind(String kindName, String attributes) {
            this.kindName = kindName;
            this.attributes = attributes;
        }
    }

    @Override
    public String name() {
        return kind.kindName;
    }

    private ElasticLoadBalancingV2Client client(Resource<Logging> resource) {
        return clients.client(ElasticLoadBalancingV2Client.class, resource.target());
    }

    private static String arn(Resource<Logging> resource) {
        return Arns.regional(
                "elasticloadbalancing", resource.target(), "loadbalancer/" + resource.name());
    }

    @Override
    public Reading<Logging> read(Resource<Logging> resource) {
        Map<String, String> attributes = new HashMap<>();
        try {
            client(resource)
                    .describeLoadBalancerAttributes(it -> it.loadBalancerArn(arn(resource)))
                    .attributes()
                    .forEach(it -> attributes.put(it.key(), it.value()));
        } catch (LoadBalancerNotFoundException gone) {
            return new Reading.Absent<>();
        }
        return Logging.of(
                        "true".equals(attributes.get(kind.attributes + "enabled")),
                        attributes.get(kind.attributes + "bucket"),
                        attributes.get(kind.attributes + "prefix"))
                .reading(resource.desired(), replaceForeign);
    }

    @Override
    public Result create(Resource<Logging> resource) {
        return new Result.Refused("the load balancer is gone");
    }

    @Override
    public Result update(Update<Logging> update) {
        Resource<Logging> resource = update.resource();
        client(resource)
                .modifyLoadBalancerAttributes(it ->
                        it.loadBalancerArn(arn(resource))
                                .attributes(attributes(resource.desired())));
        return Result.done();
    }

    /** Bucket and prefix of a load balancer that does not log mean nothing, and stay. */
    private List<LoadBalancerAttribute> attributes(Logging wanted) {
        List<LoadBalancerAttribute> attributes = new ArrayList<>();
        attributes.add(attribute("enabled", String.valueOf(wanted.bucket() != null)));
        if (wanted.bucket() != null) {
            attributes.add(attribute("bucket", wanted.bucket()));
            attributes.add(attribute("prefix", wanted.prefix()));
        }
        return attributes;
    }

    private LoadBalancerAttribute attribute(String key, String value) {
        return LoadBalancerAttribute.builder().key(kind.attributes + key).value(value).build();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("elasticloadbalancing:DescribeLoadBalancerAttributes");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("elasticloadbalancing:ModifyLoadBalancerAttributes");
    }
}
