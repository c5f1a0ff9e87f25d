package io.vedette.aws.macie;

import static io.vedette.aws.macie.MacieRig.HOME;
import static io.vedette.aws.macie.MacieRig.LOG_ARCHIVE;
import static io.vedette.aws.macie.MacieRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.MacieStatus;
import software.amazon.awssdk.services.s3.S3Client;

class MacieInSeparateAccountsTest {

    @Test
    void everyAccountDiscoversForItself() {
        MacieRig rig = MacieRig.separateAccounts(5);
        assertThat(rig.apply().deployments())
                .hasSize(15)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        Macie2Client member = rig.macie(MEMBER, "eu-west-1");
        assertThat(member.getAutomatedDiscoveryConfiguration(it -> {}).status())
                .isEqualTo(AutomatedDiscoveryStatus.ENABLED);
        assertThat(
                        member.getClassificationExportConfiguration(it -> {})
                                .configuration()
                                .s3Destination()
                                .bucketName())
                .isEqualTo("macie-results-333333333333");
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().total("macie2", "CreateMember")).isZero();
        assertThat(rig.calls().total(it -> it.service().equals("organizations"))).isZero();
    }

    @Test
    void adoptsAMacieThatIsThereAndSuspended() {
        MacieRig rig = MacieRig.separateAccounts(4).regions(HOME);
        rig.macie(MEMBER, HOME).enableMacie(it -> it.status(MacieStatus.PAUSED));
        assertThat(rig.changes())
                .contains(
                        "macie.session session in 100000000001/us-east-1 [status: PAUSED ->"
                                + " ENABLED]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().total("macie2", "EnableMacie")).isEqualTo(3);
    }

    @Test
    void anAccountsJobLooksAtItsOwnBucketsOnly() {
        MacieRig rig =
                MacieRig.separateAccounts(5)
                        .regions(HOME)
                        .with(
                                Settings.looking(
                                        List.of(Settings.CUSTOMER),
                                        List.of(Settings.TEST_DATA),
                                        List.of(Settings.uploads(50))));
        assertThat(rig.apply().summary().failed()).isZero();
        Macie2Client member = rig.macie(MEMBER, HOME);
        String job = member.listClassificationJobs(it -> {}).items().getFirst().jobId();
        assertThat(
                        member.describeClassificationJob(it -> it.jobId(job))
                                .s3JobDefinition()
                                .bucketDefinitions())
                .extracting(it -> it.accountId() + it.buckets())
                .containsExactly(MEMBER + "[reports, uploads]");
        assertThat(rig.macie(LOG_ARCHIVE, HOME).listClassificationJobs(it -> {}).items()).isEmpty();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void theBucketTakesResultsOfTheseAccountsOnly() {
        MacieRig rig = MacieRig.separateAccounts(4).regions(HOME);
        rig.apply();
        String policy =
                rig.client(S3Client.class, LOG_ARCHIVE, HOME)
                        .getBucketPolicy(it -> it.bucket("macie-results-333333333333"))
                        .policy();
        assertThat(policy)
                .contains("aws:SourceAccount", MEMBER, "macie.amazonaws.com", "classification-job");
        assertThat(policy)
                .containsOnlyOnce("\"*\"")
                .contains("\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"}");
    }
}
