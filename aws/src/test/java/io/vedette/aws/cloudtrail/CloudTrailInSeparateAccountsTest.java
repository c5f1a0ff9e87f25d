package io.vedette.aws.cloudtrail;

import static io.vedette.aws.cloudtrail.TrailRig.ARCHIVE;
import static io.vedette.aws.cloudtrail.TrailRig.BUCKET;
import static io.vedette.aws.cloudtrail.TrailRig.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.s3.S3Client;

class CloudTrailInSeparateAccountsTest {

    @Test
    void givesEveryAccountATrailIntoTheOneArchive() {
        TrailRig rig = TrailRig.separateAccounts(4);

        assertThat(rig.apply().deployments())
                .hasSize(4 * 2)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.client(CloudTrailClient.class, MANAGEMENT).describeTrails().trailList())
                .singleElement()
                .satisfies(trail -> {
                    assertThat(trail.isOrganizationTrail()).isFalse();
                    assertThat(trail.isMultiRegionTrail()).isTrue();
                    assertThat(trail.s3BucketName()).isEqualTo(BUCKET);
                });
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void asksForTheSharedKeyOnceForAllTrails() {
        TrailRig rig = TrailRig.separateAccounts(20);
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();

        assertThat(rig.calls().total("cloudtrail", "DescribeTrails")).isEqualTo(20);
        assertThat(rig.calls().total("s3", "GetBucketPolicy")).isEqualTo(1);
    }

    @Test
    void fitsTwentyAccountsIntoTheBucketsPolicy() {
        TrailRig rig = TrailRig.separateAccounts(20);

        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        String policy =
                rig.client(S3Client.class, ARCHIVE)
                        .getBucketPolicy(it -> it.bucket(BUCKET))
                        .policy();
        assertThat(policy.getBytes(StandardCharsets.UTF_8).length).isLessThan(5 * 1024);
    }

    @Test
    void saysWhyMoreAccountsThanThePolicyHoldsAreTooMany() {
        TrailRig rig = TrailRig.separateAccounts(130);

        assertThat(rig.apply().deployments())
                .extracting(it -> it.outcome().reason())
                .allSatisfy(it ->
                        assertThat(it)
                                .contains("the policy of bucket " + BUCKET)
                                .contains("S3 takes 20,480"));
        assertThat(rig.calls().total("cloudtrail", "CreateTrail")).isZero();
    }

    @Test
    void skipsRegionsThatATrailOfOneRegionLeavesOut() {
        TrailRig rig = TrailRig.separateAccounts(3);
        rig.with(Settings.inOneRegion(rig.settings()));

        assertThat(rig.apply().deployments())
                .extracting(it -> it.target().region().code(), DeploymentOutcome::outcome)
                .containsOnly(
                        tuple("us-east-1", new Outcome.Done()),
                        tuple(
                                "eu-west-1",
                                new Outcome.Skipped(
                                        "multi-region-trail is off,"
                                                + " so only us-east-1 is recorded")));
        assertThat(rig.client(CloudTrailClient.class, MANAGEMENT).describeTrails().trailList())
                .extracting(Trail::isMultiRegionTrail)
                .containsExactly(false);
    }
}
