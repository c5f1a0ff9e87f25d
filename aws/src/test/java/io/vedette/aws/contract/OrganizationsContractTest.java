package io.vedette.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.aws.contract.CloudUnderTest.NewOrganization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;

@ParameterizedClass
@EnumSource
class OrganizationsContractTest {

    private static final String CONFIG = "config-multiaccountsetup.amazonaws.com";

    private final CloudUnderTest cloud;

    OrganizationsContractTest(Cloud cloud) {
        this.cloud = cloud.open();
    }

    private OrganizationsClient organizations(String account) {
        return cloud.client(OrganizationsClient.class, account, "us-east-1");
    }

    @Test
    void listsTheAccountsOfANewOrganization() {
        NewOrganization organization = cloud.newOrganization(3);
        List<String> accounts =
                organizations(organization.managementAccount())
                        .listAccountsPaginator(r -> r.maxResults(2))
                        .stream()
                        .flatMap(page -> page.accounts().stream())
                        .map(Account::id)
                        .toList();
        assertThat(accounts)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Stream.of(organization.managementAccount()),
                                        organization.memberAccounts().stream())
                                .toList());
    }

    @Test
    void tellsAMemberWhoseOrganizationItIsIn() {
        NewOrganization organization = cloud.newOrganization(1);
        assertThat(
                        organizations(organization.memberAccounts().getFirst())
                                .describeOrganization()
                                .organization())
                .satisfies(told -> {
                    assertThat(told.masterAccountId()).isEqualTo(organization.managementAccount());
                    assertThat(told.featureSet()).isEqualTo(OrganizationFeatureSet.ALL);
                });
    }

    @Test
    void tellsAnAccountOutsideAnyOrganization() {
        OrganizationsClient alone = organizations(cloud.newAccount());
        assertThatThrownBy(alone::describeOrganization)
                .isInstanceOf(AwsOrganizationsNotInUseException.class);
    }

    @Test
    void takesTrustAndDelegationBack() {
        NewOrganization organization = cloud.newOrganization(1);
        OrganizationsClient management = organizations(organization.managementAccount());
        String member = organization.memberAccounts().getFirst();
        management.enableAWSServiceAccess(r -> r.servicePrincipal(CONFIG));
        management.registerDelegatedAdministrator(
                r -> r.accountId(member).servicePrincipal(CONFIG));

        management.deregisterDelegatedAdministrator(
                r -> r.accountId(member).servicePrincipal(CONFIG));
        assertThat(
                        management
                                .listDelegatedAdministrators(r -> r.servicePrincipal(CONFIG))
                                .delegatedAdministrators())
                .isEmpty();
        assertThatThrownBy(() ->
                        management.deregisterDelegatedAdministrator(
                                r -> r.accountId(member).servicePrincipal(CONFIG)))
                .isInstanceOf(AccountNotRegisteredException.class);
        management.disableAWSServiceAccess(r -> r.servicePrincipal(CONFIG));
        management.disableAWSServiceAccess(r -> r.servicePrincipal(CONFIG));
        assertThat(
                        management
                                .listAWSServiceAccessForOrganization(r -> {})
                                .enabledServicePrincipals())
                .isEmpty();
    }
}
