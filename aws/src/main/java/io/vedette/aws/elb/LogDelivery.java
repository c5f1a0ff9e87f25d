package io.vedette.aws.elb;

import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import java.util.List;
import java.util.Map;

/**
 * What the bucket of a region lets AWS write there for the load balancers of our accounts.
 *
 * <p>For application and classic load balancers AWS documents one principal for all Regions (the
 * account ids of Regions from before August 2022 are its legacy), no condition key, and the
 * accounts' ids in the objects' paths instead. Network load balancers use the delivery of
 * CloudWatch Logs, which says for whom it works.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html">Enable
 *     access logs for your Application Load Balancer</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html">Enable
 *     access logs for your Network Load Balancer</a>
 */
final class LogDelivery {

    private static final String ELB = "logdelivery.elasticloadbalancing.amazonaws.com";
    private static final String LOGS = "delivery.logs.amazonaws.com";

    /** S3 takes 20 KB of policy, and each account has a path and an id in it. */
    private static final int MOST_ACCOUNTS = 150;

    private final Organization organization;
    private final List<String> accounts;

    LogDelivery(Organization organization) {
        this.organization = organization;
        this.accounts =
                organization.members().stream()
                        .map(Account::id)
                        .map(AccountId::value)
                        .sorted()
                        .toList();
    }

    Map<String, Statement> statements(Region region, String bucket) {
        String arn = Arns.bucket(region, bucket);
        return Map.of(
                "VedetteLoadBalancerLogs",
                toLoadBalancing(arn + "/*/AWSLogs/"),
                "VedetteNetworkLoadBalancerLogs",
                toDelivery("s3:PutObject", region)
                        .on(arn + "/" + LoadBalancer.Type.NETWORK.prefix() + "/AWSLogs/*")
                        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
                "VedetteNetworkLoadBalancerLogsCheck",
                toDelivery("s3:GetBucketAcl", region).on(arn));
    }

    private Statement toLoadBalancing(String folder) {
        Statement put = Statement.allow("s3:PutObject").toService(ELB);
        return byOrganization()
                ? onBehalf(put.on(folder + "*"))
                : put.on(accounts.stream().map(account -> folder + account + "/*").toList());
    }

    private Statement toDelivery(String action, Region region) {
        String deliveries = "arn:%s:logs:%s:*:*".formatted(Arns.partition(region), region.code());
        return onBehalf(Statement.allow(action).toService(LOGS))
                .when("ArnLike", "aws:SourceArn", deliveries);
    }

    private boolean byOrganization() {
        return accounts.size() > MOST_ACCOUNTS
                && organization.topology() instanceof Topology.AwsOrganization;
    }

    private Statement onBehalf(Statement statement) {
        return byOrganization()
                        && organization.topology()
                                instanceof Topology.AwsOrganization(String id, var _)
                ? statement.when("StringEquals", "aws:SourceOrgID", id)
                : statement.when("StringEquals", "aws:SourceAccount", accounts);
    }
}
