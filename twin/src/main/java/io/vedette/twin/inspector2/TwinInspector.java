package io.vedette.twin.inspector2;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AssociateMemberRequest;
import software.amazon.awssdk.services.inspector2.model.AssociateMemberResponse;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusRequest;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusResponse;
import software.amazon.awssdk.services.inspector2.model.CreateFilterRequest;
import software.amazon.awssdk.services.inspector2.model.CreateFilterResponse;
import software.amazon.awssdk.services.inspector2.model.DeleteFilterRequest;
import software.amazon.awssdk.services.inspector2.model.DeleteFilterResponse;
import software.amazon.awssdk.services.inspector2.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.inspector2.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.DisableDelegatedAdminAccountRequest;
import software.amazon.awssdk.services.inspector2.model.DisableDelegatedAdminAccountResponse;
import software.amazon.awssdk.services.inspector2.model.DisableRequest;
import software.amazon.awssdk.services.inspector2.model.DisableResponse;
import software.amazon.awssdk.services.inspector2.model.DisassociateMemberRequest;
import software.amazon.awssdk.services.inspector2.model.DisassociateMemberResponse;
import software.amazon.awssdk.services.inspector2.model.EnableDelegatedAdminAccountRequest;
import software.amazon.awssdk.services.inspector2.model.EnableDelegatedAdminAccountResponse;
import software.amazon.awssdk.services.inspector2.model.EnableRequest;
import software.amazon.awssdk.services.inspector2.model.EnableResponse;
import software.amazon.awssdk.services.inspector2.model.GetConfigurationRequest;
import software.amazon.awssdk.services.inspector2.model.GetConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.GetDelegatedAdminAccountRequest;
import software.amazon.awssdk.services.inspector2.model.GetDelegatedAdminAccountResponse;
import software.amazon.awssdk.services.inspector2.model.GetMemberRequest;
import software.amazon.awssdk.services.inspector2.model.GetMemberResponse;
import software.amazon.awssdk.services.inspector2.model.ListDelegatedAdminAccountsRequest;
import software.amazon.awssdk.services.inspector2.model.ListDelegatedAdminAccountsResponse;
import software.amazon.awssdk.services.inspector2.model.ListFiltersRequest;
import software.amazon.awssdk.services.inspector2.model.ListFiltersResponse;
import software.amazon.awssdk.services.inspector2.model.ListMembersRequest;
import software.amazon.awssdk.services.inspector2.model.ListMembersResponse;
import software.amazon.awssdk.services.inspector2.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.inspector2.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.inspector2.model.TagResourceRequest;
import software.amazon.awssdk.services.inspector2.model.TagResourceResponse;
import software.amazon.awssdk.services.inspector2.model.UntagResourceRequest;
import software.amazon.awssdk.services.inspector2.model.UntagResourceResponse;
import software.amazon.awssdk.services.inspector2.model.UpdateConfigurationRequest;
import software.amazon.awssdk.services.inspector2.model.UpdateConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.UpdateFilterRequest;
import software.amazon.awssdk.services.inspector2.model.UpdateFilterResponse;
import software.amazon.awssdk.services.inspector2.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.inspector2.model.UpdateOrganizationConfigurationResponse;

/**
 * The operations of Inspector that the twin simulates, written from its user guide and API
 * reference. Findings, coverage, reports, CIS scans and code security integrations are not among
 * them.
 */
public final class TwinInspector implements Inspector2Client {

    private final Ground ground;
    private final Administration administration;
    private final Members members;
    private final Switching switching;
    private final Configuration configuration;
    private final Filters filters;

    public TwinInspector(World world, Caller caller) {
        ground = new Ground(world, caller);
        administration = new Administration(ground);
        members = new Members(ground);
        switching = new Switching(ground);
        configuration = new Configuration(ground);
        filters = new Filters(ground);
    }

    /** What Inspector does by itself has happened before anybody looks. */
    private void catchUp() {
        members.catchUp();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public AssociateMemberResponse associateMember(AssociateMemberRequest request) {
        catchUp();
        members.associate(request.accountId());
        return AssociateMemberResponse.builder().accountId(request.accountId()).build();
    }

    @Override
    public BatchGetAccountStatusResponse batchGetAccountStatus(
            BatchGetAccountStatusRequest request) {
        catchUp();
        Accounts accounts = new Accounts(ground);
        List<String> seen = accounts.each(request.accountIds(), _ -> Optional.empty());
        return BatchGetAccountStatusResponse.builder()
                .accounts(seen.stream().map(accounts::state).toList())
                .failedAccounts(accounts.failed())
                .build();
    }

    @Override
    public CreateFilterResponse createFilter(CreateFilterRequest request) {
        catchUp();
        return CreateFilterResponse.builder().arn(filters.create(request)).build();
    }

    @Override
    public DeleteFilterResponse deleteFilter(DeleteFilterRequest request) {
        catchUp();
        filters.delete(request.arn());
        return DeleteFilterResponse.builder().arn(request.arn()).build();
    }

    @Override
    public DescribeOrganizationConfigurationResponse describeOrganizationConfiguration(
            DescribeOrganizationConfigurationRequest request) {
        catchUp();
        return administration.describe(members.all(true).size());
    }

    @Override
    public DisableResponse disable(DisableRequest request) {
        catchUp();
        return switching.disable(request.accountIds(), request.resourceTypesAsStrings());
    }

    @Override
    public DisableDelegatedAdminAccountResponse disableDelegatedAdminAccount(
            DisableDelegatedAdminAccountRequest request) {
        catchUp();
        administration.disable(request.delegatedAdminAccountId());
        return DisableDelegatedAdminAccountResponse.builder()
                .delegatedAdminAccountId(request.delegatedAdminAccountId())
                .build();
    }

    @Override
    public DisassociateMemberResponse disassociateMember(DisassociateMemberRequest request) {
        catchUp();
        members.disassociate(request.accountId());
        return DisassociateMemberResponse.builder().accountId(request.accountId()).build();
    }

    @Override
    public EnableResponse enable(EnableRequest request) {
        catchUp();
        return switching.enable(request.accountIds(), request.resourceTypesAsStrings());
    }

    @Override
    public EnableDelegatedAdminAccountResponse enableDelegatedAdminAccount(
            EnableDelegatedAdminAccountRequest request) {
        catchUp();
        administration.enable(request.delegatedAdminAccountId());
        return EnableDelegatedAdminAccountResponse.builder()
                .delegatedAdminAccountId(request.delegatedAdminAccountId())
                .build();
    }

    @Override
    public GetConfigurationResponse getConfiguration(GetConfigurationRequest request) {
        catchUp();
        return configuration.get();
    }

    @Override
    public GetDelegatedAdminAccountResponse getDelegatedAdminAccount(
            GetDelegatedAdminAccountRequest request) {
        catchUp();
        return GetDelegatedAdminAccountResponse.builder()
                .delegatedAdmin(administration.get())
                .build();
    }

    @Override
    public GetMemberResponse getMember(GetMemberRequest request) {
        catchUp();
        return GetMemberResponse.builder().member(members.get(request.accountId())).build();
    }

    @Override
    public ListDelegatedAdminAccountsResponse listDelegatedAdminAccounts(
            ListDelegatedAdminAccountsRequest request) {
        catchUp();
        return ListDelegatedAdminAccountsResponse.builder()
                .delegatedAdminAccounts(administration.list())
                .build();
    }

    @Override
    public ListFiltersResponse listFilters(ListFiltersRequest request) {
        catchUp();
        return filters.list(request);
    }

    @Override
    public ListMembersResponse listMembers(ListMembersRequest request) {
        catchUp();
        return members.list(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        catchUp();
        return ListTagsForResourceResponse.builder()
                .tags(filters.tags(request.resourceArn()))
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        catchUp();
        filters.tag(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        catchUp();
        filters.untag(request.resourceArn(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public UpdateConfigurationResponse updateConfiguration(UpdateConfigurationRequest request) {
        catchUp();
        configuration.update(request);
        return UpdateConfigurationResponse.builder().build();
    }

    @Override
    public UpdateFilterResponse updateFilter(UpdateFilterRequest request) {
        catchUp();
        filters.update(request);
        return UpdateFilterResponse.builder().arn(request.filterArn()).build();
    }

    @Override
    public UpdateOrganizationConfigurationResponse updateOrganizationConfiguration(
            UpdateOrganizationConfigurationRequest request) {
        catchUp();
        return UpdateOrganizationConfigurationResponse.builder()
                .autoEnable(administration.update(request.autoEnable()))
                .build();
    }
}
