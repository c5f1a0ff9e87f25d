package io.vedette.twin.detective;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.CreateGraphRequest;
import software.amazon.awssdk.services.detective.model.CreateGraphResponse;
import software.amazon.awssdk.services.detective.model.CreateMembersRequest;
import software.amazon.awssdk.services.detective.model.CreateMembersResponse;
import software.amazon.awssdk.services.detective.model.DeleteGraphRequest;
import software.amazon.awssdk.services.detective.model.DeleteGraphResponse;
import software.amazon.awssdk.services.detective.model.DeleteMembersRequest;
import software.amazon.awssdk.services.detective.model.DeleteMembersResponse;
import software.amazon.awssdk.services.detective.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.detective.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.detective.model.DisableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.detective.model.DisableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.detective.model.EnableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.detective.model.EnableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.detective.model.GetMembersRequest;
import software.amazon.awssdk.services.detective.model.GetMembersResponse;
import software.amazon.awssdk.services.detective.model.ListDatasourcePackagesRequest;
import software.amazon.awssdk.services.detective.model.ListDatasourcePackagesResponse;
import software.amazon.awssdk.services.detective.model.ListGraphsRequest;
import software.amazon.awssdk.services.detective.model.ListGraphsResponse;
import software.amazon.awssdk.services.detective.model.ListMembersRequest;
import software.amazon.awssdk.services.detective.model.ListMembersResponse;
import software.amazon.awssdk.services.detective.model.ListOrganizationAdminAccountsRequest;
import software.amazon.awssdk.services.detective.model.ListOrganizationAdminAccountsResponse;
import software.amazon.awssdk.services.detective.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.detective.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.detective.model.StartMonitoringMemberRequest;
import software.amazon.awssdk.services.detective.model.StartMonitoringMemberResponse;
import software.amazon.awssdk.services.detective.model.TagResourceRequest;
import software.amazon.awssdk.services.detective.model.TagResourceResponse;
import software.amazon.awssdk.services.detective.model.UntagResourceRequest;
import software.amazon.awssdk.services.detective.model.UntagResourceResponse;
import software.amazon.awssdk.services.detective.model.UpdateDatasourcePackagesRequest;
import software.amazon.awssdk.services.detective.model.UpdateDatasourcePackagesResponse;
import software.amazon.awssdk.services.detective.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.detective.model.UpdateOrganizationConfigurationResponse;

/**
 * The operations of Detective that the twin simulates, written from its user guide and API
 * reference. Investigations and the member's side of invitations are not among them.
 */
public final class TwinDetective implements DetectiveClient {

    private static final int PAGE = 200;

    private final Ground ground;
    private final Graphs graphs;
    private final Members members;
    private final Administration administration;

    public TwinDetective(World world, Caller caller, GuardDutyWatch guardDuty) {
        ground = new Ground(world, caller);
        graphs = new Graphs(ground);
        members = new Members(ground, guardDuty);
        administration = new Administration(ground, graphs, members);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateGraphResponse createGraph(CreateGraphRequest request) {
        return CreateGraphResponse.builder().graphArn(graphs.create(request.tags())).build();
    }

    @Override
    public DeleteGraphResponse deleteGraph(DeleteGraphRequest request) {
        graphs.delete(request.graphArn());
        return DeleteGraphResponse.builder().build();
    }

    @Override
    public ListGraphsResponse listGraphs(ListGraphsRequest request) {
        return ListGraphsResponse.builder().graphList(graphs.list()).build();
    }

    @Override
    public EnableOrganizationAdminAccountResponse enableOrganizationAdminAccount(
            EnableOrganizationAdminAccountRequest request) {
        administration.enable(request.accountId());
        return EnableOrganizationAdminAccountResponse.builder().build();
    }

    @Override
    public DisableOrganizationAdminAccountResponse disableOrganizationAdminAccount(
            DisableOrganizationAdminAccountRequest request) {
        administration.disable();
        return DisableOrganizationAdminAccountResponse.builder().build();
    }

    @Override
    public ListOrganizationAdminAccountsResponse listOrganizationAdminAccounts(
            ListOrganizationAdminAccountsRequest request) {
        return ListOrganizationAdminAccountsResponse.builder()
                .administrators(administration.list())
                .build();
    }

    @Override
    public DescribeOrganizationConfigurationResponse describeOrganizationConfiguration(
            DescribeOrganizationConfigurationRequest request) {
        return DescribeOrganizationConfigurationResponse.builder()
                .autoEnable(administration.enablesNewAccounts(request.graphArn()))
                .build();
    }

    @Override
    public UpdateOrganizationConfigurationResponse updateOrganizationConfiguration(
            UpdateOrganizationConfigurationRequest request) {
        administration.enableNewAccounts(request.graphArn(), request.autoEnable());
        return UpdateOrganizationConfigurationResponse.builder().build();
    }

    @Override
    public CreateMembersResponse createMembers(CreateMembersRequest request) {
        Members.Answer answer = members.create(request.graphArn(), request.accounts());
        return CreateMembersResponse.builder()
                .members(answer.members())
                .unprocessedAccounts(answer.unprocessed())
                .build();
    }

    @Override
    public DeleteMembersResponse deleteMembers(DeleteMembersRequest request) {
        Members.Answer answer = members.delete(request.graphArn(), request.accountIds());
        return DeleteMembersResponse.builder()
                .accountIds(
                        request.accountIds().stream()
                                .filter(id ->
                                        answer.unprocessed().stream()
                                                .noneMatch(it -> it.accountId().equals(id)))
                                .toList())
                .unprocessedAccounts(answer.unprocessed())
                .build();
    }

    @Override
    public GetMembersResponse getMembers(GetMembersRequest request) {
        Members.Answer answer = members.get(request.graphArn(), request.accountIds());
        return GetMembersResponse.builder()
                .memberDetails(answer.members())
                .unprocessedAccounts(answer.unprocessed())
                .build();
    }

    @Override
    public ListMembersResponse listMembers(ListMembersRequest request) {
        Page<String> page =
                Page.of(
                                members.all(request.graphArn()),
                                request.nextToken(),
                                request.maxResults(),
                                PAGE)
                        .orElseThrow(() -> Refusal.invalid("The NextToken is not valid."));
        return ListMembersResponse.builder()
                .memberDetails(
                        page.items().stream()
                                .map(it -> members.shown(request.graphArn(), it))
                                .toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public StartMonitoringMemberResponse startMonitoringMember(
            StartMonitoringMemberRequest request) {
        members.start(request.graphArn(), request.accountId());
        return StartMonitoringMemberResponse.builder().build();
    }

    @Override
    public ListDatasourcePackagesResponse listDatasourcePackages(
            ListDatasourcePackagesRequest request) {
        return ListDatasourcePackagesResponse.builder()
                .datasourcePackagesWithStrings(graphs.packages(request.graphArn()))
                .build();
    }

    @Override
    public UpdateDatasourcePackagesResponse updateDatasourcePackages(
            UpdateDatasourcePackagesRequest request) {
        graphs.start(request.graphArn(), request.datasourcePackagesAsStrings());
        return UpdateDatasourcePackagesResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(ground.graph(request.resourceArn()).tags)
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        ground.ownGraph(request.resourceArn()).tags.putAll(request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        request.tagKeys().forEach(ground.ownGraph(request.resourceArn()).tags::remove);
        return UntagResourceResponse.builder().build();
    }
}
