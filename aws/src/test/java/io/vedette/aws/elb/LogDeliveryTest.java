package io.vedette.aws.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogDeliveryTest {

    private static final Region REGION = new Region("ap-southeast-3");
    private static final String BUCKET = "load-balancer-logs-100000000000-ap-southeast-3";
    private static final int MOST_BYTES = 20 * 1024;

    private static Map<String, Statement> statements(int accounts) {
        List<Account> all =
                LongStream.range(0, accounts)
                        .mapToObj(i -> new AccountId(Long.toString(100_000_000_000L + i)))
                        .map(id -> new Account(id, "a", AccountState.ACTIVE, "", Set.of(REGION)))
                        .toList();
        AccountId first = all.getFirst().id();
        return new LogDelivery(
                        new Organization(
                                new Topology.AwsOrganization("o-exampleorgid", first),
                                first,
                                first,
                                REGION,
                                List.of(REGION),
                                all,
                                Set.of()))
                .statements(REGION, BUCKET);
    }

    private static Statement statement(int accounts, String sid) {
        return Objects.requireNonNull(statements(accounts).get(sid));
    }

    @Test
    void namesEveryAccountInThePathsAsAwsRecommends() {
        assertThat(statement(2, "VedetteLoadBalancerLogs").resources())
                .containsExactly(
                        "arn:aws:s3:::" + BUCKET + "/*/AWSLogs/100000000000/*",
                        "arn:aws:s3:::" + BUCKET + "/*/AWSLogs/100000000001/*");
    }

    @Test
    void namesWhoseNetworkLoadBalancersMayLog() {
        assertThat(statement(2, "VedetteNetworkLoadBalancerLogs").conditions())
                .isEqualTo(
                        Map.of(
                                "ArnLike",
                                Map.of("aws:SourceArn", Set.of("arn:aws:logs:ap-southeast-3:*:*")),
                                "StringEquals",
                                Map.of(
                                        "aws:SourceAccount",
                                        Set.of("100000000000", "100000000001"),
                                        "s3:x-amz-acl",
                                        Set.of("bucket-owner-full-control"))));
    }

    @Test
    void fitsIntoABucketsPolicyHoweverManyAccountsThereAre() {
        for (int accounts : new int[] {1, 150, 151, 10_000}) {
            assertThat(PolicyDocument.of(statements(accounts)).json().length())
                    .isLessThan(MOST_BYTES);
        }
        assertThat(statement(151, "VedetteLoadBalancerLogs").conditions())
                .isEqualTo(
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceOrgID", Set.of("o-exampleorgid"))));
    }
}
