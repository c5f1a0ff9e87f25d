package io.vedette.twin.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowResourceType;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncItem;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;
import software.amazon.awssdk.services.ssm.model.Target;

class TwinSsmTest {

    private static final String ACCOUNT = "333333333333";
    private static final String REGION = "us-east-1";
    private static final String SHARING = "/ssm/documents/console/public-sharing-permission";
    private static final String HOSTS =
            "/ssm/managed-instance/default-ec2-instance-management-role";
    private static final Target ALL = Target.builder().key("InstanceIds").values("*").build();

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin = Scenario.generated(3).in(TwinServices.twin().clock(clock).inMemory());
    private final SsmClient ssm = twin.client(SsmClient.class, ACCOUNT, REGION);

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private ServiceSetting setting(String id) {
        return ssm.getServiceSetting(it -> it.settingId(id)).serviceSetting();
    }

    @Test
    void hasAwsValueForASettingUntilItIsChangedAndAfterItIsReset() {
        assertThat(setting(SHARING).settingValue()).isEqualTo("Enable");
        assertThat(setting(SHARING).status()).isEqualTo("Default");
        ssm.updateServiceSetting(it -> it.settingId(SHARING).settingValue("Disable"));
        assertThat(setting(SHARING).settingValue()).isEqualTo("Disable");
        assertThat(setting(SHARING).status()).isEqualTo("Customized");
        assertThat(
                        ssm.resetServiceSetting(it -> it.settingId(SHARING))
                                .serviceSetting()
                                .settingValue())
                .isEqualTo("Enable");
    }

    @Test
    void knowsASettingByItsArnToo() {
        String arn = "arn:aws:ssm:us-east-1:333333333333:servicesetting" + SHARING;
        ssm.updateServiceSetting(it -> it.settingId(arn).settingValue("Disable"));
        assertThat(setting(SHARING).settingValue()).isEqualTo("Disable");
        assertThat(setting(arn).arn()).isEqualTo(arn);
    }

    @Test
    void refusesSettingsAndValuesThatThereAreNot() {
        refused("ServiceSettingNotFound", () -> setting("/ssm/no/such-setting"));
        refused(
                "ValidationException",
                () -> ssm.updateServiceSetting(it -> it.settingId(SHARING).settingValue("off")));
    }

    @Test
    void managesHostsOnlyWithARoleThatTrustsIt() {
        IamClient iam = twin.client(IamClient.class, ACCOUNT, "aws-global");
        refused("ValidationException", () -> manageHosts("service-role/Hosts"));
        iam.createRole(it ->
                it.roleName("Hosts").path("/service-role/").assumeRolePolicyDocument(trust("ec2")));
        refused("ValidationException", () -> manageHosts("service-role/Hosts"));
        iam.updateAssumeRolePolicy(it -> it.roleName("Hosts").policyDocument(trust("ssm")));
        manageHosts("service-role/Hosts");
        assertThat(setting(HOSTS).settingValue()).isEqualTo("service-role/Hosts");
    }

    private void manageHosts(String role) {
        ssm.updateServiceSetting(it -> it.settingId(HOSTS).settingValue(role));
    }

    private static String trust(String service) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"Service": "%s.amazonaws.com"}}]}
        """
                .formatted(service);
    }

    private AssociationDescription inventory(String schedule) {
        return ssm.createAssociation(it ->
                        it.name("AWS-GatherSoftwareInventory")
                                .associationName("inventory")
                                .targets(ALL)
                                .scheduleExpression(schedule)
                                .maxErrors("5")
                                .parameters(Map.of("applications", List.of("Enabled"))))
                .associationDescription();
    }

    @Test
    void listsAssociationsWithoutTheirParameters() {
        AssociationDescription created = inventory("rate(1 day)");
        assertThat(created.parameters()).containsKey("applications");
        assertThat(ssm.listAssociations(it -> {}).associations())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.associationId()).isEqualTo(created.associationId());
                    assertThat(it.targets()).containsExactly(ALL);
                });
        for (int i = 0; i < 60; i++) {
            inventory("rate(1 day)");
        }
        assertThat(ssm.listAssociations(it -> {}).associations()).hasSize(50);
        assertThat(ssm.listAssociationsPaginator(it -> {}).associations()).hasSize(61);
    }

    @Test
    void forgetsWhatAnUpdateOfAnAssociationDoesNotSay() {
        String id = inventory("rate(1 day)").associationId();
        AssociationDescription updated =
                ssm.updateAssociation(it -> it.associationId(id).scheduleExpression("rate(2 days)"))
                        .associationDescription();
        assertThat(updated.associationVersion()).isEqualTo("2");
        assertThat(updated.associationName()).isNull();
        assertThat(updated.maxErrors()).isNull();
        assertThat(updated.hasParameters()).isFalse();
        assertThat(updated.targets()).containsExactly(ALL);
    }

    @Test
    void refusesAssociationsThatCannotBe() {
        refused("InvalidSchedule", () -> inventory("rate(5 minutes)"));
        refused("InvalidSchedule", () -> inventory("every day"));
        refused(
                "InvalidDocument",
                () -> ssm.createAssociation(it -> it.name("AWS-NoSuchDocument").targets(ALL)));
        refused(
                "InvalidParameters",
                () ->
                        ssm.createAssociation(it ->
                                it.name("AWS-RunPatchBaseline")
                                        .targets(ALL)
                                        .parameters(Map.of("Operacion", List.of("Scan")))));
        refused(
                "InvalidTarget",
                () -> ssm.createAssociation(it -> it.name("AWS-RunPatchBaseline")));
        String none = "11111111-2222-3333-4444-555555555555";
        refused(
                "AssociationDoesNotExist",
                () -> ssm.describeAssociation(it -> it.associationId(none)));
        refused(
                "AssociationDoesNotExist",
                () -> ssm.deleteAssociation(it -> it.associationId(none)));
    }

    @Test
    void keepsEveryVersionOfADocument() {
        createPreferences("one");
        for (String bucket : List.of("two", "three")) {
            ssm.updateDocument(it ->
                    it.name("SSM-SessionManagerRunShell")
                            .documentVersion("$LATEST")
                            .content(preferences(bucket)));
        }
        assertThat(
                        ssm.listDocumentVersionsPaginator(
                                        it -> it.name("SSM-SessionManagerRunShell").maxResults(2))
                                .documentVersions())
                .extracting(DocumentVersionInfo::documentVersion)
                .containsExactly("3", "2", "1");
        assertThat(
                        ssm.getDocument(it ->
                                        it.name("SSM-SessionManagerRunShell")
                                                .documentVersion("$LATEST"))
                                .content())
                .contains("three");
        refused(
                "InvalidDocumentOperation",
                () ->
                        ssm.deleteDocument(
                                it -> it.name("SSM-SessionManagerRunShell").documentVersion("1")));
    }

    private void createPreferences(String bucket) {
        ssm.createDocument(it ->
                it.name("SSM-SessionManagerRunShell")
                        .documentType(DocumentType.SESSION)
                        .content(preferences(bucket)));
    }

    private static String preferences(String bucket) {
        return """
        {"schemaVersion": "1.0", "sessionType": "Standard_Stream", "inputs": {"s3BucketName": "%s"}}
        """
                .formatted(bucket);
    }

    @Test
    void synchronizesOnlyToABucketThatItCanWriteTo() {
        refused("ResourceDataSyncInvalidConfigurationException", () -> sync(ssm));
        S3Client s3 = twin.client(S3Client.class, ACCOUNT, REGION);
        s3.createBucket(it -> it.bucket("acme-inventory"));
        refused("ResourceDataSyncInvalidConfigurationException", () -> sync(ssm));
        s3.putBucketPolicy(it -> it.bucket("acme-inventory").policy(delivery()));
        sync(ssm);
        assertThat(ssm.listResourceDataSync(it -> {}).resourceDataSyncItems())
                .extracting(ResourceDataSyncItem::syncName)
                .containsExactly("inventory");
        refused("ResourceDataSyncAlreadyExistsException", () -> sync(ssm));
        SsmClient stranger = twin.client(SsmClient.class, "222222222222", REGION);
        refused("ResourceDataSyncInvalidConfigurationException", () -> sync(stranger));
        ssm.deleteResourceDataSync(it -> it.syncName("inventory"));
        refused(
                "ResourceDataSyncNotFoundException",
                () -> ssm.deleteResourceDataSync(it -> it.syncName("inventory")));
    }

    private static void sync(SsmClient from) {
        from.createResourceDataSync(it ->
                it.syncName("inventory")
                        .s3Destination(destination ->
                                destination
                                        .bucketName("acme-inventory")
                                        .region(REGION)
                                        .syncFormat("JsonSerDe")));
    }

    private static String delivery() {
        return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
         "Principal": {"Service": "ssm.amazonaws.com"},
         "Resource": "arn:aws:s3:::acme-inventory/*/accountid=*/*",
         "Condition": {"StringEquals": {"aws:SourceAccount": "333333333333"}}}]}
        """;
    }

    @Test
    void keepsATargetThatATaskNamesWhereAskedToBeSafe() {
        String window =
                ssm.createMaintenanceWindow(it ->
                                it.name("sundays")
                                        .schedule("rate(7 days)")
                                        .duration(2)
                                        .cutoff(0)
                                        .allowUnassociatedTargets(false))
                        .windowId();
        String target =
                ssm.registerTargetWithMaintenanceWindow(it ->
                                it.windowId(window)
                                        .resourceType(MaintenanceWindowResourceType.INSTANCE)
                                        .targets(ALL))
                        .windowTargetId();
        refused(
                "ValidationException",
                () ->
                        ssm.registerTaskWithMaintenanceWindow(it ->
                                it.windowId(window)
                                        .taskType("RUN_COMMAND")
                                        .taskArn("AWS-RunPatchBaseline")));
        ssm.registerTaskWithMaintenanceWindow(it ->
                it.windowId(window)
                        .taskType("RUN_COMMAND")
                        .taskArn("AWS-RunPatchBaseline")
                        .targets(Target.builder().key("WindowTargetIds").values(target).build()));
        refused(
                "TargetInUseException",
                () ->
                        ssm.deregisterTargetFromMaintenanceWindow(
                                it -> it.windowId(window).windowTargetId(target).safe(true)));
        ssm.deregisterTargetFromMaintenanceWindow(it -> it.windowId(window).windowTargetId(target));
        assertThat(ssm.describeMaintenanceWindowTargets(it -> it.windowId(window)).targets())
                .isEmpty();
    }

    @Test
    void remembersEverythingInItsFile(@TempDir Path directory) {
        Path file = directory.resolve("twin.jsonl");
        String baseline;
        try (Twin first = TwinServices.twin().clock(clock).open(file)) {
            Scenario.generated(3).in(first);
            SsmClient own = first.client(SsmClient.class, ACCOUNT, REGION);
            own.updateServiceSetting(it -> it.settingId(SHARING).settingValue("Disable"));
            own.createAssociation(it ->
                    it.name("AWS-RunPatchBaseline")
                            .targets(ALL)
                            .parameters(Map.of("Operation", List.of("Scan"))));
            own.createDocument(it ->
                    it.name("SSM-SessionManagerRunShell")
                            .documentType(DocumentType.SESSION)
                            .content(preferences("kept")));
            baseline =
                    own.createPatchBaseline(it -> it.name("ours").approvedPatches("KB1"))
                            .baselineId();
            own.registerDefaultPatchBaseline(it -> it.baselineId(baseline));
        }
        try (Twin second = TwinServices.twin().clock(clock).open(file)) {
            SsmClient own = second.client(SsmClient.class, ACCOUNT, REGION);
            assertThat(
                            own.getServiceSetting(it -> it.settingId(SHARING))
                                    .serviceSetting()
                                    .settingValue())
                    .isEqualTo("Disable");
            String association =
                    own.listAssociations(it -> {}).associations().getFirst().associationId();
            assertThat(
                            own.describeAssociation(it -> it.associationId(association))
                                    .associationDescription()
                                    .parameters())
                    .containsEntry("Operation", List.of("Scan"));
            assertThat(own.getDocument(it -> it.name("SSM-SessionManagerRunShell")).content())
                    .contains("kept");
            assertThat(own.getDefaultPatchBaseline().baselineId()).isEqualTo(baseline);
            assertThat(own.getPatchBaseline(it -> it.baselineId(baseline)).approvedPatches())
                    .containsExactly("KB1");
        }
    }
}
