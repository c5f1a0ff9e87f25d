package io.vedette.aws.ec2;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.route53resolver.QueryLogsBlueprint;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Counts the calls for 10,000 VPCs against the fewest that AWS's API allows.
 *
 * <p>The bounds, of AWS's documented page and batch sizes alone:
 *
 * <ul>
 *   <li>DescribeVpcs gives 1,000 a page, at least one page an account and region;
 *   <li>DescribeFlowLogs gives 1,000 a page, likewise; CreateFlowLogs takes 1,000 VPCs, but one
 *       destination;
 *   <li>ListResolverQueryLogConfigs and ListResolverQueryLogConfigAssociations give 100 a page,
 *       likewise; CreateResolverQueryLogConfig and AssociateResolverQueryLogConfig make one a call;
 *   <li>of a bucket, a key, a policy, a role and a log group: one call to see that it is not there;
 *       to see that it is, as many as it has settings that AWS answers one by one; to make it,
 *       likewise (see {@link #SEEN} and {@link #MADE}).
 * </ul>
 *
 * An apply reads everything, changes it, and reads it back once.
 */
class TenThousandVpcsTest {

    private static final double ALLOWED = 1.5;
    private static final int VPCS = 10_000;

    /** A key's description, policy and rotation; a bucket's five settings; its policy. */
    private static final long ARCHIVE_SEEN = 3 + 5 + 1;

    /** CreateKey, CreateAlias, EnableKeyRotation; CreateBucket and four settings; the policy. */
    private static final long ARCHIVE_MADE = 3 + 5 + 1;

    /** A role and its policy; a log group. */
    private static final long SEEN = 2 + 1;

    /** The same; the log group's retention besides. */
    private static final long MADE = 2 + 2;

    private static void vpcs(ToolsOnTwin rig, String account, String region, int count) {
        Ec2Client ec2 = rig.client(Ec2Client.class, account, region);
        for (int i = 0; i < count; i++) {
            ec2.createVpc(it -> it.cidrBlock("10.0.0.0/16"));
        }
    }

    private static long calls(ToolsOnTwin rig, Runnable run) {
        rig.calls().clear();
        run.run();
        return rig.calls().total();
    }

    private static long pages(long things, long size) {
        return Math.max(1, Math.ceilDiv(things, size));
    }

    private static void assertFew(ToolsOnTwin rig, long calls, long bound) {
        assertThat(calls)
                .as("%s", rig.calls().byOperation())
                .isGreaterThanOrEqualTo(bound)
                .isLessThanOrEqualTo((long) (ALLOWED * bound));
    }

    @Test
    void inOneAccountAndRegion() {
        ToolsOnTwin rig =
                ToolsOnTwin.organization(4)
                        .regions(HOME)
                        .tools(clients -> List.of(new FlowLogsBlueprint(clients)));
        vpcs(rig, MEMBER, HOME, VPCS);
        long discovery = pages(VPCS, 1000) + 3;

        // Nothing is there: one page of no flow logs, and five things that are absent.
        long fresh = discovery + 1 + 5;
        assertFew(rig, calls(rig, rig::plan), fresh);

        long changes = 2 * pages(VPCS, 1000) + ARCHIVE_MADE + MADE;
        long proof = ARCHIVE_SEEN + SEEN + pages(2 * VPCS, 1000);
        assertFew(rig, calls(rig, rig::apply), fresh + changes + proof);

        assertThat(rig.changes()).isEmpty();
        long there = discovery + pages(2 * VPCS, 1000) + ARCHIVE_SEEN + SEEN;
        assertFew(rig, calls(rig, rig::plan), there);
        assertFew(rig, calls(rig, rig::apply), there);
    }

    /** As many as the quota of associations lets an account have for two destinations. */
    @Test
    void inAHundredAccountsAndTwoRegions() {
        ToolsOnTwin rig =
                ToolsOnTwin.organization(103)
                        .regions(HOME, "eu-west-1")
                        .tools(clients ->
                                List.of(
                                        new FlowLogsBlueprint(clients),
                                        new QueryLogsBlueprint(clients)));
        LongStream.range(0, 100)
                .map(it -> 100_000_000_001L + it)
                .mapToObj(Long::toString)
                .forEach(account -> {
                    vpcs(rig, account, HOME, VPCS / 200);
                    vpcs(rig, account, "eu-west-1", VPCS / 200);
                });
        long discovery = 103 * 2;
        long places = 100 * 2;
        long roles = 100;
        long archives = 2 * 2;

        // Of each place: flow logs, configurations, associations, two log groups and a policy that
        // are not there.
        long fresh = discovery + places * (3 + 3) + roles + archives * 3;
        assertFew(rig, calls(rig, rig::plan), fresh);

        // Flow logs and a configuration for each destination; two log groups with a retention, and
        // a policy; an association for each VPC and destination, whose end has to be seen.
        long changes =
                places * (2 + 2 + 2 * 2 + 1) + 2L * VPCS + roles * 2 + archives * ARCHIVE_MADE;
        long proof = places * (3 + 2 + 1) + roles * 2 + archives * ARCHIVE_SEEN;
        assertFew(rig, calls(rig, rig::apply), fresh + changes + proof);

        assertThat(rig.changes()).isEmpty();
        long there = discovery + places * (3 + 3) + roles * 2 + archives * ARCHIVE_SEEN;
        assertFew(rig, calls(rig, rig::plan), there);
    }
}
