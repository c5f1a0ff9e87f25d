package io.vedette.aws.elb;

import io.vedette.aws.AwsClients;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.AccessLog;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;

/**
 * Whether and where a classic load balancer logs (ModifyLoadBalancerAttributes of the older API).
 *
 * @param replaceForeign whether logs that go to another bucket are redirected
 */
record ClassicLogs(AwsClients clients, boolean replaceForeign)
        implements SingleResourceKind<Logging> {

    /** How often a log file is written; the other choice is 60. */
    private static final int MINUTES = 5;

    @Override
    public String name() {
        return "elb.classic-access-logs";
    }

    private ElasticLoadBalancingClient client(Resource<Logging> resource) {
        return clients.client(ElasticLoadBalancingClient.class, resource.target());
    }

    @Override
    public Reading<Logging> read(Resource<Logging> resource) {
        try {
            AccessLog log =
                    client(resource)
                            .describeLoadBalancerAttributes(
                                    it -> it.loadBalancerName(resource.name()))
                            .loadBalancerAttributes()
                            .accessLog();
            boolean enabled = log != null && Boolean.TRUE.equals(log.enabled());
            return (enabled
                            ? Logging.of(true, log.s3BucketName(), log.s3BucketPrefix())
                            : Logging.OFF)
                    .reading(resource.desired(), replaceForeign);
        } catch (LoadBalancerNotFoundException gone) {
            return new Reading.Absent<>();
        }
    }

    @Override
    public Result create(Resource<Logging> resource) {
        return new Result.Refused("the load balancer is gone");
    }

    @Override
    public Result update(Update<Logging> update) {
        Resource<Logging> resource = update.resource();
        Logging wanted = resource.desired();
        AccessLog.Builder log = AccessLog.builder().enabled(wanted.bucket() != null);
        if (wanted.bucket() != null) {
            log.s3BucketName(wanted.bucket()).s3BucketPrefix(wanted.prefix()).emitInterval(MINUTES);
        }
        client(resource)
                .modifyLoadBalancerAttributes(it ->
                        it.loadBalancerName(resource.name())
                                .loadBalancerAttributes(to -> to.accessLog(log.build())));
        return Result.done();
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
