package io.vedette.twin.securityhub;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.BatchDisableStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchDisableStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchEnableStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchEnableStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchGetConfigurationPolicyAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchGetConfigurationPolicyAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchGetStandardsControlAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchGetStandardsControlAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateStandardsControlAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateStandardsControlAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.CreateConfigurationPolicyRequest;
import software.amazon.awssdk.services.securityhub.model.CreateConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.CreateFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.CreateFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.CreateMembersRequest;
import software.amazon.awssdk.services.securityhub.model.CreateMembersResponse;
import software.amazon.awssdk.services.securityhub.model.DeleteConfigurationPolicyRequest;
import software.amazon.awssdk.services.securityhub.model.DeleteConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.DeleteFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.DeleteFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.DescribeHubRequest;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.DescribeStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.DescribeStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.DisableImportFindingsForProductRequest;
import software.amazon.awssdk.services.securityhub.model.DisableImportFindingsForProductResponse;
import software.amazon.awssdk.services.securityhub.model.DisableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.securityhub.model.DisableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.securityhub.model.DisableSecurityHubRequest;
import software.amazon.awssdk.services.securityhub.model.DisableSecurityHubResponse;
import software.amazon.awssdk.services.securityhub.model.DisassociateMembersRequest;
import software.amazon.awssdk.services.securityhub.model.DisassociateMembersResponse;
import software.amazon.awssdk.services.securityhub.model.EnableImportFindingsForProductRequest;
import software.amazon.awssdk.services.securityhub.model.EnableImportFindingsForProductResponse;
import software.amazon.awssdk.services.securityhub.model.EnableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.securityhub.model.EnableOrganizationAdminAccountResponse;
import software.amazon.awssdk.services.securityhub.model.EnableSecurityHubRequest;
import software.amazon.awssdk.services.securityhub.model.EnableSecurityHubResponse;
import software.amazon.awssdk.services.securityhub.model.GetAdministratorAccountRequest;
import software.amazon.awssdk.services.securityhub.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyAssociationRequest;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyAssociationResponse;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyRequest;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.GetEnabledStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.GetEnabledStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.GetMembersRequest;
import software.amazon.awssdk.services.securityhub.model.GetMembersResponse;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPoliciesRequest;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPoliciesResponse;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.ListEnabledProductsForImportRequest;
import software.amazon.awssdk.services.securityhub.model.ListEnabledProductsForImportResponse;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsRequest;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsResponse;
import software.amazon.awssdk.services.securityhub.model.ListMembersRequest;
import software.amazon.awssdk.services.securityhub.model.ListMembersResponse;
import software.amazon.awssdk.services.securityhub.model.ListOrganizationAdminAccountsRequest;
import software.amazon.awssdk.services.securityhub.model.ListOrganizationAdminAccountsResponse;
import software.amazon.awssdk.services.securityhub.model.ListSecurityControlDefinitionsRequest;
import software.amazon.awssdk.services.securityhub.model.ListSecurityControlDefinitionsResponse;
import software.amazon.awssdk.services.securityhub.model.ListStandardsControlAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.ListStandardsControlAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.securityhub.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.securityhub.model.StartConfigurationPolicyAssociationRequest;
import software.amazon.awssdk.services.securityhub.model.StartConfigurationPolicyAssociationResponse;
import software.amazon.awssdk.services.securityhub.model.StartConfigurationPolicyDisassociationRequest;
import software.amazon.awssdk.services.securityhub.model.StartConfigurationPolicyDisassociationResponse;
import software.amazon.awssdk.services.securityhub.model.UpdateConfigurationPolicyRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.UpdateFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.UpdateSecurityHubConfigurationRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateSecurityHubConfigurationResponse;

/**
 * The operations of Security Hub that the twin simulates: what configures it, not its findings.
 *
 * @see <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html">Security Hub
 *     API reference</a>
 */
public final class TwinSecurityHub implements SecurityHubClient {

    private final Ground ground;

    public TwinSecurityHub(World world, Caller caller, ConfigRecorders recorders) {
        this.ground = new Ground(world, caller, recorders);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public EnableSecurityHubResponse enableSecurityHub(EnableSecurityHubRequest request) {
        new Hubs(ground).enable(request);
        return EnableSecurityHubResponse.builder().build();
    }

    @Override
    public DisableSecurityHubResponse disableSecurityHub(DisableSecurityHubRequest request) {
        new Hubs(ground).disable();
        new Products(ground).forget();
        return DisableSecurityHubResponse.builder().build();
    }

    @Override
    public UpdateSecurityHubConfigurationResponse updateSecurityHubConfiguration(
            UpdateSecurityHubConfigurationRequest request) {
        new Hubs(ground).update(request);
        return UpdateSecurityHubConfigurationResponse.builder().build();
    }

    @Override
    public ListEnabledProductsForImportResponse listEnabledProductsForImport(
            ListEnabledProductsForImportRequest request) {
        return new Products(ground).list(request);
    }

    @Override
    public EnableImportFindingsForProductResponse enableImportFindingsForProduct(
            EnableImportFindingsForProductRequest request) {
        return EnableImportFindingsForProductResponse.builder()
                .productSubscriptionArn(new Products(ground).enable(request.productArn()))
                .build();
    }

    @Override
    public DisableImportFindingsForProductResponse disableImportFindingsForProduct(
            DisableImportFindingsForProductRequest request) {
        new Products(ground).disable(request.productSubscriptionArn());
        return DisableImportFindingsForProductResponse.builder().build();
    }

    @Override
    public DescribeHubResponse describeHub(DescribeHubRequest request) {
        return new Hubs(ground).describe(request.hubArn());
    }

    @Override
    public EnableOrganizationAdminAccountResponse enableOrganizationAdminAccount(
            EnableOrganizationAdminAccountRequest request) {
        new Administration(ground).enable(request.adminAccountId());
        return EnableOrganizationAdminAccountResponse.builder()
                .adminAccountId(request.adminAccountId())
                .build();
    }

    @Override
    public DisableOrganizationAdminAccountResponse disableOrganizationAdminAccount(
            DisableOrganizationAdminAccountRequest request) {
        new Administration(ground).disable(request.adminAccountId());
        return DisableOrganizationAdminAccountResponse.builder().build();
    }

    @Override
    public ListOrganizationAdminAccountsResponse listOrganizationAdminAccounts(
            ListOrganizationAdminAccountsRequest request) {
        return ListOrganizationAdminAccountsResponse.builder()
                .adminAccounts(new Administration(ground).list())
                .build();
    }

    @Override
    public DescribeOrganizationConfigurationResponse describeOrganizationConfiguration(
            DescribeOrganizationConfigurationRequest request) {
        return new Administration(ground).describe();
    }

    @Override
    public UpdateOrganizationConfigurationResponse updateOrganizationConfiguration(
            UpdateOrganizationConfigurationRequest request) {
        new Administration(ground).update(request);
        return UpdateOrganizationConfigurationResponse.builder().build();
    }

    @Override
    public CreateFindingAggregatorResponse createFindingAggregator(
            CreateFindingAggregatorRequest request) {
        return new Aggregators(ground).create(request);
    }

    @Override
    public ListFindingAggregatorsResponse listFindingAggregators(
            ListFindingAggregatorsRequest request) {
        return ListFindingAggregatorsResponse.builder()
                .findingAggregators(new Aggregators(ground).list())
                .build();
    }

    @Override
    public GetFindingAggregatorResponse getFindingAggregator(GetFindingAggregatorRequest request) {
        return new Aggregators(ground).get(request.findingAggregatorArn());
    }

    @Override
    public UpdateFindingAggregatorResponse updateFindingAggregator(
            UpdateFindingAggregatorRequest request) {
        return new Aggregators(ground).update(request);
    }

    @Override
    public DeleteFindingAggregatorResponse deleteFindingAggregator(
            DeleteFindingAggregatorRequest request) {
        new Aggregators(ground).delete(request.findingAggregatorArn());
        return DeleteFindingAggregatorResponse.builder().build();
    }

    @Override
    public CreateConfigurationPolicyResponse createConfigurationPolicy(
            CreateConfigurationPolicyRequest request) {
        return new Policies(ground).create(request);
    }

    @Override
    public UpdateConfigurationPolicyResponse updateConfigurationPolicy(
            UpdateConfigurationPolicyRequest request) {
        return new Policies(ground).update(request);
    }

    @Override
    public GetConfigurationPolicyResponse getConfigurationPolicy(
            GetConfigurationPolicyRequest request) {
        return new Policies(ground).get(request.identifier());
    }

    @Override
    public ListConfigurationPoliciesResponse listConfigurationPolicies(
            ListConfigurationPoliciesRequest request) {
        return new Policies(ground).list(request);
    }

    @Override
    public DeleteConfigurationPolicyResponse deleteConfigurationPolicy(
            DeleteConfigurationPolicyRequest request) {
        new Policies(ground).delete(request.identifier());
        return DeleteConfigurationPolicyResponse.builder().build();
    }

    @Override
    public StartConfigurationPolicyAssociationResponse startConfigurationPolicyAssociation(
            StartConfigurationPolicyAssociationRequest request) {
        return new PolicyAssociations(ground)
                .start(request.configurationPolicyIdentifier(), request.target());
    }

    @Override
    public StartConfigurationPolicyDisassociationResponse startConfigurationPolicyDisassociation(
            StartConfigurationPolicyDisassociationRequest request) {
        new PolicyAssociations(ground)
                .end(request.configurationPolicyIdentifier(), request.target());
        return StartConfigurationPolicyDisassociationResponse.builder().build();
    }

    @Override
    public GetConfigurationPolicyAssociationResponse getConfigurationPolicyAssociation(
            GetConfigurationPolicyAssociationRequest request) {
        return new PolicyAssociations(ground).get(request);
    }

    @Override
    public BatchGetConfigurationPolicyAssociationsResponse batchGetConfigurationPolicyAssociations(
            BatchGetConfigurationPolicyAssociationsRequest request) {
        return new PolicyAssociations(ground)
                .get(request.configurationPolicyAssociationIdentifiers());
    }

    @Override
    public ListConfigurationPolicyAssociationsResponse listConfigurationPolicyAssociations(
            ListConfigurationPolicyAssociationsRequest request) {
        return new PolicyAssociations(ground).list(request);
    }

    @Override
    public CreateMembersResponse createMembers(CreateMembersRequest request) {
        return new Memberships(ground).create(request.accountDetails());
    }

    @Override
    public ListMembersResponse listMembers(ListMembersRequest request) {
        return new Memberships(ground).list(request);
    }

    @Override
    public GetMembersResponse getMembers(GetMembersRequest request) {
        return new Memberships(ground).get(request.accountIds());
    }

    @Override
    public DisassociateMembersResponse disassociateMembers(DisassociateMembersRequest request) {
        new Memberships(ground).disassociate(request.accountIds());
        return DisassociateMembersResponse.builder().build();
    }

    @Override
    public GetAdministratorAccountResponse getAdministratorAccount(
            GetAdministratorAccountRequest request) {
        return new Memberships(ground).administrator();
    }

    @Override
    public DescribeStandardsResponse describeStandards(DescribeStandardsRequest request) {
        return new Subscriptions(ground).describe(request);
    }

    @Override
    public GetEnabledStandardsResponse getEnabledStandards(GetEnabledStandardsRequest request) {
        return new Subscriptions(ground).list(request);
    }

    @Override
    public BatchEnableStandardsResponse batchEnableStandards(BatchEnableStandardsRequest request) {
        return new Subscriptions(ground).enable(request);
    }

    @Override
    public BatchDisableStandardsResponse batchDisableStandards(
            BatchDisableStandardsRequest request) {
        return new Subscriptions(ground).disable(request);
    }

    @Override
    public ListSecurityControlDefinitionsResponse listSecurityControlDefinitions(
            ListSecurityControlDefinitionsRequest request) {
        return new Definitions(ground).list(request);
    }

    @Override
    public ListStandardsControlAssociationsResponse listStandardsControlAssociations(
            ListStandardsControlAssociationsRequest request) {
        return new Switches(ground).list(request);
    }

    @Override
    public BatchGetStandardsControlAssociationsResponse batchGetStandardsControlAssociations(
            BatchGetStandardsControlAssociationsRequest request) {
        return new Switches(ground).get(request);
    }

    @Override
    public BatchUpdateStandardsControlAssociationsResponse batchUpdateStandardsControlAssociations(
            BatchUpdateStandardsControlAssociationsRequest request) {
        return new Switches(ground).update(request);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(new Hubs(ground).tags(request.resourceArn()))
                .build();
    }
}
