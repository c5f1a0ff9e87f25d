package io.vedette.aws.guardduty;

import static io.vedette.aws.guardduty.GuardDutyRig.HOME;
import static io.vedette.aws.guardduty.GuardDutyRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.GuardDutySettings.AutoEnable;
import io.vedette.core.catalog.GuardDutySettings.Condition;
import io.vedette.core.catalog.GuardDutySettings.Export;
import io.vedette.core.catalog.GuardDutySettings.Filter;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.catalog.GuardDutySettings.RuntimeAgent;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.PublishingStatus;
import software.amazon.awssdk.services.s3.S3Client;

class GuardDutyInSeparateAccountsTest {

    private static final Filter SCANNERS =
            new Filter(
                    "our-scanners",
                    "Our own vulnerability scanners",
                    true,
                    Map.of(
                            "type",
                            new Condition(
                                    List.of("Recon:EC2/Portscan"),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    null,
                                    null),
                            "severity",
                            new Condition(List.of(), List.of(), List.of(), List.of(), 1L, 4L)));

    private static GuardDutySettings settings(Filter... filters) {
        return new GuardDutySettings(
                true,
                PublishingFrequency.ONE_HOUR,
                EnumSet.of(ProtectionPlan.S3, ProtectionPlan.RUNTIME),
                EnumSet.of(RuntimeAgent.EC2),
                AutoEnable.ALL,
                List.of(filters),
                new Export(true, "guardduty-findings-{account_id}-{region}", "alias/findings"));
    }

    @Test
    void putsEveryAccountInPlaceForItself() {
        GuardDutyRig rig = GuardDutyRig.separateAccounts(5).with(settings());
        assertThat(rig.apply().deployments())
                .hasSize(15)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.features(MEMBER, HOME))
                .containsEntry("S3_DATA_EVENTS", FeatureStatus.ENABLED)
                .containsEntry("LAMBDA_NETWORK_LOGS", FeatureStatus.DISABLED);
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .doesNotContainKeys(
                        "guardduty:EnableOrganizationAdminAccount", "guardduty:CreateMembers");
    }

    @Test
    void managesOnlyTheAgentsThatTheBaselineNames() {
        GuardDutyRig rig = GuardDutyRig.separateAccounts(3).regions(HOME).with(settings());
        rig.apply();
        String detector = rig.detector(GuardDutyRig.LOG_ARCHIVE, HOME);
        assertThat(
                        rig.guardDuty(GuardDutyRig.LOG_ARCHIVE, HOME)
                                .getDetector(it -> it.detectorId(detector))
                                .features())
                .filteredOn(it -> it.nameAsString().equals("RUNTIME_MONITORING"))
                .flatExtracting(it -> it.additionalConfiguration())
                .extracting(it -> it.nameAsString() + " " + it.statusAsString())
                .containsExactlyInAnyOrder(
                        "EC2_AGENT_MANAGEMENT ENABLED",
                        "ECS_FARGATE_AGENT_MANAGEMENT DISABLED",
                        "EKS_ADDON_MANAGEMENT DISABLED");
    }

    @Test
    void keepsFiltersByName() {
        GuardDutyRig rig = GuardDutyRig.separateAccounts(3).regions(HOME).with(settings(SCANNERS));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        GuardDutyClient own = rig.guardDuty(GuardDutyRig.LOG_ARCHIVE, HOME);
        String detector = rig.detector(GuardDutyRig.LOG_ARCHIVE, HOME);
        own.updateFilter(
                it -> it.detectorId(detector).filterName("our-scanners").action(FilterAction.NOOP));
        assertThat(rig.changes())
                .containsExactly(
                        "guardduty.filter our-scanners in 333333333333/us-east-1 [action: NOOP -> ARCHIVE]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void verifiesTheExportAgainOnceItsBucketIsMended() {
        GuardDutyRig rig = GuardDutyRig.separateAccounts(3).regions(HOME).with(settings());
        rig.apply();
        String bucket = "guardduty-findings-333333333333-us-east-1";
        rig.client(S3Client.class, GuardDutyRig.LOG_ARCHIVE, HOME)
                .deleteBucketPolicy(it -> it.bucket(bucket));
        assertThat(rig.changes())
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith("guardduty.publishing-destination")
                                .contains(
                                        "status: UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY -> PUBLISHING"));
        assertThat(rig.apply().summary().failed()).isZero();
        String detector = rig.detector(GuardDutyRig.LOG_ARCHIVE, HOME);
        assertThat(
                        rig.guardDuty(GuardDutyRig.LOG_ARCHIVE, HOME)
                                .listPublishingDestinations(it -> it.detectorId(detector))
                                .destinations())
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(PublishingStatus.PUBLISHING));
    }

    @Test
    void grantsGuardDutyNothingBeyondItsDetectors() {
        GuardDutyRig rig = GuardDutyRig.separateAccounts(3).regions(HOME).with(settings());
        rig.apply();
        String policy =
                rig.client(S3Client.class, GuardDutyRig.LOG_ARCHIVE, HOME)
                        .getBucketPolicy(
                                it -> it.bucket("guardduty-findings-333333333333-us-east-1"))
                        .policy();
        assertThat(policy)
                .contains("aws:SourceAccount", "aws:SourceArn", "guardduty.amazonaws.com")
                .doesNotContain("\"Principal\":\"*\"", "\"Action\":\"*\"");
    }
}
