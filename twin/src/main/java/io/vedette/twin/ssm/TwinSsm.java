package io.vedette.twin.ssm;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.stored.StoredShape;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.CreateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.CreateAssociationResponse;
import software.amazon.awssdk.services.ssm.model.CreateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.CreateDocumentResponse;
import software.amazon.awssdk.services.ssm.model.CreateMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.CreateMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.CreatePatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.CreatePatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.CreateResourceDataSyncRequest;
import software.amazon.awssdk.services.ssm.model.CreateResourceDataSyncResponse;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationResponse;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DeleteMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.DeleteMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.DeletePatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.DeletePatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.DeleteResourceDataSyncRequest;
import software.amazon.awssdk.services.ssm.model.DeleteResourceDataSyncResponse;
import software.amazon.awssdk.services.ssm.model.DeregisterTargetFromMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.DeregisterTargetFromMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.DeregisterTaskFromMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.DeregisterTaskFromMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationResponse;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DescribeMaintenanceWindowTargetsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeMaintenanceWindowTargetsResponse;
import software.amazon.awssdk.services.ssm.model.DescribeMaintenanceWindowTasksRequest;
import software.amazon.awssdk.services.ssm.model.DescribeMaintenanceWindowTasksResponse;
import software.amazon.awssdk.services.ssm.model.DescribeMaintenanceWindowsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeMaintenanceWindowsResponse;
import software.amazon.awssdk.services.ssm.model.DescribePatchBaselinesRequest;
import software.amazon.awssdk.services.ssm.model.DescribePatchBaselinesResponse;
import software.amazon.awssdk.services.ssm.model.GetDefaultPatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.GetDefaultPatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowTaskRequest;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowTaskResponse;
import software.amazon.awssdk.services.ssm.model.GetPatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.GetPatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingResponse;
import software.amazon.awssdk.services.ssm.model.ListAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationsResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsResponse;
import software.amazon.awssdk.services.ssm.model.ListResourceDataSyncRequest;
import software.amazon.awssdk.services.ssm.model.ListResourceDataSyncResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowIdentity;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTarget;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTask;
import software.amazon.awssdk.services.ssm.model.RegisterDefaultPatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.RegisterDefaultPatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.RegisterTargetWithMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.RegisterTargetWithMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.RegisterTaskWithMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.RegisterTaskWithMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.ResetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.ResetServiceSettingResponse;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationResponse;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentDefaultVersionRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentDefaultVersionResponse;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentResponse;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowTargetRequest;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowTargetResponse;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowTaskRequest;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowTaskResponse;
import software.amazon.awssdk.services.ssm.model.UpdatePatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.UpdatePatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Simulates Systems Manager for one caller, written from its user guide and API reference: service
 * settings, associations, documents, patch baselines, maintenance windows and resource data syncs.
 * Managed nodes, parameters, commands and automations are not among them.
 */
public final class TwinSsm implements SsmClient {

    private final Ground ground;
    private final ServiceSettings settings;
    private final Associations associations;
    private final Documents documents;
    private final DataSyncs dataSyncs;
    private final PatchBaselines baselines;
    private final Windows windows;
    private final WindowTargets targets;
    private final WindowTasks tasks;

    public TwinSsm(World world, Caller caller) {
        ground = new Ground(world, caller);
        settings = new ServiceSettings(ground);
        associations = new Associations(ground);
        documents = new Documents(ground);
        dataSyncs = new DataSyncs(ground);
        baselines = new PatchBaselines(ground);
        windows = new Windows(ground);
        targets = new WindowTargets(ground, windows);
        tasks = new WindowTasks(ground, windows);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** A shape with the members of another one. */
    private static <S> S same(SdkPojo shape, SdkBuilder<?, S> builder) {
        return StoredShape.read(StoredShape.write(shape), builder);
    }

    @Override
    public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
        ground.tag(request.resourceType(), request.resourceId(), request.tags());
        return AddTagsToResourceResponse.builder().build();
    }

    @Override
    public CreateAssociationResponse createAssociation(CreateAssociationRequest request) {
        return CreateAssociationResponse.builder()
                .associationDescription(associations.create(request))
                .build();
    }

    @Override
    public CreateDocumentResponse createDocument(CreateDocumentRequest request) {
        return CreateDocumentResponse.builder()
                .documentDescription(documents.create(request))
                .build();
    }

    @Override
    public CreateMaintenanceWindowResponse createMaintenanceWindow(
            CreateMaintenanceWindowRequest request) {
        return CreateMaintenanceWindowResponse.builder().windowId(windows.create(request)).build();
    }

    @Override
    public CreatePatchBaselineResponse createPatchBaseline(CreatePatchBaselineRequest request) {
        return CreatePatchBaselineResponse.builder().baselineId(baselines.create(request)).build();
    }

    @Override
    public CreateResourceDataSyncResponse createResourceDataSync(
            CreateResourceDataSyncRequest request) {
        dataSyncs.create(request);
        return CreateResourceDataSyncResponse.builder().build();
    }

    @Override
    public DeleteAssociationResponse deleteAssociation(DeleteAssociationRequest request) {
        associations.delete(request);
        return DeleteAssociationResponse.builder().build();
    }

    @Override
    public DeleteDocumentResponse deleteDocument(DeleteDocumentRequest request) {
        documents.delete(request);
        return DeleteDocumentResponse.builder().build();
    }

    @Override
    public DeleteMaintenanceWindowResponse deleteMaintenanceWindow(
            DeleteMaintenanceWindowRequest request) {
        windows.delete(request.windowId());
        return DeleteMaintenanceWindowResponse.builder().windowId(request.windowId()).build();
    }

    @Override
    public DeletePatchBaselineResponse deletePatchBaseline(DeletePatchBaselineRequest request) {
        baselines.delete(request.baselineId());
        return DeletePatchBaselineResponse.builder().baselineId(request.baselineId()).build();
    }

    @Override
    public DeleteResourceDataSyncResponse deleteResourceDataSync(
            DeleteResourceDataSyncRequest request) {
        dataSyncs.delete(request.syncName());
        return DeleteResourceDataSyncResponse.builder().build();
    }

    @Override
    public DeregisterTargetFromMaintenanceWindowResponse deregisterTargetFromMaintenanceWindow(
            DeregisterTargetFromMaintenanceWindowRequest request) {
        targets.deregister(request);
        return DeregisterTargetFromMaintenanceWindowResponse.builder()
                .windowId(request.windowId())
                .windowTargetId(request.windowTargetId())
                .build();
    }

    @Override
    public DeregisterTaskFromMaintenanceWindowResponse deregisterTaskFromMaintenanceWindow(
            DeregisterTaskFromMaintenanceWindowRequest request) {
        tasks.deregister(request.windowId(), request.windowTaskId());
        return DeregisterTaskFromMaintenanceWindowResponse.builder()
                .windowId(request.windowId())
                .windowTaskId(request.windowTaskId())
                .build();
    }

    @Override
    public DescribeAssociationResponse describeAssociation(DescribeAssociationRequest request) {
        return DescribeAssociationResponse.builder()
                .associationDescription(associations.describe(request))
                .build();
    }

    @Override
    public DescribeDocumentResponse describeDocument(DescribeDocumentRequest request) {
        return DescribeDocumentResponse.builder().document(documents.describe(request)).build();
    }

    @Override
    public DescribeMaintenanceWindowTargetsResponse describeMaintenanceWindowTargets(
            DescribeMaintenanceWindowTargetsRequest request) {
        Page<MaintenanceWindowTarget> page =
                Ground.page(
                        targets.list(request.windowId()),
                        request.nextToken(),
                        request.maxResults());
        return DescribeMaintenanceWindowTargetsResponse.builder()
                .targets(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DescribeMaintenanceWindowTasksResponse describeMaintenanceWindowTasks(
            DescribeMaintenanceWindowTasksRequest request) {
        Page<MaintenanceWindowTask> page =
                Ground.page(
                        tasks.list(request.windowId()), request.nextToken(), request.maxResults());
        return DescribeMaintenanceWindowTasksResponse.builder()
                .tasks(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DescribeMaintenanceWindowsResponse describeMaintenanceWindows(
            DescribeMaintenanceWindowsRequest request) {
        Page<MaintenanceWindowIdentity> page =
                Ground.page(
                        windows.list(request.filters()), request.nextToken(), request.maxResults());
        return DescribeMaintenanceWindowsResponse.builder()
                .windowIdentities(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DescribePatchBaselinesResponse describePatchBaselines(
            DescribePatchBaselinesRequest request) {
        return baselines.describe(request);
    }

    @Override
    public GetDefaultPatchBaselineResponse getDefaultPatchBaseline(
            GetDefaultPatchBaselineRequest request) {
        return GetDefaultPatchBaselineResponse.builder()
                .baselineId(baselines.defaultOf(request.operatingSystemAsString()))
                .operatingSystem(
                        request.operatingSystemAsString() == null
                                ? "WINDOWS"
                                : request.operatingSystemAsString())
                .build();
    }

    @Override
    public GetDocumentResponse getDocument(GetDocumentRequest request) {
        return documents.get(request);
    }

    @Override
    public GetMaintenanceWindowResponse getMaintenanceWindow(GetMaintenanceWindowRequest request) {
        return windows.get(request.windowId());
    }

    @Override
    public GetMaintenanceWindowTaskResponse getMaintenanceWindowTask(
            GetMaintenanceWindowTaskRequest request) {
        return tasks.get(request.windowId(), request.windowTaskId());
    }

    @Override
    public GetPatchBaselineResponse getPatchBaseline(GetPatchBaselineRequest request) {
        return baselines.get(request.baselineId());
    }

    @Override
    public GetServiceSettingResponse getServiceSetting(GetServiceSettingRequest request) {
        return GetServiceSettingResponse.builder()
                .serviceSetting(settings.get(request.settingId()))
                .build();
    }

    @Override
    public ListAssociationsResponse listAssociations(ListAssociationsRequest request) {
        return associations.list(request);
    }

    @Override
    public ListDocumentVersionsResponse listDocumentVersions(ListDocumentVersionsRequest request) {
        return documents.versions(request);
    }

    @Override
    public ListDocumentsResponse listDocuments(ListDocumentsRequest request) {
        return documents.list(request);
    }

    @Override
    public ListResourceDataSyncResponse listResourceDataSync(ListResourceDataSyncRequest request) {
        return dataSyncs.list(request.syncType(), request.nextToken(), request.maxResults());
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tagList(ground.tags(request.resourceType(), request.resourceId()))
                .build();
    }

    @Override
    public RegisterDefaultPatchBaselineResponse registerDefaultPatchBaseline(
            RegisterDefaultPatchBaselineRequest request) {
        return RegisterDefaultPatchBaselineResponse.builder()
                .baselineId(baselines.register(request.baselineId()))
                .build();
    }

    @Override
    public RegisterTargetWithMaintenanceWindowResponse registerTargetWithMaintenanceWindow(
            RegisterTargetWithMaintenanceWindowRequest request) {
        return RegisterTargetWithMaintenanceWindowResponse.builder()
                .windowTargetId(targets.register(request))
                .build();
    }

    @Override
    public RegisterTaskWithMaintenanceWindowResponse registerTaskWithMaintenanceWindow(
            RegisterTaskWithMaintenanceWindowRequest request) {
        return RegisterTaskWithMaintenanceWindowResponse.builder()
                .windowTaskId(tasks.register(request))
                .build();
    }

    @Override
    public ResetServiceSettingResponse resetServiceSetting(ResetServiceSettingRequest request) {
        return ResetServiceSettingResponse.builder()
                .serviceSetting(settings.reset(request.settingId()))
                .build();
    }

    @Override
    public UpdateAssociationResponse updateAssociation(UpdateAssociationRequest request) {
        return UpdateAssociationResponse.builder()
                .associationDescription(associations.update(request))
                .build();
    }

    @Override
    public UpdateDocumentResponse updateDocument(UpdateDocumentRequest request) {
        return UpdateDocumentResponse.builder()
                .documentDescription(documents.update(request))
                .build();
    }

    @Override
    public UpdateDocumentDefaultVersionResponse updateDocumentDefaultVersion(
            UpdateDocumentDefaultVersionRequest request) {
        Document document = documents.makeDefault(request.name(), request.documentVersion());
        return UpdateDocumentDefaultVersionResponse.builder()
                .description(it ->
                        it.name(document.name())
                                .defaultVersion(Integer.toString(document.defaultVersion())))
                .build();
    }

    @Override
    public UpdateMaintenanceWindowResponse updateMaintenanceWindow(
            UpdateMaintenanceWindowRequest request) {
        return same(windows.update(request), UpdateMaintenanceWindowResponse.builder());
    }

    @Override
    public UpdateMaintenanceWindowTargetResponse updateMaintenanceWindowTarget(
            UpdateMaintenanceWindowTargetRequest request) {
        return same(targets.update(request), UpdateMaintenanceWindowTargetResponse.builder());
    }

    @Override
    public UpdateMaintenanceWindowTaskResponse updateMaintenanceWindowTask(
            UpdateMaintenanceWindowTaskRequest request) {
        return same(tasks.update(request), UpdateMaintenanceWindowTaskResponse.builder());
    }

    @Override
    public UpdatePatchBaselineResponse updatePatchBaseline(UpdatePatchBaselineRequest request) {
        return same(baselines.update(request), UpdatePatchBaselineResponse.builder());
    }

    @Override
    public UpdateServiceSettingResponse updateServiceSetting(UpdateServiceSettingRequest request) {
        settings.update(request.settingId(), request.settingValue());
        return UpdateServiceSettingResponse.builder().build();
    }
}
