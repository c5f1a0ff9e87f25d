package io.vedette.aws.cloudtrail;

import static io.vedette.aws.cloudtrail.TrailRig.ADMINISTRATOR;
import static io.vedette.aws.cloudtrail.TrailRig.ARCHIVE;
import static io.vedette.aws.cloudtrail.TrailRig.BUCKET;
import static io.vedette.aws.cloudtrail.TrailRig.KEY;
import static io.vedette.aws.cloudtrail.TrailRig.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;

class CloudTrailInAnOrganizationTest {

    @Test
    void putsAFreshOrganizationInPlace() {
        TrailRig rig = TrailRig.organization(5);
        RunReport report = rig.apply();

        assertThat(report.deployments())
                .hasSize(5 * 2)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        Trail trail = rig.cloudTrail().getTrail(it -> it.name(rig.trail())).trail();
        assertThat(trail.isOrganizationTrail()).isTrue();
        assertThat(trail.isMultiRegionTrail()).isTrue();
        assertThat(trail.includeGlobalServiceEvents()).isTrue();
        assertThat(trail.logFileValidationEnabled()).isTrue();
        assertThat(trail.s3BucketName()).isEqualTo(BUCKET);
        assertThat(trail.kmsKeyId())
                .isEqualTo(
                        rig.client(KmsClient.class, ARCHIVE)
                                .describeKey(it -> it.keyId(KEY))
                                .keyMetadata()
                                .arn());
        assertThat(trail.cloudWatchLogsLogGroupArn())
                .isEqualTo(
                        "arn:aws:logs:us-east-1:%s:log-group:vedette/cloudtrail:*"
                                .formatted(ADMINISTRATOR));
        assertThat(rig.cloudTrail().getTrailStatus(it -> it.name(rig.trail())).isLogging())
                .isTrue();
    }

    @Test
    void recordsManagementEventsAndWatchesForBothInsights() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();

        assertThat(
                        rig.cloudTrail()
                                .getEventSelectors(it -> it.trailName(rig.trail()))
                                .advancedEventSelectors())
                .extracting(AdvancedEventSelector::name)
                .containsExactly("Vedette management events");
        assertThat(
                        rig.cloudTrail()
                                .getInsightSelectors(it -> it.trailName(rig.trail()))
                                .insightSelectors())
                .extracting(InsightSelector::insightTypeAsString)
                .containsExactlyInAnyOrder("ApiCallRateInsight", "ApiErrorRateInsight");
    }

    @Test
    void leavesTheManagementAccountNothingButToAppointTheAdministrator() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();

        assertThat(
                        rig.calls()
                                .total(call ->
                                        call.caller().account().equals(MANAGEMENT)
                                                && call.service().equals("cloudtrail")
                                                && !call.operation()
                                                        .equals(
                                                                "RegisterOrganizationDelegatedAdmin")))
                .isZero();
        assertThat(
                        rig.client(OrganizationsClient.class, MANAGEMENT)
                                .listDelegatedAdministrators(
                                        it -> it.servicePrincipal("cloudtrail.amazonaws.com"))
                                .delegatedAdministrators())
                .singleElement()
                .satisfies(it -> assertThat(it.id()).isEqualTo(ADMINISTRATOR));
    }

    @Test
    void findsNothingToDoTheSecondTimeAndAfterDeliveries() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        assertThat(rig.changes()).isEmpty();

        rig.pass(Duration.ofHours(1));
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.cloudTrail().getTrailStatus(it -> it.name(rig.trail())).latestDeliveryTime())
                .isEqualTo(rig.now());
    }

    @Test
    void readsAnOrganizationOfAnySizeInTheSameFewCalls() {
        TrailRig rig = TrailRig.organization(1000);
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();

        assertThat(rig.calls().byOperation())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("organizations:ListAWSServiceAccessForOrganization", 1L),
                                Map.entry("organizations:ListDelegatedAdministrators", 1L),
                                Map.entry("iam:ListRoles", 1L),
                                Map.entry("kms:DescribeKey", 1L),
                                Map.entry("kms:ListAliases", 1L),
                                Map.entry("kms:GetKeyPolicy", 1L),
                                Map.entry("kms:GetKeyRotationStatus", 1L),
                                Map.entry("s3:GetPublicAccessBlock", 1L),
                                Map.entry("s3:GetBucketOwnershipControls", 1L),
                                Map.entry("s3:GetBucketVersioning", 1L),
                                Map.entry("s3:GetBucketLifecycleConfiguration", 1L),
                                Map.entry("s3:GetBucketPolicy", 1L),
                                Map.entry("logs:DescribeLogGroups", 1L),
                                Map.entry("iam:GetRole", 1L),
                                Map.entry("iam:GetRolePolicy", 1L),
                                Map.entry("cloudtrail:DescribeTrails", 1L),
                                Map.entry("cloudtrail:GetTrailStatus", 1L),
                                Map.entry("cloudtrail:GetEventSelectors", 1L),
                                Map.entry("cloudtrail:GetInsightSelectors", 1L)));
    }

    @Test
    void reportsATrailOfItsNameThatIsNotTheOrganizations() {
        TrailRig rig = TrailRig.organization(3);
        CloudTrailClient management = rig.client(CloudTrailClient.class, MANAGEMENT);
        rig.apply();
        rig.cloudTrail().deleteTrail(it -> it.name(rig.trail()));
        management.createTrail(it -> it.name("vedette").s3BucketName(BUCKET));

        assertThat(rig.apply().deployments())
                .extracting(it -> it.outcome().reason())
                .allSatisfy(it ->
                        assertThat(it)
                                .contains("there is another trail named vedette")
                                .contains("not of the organization"));
    }

    @Test
    void reportsABucketThatBelongsToSomebodyElse() {
        TrailRig rig = TrailRig.organization(4);
        rig.client(S3Client.class, MANAGEMENT).createBucket(it -> it.bucket(BUCKET));

        assertThat(rig.changes()).anyMatch(it -> it.contains("belongs to another account"));
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .allSatisfy(it -> assertThat(it).isNotInstanceOf(Outcome.Done.class));
    }

    @Test
    void reportsMissingRightsAndTouchesNothingThatNeedsThem() {
        FaultScript denied =
                FaultScript.builder().deny(new FaultScript.Denial(ARCHIVE, "s3", null)).build();
        TrailRig rig = TrailRig.organization(3, denied);
        RunReport report = rig.apply();

        assertThat(report.deployments())
                .extracting(DeploymentOutcome::outcome)
                .hasOnlyElementsOfType(Outcome.Failed.class);
        assertThat(report.deployments())
                .extracting(it -> it.outcome().reason())
                .allSatisfy(it -> assertThat(it).contains("AccessDenied"));
        assertThat(rig.calls().total("cloudtrail", "CreateTrail")).isZero();
    }

    @Test
    void adoptsATrailThatTheManagementAccountMade() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        rig.cloudTrail().deleteTrail(it -> it.name(rig.trail()));
        rig.client(CloudTrailClient.class, MANAGEMENT)
                .createTrail(
                        it -> it.name("vedette").s3BucketName(BUCKET).isOrganizationTrail(true));

        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void takesUpAKeyThatAnInterruptedRunLeftWithoutItsAlias() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        KmsClient kms = rig.client(KmsClient.class, ARCHIVE);
        kms.deleteAlias(it -> it.aliasName(KEY));
        rig.apply();

        assertThat(kms.listKeys(it -> {}).keys()).hasSize(1);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void recordsObjectEventsOfTheBucketsThatAreNamed() {
        TrailRig rig = TrailRig.organization(3);
        rig.with(Settings.recordingObjectsIn(rig.settings(), "payroll")).apply();

        assertThat(rig.changes()).isEmpty();
        assertThat(
                        rig.cloudTrail()
                                .getEventSelectors(it -> it.trailName(rig.trail()))
                                .advancedEventSelectors())
                .hasSize(2)
                .anySatisfy(selector ->
                        assertThat(selector.fieldSelectors())
                                .anySatisfy(field ->
                                        assertThat(field.startsWith())
                                                .isEqualTo(List.of("arn:aws:s3:::payroll/"))));
    }
}
