package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowFilter;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowIdentity;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowResourceType;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTarget;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTask;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTaskType;
import software.amazon.awssdk.services.ssm.model.PatchBaselineIdentity;
import software.amazon.awssdk.services.ssm.model.PatchOrchestratorFilter;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;
import software.amazon.awssdk.services.ssm.model.Target;

@ParameterizedClass
@EnumSource
class SsmContractTest {

    private static final String REGION = "eu-west-1";
    private static final String PREFERENCES = "SSM-SessionManagerRunShell";

    private final Cloud kind;
    private final SsmClient ssm;

    SsmContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        ssm = cloud.client(SsmClient.class, cloud.newAccount(), REGION);
    }

    private static String content(String bucket) {
        return """
        {"schemaVersion": "1.0", "description": "Preferences", "sessionType": "Standard_Stream",
         "inputs": {"s3BucketName": "%s", "s3EncryptionEnabled": true}}
        """
                .formatted(bucket);
    }

    private static DocumentKeyValuesFilter document(String key, String value) {
        return DocumentKeyValuesFilter.builder().key(key).values(value).build();
    }

    private DocumentDescription create(String bucket) {
        return ssm.createDocument(it ->
                        it.name(PREFERENCES)
                                .documentType(DocumentType.SESSION)
                                .documentFormat(DocumentFormat.JSON)
                                .content(content(bucket)))
                .documentDescription();
    }

    private DocumentDescription update(String bucket) {
        return ssm.updateDocument(it ->
                        it.name(PREFERENCES)
                                .documentVersion("$LATEST")
                                .documentFormat(DocumentFormat.JSON)
                                .content(content(bucket)))
                .documentDescription();
    }

    private GetDocumentResponse read() {
        return ssm.getDocument(it -> it.name(PREFERENCES));
    }

    private String window() {
        return ssm.createMaintenanceWindow(it ->
                        it.name("sundays")
                                .schedule("cron(0 2 ? * SUN *)")
                                .scheduleTimezone("Europe/Vienna")
                                .duration(3)
                                .cutoff(1)
                                .allowUnassociatedTargets(false))
                .windowId();
    }

    private String target(String window) {
        return ssm.registerTargetWithMaintenanceWindow(it ->
                        it.windowId(window)
                                .name("servers")
                                .resourceType(MaintenanceWindowResourceType.INSTANCE)
                                .targets(Target.builder().key("tag:Tier").values("web").build()))
                .windowTargetId();
    }

    @Test
    void createsADocumentWhoseFirstVersionIsTheDefault() {
        DocumentDescription created = create("logs");
        assertThat(created.name()).isEqualTo(PREFERENCES);
        assertThat(created.documentVersion()).isEqualTo("1");
        assertThat(created.defaultVersion()).isEqualTo("1");
        assertThat(created.schemaVersion()).isEqualTo("1.0");
        assertThat(read().content()).contains("\"logs\"");
        assertThat(read().documentType()).isEqualTo(DocumentType.SESSION);
    }

    @Test
    void refusesASecondDocumentOfAName() {
        create("logs");
        refused("DocumentAlreadyExists", 400, () -> create("other"));
    }

    @Test
    void refusesADocumentWithAReservedPrefix() {
        refused(
                "ValidationException",
                400,
                () ->
                        ssm.createDocument(it ->
                                it.name("amazon-preferences")
                                        .documentType(DocumentType.SESSION)
                                        .documentFormat(DocumentFormat.JSON)
                                        .content(content("logs"))));
    }

    @Test
    void refusesContentThatIsNotJson() {
        refused(
                "InvalidDocumentContent",
                400,
                () ->
                        ssm.createDocument(it ->
                                it.name(PREFERENCES)
                                        .documentType(DocumentType.SESSION)
                                        .documentFormat(DocumentFormat.JSON)
                                        .content("{not json")));
    }

    @Test
    void refusesASchemaThatSessionsDoNotHave() {
        MotoDiffers.SSM_DOCUMENT_SCHEMAS.skip(kind);
        refused(
                "InvalidDocumentSchemaVersion",
                400,
                () ->
                        ssm.createDocument(it ->
                                it.name(PREFERENCES)
                                        .documentType(DocumentType.SESSION)
                                        .documentFormat(DocumentFormat.JSON)
                                        .content(content("logs").replace("1.0", "2.2"))));
    }

    @Test
    void keepsTheDefaultUntilItIsToldOtherwise() {
        create("logs");
        DocumentDescription updated = update("others");
        assertThat(updated.documentVersion()).isEqualTo("2");
        assertThat(read().content()).contains("\"logs\"");
        ssm.updateDocumentDefaultVersion(it -> it.name(PREFERENCES).documentVersion("2"));
        assertThat(read().content()).contains("\"others\"");
        assertThat(ssm.getDocument(it -> it.name(PREFERENCES).documentVersion("1")).content())
                .contains("\"logs\"");
        DocumentDescription described = ssm.describeDocument(it -> it.name(PREFERENCES)).document();
        assertThat(described.defaultVersion()).isEqualTo("2");
        assertThat(described.latestVersion()).isEqualTo("2");
    }

    @Test
    void takesNoContentTwice() {
        create("logs");
        update("others");
        refused("DuplicateDocumentContent", 400, () -> update("logs"));
    }

    @Test
    void refusesVersionsThatAreNotThere() {
        create("logs");
        refused(
                "InvalidDocumentVersion",
                400,
                () ->
                        ssm.updateDocument(it ->
                                it.name(PREFERENCES)
                                        .documentVersion("7")
                                        .documentFormat(DocumentFormat.JSON)
                                        .content(content("others"))));
    }

    @Test
    void tellsThatADocumentIsNotThere() {
        refused("InvalidDocument", 400, this::read);
        refused("InvalidDocument", 400, () -> ssm.describeDocument(it -> it.name(PREFERENCES)));
        refused("InvalidDocument", 400, () -> update("logs"));
        refused(
                "InvalidDocument",
                400,
                () ->
                        ssm.updateDocumentDefaultVersion(
                                it -> it.name(PREFERENCES).documentVersion("1")));
        refused("InvalidDocument", 400, () -> ssm.deleteDocument(it -> it.name(PREFERENCES)));
    }

    @Test
    void listsDocumentsByNameAndOwner() {
        create("logs");
        assertThat(
                        ssm.listDocuments(it ->
                                        it.filters(
                                                document("Name", PREFERENCES),
                                                document("Owner", "Self")))
                                .documentIdentifiers())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo(PREFERENCES);
                    assertThat(it.documentType()).isEqualTo(DocumentType.SESSION);
                    assertThat(it.documentVersion()).isEqualTo("1");
                });
        assertThat(
                        ssm.listDocuments(it -> it.filters(document("Name", "none")))
                                .documentIdentifiers())
                .isEmpty();
    }

    @Test
    void listsAwsOwnDocuments() {
        MotoDiffers.SSM_AWS_DOCUMENTS.skip(kind);
        assertThat(
                        ssm.listDocumentsPaginator(
                                        it -> it.filters(document("Owner", "Amazon")).maxResults(3))
                                .documentIdentifiers())
                .extracting(DocumentIdentifier::name)
                .contains(
                        "AWS-GatherSoftwareInventory",
                        "AWS-RunPatchBaseline",
                        "AWSIncidents-CriticalIncidentRunbookTemplate",
                        "AWSSupport-TroubleshootConnectivityToRDS");
    }

    @Test
    void deletesADocumentWithAllItsVersions() {
        create("logs");
        update("others");
        ssm.deleteDocument(it -> it.name(PREFERENCES));
        refused("InvalidDocument", 400, this::read);
    }

    @Test
    void keepsTheTagsOfADocument() {
        ssm.createDocument(it ->
                it.name(PREFERENCES)
                        .documentType(DocumentType.SESSION)
                        .documentFormat(DocumentFormat.JSON)
                        .content(content("logs"))
                        .tags(Tag.builder().key("vedette:managed").value("true").build()));
        ssm.addTagsToResource(it ->
                it.resourceType(ResourceTypeForTagging.DOCUMENT)
                        .resourceId(PREFERENCES)
                        .tags(Tag.builder().key("owner").value("security").build()));
        assertThat(
                        ssm.listTagsForResource(it ->
                                        it.resourceType(ResourceTypeForTagging.DOCUMENT)
                                                .resourceId(PREFERENCES))
                                .tagList())
                .extracting(it -> it.key() + "=" + it.value())
                .containsExactlyInAnyOrder("vedette:managed=true", "owner=security");
    }

    @Test
    void keepsPatchBaselinesByTheirIds() {
        String id =
                ssm.createPatchBaseline(it ->
                                it.name("our-linux")
                                        .operatingSystem("AMAZON_LINUX_2")
                                        .description("What we install")
                                        .approvedPatches("kernel"))
                        .baselineId();
        assertThat(id).matches("pb-[0-9a-f]{17}");
        assertThat(ownBaselines())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.baselineId()).isEqualTo(id);
                    assertThat(it.baselineName()).isEqualTo("our-linux");
                    assertThat(it.operatingSystemAsString()).isEqualTo("AMAZON_LINUX_2");
                    assertThat(it.defaultBaseline()).isFalse();
                });
        ssm.deletePatchBaseline(it -> it.baselineId(id));
        assertThat(ownBaselines()).isEmpty();
    }

    private List<PatchBaselineIdentity> ownBaselines() {
        PatchOrchestratorFilter byName =
                PatchOrchestratorFilter.builder().key("NAME_PREFIX").values("our-linux").build();
        return ssm
                .describePatchBaselinesPaginator(it -> it.filters(byName))
                .baselineIdentities()
                .stream()
                .toList();
    }

    @Test
    void givesEveryOperatingSystemADefaultOfAws() {
        MotoDiffers.SSM_DEFAULT_BASELINES.skip(kind);
        List<PatchBaselineIdentity> all = ssm.describePatchBaselines().baselineIdentities();
        assertThat(all)
                .extracting(PatchBaselineIdentity::operatingSystemAsString)
                .contains("WINDOWS", "AMAZON_LINUX_2023", "UBUNTU");
        assertThat(all)
                .filteredOn(it -> it.operatingSystemAsString().equals("WINDOWS"))
                .filteredOn(PatchBaselineIdentity::defaultBaseline)
                .singleElement()
                .satisfies(it ->
                        assertThat(it.baselineId())
                                .isEqualTo(ssm.getDefaultPatchBaseline().baselineId())
                                .startsWith("arn:aws:ssm:" + REGION));
    }

    @Test
    void refusesToDeleteADefault() {
        MotoDiffers.SSM_DEFAULT_BASELINES.skip(kind);
        String id = ssm.createPatchBaseline(it -> it.name("our-windows")).baselineId();
        String predefined = ssm.getDefaultPatchBaseline().baselineId();
        ssm.registerDefaultPatchBaseline(it -> it.baselineId(id));
        assertThat(ssm.getDefaultPatchBaseline().baselineId()).isEqualTo(id);
        refused(
                "ResourceInUseException",
                400,
                () -> ssm.deletePatchBaseline(it -> it.baselineId(id)));
        ssm.registerDefaultPatchBaseline(it -> it.baselineId(predefined));
        ssm.deletePatchBaseline(it -> it.baselineId(id));
    }

    @Test
    void createsAMaintenanceWindowThatIsEnabled() {
        String id = window();
        assertThat(id).matches("mw-[0-9a-f]{17}");
        var window = ssm.getMaintenanceWindow(it -> it.windowId(id));
        assertThat(window.enabled()).isTrue();
        assertThat(window.schedule()).isEqualTo("cron(0 2 ? * SUN *)");
        assertThat(window.scheduleTimezone()).isEqualTo("Europe/Vienna");
        assertThat(window.duration()).isEqualTo(3);
        assertThat(window.cutoff()).isEqualTo(1);
        MaintenanceWindowFilter byName =
                MaintenanceWindowFilter.builder().key("Name").values("sundays").build();
        assertThat(ssm.describeMaintenanceWindows(it -> it.filters(byName)).windowIdentities())
                .extracting(MaintenanceWindowIdentity::windowId)
                .containsExactly(id);
    }

    @Test
    void refusesAWindowThatCutsOffAtOnce() {
        MotoDiffers.SSM_WINDOW_CHECKS.skip(kind);
        refused(
                "ValidationException",
                400,
                () ->
                        ssm.createMaintenanceWindow(it ->
                                it.name("never")
                                        .schedule("rate(1 day)")
                                        .duration(2)
                                        .cutoff(2)
                                        .allowUnassociatedTargets(false)));
    }

    @Test
    void registersTargetsAndTasks() {
        String window = window();
        String target = target(window);
        assertThat(ssm.describeMaintenanceWindowTargets(it -> it.windowId(window)).targets())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.windowTargetId()).isEqualTo(target);
                    assertThat(it.name()).isEqualTo("servers");
                    assertThat(it.targets().getFirst().values()).containsExactly("web");
                });
        String task = task(window, target);
        assertThat(ssm.describeMaintenanceWindowTasks(it -> it.windowId(window)).tasks())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.windowTaskId()).isEqualTo(task);
                    assertThat(it.taskArn()).isEqualTo("AWS-RunPatchBaseline");
                    assertThat(it.targets().getFirst().values()).containsExactly(target);
                });
        ssm.deregisterTaskFromMaintenanceWindow(it -> it.windowId(window).windowTaskId(task));
        ssm.deregisterTargetFromMaintenanceWindow(it -> it.windowId(window).windowTargetId(target));
        assertThat(ssm.describeMaintenanceWindowTargets(it -> it.windowId(window)).targets())
                .extracting(MaintenanceWindowTarget::name)
                .isEmpty();
        assertThat(ssm.describeMaintenanceWindowTasks(it -> it.windowId(window)).tasks())
                .extracting(MaintenanceWindowTask::name)
                .isEmpty();
    }

    @Test
    void listsTasksWithTheirType() {
        MotoDiffers.SSM_TASKS.skip(kind);
        String window = window();
        String task = task(window, target(window));
        assertThat(ssm.describeMaintenanceWindowTasks(it -> it.windowId(window)).tasks())
                .extracting(MaintenanceWindowTask::type)
                .containsExactly(MaintenanceWindowTaskType.RUN_COMMAND);
        assertThat(
                        ssm.getMaintenanceWindowTask(it -> it.windowId(window).windowTaskId(task))
                                .taskInvocationParameters()
                                .runCommand()
                                .parameters())
                .containsEntry("Operation", List.of("Scan"));
    }

    private String task(String window, String target) {
        return ssm.registerTaskWithMaintenanceWindow(it ->
                        it.windowId(window)
                                .name("scan")
                                .taskType(MaintenanceWindowTaskType.RUN_COMMAND)
                                .taskArn("AWS-RunPatchBaseline")
                                .targets(
                                        Target.builder()
                                                .key("WindowTargetIds")
                                                .values(target)
                                                .build())
                                .taskInvocationParameters(parameters ->
                                        parameters.runCommand(command ->
                                                command.parameters(
                                                        Map.of("Operation", List.of("Scan")))))
                                .priority(1)
                                .maxConcurrency("10%")
                                .maxErrors("10%"))
                .windowTaskId();
    }

    @Test
    void tellsThatAWindowIsNotThere() {
        String none = "mw-00000000000000000";
        refused(
                "DoesNotExistException",
                400,
                () -> ssm.getMaintenanceWindow(it -> it.windowId(none)));
        refused("DoesNotExistException", 400, () -> target(none));
        refused(
                "DoesNotExistException",
                400,
                () -> ssm.describeMaintenanceWindowTasks(it -> it.windowId(none)));
    }

    @Test
    void deletesAWindow() {
        String id = window();
        ssm.deleteMaintenanceWindow(it -> it.windowId(id));
        assertThat(ssm.describeMaintenanceWindows().windowIdentities()).isEmpty();
    }

    @Test
    void deletesAWindowThatIsGoneOnceMore() {
        MotoDiffers.SSM_DELETE_TWICE.skip(kind);
        String id = window();
        ssm.deleteMaintenanceWindow(it -> it.windowId(id));
        assertThat(ssm.deleteMaintenanceWindow(it -> it.windowId(id)).windowId()).isEqualTo(id);
    }
}
