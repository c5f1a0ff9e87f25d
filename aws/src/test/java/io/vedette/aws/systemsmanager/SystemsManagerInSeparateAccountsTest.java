package io.vedette.aws.systemsmanager;

import static io.vedette.aws.systemsmanager.SystemsManagerRig.HOME;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.LOG_ARCHIVE;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.MANAGEMENT;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowTaskResponse;
import software.amazon.awssdk.services.ssm.model.PatchBaselineIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SystemsManagerInSeparateAccountsTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void putsEveryAccountInPlaceForItself() {
        SystemsManagerRig rig = SystemsManagerRig.separateAccounts(4);
        assertThat(rig.apply().deployments())
                .hasSize(12)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void opensTheArchiveToTheListedAccountsAlone() {
        SystemsManagerRig rig = SystemsManagerRig.separateAccounts(3).regions(HOME);
        rig.apply();
        S3Client s3 = rig.client(S3Client.class, LOG_ARCHIVE, HOME);
        String sessions =
                s3.getBucketPolicy(it -> it.bucket("session-logs-" + LOG_ARCHIVE)).policy();
        assertThat(json(sessions).at("/Statement/0/Principal/AWS").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly(MANAGEMENT, SystemsManagerRig.ADMINISTRATOR, LOG_ARCHIVE);
        String inventory =
                s3.getBucketPolicy(it -> it.bucket("inventory-data-" + LOG_ARCHIVE)).policy();
        assertThat(inventory).contains("aws:SourceAccount").doesNotContain("OrgID");
        assertThat(rig.ssm(MANAGEMENT, HOME).listResourceDataSync(it -> {}).resourceDataSyncItems())
                .singleElement()
                .satisfies(it -> assertThat(it.s3Destination().destinationDataSharing()).isNull());
    }

    @Test
    void streamsAndEncryptsSessionsWhereAskedTo() {
        SystemsManagerRig rig =
                SystemsManagerRig.separateAccounts(4)
                        .regions(HOME)
                        .with(Settings.with(Settings.everywhere()));
        assertThat(rig.apply().summary().failed()).isZero();
        String key =
                rig.client(KmsClient.class, MEMBER, HOME)
                        .describeKey(it -> it.keyId("alias/vedette-sessions"))
                        .keyMetadata()
                        .arn();
        JsonNode inputs =
                json(rig.ssm(MEMBER, HOME)
                                .getDocument(it -> it.name(SessionPreferences.DOCUMENT))
                                .content())
                        .path("inputs");
        assertThat(inputs.path("kmsKeyId").asString()).isEqualTo(key);
        assertThat(inputs.path("cloudWatchLogGroupName").asString()).isEqualTo("vedette/sessions");
        assertThat(inputs.path("cloudWatchEncryptionEnabled").booleanValue()).isFalse();
        assertThat(
                        rig.client(CloudWatchLogsClient.class, MEMBER, HOME)
                                .describeLogGroups()
                                .logGroups())
                .singleElement()
                .satisfies(it -> assertThat(it.retentionInDays()).isEqualTo(365));
        String rights =
                rig.client(IamClient.class, MEMBER, "aws-global")
                        .getRolePolicy(it ->
                                it.roleName("AWSSystemsManagerDefaultEC2InstanceManagementRole")
                                        .policyName("vedette"))
                        .policyDocument();
        assertThat(rights).contains("VedetteSessionStreams", "VedetteSessionKey");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void keepsBaselinesDefaultsAndWindows() {
        SystemsManagerRig rig =
                SystemsManagerRig.separateAccounts(3)
                        .regions(HOME)
                        .with(Settings.with(Settings.patching("cron(0 2 ? * SUN *)", "web", "db")));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
        SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);
        assertThat(ssm.describePatchBaselines(it -> {}).baselineIdentities())
                .filteredOn(it ->
                        it.defaultBaseline() && it.operatingSystemAsString().equals("WINDOWS"))
                .extracting(PatchBaselineIdentity::baselineName)
                .containsExactly("our-windows");
        String window =
                ssm.describeMaintenanceWindows(it -> {}).windowIdentities().getFirst().windowId();
        String task =
                ssm.describeMaintenanceWindowTasks(it -> it.windowId(window))
                        .tasks()
                        .getFirst()
                        .windowTaskId();
        GetMaintenanceWindowTaskResponse found =
                ssm.getMaintenanceWindowTask(it -> it.windowId(window).windowTaskId(task));
        assertThat(found.taskInvocationParameters().runCommand().parameters())
                .containsKey("Operation");
        assertThat(found.targets().getFirst().key()).isEqualTo("WindowTargetIds");
    }

    @Test
    void changesABaselineAndAWindow() {
        SystemsManagerRig rig =
                SystemsManagerRig.separateAccounts(3)
                        .regions(HOME)
                        .with(Settings.with(Settings.patching("cron(0 2 ? * SUN *)", "web", "db")));
        rig.apply();
        rig.with(Settings.with(Settings.patching("cron(0 4 ? * SUN *)", "web")));
        assertThat(rig.changes())
                .contains(
                        "ssm.maintenance-window our-sundays in 333333333333/us-east-1 [schedule:"
                                + " cron(0 2 ? * SUN *) -> cron(0 4 ? * SUN *),"
                                + " targets.servers.keys.tag:Tier: [db, web] -> [web]]");
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().total("ssm", "RegisterTargetWithMaintenanceWindow")).isEqualTo(3);
        assertThat(rig.calls().total("ssm", "RegisterTaskWithMaintenanceWindow")).isEqualTo(3);
    }
}
