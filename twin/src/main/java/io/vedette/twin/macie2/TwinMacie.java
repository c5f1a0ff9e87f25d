package io.vedette.twin.macie2;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.BatchUpdateAutomatedDiscoveryAccountsRequest;
import software.amazon.awssdk.services.macie2.model.BatchUpdateAutomatedDiscoveryAccountsResponse;
import software.amazon.awssdk.services.macie2.model.CreateAllowListRequest;
import software.amazon.awssdk.services.macie2.model.CreateAllowListResponse;
import software.amazon.awssdk.services.macie2.model.CreateClassificationJobRequest;
import software.amazon.awssdk.services.macie2.model.CreateClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.CreateCustomDataIdentifierRequest;
import software.amazon.awssdk.services.macie2.model.CreateCustomDataIdentifierResponse;
import software.amazon.awssdk.services.macie2.model.CreateMemberRequest;
import software.amazon.awssdk.services.macie2.model.CreateMemberResponse;
import software.amazon.awssdk.services.macie2.model.DeleteAllowListRequest;
import software.amazon.awssdk.services.macie2.model.DeleteAllowListResponse;
import software.amazon.awssdk.services.macie2.model.DeleteCustomDataIdentifierRequest;
import software.amazon.awssdk.services.macie2.model.DeleteCustomDataIdentifierResponse;
import software.amazon.awssdk.services.macie2.model.DeleteMemberRequest;
import software.amazon.awssdk.services.macie2.model.DeleteMemberResponse;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobRequest;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.DisableMacieRequest;
import software.amazon.awssdk.services.macie2.model.DisableMacieResponse;
import software.amazon.awssdk.services.macie2.model.DisableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.macie2.model.DisableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.macie2.model.DisassociateMemberRequest;
import software.amazon.awssdk.services.macie2.model.DisassociateMemberResponse;
import software.amazon.awssdk.services.macie2.model.EnableMacieRequest;
import software.amazon.awssdk.services.macie2.model.EnableMacieResponse;
import software.amazon.awssdk.services.macie2.model.EnableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.macie2.model.EnableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.macie2.model.GetAdministratorAccountRequest;
import software.amazon.awssdk.services.macie2.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.macie2.model.GetAllowListRequest;
import software.amazon.awssdk.services.macie2.model.GetAllowListResponse;
import software.amazon.awssdk.services.macie2.model.GetAutomatedDiscoveryConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.GetAutomatedDiscoveryConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.GetClassificationExportConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.GetClassificationExportConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.GetCustomDataIdentifierRequest;
import software.amazon.awssdk.services.macie2.model.GetCustomDataIdentifierResponse;
import software.amazon.awssdk.services.macie2.model.GetFindingsPublicationConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.GetFindingsPublicationConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.GetMacieSessionRequest;
import software.amazon.awssdk.services.macie2.model.GetMacieSessionResponse;
import software.amazon.awssdk.services.macie2.model.GetMemberRequest;
import software.amazon.awssdk.services.macie2.model.GetMemberResponse;
import software.amazon.awssdk.services.macie2.model.ListAllowListsRequest;
import software.amazon.awssdk.services.macie2.model.ListAllowListsResponse;
import software.amazon.awssdk.services.macie2.model.ListAutomatedDiscoveryAccountsRequest;
import software.amazon.awssdk.services.macie2.model.ListAutomatedDiscoveryAccountsResponse;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsRequest;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsResponse;
import software.amazon.awssdk.services.macie2.model.ListCustomDataIdentifiersRequest;
import software.amazon.awssdk.services.macie2.model.ListCustomDataIdentifiersResponse;
import software.amazon.awssdk.services.macie2.model.ListMembersRequest;
import software.amazon.awssdk.services.macie2.model.ListMembersResponse;
import software.amazon.awssdk.services.macie2.model.ListOrganizationAdminAccountsRequest;
import software.amazon.awssdk.services.macie2.model.ListOrganizationAdminAccountsResponse;
import software.amazon.awssdk.services.macie2.model.PutClassificationExportConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.PutClassificationExportConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.PutFindingsPublicationConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.PutFindingsPublicationConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.UpdateAllowListRequest;
import software.amazon.awssdk.services.macie2.model.UpdateAllowListResponse;
import software.amazon.awssdk.services.macie2.model.UpdateAutomatedDiscoveryConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.UpdateAutomatedDiscoveryConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.UpdateClassificationJobRequest;
import software.amazon.awssdk.services.macie2.model.UpdateClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.UpdateMacieSessionRequest;
import software.amazon.awssdk.services.macie2.model.UpdateMacieSessionResponse;
import software.amazon.awssdk.services.macie2.model.UpdateMemberSessionRequest;
import software.amazon.awssdk.services.macie2.model.UpdateMemberSessionResponse;
import software.amazon.awssdk.services.macie2.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.UpdateOrganizationConfigurationResponse;

/**
 * The operations of Macie that the twin simulates, written from its user guide and API reference.
 * Findings, statistics, invitations and findings filters are not among them.
 */
public final class TwinMacie implements Macie2Client {

    private final Ground ground;
    private final Sessions sessions;
    private final Administration administration;
    private final Members members;
    private final Publishing publishing;
    private final AutomatedDiscovery discovery;
    private final DataIdentifiers identifiers;
    private final AllowLists allowLists;
    private final Jobs jobs;

    public TwinMacie(World world, Caller caller) {
        ground = new Ground(world, caller);
        sessions = new Sessions(ground);
        administration = new Administration(ground);
        members = new Members(ground);
        publishing = new Publishing(ground);
        discovery = new AutomatedDiscovery(ground);
        identifiers = new DataIdentifiers(ground);
        allowLists = new AllowLists(ground);
        jobs = new Jobs(ground);
    }

    /** What Macie does by itself has happened before anybody looks. */
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
    public EnableMacieResponse enableMacie(EnableMacieRequest request) {
        catchUp();
        sessions.enable(request);
        return EnableMacieResponse.builder().build();
    }

    @Override
    public UpdateMacieSessionResponse updateMacieSession(UpdateMacieSessionRequest request) {
        catchUp();
        sessions.update(request);
        return UpdateMacieSessionResponse.builder().build();
    }

    @Override
    public GetMacieSessionResponse getMacieSession(GetMacieSessionRequest request) {
        catchUp();
        return sessions.get();
    }

    @Override
    public DisableMacieResponse disableMacie(DisableMacieRequest request) {
        catchUp();
        sessions.disable();
        return DisableMacieResponse.builder().build();
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
        return administration.describe();
    }

    @Override
    public UpdateOrganizationConfigurationResponse updateOrganizationConfiguration(
            UpdateOrganizationConfigurationRequest request) {
        catchUp();
        administration.update(request.autoEnable());
        return UpdateOrganizationConfigurationResponse.builder().build();
    }

    @Override
    public CreateMemberResponse createMember(CreateMemberRequest request) {
        catchUp();
        return CreateMemberResponse.builder().arn(members.create(request)).build();
    }

    @Override
    public GetMemberResponse getMember(GetMemberRequest request) {
        catchUp();
        return members.get(request.id());
    }

    @Override
    public ListMembersResponse listMembers(ListMembersRequest request) {
        catchUp();
        return members.list(request);
    }

    @Override
    public DisassociateMemberResponse disassociateMember(DisassociateMemberRequest request) {
        catchUp();
        members.disassociate(request.id());
        return DisassociateMemberResponse.builder().build();
    }

    @Override
    public DeleteMemberResponse deleteMember(DeleteMemberRequest request) {
        catchUp();
        members.delete(request.id());
        return DeleteMemberResponse.builder().build();
    }

    @Override
    public UpdateMemberSessionResponse updateMemberSession(UpdateMemberSessionRequest request) {
        catchUp();
        members.update(request.id(), request.status());
        return UpdateMemberSessionResponse.builder().build();
    }

    @Override
    public GetAdministratorAccountResponse getAdministratorAccount(
            GetAdministratorAccountRequest request) {
        catchUp();
        return members.administrator();
    }

    @Override
    public PutFindingsPublicationConfigurationResponse putFindingsPublicationConfiguration(
            PutFindingsPublicationConfigurationRequest request) {
        catchUp();
        publishing.put(request);
        return PutFindingsPublicationConfigurationResponse.builder().build();
    }

    @Override
    public GetFindingsPublicationConfigurationResponse getFindingsPublicationConfiguration(
            GetFindingsPublicationConfigurationRequest request) {
        catchUp();
        return GetFindingsPublicationConfigurationResponse.builder()
                .securityHubConfiguration(publishing.get())
                .build();
    }

    @Override
    public PutClassificationExportConfigurationResponse putClassificationExportConfiguration(
            PutClassificationExportConfigurationRequest request) {
        catchUp();
        return PutClassificationExportConfigurationResponse.builder()
                .configuration(publishing.putExport(request.configuration()))
                .build();
    }

    @Override
    public GetClassificationExportConfigurationResponse getClassificationExportConfiguration(
            GetClassificationExportConfigurationRequest request) {
        catchUp();
        return GetClassificationExportConfigurationResponse.builder()
                .configuration(publishing.export())
                .build();
    }

    @Override
    public GetAutomatedDiscoveryConfigurationResponse getAutomatedDiscoveryConfiguration(
            GetAutomatedDiscoveryConfigurationRequest request) {
        catchUp();
        return discovery.get();
    }

    @Override
    public UpdateAutomatedDiscoveryConfigurationResponse updateAutomatedDiscoveryConfiguration(
            UpdateAutomatedDiscoveryConfigurationRequest request) {
        catchUp();
        discovery.update(request);
        return UpdateAutomatedDiscoveryConfigurationResponse.builder().build();
    }

    @Override
    public ListAutomatedDiscoveryAccountsResponse listAutomatedDiscoveryAccounts(
            ListAutomatedDiscoveryAccountsRequest request) {
        catchUp();
        return discovery.list(request);
    }

    @Override
    public BatchUpdateAutomatedDiscoveryAccountsResponse batchUpdateAutomatedDiscoveryAccounts(
            BatchUpdateAutomatedDiscoveryAccountsRequest request) {
        catchUp();
        return BatchUpdateAutomatedDiscoveryAccountsResponse.builder()
                .errors(discovery.batch(request.accounts()))
                .build();
    }

    @Override
    public CreateCustomDataIdentifierResponse createCustomDataIdentifier(
            CreateCustomDataIdentifierRequest request) {
        catchUp();
        return CreateCustomDataIdentifierResponse.builder()
                .customDataIdentifierId(identifiers.create(request))
                .build();
    }

    @Override
    public GetCustomDataIdentifierResponse getCustomDataIdentifier(
            GetCustomDataIdentifierRequest request) {
        catchUp();
        return identifiers.get(request.id());
    }

    @Override
    public ListCustomDataIdentifiersResponse listCustomDataIdentifiers(
            ListCustomDataIdentifiersRequest request) {
        catchUp();
        return identifiers.list(request);
    }

    @Override
    public DeleteCustomDataIdentifierResponse deleteCustomDataIdentifier(
            DeleteCustomDataIdentifierRequest request) {
        catchUp();
        identifiers.delete(request.id());
        return DeleteCustomDataIdentifierResponse.builder().build();
    }

    @Override
    public CreateAllowListResponse createAllowList(CreateAllowListRequest request) {
        catchUp();
        String id = allowLists.create(request);
        return CreateAllowListResponse.builder().id(id).arn(ground.arn("allow-list/" + id)).build();
    }

    @Override
    public UpdateAllowListResponse updateAllowList(UpdateAllowListRequest request) {
        catchUp();
        allowLists.update(request);
        return UpdateAllowListResponse.builder()
                .id(request.id())
                .arn(ground.arn("allow-list/" + request.id()))
                .build();
    }

    @Override
    public GetAllowListResponse getAllowList(GetAllowListRequest request) {
        catchUp();
        return allowLists.get(request.id());
    }

    @Override
    public ListAllowListsResponse listAllowLists(ListAllowListsRequest request) {
        catchUp();
        return allowLists.list(request);
    }

    @Override
    public DeleteAllowListResponse deleteAllowList(DeleteAllowListRequest request) {
        catchUp();
        allowLists.delete(request.id(), "true".equalsIgnoreCase(request.ignoreJobChecks()));
        return DeleteAllowListResponse.builder().build();
    }

    @Override
    public CreateClassificationJobResponse createClassificationJob(
            CreateClassificationJobRequest request) {
        catchUp();
        String id = jobs.create(request);
        return CreateClassificationJobResponse.builder()
                .jobId(id)
                .jobArn(ground.arn("classification-job/" + id))
                .build();
    }

    @Override
    public DescribeClassificationJobResponse describeClassificationJob(
            DescribeClassificationJobRequest request) {
        catchUp();
        return jobs.describe(request.jobId());
    }

    @Override
    public ListClassificationJobsResponse listClassificationJobs(
            ListClassificationJobsRequest request) {
        catchUp();
        return jobs.list(request);
    }

    @Override
    public UpdateClassificationJobResponse updateClassificationJob(
            UpdateClassificationJobRequest request) {
        catchUp();
        jobs.update(request.jobId(), request.jobStatus());
        return UpdateClassificationJobResponse.builder().build();
    }
}
