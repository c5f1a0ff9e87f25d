package io.vedette.twin.organizations;

import io.vedette.twin.Account;
import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Delegations;
import io.vedette.twin.Organization;
import io.vedette.twin.OrganizationalUnit;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.organizations.OrganizationPolicies.Policy;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.DelegatedService;
import software.amazon.awssdk.services.organizations.model.DeregisterDelegatedAdministratorRequest;
import software.amazon.awssdk.services.organizations.model.DeregisterDelegatedAdministratorResponse;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribeEffectivePolicyResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.DisableAwsServiceAccessRequest;
import software.amazon.awssdk.services.organizations.model.DisableAwsServiceAccessResponse;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.EnableAwsServiceAccessRequest;
import software.amazon.awssdk.services.organizations.model.EnableAwsServiceAccessResponse;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.InvalidInputExceptionReason;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedServicesForAccountRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedServicesForAccountResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.RegisterDelegatedAdministratorRequest;
import software.amazon.awssdk.services.organizations.model.RegisterDelegatedAdministratorResponse;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

/**
 * The operations of AWS Organizations that the twin simulates.
 *
 * <p>State is in {@link Organization} and {@link Delegations}, because other services read it too.
 */
public final class TwinOrganizations implements OrganizationsClient {

    private static final int PAGE = 20;

    private final World world;
    private final Caller caller;
    private final Rights rights;

    public TwinOrganizations(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.rights = new Rights(world, caller);
    }

    @Override
    public DescribeOrganizationResponse describeOrganization(DescribeOrganizationRequest request) {
        return DescribeOrganizationResponse.builder()
                .organization(new Shapes(rights.member()).organization())
                .build();
    }

    @Override
    public DescribeAccountResponse describeAccount(DescribeAccountRequest request) {
        Organization organization = rights.managementOrAdministrator();
        Account account =
                organization.account(request.accountId()).orElseThrow(Registrations::notFound);
        return DescribeAccountResponse.builder()
                .account(new Shapes(organization).account(account))
                .build();
    }

    @Override
    public ListAccountsResponse listAccounts(ListAccountsRequest request) {
        Organization organization = rights.managementOrAdministrator();
        Page<Account> page =
                page(organization.accounts(), request.nextToken(), request.maxResults());
        return ListAccountsResponse.builder()
                .accounts(page.items().stream().map(new Shapes(organization)::account).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public ListRootsResponse listRoots(ListRootsRequest request) {
        Organization organization = rights.managementOrAdministrator();
        return ListRootsResponse.builder().roots(new Shapes(organization).root()).build();
    }

    @Override
    public ListOrganizationalUnitsForParentResponse listOrganizationalUnitsForParent(
            ListOrganizationalUnitsForParentRequest request) {
        Organization organization = parent(request.parentId());
        Page<OrganizationalUnit> page =
                page(
                        organization.unitsIn(request.parentId()),
                        request.nextToken(),
                        request.maxResults());
        return ListOrganizationalUnitsForParentResponse.builder()
                .organizationalUnits(
                        page.items().stream().map(new Shapes(organization)::unit).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public ListAccountsForParentResponse listAccountsForParent(
            ListAccountsForParentRequest request) {
        Organization organization = parent(request.parentId());
        Page<Account> page =
                page(
                        organization.accountsIn(request.parentId()),
                        request.nextToken(),
                        request.maxResults());
        return ListAccountsForParentResponse.builder()
                .accounts(page.items().stream().map(new Shapes(organization)::account).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public ListParentsResponse listParents(ListParentsRequest request) {
        Organization organization = rights.managementOrAdministrator();
        String child = request.childId();
        String parent =
                organization
                        .account(child)
                        .map(Account::parent)
                        .or(() -> organization.unit(child).map(OrganizationalUnit::parent))
                        .orElseThrow(() ->
                                AwsError.of(
                                        ChildNotFoundException.builder(),
                                        "You specified an account or OU that doesn't exist."));
        ParentType type =
                parent.equals(organization.rootId())
                        ? ParentType.ROOT
                        : ParentType.ORGANIZATIONAL_UNIT;
        return ListParentsResponse.builder()
                .parents(Parent.builder().id(parent).type(type).build())
                .build();
    }

    @Override
    public EnableAwsServiceAccessResponse enableAWSServiceAccess(
            EnableAwsServiceAccessRequest request) {
        rights.management();
        world.delegations().trust(service(request.servicePrincipal()), world.now());
        return EnableAwsServiceAccessResponse.builder().build();
    }

    @Override
    public DisableAwsServiceAccessResponse disableAWSServiceAccess(
            DisableAwsServiceAccessRequest request) {
        rights.management();
        world.delegations().distrust(service(request.servicePrincipal()));
        return DisableAwsServiceAccessResponse.builder().build();
    }

    @Override
    public ListAwsServiceAccessForOrganizationResponse listAWSServiceAccessForOrganization(
            ListAwsServiceAccessForOrganizationRequest request) {
        rights.managementOrAdministrator();
        List<EnabledServicePrincipal> trusted =
                world.delegations().trusted().entrySet().stream()
                        .map(entry ->
                                EnabledServicePrincipal.builder()
                                        .servicePrincipal(entry.getKey())
                                        .dateEnabled(entry.getValue())
                                        .build())
                        .toList();
        Page<EnabledServicePrincipal> page =
                page(trusted, request.nextToken(), request.maxResults());
        return ListAwsServiceAccessForOrganizationResponse.builder()
                .enabledServicePrincipals(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public RegisterDelegatedAdministratorResponse registerDelegatedAdministrator(
            RegisterDelegatedAdministratorRequest request) {
        new Registrations(world, rights.management())
                .register(request.accountId(), service(request.servicePrincipal()));
        return RegisterDelegatedAdministratorResponse.builder().build();
    }

    @Override
    public DeregisterDelegatedAdministratorResponse deregisterDelegatedAdministrator(
            DeregisterDelegatedAdministratorRequest request) {
        new Registrations(world, rights.management())
                .deregister(request.accountId(), service(request.servicePrincipal()));
        return DeregisterDelegatedAdministratorResponse.builder().build();
    }

    @Override
    public ListDelegatedAdministratorsResponse listDelegatedAdministrators(
            ListDelegatedAdministratorsRequest request) {
        Organization organization = rights.managementOrAdministrator();
        Shapes shapes = new Shapes(organization);
        String principal = request.servicePrincipal();
        List<DelegatedAdministrator> administrators =
                world.delegations().administrators().entrySet().stream()
                        .filter(entry ->
                                principal == null || entry.getValue().containsKey(principal))
                        .flatMap(entry ->
                                organization.account(entry.getKey()).stream()
                                        .map(account ->
                                                shapes.administrator(
                                                        account, entry.getValue().values())))
                        .toList();
        Page<DelegatedAdministrator> page =
                page(administrators, request.nextToken(), request.maxResults());
        return ListDelegatedAdministratorsResponse.builder()
                .delegatedAdministrators(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public ListDelegatedServicesForAccountResponse listDelegatedServicesForAccount(
            ListDelegatedServicesForAccountRequest request) {
        Organization organization = rights.managementOrAdministrator();
        if (organization.account(request.accountId()).isEmpty()) {
            throw Registrations.notFound();
        }
        if (!world.delegations().administers(request.accountId())) {
            throw Registrations.notRegistered();
        }
        List<DelegatedService> services =
                world.delegations().services(request.accountId()).entrySet().stream()
                        .map(entry ->
                                DelegatedService.builder()
                                        .servicePrincipal(entry.getKey())
                                        .delegationEnabledDate(entry.getValue())
                                        .build())
                        .toList();
        Page<DelegatedService> page = page(services, request.nextToken(), request.maxResults());
        return ListDelegatedServicesForAccountResponse.builder()
                .delegatedServices(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DescribeEffectivePolicyResponse describeEffectivePolicy(
            DescribeEffectivePolicyRequest request) {
        Organization organization = rights.member();
        String target = request.targetId() == null ? caller.account() : request.targetId();
        if (!target.equals(caller.account())) {
            rights.managementOrAdministrator();
        }
        if (organization.account(target).isEmpty()) {
            throw AwsError.of(
                    TargetNotFoundException.builder(),
                    "You specified a target that doesn't exist.");
        }
        Policy policy =
                world.peek(OrganizationPolicies.class, World.SHARED, World.SHARED)
                        .flatMap(policies ->
                                policies.effective(
                                        request.policyTypeAsString(), target, organization))
                        .orElseThrow(TwinOrganizations::noPolicy);
        return DescribeEffectivePolicyResponse.builder()
                .effectivePolicy(effective ->
                        effective
                                .policyContent(policy.content())
                                .policyType(request.policyTypeAsString())
                                .targetId(target)
                                .lastUpdatedTimestamp(policy.attached()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private Organization parent(String id) {
        Organization organization = rights.managementOrAdministrator();
        if (!organization.hasParent(id)) {
            throw AwsError.of(
                    ParentNotFoundException.builder(),
                    "You specified a root or OU that doesn't exist.");
        }
        return organization;
    }

    private static String service(String principal) {
        if (!principal.endsWith(".amazonaws.com")) {
            throw AwsError.of(
                    InvalidInputException.builder(),
                    "You specified an unrecognized service principal.");
        }
        return principal;
    }

    private static <T> Page<T> page(
            Collection<T> all, @Nullable String token, @Nullable Integer size) {
        return Page.of(all, token, size, PAGE)
                .orElseThrow(() ->
                        AwsError.of(
                                InvalidInputException.builder()
                                        .reason(InvalidInputExceptionReason.INVALID_NEXT_TOKEN),
                                "You specified an invalid value for NextToken."));
    }

    private static RuntimeException noPolicy() {
        return AwsError.of(
                EffectivePolicyNotFoundException.builder(),
                "The account doesn't have an effective policy of this type.");
    }
}
