package io.vedette.twin.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Account.State;
import io.vedette.twin.Twin;
import io.vedette.twin.scenario.AccountEntry;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.DelegatedService;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.ParentType;

class TwinOrganizationsTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String LOGS = "333333333333";
    private static final String MEMBER = "100000000001";
    private static final String GUARDDUTY = "guardduty.amazonaws.com";
    private static final String CONFIG = "config.amazonaws.com";

    private final Twin twin = Scenario.generated(45).in(Twin.of(TwinServices.all()).inMemory());
    private final OrganizationsClient management = client(MANAGEMENT);

    private OrganizationsClient client(String account) {
        return twin.client(OrganizationsClient.class, account, "us-east-1");
    }

    private void trust(String principal) {
        management.enableAWSServiceAccess(request -> request.servicePrincipal(principal));
    }

    private void register(String account, String principal) {
        management.registerDelegatedAdministrator(
                request -> request.accountId(account).servicePrincipal(principal));
    }

    private void violates(ConstraintViolationExceptionReason reason, Runnable call) {
        assertThatExceptionOfType(ConstraintViolationException.class)
                .isThrownBy(call::run)
                .satisfies(error -> assertThat(error.reason()).isEqualTo(reason));
    }

    @Test
    void describesTheOrganizationToAnyMember() {
        Organization organization = client(MEMBER).describeOrganization().organization();
        assertThat(organization.id()).matches("o-[a-z0-9]{10}");
        assertThat(organization.masterAccountId()).isEqualTo(MANAGEMENT);
        assertThat(organization.featureSet()).isEqualTo(OrganizationFeatureSet.ALL);
        assertThat(organization.arn())
                .isEqualTo("arn:aws:organizations::111111111111:organization/" + organization.id());
    }

    @Test
    void listsAccountsTwentyAPage() {
        assertThat(management.listAccountsPaginator())
                .flatExtracting(ListAccountsResponse::accounts)
                .extracting(Account::id)
                .hasSize(45)
                .doesNotHaveDuplicates();
        assertThat(twin.calls().total("organizations", "ListAccounts")).isEqualTo(3);
    }

    @Test
    void refusesATokenThatItDidNotGive() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> management.listAccounts(request -> request.nextToken("x")));
    }

    @Test
    void deniesListingToAMember() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> client(MEMBER).listAccounts())
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.requestId()).isNotBlank();
                    assertThat(error.awsErrorDetails().errorCode())
                            .isEqualTo("AccessDeniedException");
                    assertThat(error.awsErrorDetails().serviceName()).isEqualTo("organizations");
                });
    }

    @Test
    void letsADelegatedAdministratorReadButNotChange() {
        trust(GUARDDUTY);
        register(SECURITY, GUARDDUTY);
        OrganizationsClient administrator = client(SECURITY);
        assertThat(administrator.listAccounts().accounts()).hasSize(20);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        administrator.enableAWSServiceAccess(
                                request -> request.servicePrincipal(CONFIG)));
    }

    @Test
    void walksTheTreeFromTheRootDown() {
        String root = management.listRoots().roots().get(0).id();
        assertThat(management.listAccountsForParent(request -> request.parentId(root)).accounts())
                .extracting(Account::id)
                .containsExactly(MANAGEMENT);
        List<String> found = new ArrayList<>();
        collect(root, found);
        assertThat(found).hasSize(45).contains(MANAGEMENT, SECURITY, MEMBER);
    }

    private void collect(String parent, List<String> found) {
        management.listAccountsForParentPaginator(request -> request.parentId(parent)).stream()
                .flatMap(page -> page.accounts().stream())
                .forEach(account -> found.add(account.id()));
        management
                .listOrganizationalUnitsForParentPaginator(request -> request.parentId(parent))
                .stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .forEach(unit -> collect(unit.id(), found));
    }

    @Test
    void findsTheParentOfAnAccount() {
        assertThat(management.listParents(request -> request.childId(MANAGEMENT)).parents())
                .allMatch(parent -> parent.type() == ParentType.ROOT)
                .hasSize(1);
        assertThat(management.listParents(request -> request.childId(MEMBER)).parents())
                .allMatch(parent -> parent.type() == ParentType.ORGANIZATIONAL_UNIT)
                .allMatch(parent -> parent.id().matches("ou-[a-z0-9]{4}-[a-z0-9]{8}"));
        assertThatExceptionOfType(ChildNotFoundException.class)
                .isThrownBy(
                        () -> management.listParents(request -> request.childId("999999999999")));
        assertThatExceptionOfType(ParentNotFoundException.class)
                .isThrownBy(() ->
                        management.listAccountsForParent(
                                request -> request.parentId("ou-none-00000000")));
    }

    @Test
    void enablesTrustedAccessOnce() {
        trust(GUARDDUTY);
        trust(GUARDDUTY);
        assertThat(management.listAWSServiceAccessForOrganization().enabledServicePrincipals())
                .hasSize(1)
                .allMatch(enabled -> enabled.servicePrincipal().equals(GUARDDUTY));
        management.disableAWSServiceAccess(request -> request.servicePrincipal(GUARDDUTY));
        assertThat(management.listAWSServiceAccessForOrganization().enabledServicePrincipals())
                .isEmpty();
    }

    @Test
    void registersNoAdministratorBeforeTrustedAccess() {
        violates(
                ConstraintViolationExceptionReason.SERVICE_ACCESS_NOT_ENABLED,
                () -> register(SECURITY, GUARDDUTY));
    }

    @Test
    void registersNeitherTheManagementAccountNorStrangers() {
        trust(GUARDDUTY);
        violates(
                ConstraintViolationExceptionReason
                        .CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR,
                () -> register(MANAGEMENT, GUARDDUTY));
        assertThatExceptionOfType(AccountNotFoundException.class)
                .isThrownBy(() -> register("999999999999", GUARDDUTY));
    }

    @Test
    void saysThatAnAdministratorIsRegisteredAlready() {
        trust(GUARDDUTY);
        register(SECURITY, GUARDDUTY);
        assertThatExceptionOfType(AccountAlreadyRegisteredException.class)
                .isThrownBy(() -> register(SECURITY, GUARDDUTY));
    }

    @Test
    void allowsOneAdministratorForMostServicesAndThreeForConfig() {
        trust(GUARDDUTY);
        register(SECURITY, GUARDDUTY);
        violates(
                ConstraintViolationExceptionReason
                        .MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED,
                () -> register(LOGS, GUARDDUTY));
        trust(CONFIG);
        register(SECURITY, CONFIG);
        register(LOGS, CONFIG);
        register(MEMBER, CONFIG);
        violates(
                ConstraintViolationExceptionReason
                        .MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED,
                () -> register("100000000002", CONFIG));
    }

    @Test
    void listsAdministratorsAndTheirServices() {
        trust(GUARDDUTY);
        trust(CONFIG);
        register(SECURITY, GUARDDUTY);
        register(SECURITY, CONFIG);
        register(LOGS, CONFIG);
        assertThat(
                        management
                                .listDelegatedAdministrators(
                                        request -> request.servicePrincipal(GUARDDUTY))
                                .delegatedAdministrators())
                .extracting(DelegatedAdministrator::id)
                .containsExactly(SECURITY);
        assertThat(management.listDelegatedAdministrators(request -> {}).delegatedAdministrators())
                .hasSize(2);
        assertThat(
                        management
                                .listDelegatedServicesForAccount(
                                        request -> request.accountId(SECURITY))
                                .delegatedServices())
                .extracting(DelegatedService::servicePrincipal)
                .containsExactly(CONFIG, GUARDDUTY);
        assertThatExceptionOfType(AccountNotRegisteredException.class)
                .isThrownBy(() ->
                        management.listDelegatedServicesForAccount(
                                request -> request.accountId(MEMBER)));
    }

    @Test
    void deregistersAnAdministratorOnce() {
        trust(GUARDDUTY);
        register(SECURITY, GUARDDUTY);
        Runnable deregister =
                () ->
                        management.deregisterDelegatedAdministrator(
                                request -> request.accountId(SECURITY).servicePrincipal(GUARDDUTY));
        deregister.run();
        assertThat(management.listDelegatedAdministrators(request -> {}).delegatedAdministrators())
                .isEmpty();
        assertThatExceptionOfType(AccountNotRegisteredException.class).isThrownBy(deregister::run);
    }

    @Test
    void tellsTheStateOfASuspendedAccountAndRegistersItForNothing() {
        AccountEntry suspended =
                new AccountEntry(
                        "444444444444", "gone", "g@example.com", "", State.SUSPENDED, Set.of());
        OrganizationsClient organizations =
                new Scenario(
                                true,
                                MANAGEMENT,
                                List.of(
                                        AccountEntry.active(MANAGEMENT, "management", ""),
                                        suspended),
                                List.of(GUARDDUTY),
                                List.of(),
                                List.of())
                        .in(Twin.of(TwinServices.all()).inMemory())
                        .client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
        Account account =
                organizations
                        .describeAccount(request -> request.accountId("444444444444"))
                        .account();
        assertThat(account.state()).isEqualTo(AccountState.SUSPENDED);
        assertThat(account.status()).isEqualTo(AccountStatus.SUSPENDED);
        violates(
                ConstraintViolationExceptionReason
                        .CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR,
                () ->
                        organizations.registerDelegatedAdministrator(request ->
                                request.accountId("444444444444").servicePrincipal(GUARDDUTY)));
    }
}
