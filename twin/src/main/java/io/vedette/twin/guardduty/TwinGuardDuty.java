package io.vedette.twin.guardduty;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Administrator;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.CreateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.CreateFilterResponse;
import software.amazon.awssdk.services.guardduty.model.CreateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.CreateMembersResponse;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.DeleteFilterRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteFilterResponse;
import software.amazon.awssdk.services.guardduty.model.DeleteMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteMembersResponse;
import software.amazon.awssdk.services.guardduty.model.DeletePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DeletePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.DisableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.guardduty.model.DisassociateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateMembersResponse;
import software.amazon.awssdk.services.guardduty.model.EnableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.guardduty.model.EnableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountRequest;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.GetFilterRequest;
import software.amazon.awssdk.services.guardduty.model.GetFilterResponse;
import software.amazon.awssdk.services.guardduty.model.GetMemberDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.GetMemberDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.GetMembersRequest;
import software.amazon.awssdk.services.guardduty.model.GetMembersResponse;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.ListFiltersRequest;
import software.amazon.awssdk.services.guardduty.model.ListFiltersResponse;
import software.amazon.awssdk.services.guardduty.model.ListMembersRequest;
import software.amazon.awssdk.services.guardduty.model.ListMembersResponse;
import software.amazon.awssdk.services.guardduty.model.ListOrganizationAdminAccountsRequest;
import software.amazon.awssdk.services.guardduty.model.ListOrganizationAdminAccountsResponse;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsRequest;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsResponse;
import software.amazon.awssdk.services.guardduty.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.guardduty.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.guardduty.model.Member;
import software.amazon.awssdk.services.guardduty.model.StartMonitoringMembersRequest;
import software.amazon.awssdk.services.guardduty.model.StartMonitoringMembersResponse;
import software.amazon.awssdk.services.guardduty.model.StopMonitoringMembersRequest;
import software.amazon.awssdk.services.guardduty.model.StopMonitoringMembersResponse;
import software.amazon.awssdk.services.guardduty.model.TagResourceRequest;
import software.amazon.awssdk.services.guardduty.model.TagResourceResponse;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;
import software.amazon.awssdk.services.guardduty.model.UntagResourceRequest;
import software.amazon.awssdk.services.guardduty.model.UntagResourceResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFilterResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateMemberDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateMemberDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationResponse;
import software.amazon.awssdk.services.guardduty.model.UpdatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.UpdatePublishingDestinationResponse;

/**
 * The operations of GuardDuty that the twin simulates, written from its user guide and API
 * reference. Findings, lists of addresses, malware scans and invitations are not among them.
 */
public final class TwinGuardDuty implements GuardDutyClient {

    private final Ground ground;
    private final Detectors detectors;
    private final Administration administration;
    private final Members members;
    private final MemberDetectors memberDetectors;
    private final Filters filters;
    private final Destinations destinations;

    public TwinGuardDuty(World world, Caller caller) {
        ground = new Ground(world, caller);
        detectors = new Detectors(ground);
        administration = new Administration(ground);
        members = new Members(ground);
        memberDetectors = new MemberDetectors(ground);
        filters = new Filters(ground);
        destinations = new Destinations(ground);
    }

    /** What GuardDuty does by itself has happened before anybody looks. */
    private void catchUp() {
        new Enrolment(ground).catchUp();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateDetectorResponse createDetector(CreateDetectorRequest request) {
        catchUp();
        return CreateDetectorResponse.builder().detectorId(detectors.create(request)).build();
    }

    @Override
    public DeleteDetectorResponse deleteDetector(DeleteDetectorRequest request) {
        catchUp();
        detectors.delete(request.detectorId());
        return DeleteDetectorResponse.builder().build();
    }

    @Override
    public GetDetectorResponse getDetector(GetDetectorRequest request) {
        catchUp();
        return detectors.get(request.detectorId());
    }

    @Override
    public ListDetectorsResponse listDetectors(ListDetectorsRequest request) {
        catchUp();
        return detectors.list(request);
    }

    @Override
    public UpdateDetectorResponse updateDetector(UpdateDetectorRequest request) {
        catchUp();
        detectors.update(request);
        return UpdateDetectorResponse.builder().build();
    }

    @Override
    public EnableOrganizationAdminAccountResponse enableOrganizationAdminAccount(
            EnableOrganizationAdminAccountRequest request) {
        catchUp();
        administration.enable(request.adminAccountId());
        return EnableOrganizationAdminAccountResponse.builder().build();
    }

    @Override
    public DisableOrganizationAdminAccountResponse disableOrganizationAdminAccount(
            DisableOrganizationAdminAccountRequest request) {
        catchUp();
        administration.disable(request.adminAccountId());
        return DisableOrganizationAdminAccountResponse.builder().build();
    }

    @Override
    public ListOrganizationAdminAccountsResponse listOrganizationAdminAccounts(
            ListOrganizationAdminAccountsRequest request) {
        catchUp();
        return ListOrganizationAdminAccountsResponse.builder()
                .adminAccounts(administration.list())
                .build();
    }

    @Override
    public DescribeOrganizationConfigurationResponse describeOrganizationConfiguration(
            DescribeOrganizationConfigurationRequest request) {
        catchUp();
        return administration.describe(request.detectorId());
    }

    @Override
    public UpdateOrganizationConfigurationResponse updateOrganizationConfiguration(
            UpdateOrganizationConfigurationRequest request) {
        catchUp();
        administration.update(request);
        return UpdateOrganizationConfigurationResponse.builder().build();
    }

    @Override
    public CreateMembersResponse createMembers(CreateMembersRequest request) {
        catchUp();
        return CreateMembersResponse.builder().unprocessedAccounts(members.create(request)).build();
    }

    @Override
    public DeleteMembersResponse deleteMembers(DeleteMembersRequest request) {
        catchUp();
        return DeleteMembersResponse.builder()
                .unprocessedAccounts(members.delete(request.detectorId(), request.accountIds()))
                .build();
    }

    @Override
    public DisassociateMembersResponse disassociateMembers(DisassociateMembersRequest request) {
        catchUp();
        return DisassociateMembersResponse.builder()
                .unprocessedAccounts(
                        members.disassociate(request.detectorId(), request.accountIds()))
                .build();
    }

    @Override
    public StartMonitoringMembersResponse startMonitoringMembers(
            StartMonitoringMembersRequest request) {
        catchUp();
        return StartMonitoringMembersResponse.builder()
                .unprocessedAccounts(members.start(request.detectorId(), request.accountIds()))
                .build();
    }

    @Override
    public StopMonitoringMembersResponse stopMonitoringMembers(
            StopMonitoringMembersRequest request) {
        catchUp();
        return StopMonitoringMembersResponse.builder()
                .unprocessedAccounts(members.stop(request.detectorId(), request.accountIds()))
                .build();
    }

    @Override
    public ListMembersResponse listMembers(ListMembersRequest request) {
        catchUp();
        return members.list(request);
    }

    @Override
    public GetMembersResponse getMembers(GetMembersRequest request) {
        catchUp();
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        List<Member> found = members.get(request.detectorId(), request.accountIds(), unprocessed);
        return GetMembersResponse.builder().members(found).unprocessedAccounts(unprocessed).build();
    }

    @Override
    public GetMemberDetectorsResponse getMemberDetectors(GetMemberDetectorsRequest request) {
        catchUp();
        return memberDetectors.get(request.detectorId(), request.accountIds());
    }

    @Override
    public UpdateMemberDetectorsResponse updateMemberDetectors(
            UpdateMemberDetectorsRequest request) {
        catchUp();
        return UpdateMemberDetectorsResponse.builder()
                .unprocessedAccounts(memberDetectors.update(request))
                .build();
    }

    @Override
    public CreateFilterResponse createFilter(CreateFilterRequest request) {
        catchUp();
        filters.create(request);
        return CreateFilterResponse.builder().name(request.name()).build();
    }

    @Override
    public DeleteFilterResponse deleteFilter(DeleteFilterRequest request) {
        catchUp();
        filters.delete(request.detectorId(), request.filterName());
        return DeleteFilterResponse.builder().build();
    }

    @Override
    public GetFilterResponse getFilter(GetFilterRequest request) {
        catchUp();
        return filters.get(request.detectorId(), request.filterName());
    }

    @Override
    public ListFiltersResponse listFilters(ListFiltersRequest request) {
        catchUp();
        return filters.list(request);
    }

    @Override
    public UpdateFilterResponse updateFilter(UpdateFilterRequest request) {
        catchUp();
        filters.update(request);
        return UpdateFilterResponse.builder().name(request.filterName()).build();
    }

    @Override
    public CreatePublishingDestinationResponse createPublishingDestination(
            CreatePublishingDestinationRequest request) {
        catchUp();
        return CreatePublishingDestinationResponse.builder()
                .destinationId(destinations.create(request))
                .build();
    }

    @Override
    public DeletePublishingDestinationResponse deletePublishingDestination(
            DeletePublishingDestinationRequest request) {
        catchUp();
        destinations.delete(request.detectorId(), request.destinationId());
        return DeletePublishingDestinationResponse.builder().build();
    }

    @Override
    public DescribePublishingDestinationResponse describePublishingDestination(
            DescribePublishingDestinationRequest request) {
        catchUp();
        return destinations.describe(request.detectorId(), request.destinationId());
    }

    @Override
    public ListPublishingDestinationsResponse listPublishingDestinations(
            ListPublishingDestinationsRequest request) {
        catchUp();
        return destinations.list(request);
    }

    @Override
    public UpdatePublishingDestinationResponse updatePublishingDestination(
            UpdatePublishingDestinationRequest request) {
        catchUp();
        destinations.update(request);
        return UpdatePublishingDestinationResponse.builder().build();
    }

    @Override
    public GetAdministratorAccountResponse getAdministratorAccount(
            GetAdministratorAccountRequest request) {
        catchUp();
        ground.detector(request.detectorId());
        GetAdministratorAccountResponse.Builder response =
                GetAdministratorAccountResponse.builder();
        ground.membership(ground.caller().account())
                .filter(Membership::associated)
                .ifPresent(it ->
                        response.administrator(
                                Administrator.builder()
                                        .accountId(it.administrator)
                                        .relationshipStatus(it.relationship)
                                        .build()));
        return response.build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        catchUp();
        return ListTagsForResourceResponse.builder()
                .tags(detectors.tags(request.resourceArn()))
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        catchUp();
        detectors.tags(request.resourceArn()).putAll(request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        catchUp();
        request.tagKeys().forEach(detectors.tags(request.resourceArn())::remove);
        return UntagResourceResponse.builder().build();
    }
}
