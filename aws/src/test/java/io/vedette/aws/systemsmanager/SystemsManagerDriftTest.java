package io.vedette.aws.systemsmanager;

import static io.vedette.aws.systemsmanager.SystemsManagerRig.HOME;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.LOG_ARCHIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.PatchRuleGroup;
import software.amazon.awssdk.services.ssm.model.Target;

class SystemsManagerDriftTest {

    private static final String ROLE = "AWSSystemsManagerDefaultEC2InstanceManagementRole";
    private static final String HERE = " in 333333333333/us-east-1 ";

    private final SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
    private final SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);

    private void repairs(String change) {
        assertThat(rig.changes()).containsExactly(change);
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
    }

    private Association listed(String name) {
        return ssm.listAssociations(it -> {}).associations().stream()
                .filter(it -> name.equals(it.associationName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void blocksPublicSharingAgain() {
        rig.apply();
        ssm.updateServiceSetting(it ->
                it.settingId("/ssm/documents/console/public-sharing-permission")
                        .settingValue("Enable"));
        repairs(
                "ssm.service-setting /ssm/documents/console/public-sharing-permission"
                        + HERE
                        + "[value: Enable -> Disable]");
    }

    @Test
    void setsASettingAgainThatWasReset() {
        rig.apply();
        ssm.resetServiceSetting(
                it -> it.settingId("/ssm/managed-instance/default-ec2-instance-management-role"));
        repairs(
                "ssm.service-setting /ssm/managed-instance/default-ec2-instance-management-role"
                        + HERE
                        + "Create[]");
    }

    @Test
    void attachesThePolicyOfTheRoleAgain() {
        rig.apply();
        rig.client(IamClient.class, LOG_ARCHIVE, "aws-global")
                .detachRolePolicy(it ->
                        it.roleName(ROLE)
                                .policyArn(
                                        "arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy"));
        repairs(
                "iam.service-role "
                        + ROLE
                        + HERE
                        + "[attached: [] ->"
                        + " [arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy]]");
    }

    @Test
    void leavesARoleAtAnotherPathAlone() {
        rig.client(IamClient.class, LOG_ARCHIVE, "aws-global")
                .createRole(it ->
                        it.roleName(ROLE)
                                .assumeRolePolicyDocument(
                                        """
                                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                         "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                                        """));
        assertThat(rig.changes())
                .filteredOn(it -> it.startsWith("iam.service-role") && it.contains(LOG_ARCHIVE))
                .singleElement()
                .asString()
                .contains("role %s is there with the path /".formatted(ROLE));
    }

    @Test
    void turnsAScanThatInstallsIntoAScanAndKeepsItsOtherSettings() {
        rig.apply();
        Association scan = listed("vedette-patch-scan");
        ssm.updateAssociation(it ->
                it.associationId(scan.associationId())
                        .associationName(scan.associationName())
                        .name(scan.name())
                        .targets(scan.targets())
                        .scheduleExpression(scan.scheduleExpression())
                        .maxConcurrency("5")
                        .parameters(
                                Map.of(
                                        "Operation", List.of("Install"),
                                        "RebootOption", List.of("NoReboot"),
                                        "SnapshotId", List.of("s-1"))));
        repairs(
                "ssm.association vedette-patch-scan"
                        + HERE
                        + "[parameters.Operation[0]: Install -> Scan]");
        var repaired =
                ssm.describeAssociation(it -> it.associationId(scan.associationId()))
                        .associationDescription();
        assertThat(repaired.maxConcurrency()).isEqualTo("5");
        assertThat(repaired.parameters()).containsEntry("SnapshotId", List.of("s-1"));
    }

    @Test
    void adoptsAnInventoryOfAnotherNameAndNoPatchingOfOthers() {
        Target all = Target.builder().key("InstanceIds").values("*").build();
        ssm.createAssociation(it ->
                it.associationName("Inventory-Association")
                        .name("AWS-GatherSoftwareInventory")
                        .targets(all)
                        .scheduleExpression("rate(30 minutes)")
                        .parameters(
                                Map.of(
                                        "applications", List.of("Enabled"),
                                        "files", List.of("[]"))));
        ssm.createAssociation(it ->
                it.associationName("their-patching")
                        .name("AWS-RunPatchBaseline")
                        .targets(all)
                        .parameters(Map.of("Operation", List.of("Install"))));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(ssm.listAssociations(it -> {}).associations())
                .extracting(Association::associationName)
                .containsExactlyInAnyOrder(
                        "Inventory-Association", "their-patching", "vedette-patch-scan");
        var adopted =
                ssm.describeAssociation(it ->
                                it.associationId(listed("Inventory-Association").associationId()))
                        .associationDescription();
        assertThat(adopted.scheduleExpression()).isEqualTo("rate(12 hours)");
        assertThat(adopted.parameters()).containsEntry("files", List.of("[]"));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void keepsTheOtherInputsOfPreferencesThatAreThere() {
        ssm.createDocument(it ->
                it.name(SessionPreferences.DOCUMENT)
                        .documentType(DocumentType.SESSION)
                        .content(
                                """
                                {"schemaVersion": "1.0", "sessionType": "Standard_Stream",
                                 "inputs": {"s3BucketName": "theirs", "s3EncryptionEnabled": true,
                                  "idleSessionTimeout": "20", "runAsEnabled": true,
                                  "shellProfile": {"linux": "exec bash"}}}
                                """));
        assertThat(rig.apply().summary().failed()).isZero();
        var document = ssm.getDocument(it -> it.name(SessionPreferences.DOCUMENT));
        assertThat(document.documentVersion()).isEqualTo("2");
        assertThat(document.content())
                .contains("session-logs-333333333333")
                .contains("\"idleSessionTimeout\":\"20\"", "\"runAsEnabled\":true", "exec bash");
        assertThat(rig.changes()).isEmpty();
        ssm.updateDocumentDefaultVersion(
                it -> it.name(SessionPreferences.DOCUMENT).documentVersion("1"));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(ssm.getDocument(it -> it.name(SessionPreferences.DOCUMENT)).documentVersion())
                .as("Systems Manager takes no content twice, so version 2 is the default again")
                .isEqualTo("2");
    }

    @Test
    void putsASyncToAnotherBucketRight() {
        rig.apply();
        ssm.deleteResourceDataSync(it -> it.syncName("vedette-inventory"));
        repairs("ssm.resource-data-sync vedette-inventory" + HERE + "Create[]");
    }

    @Test
    void repairsABaselineAndMakesItTheDefaultAgain() {
        rig.with(Settings.with(Settings.patching("rate(7 days)", "web")));
        rig.apply();
        String baseline =
                ssm.describePatchBaselines(it -> {}).baselineIdentities().stream()
                        .filter(it -> it.baselineName().equals("our-windows"))
                        .findFirst()
                        .orElseThrow()
                        .baselineId();
        ssm.updatePatchBaseline(it ->
                it.baselineId(baseline)
                        .approvalRules(PatchRuleGroup.builder().patchRules(List.of()).build())
                        .rejectedPatches("KB9"));
        String predefined =
                ssm.describePatchBaselines(it -> {}).baselineIdentities().stream()
                        .filter(it -> it.baselineName().equals("AWS-DefaultPatchBaseline"))
                        .findFirst()
                        .orElseThrow()
                        .baselineId();
        ssm.registerDefaultPatchBaseline(it -> it.baselineId(predefined));
        assertThat(rig.changes())
                .hasSize(2)
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith("ssm.default-patch-baselines")
                                .contains(
                                        "[chosen.WINDOWS: AWS-DefaultPatchBaseline ->"
                                                + " our-windows]"))
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith("ssm.patch-baseline our-windows")
                                .contains("rejected: [KB9] -> []"));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void acceptsADefaultThatTheAccountChoseItself() {
        String own =
                ssm.createPatchBaseline(it -> it.name("theirs").operatingSystem("UBUNTU"))
                        .baselineId();
        ssm.registerDefaultPatchBaseline(it -> it.baselineId(own));
        rig.apply();
        assertThat(ssm.getDefaultPatchBaseline(it -> it.operatingSystem("UBUNTU")).baselineId())
                .isEqualTo(own);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void putsATaskBackIntoItsWindowAndLeavesForeignTargets() {
        rig.with(Settings.with(Settings.patching("rate(7 days)", "web")));
        rig.apply();
        String window =
                ssm.describeMaintenanceWindows(it -> {}).windowIdentities().getFirst().windowId();
        String task =
                ssm.describeMaintenanceWindowTasks(it -> it.windowId(window))
                        .tasks()
                        .getFirst()
                        .windowTaskId();
        ssm.deregisterTaskFromMaintenanceWindow(it -> it.windowId(window).windowTaskId(task));
        ssm.updateMaintenanceWindow(it -> it.windowId(window).enabled(false));
        ssm.registerTargetWithMaintenanceWindow(it ->
                it.windowId(window)
                        .name("theirs")
                        .resourceType("INSTANCE")
                        .targets(Target.builder().key("tag:Team").values("them").build()));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("enabled: false -> true", "tasks.install: null -> Task[");
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
        assertThat(ssm.describeMaintenanceWindowTargets(it -> it.windowId(window)).targets())
                .hasSize(2);
    }

    @Test
    void refusesABaselineOfAnotherOperatingSystem() {
        ssm.createPatchBaseline(it -> it.name("our-windows").operatingSystem("UBUNTU"));
        rig.with(Settings.with(Settings.patching("rate(7 days)", "web")));
        assertThat(rig.apply().deployments())
                .filteredOn(it -> it.target().account().value().equals(LOG_ARCHIVE))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.outcome().reason())
                                .contains("is for another operating system"));
    }
}
