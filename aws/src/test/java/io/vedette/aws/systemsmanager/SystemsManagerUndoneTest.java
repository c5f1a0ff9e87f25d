package io.vedette.aws.systemsmanager;

import static io.vedette.aws.systemsmanager.SystemsManagerRig.HOME;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.LOG_ARCHIVE;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.aws.SavedState;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.PatchBaselineIdentity;
import software.amazon.awssdk.services.ssm.model.Target;
import tools.jackson.databind.json.JsonMapper;

class SystemsManagerUndoneTest {

    private static final String ROLE = "AWSSystemsManagerDefaultEC2InstanceManagementRole";
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Theirs", "Effect": "Allow",
             "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            """;
    private static final String PREFERENCES =
            """
            {"schemaVersion": "1.0", "sessionType": "Standard_Stream",
             "inputs": {"s3BucketName": "theirs", "s3EncryptionEnabled": false,
              "idleSessionTimeout": "20"}}
            """;

    private static void assertAllUndone(RunReport report) {
        assertThat(report.outcomes()).isNotEmpty();
        assertThat(report.outcomes().values()).containsOnly(new Outcome.Done());
    }

    @Test
    void removesAllThatItMade() {
        SystemsManagerRig rig =
                SystemsManagerRig.organization(4)
                        .regions(HOME)
                        .with(Settings.with(Settings.patching("rate(7 days)", "web")));
        rig.apply();

        assertAllUndone(rig.destroy());

        SsmClient ssm = rig.ssm(MEMBER, HOME);
        DocumentKeyValuesFilter own =
                DocumentKeyValuesFilter.builder().key("Owner").values("Self").build();
        assertThat(ssm.listAssociations(it -> {}).associations()).isEmpty();
        assertThat(ssm.listResourceDataSync(it -> {}).resourceDataSyncItems()).isEmpty();
        assertThat(ssm.describeMaintenanceWindows(it -> {}).windowIdentities()).isEmpty();
        assertThat(ssm.listDocuments(it -> it.filters(own)).documentIdentifiers()).isEmpty();
        assertThat(ssm.describePatchBaselines(it -> {}).baselineIdentities())
                .filteredOn(it -> it.operatingSystemAsString().equals("WINDOWS"))
                .filteredOn(PatchBaselineIdentity::defaultBaseline)
                .extracting(PatchBaselineIdentity::baselineName)
                .containsExactly("AWS-DefaultPatchBaseline");
        for (String setting :
                List.of(ServiceSetting.PUBLIC_SHARING, ServiceSetting.HOST_MANAGEMENT)) {
            assertThat(ssm.getServiceSetting(it -> it.settingId(setting)).serviceSetting().status())
                    .isEqualTo("Default");
        }
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() ->
                        rig.client(IamClient.class, MEMBER, "aws-global")
                                .getRole(it -> it.roleName(ROLE)));
    }

    @Test
    void leavesSystemsManagerAndIamExactlyAsTheyWere() {
        SystemsManagerRig rig =
                SystemsManagerRig.organization(4)
                        .with(Settings.with(Settings.patching("rate(7 days)", "web")));
        Map<String, String> before = saved(rig);
        rig.apply();
        assertThat(saved(rig)).isNotEqualTo(before);

        assertAllUndone(rig.destroy());

        assertThat(SavedState.differences(before, saved(rig))).isEmpty();
    }

    private static Map<String, String> saved(SystemsManagerRig rig) {
        Map<String, String> cells = new TreeMap<>(SavedState.exactly(rig.twin()));
        cells.keySet().removeIf(it -> !it.startsWith("ssm.") && !it.startsWith("iam."));
        return cells;
    }

    @Test
    void givesSettingsAndPreferencesTheirFormerValues() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);
        rig.client(IamClient.class, LOG_ARCHIVE, "aws-global")
                .createRole(it ->
                        it.roleName("Theirs")
                                .path("/service-role/")
                                .assumeRolePolicyDocument(TRUST));
        ssm.updateServiceSetting(it ->
                it.settingId(ServiceSetting.HOST_MANAGEMENT).settingValue("service-role/Theirs"));
        ssm.createDocument(it ->
                it.name(SessionPreferences.DOCUMENT)
                        .documentType(DocumentType.SESSION)
                        .content(PREFERENCES));
        rig.apply();

        assertAllUndone(rig.destroy());

        assertThat(
                        ssm.getServiceSetting(it -> it.settingId(ServiceSetting.HOST_MANAGEMENT))
                                .serviceSetting()
                                .settingValue())
                .isEqualTo("service-role/Theirs");
        String content = ssm.getDocument(it -> it.name(SessionPreferences.DOCUMENT)).content();
        assertThat(JsonMapper.shared().readTree(content))
                .isEqualTo(JsonMapper.shared().readTree(PREFERENCES));
    }

    @Test
    void makesANewVersionOfTheFormerPreferencesWhereTheyChangedBeyondWhatIsKept() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);
        ssm.createDocument(it ->
                it.name(SessionPreferences.DOCUMENT)
                        .documentType(DocumentType.SESSION)
                        .content(PREFERENCES));
        rig.apply();
        String ours = ssm.getDocument(it -> it.name(SessionPreferences.DOCUMENT)).content();
        ssm.updateDocument(it ->
                it.name(SessionPreferences.DOCUMENT)
                        .documentVersion("$LATEST")
                        .content(ours.replace("\"20\"", "\"45\"")));
        ssm.updateDocumentDefaultVersion(
                it -> it.name(SessionPreferences.DOCUMENT).documentVersion("3"));

        assertAllUndone(rig.destroy());

        var left = ssm.getDocument(it -> it.name(SessionPreferences.DOCUMENT));
        assertThat(left.documentVersion()).isEqualTo("4");
        assertThat(JsonMapper.shared().readTree(left.content()).path("inputs"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(PREFERENCES.replace("\"20\"", "\"45\""))
                                .path("inputs"));
    }

    @Test
    void givesAnAdoptedInventoryItsFormerParameters() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);
        Map<String, List<String>> parameters =
                Map.of("applications", List.of("Disabled"), "files", List.of("[]"));
        String id =
                ssm.createAssociation(it ->
                                it.associationName("Inventory-Association")
                                        .name("AWS-GatherSoftwareInventory")
                                        .targets(AssociationList.ALL_NODES)
                                        .scheduleExpression("rate(30 minutes)")
                                        .parameters(parameters))
                        .associationDescription()
                        .associationId();
        rig.apply();

        assertAllUndone(rig.destroy());

        AssociationDescription left =
                ssm.describeAssociation(it -> it.associationId(id)).associationDescription();
        assertThat(left.scheduleExpression()).isEqualTo("rate(30 minutes)");
        assertThat(left.parameters()).containsExactlyInAnyOrderEntriesOf(parameters);
    }

    @Test
    void givesAnAdoptedRoleBackAsItWas() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        IamClient iam = rig.client(IamClient.class, LOG_ARCHIVE, "aws-global");
        iam.createRole(
                it -> it.roleName(ROLE).path("/service-role/").assumeRolePolicyDocument(TRUST));
        iam.attachRolePolicy(
                it -> it.roleName(ROLE).policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        rig.apply();
        assertThat(iam.listAttachedRolePolicies(it -> it.roleName(ROLE)).attachedPolicies())
                .hasSize(2);

        assertAllUndone(rig.destroy());

        assertThat(iam.listAttachedRolePolicies(it -> it.roleName(ROLE)).attachedPolicies())
                .singleElement()
                .satisfies(it -> assertThat(it.policyName()).isEqualTo("ReadOnlyAccess"));
        assertThat(iam.listRolePolicies(it -> it.roleName(ROLE)).policyNames()).isEmpty();
        assertThat(iam.getRole(it -> it.roleName(ROLE)).role().assumeRolePolicyDocument())
                .contains("Theirs")
                .doesNotContain("VedetteDefaultHostManagement");
    }

    @Test
    void givesAWindowThatWasThereItsFormerTargetsAndTimes() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);
        String window =
                ssm.createMaintenanceWindow(it ->
                                it.name("our-sundays")
                                        .schedule("rate(14 days)")
                                        .duration(2)
                                        .cutoff(0)
                                        .allowUnassociatedTargets(true))
                        .windowId();
        ssm.registerTargetWithMaintenanceWindow(it ->
                it.windowId(window)
                        .name("servers")
                        .resourceType("INSTANCE")
                        .targets(Target.builder().key("tag:Tier").values("all").build()));
        rig.with(Settings.with(Settings.patching("rate(7 days)", "web")));
        rig.apply();
        assertThat(ssm.describeMaintenanceWindowTasks(it -> it.windowId(window)).tasks())
                .hasSize(1);

        assertAllUndone(rig.destroy());

        var left = ssm.getMaintenanceWindow(it -> it.windowId(window));
        assertThat(left.schedule()).isEqualTo("rate(14 days)");
        assertThat(left.scheduleTimezone()).isNull();
        assertThat(left.allowUnassociatedTargets()).isTrue();
        assertThat(ssm.describeMaintenanceWindowTasks(it -> it.windowId(window)).tasks()).isEmpty();
        assertThat(ssm.describeMaintenanceWindowTargets(it -> it.windowId(window)).targets())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.targets().getFirst().values()).containsExactly("all"));
    }
}
