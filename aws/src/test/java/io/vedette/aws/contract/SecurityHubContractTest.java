package io.vedette.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.aws.contract.CloudUnderTest.NewOrganization;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AccountDetails;
import software.amazon.awssdk.services.securityhub.model.AutoEnableStandards;
import software.amazon.awssdk.services.securityhub.model.ControlFindingGenerator;
import software.amazon.awssdk.services.securityhub.model.ListMembersResponse;
import software.amazon.awssdk.services.securityhub.model.Member;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationStatus;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

@ParameterizedClass
@EnumSource
class SecurityHubContractTest {

    private static final String REGION = "us-east-1";

    private final Cloud kind;
    private final CloudUnderTest cloud;

    SecurityHubContractTest(Cloud kind) {
        this.kind = kind;
        this.cloud = kind.open();
    }

    private SecurityHubClient hub(String account) {
        return cloud.client(SecurityHubClient.class, account, REGION);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SecurityHubException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    /** An organization whose first member administers Security Hub. */
    private NewOrganization administered(int members) {
        NewOrganization organization = cloud.newOrganization(members);
        hub(administrator(organization)).enableSecurityHub(r -> r.enableDefaultStandards(false));
        hub(organization.managementAccount())
                .enableOrganizationAdminAccount(r -> r.adminAccountId(administrator(organization)));
        return organization;
    }

    private static String administrator(NewOrganization organization) {
        return organization.memberAccounts().getFirst();
    }

    private static List<String> others(NewOrganization organization) {
        return organization.memberAccounts().subList(1, organization.memberAccounts().size());
    }

    private void makeMembers(NewOrganization organization) {
        List<AccountDetails> accounts =
                others(organization).stream()
                        .map(id -> AccountDetails.builder().accountId(id).build())
                        .toList();
        assertThat(
                        hub(administrator(organization))
                                .createMembers(r -> r.accountDetails(accounts))
                                .unprocessedAccounts())
                .isEmpty();
    }

    @Test
    void tellsAnAccountThatItIsNotSubscribed() {
        SecurityHubClient hub = hub(cloud.newAccount());
        assertThatThrownBy(() -> hub.describeHub(r -> {}))
                .isInstanceOfSatisfying(
                        SecurityHubException.class,
                        e -> {
                            assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidAccessException");
                            assertThat(e.awsErrorDetails().errorMessage())
                                    .contains("not subscribed to AWS Security Hub");
                        });
    }

    @Test
    void enablesAHub() {
        String account = cloud.newAccount();
        hub(account).enableSecurityHub(r -> r.enableDefaultStandards(false));
        assertThat(hub(account).describeHub(r -> {}))
                .satisfies(described -> {
                    assertThat(described.hubArn())
                            .isEqualTo(
                                    "arn:aws:securityhub:us-east-1:%s:hub/default"
                                            .formatted(account));
                    assertThat(described.autoEnableControls()).isTrue();
                    assertThat(described.controlFindingGenerator())
                            .isEqualTo(ControlFindingGenerator.SECURITY_CONTROL);
                });
    }

    @Test
    void refusesToEnableAHubTwice() {
        MotoDiffers.SECURITYHUB_TWICE.skip(kind);
        SecurityHubClient hub = hub(cloud.newAccount());
        hub.enableSecurityHub(r -> r.enableDefaultStandards(false));
        refused(
                "ResourceConflictException",
                () -> hub.enableSecurityHub(r -> r.enableDefaultStandards(false)));
    }

    @Test
    void disablesAHub() {
        SecurityHubClient hub = hub(cloud.newAccount());
        hub.enableSecurityHub(r -> r.enableDefaultStandards(false));
        hub.disableSecurityHub(r -> {});
        refused("InvalidAccessException", () -> hub.describeHub(r -> {}));
        refused("InvalidAccessException", () -> hub.disableSecurityHub(r -> {}));
    }

    @Test
    void onlyTheManagementAccountNamesTheAdministrator() {
        NewOrganization organization = cloud.newOrganization(2);
        refused(
                "AccessDeniedException",
                () ->
                        hub(administrator(organization))
                                .enableOrganizationAdminAccount(
                                        r -> r.adminAccountId(administrator(organization))));
    }

    @Test
    void theAdministratorIsAnAccountOfTheOrganization() {
        NewOrganization organization = cloud.newOrganization(1);
        String stranger = "999999999999";
        refused(
                "InvalidInputException",
                () ->
                        hub(organization.managementAccount())
                                .enableOrganizationAdminAccount(r -> r.adminAccountId(stranger)));
    }

    @Test
    void startsWithLocalConfiguration() {
        NewOrganization organization = administered(1);
        assertThat(hub(administrator(organization)).describeOrganizationConfiguration(r -> {}))
                .satisfies(configuration -> {
                    assertThat(configuration.autoEnable()).isFalse();
                    assertThat(configuration.autoEnableStandards())
                            .isEqualTo(AutoEnableStandards.DEFAULT);
                    assertThat(configuration.memberAccountLimitReached()).isFalse();
                    assertThat(configuration.organizationConfiguration().configurationType())
                            .isEqualTo(OrganizationConfigurationConfigurationType.LOCAL);
                    assertThat(configuration.organizationConfiguration().status())
                            .isEqualTo(OrganizationConfigurationStatus.ENABLED);
                });
    }

    @Test
    void changesLocalConfiguration() {
        SecurityHubClient hub = hub(administrator(administered(1)));
        hub.updateOrganizationConfiguration(r -> r.autoEnable(true).autoEnableStandards("NONE"));
        assertThat(hub.describeOrganizationConfiguration(r -> {}))
                .satisfies(configuration -> {
                    assertThat(configuration.autoEnable()).isTrue();
                    assertThat(configuration.autoEnableStandards())
                            .isEqualTo(AutoEnableStandards.NONE);
                });
    }

    @Test
    void tellsOnlyTheAdministratorHowTheOrganizationIsConfigured() {
        MotoDiffers.SECURITYHUB_NOT_ADMINISTRATOR.skip(kind);
        SecurityHubClient member = hub(others(administered(2)).getFirst());
        member.enableSecurityHub(r -> {});
        refused("InvalidAccessException", () -> member.describeOrganizationConfiguration(r -> {}));
    }

    @Test
    void centralConfigurationNeedsAnAggregatorHere() {
        MotoDiffers.SECURITYHUB_CENTRAL.skip(kind);
        SecurityHubClient hub = hub(administrator(administered(1)));
        refused(
                "InvalidInputException",
                () ->
                        hub.updateOrganizationConfiguration(r ->
                                r.autoEnable(false)
                                        .autoEnableStandards("NONE")
                                        .organizationConfiguration(
                                                c -> c.configurationType("CENTRAL"))));
    }

    @Test
    void makesMembersOfAccountsOfTheOrganization() {
        NewOrganization organization = administered(4);
        makeMembers(organization);
        List<Member> members =
                hub(administrator(organization)).listMembers(r -> r.maxResults(50)).members();
        assertThat(members)
                .extracting(Member::accountId)
                .containsExactlyInAnyOrderElementsOf(others(organization));
        assertThat(members)
                .allSatisfy(member -> {
                    assertThat(member.memberStatus()).isEqualToIgnoringCase("Enabled");
                    assertThat(member.administratorId()).isEqualTo(administrator(organization));
                });
    }

    @Test
    void listsMembersPageByPage() {
        NewOrganization organization = administered(4);
        makeMembers(organization);
        SecurityHubClient hub = hub(administrator(organization));
        ListMembersResponse first = hub.listMembers(r -> r.maxResults(2));
        ListMembersResponse second =
                hub.listMembers(r -> r.maxResults(2).nextToken(first.nextToken()));
        assertThat(first.members()).hasSize(2);
        assertThat(second.members()).hasSize(1);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void tellsWhichAccountsAreNoMembers() {
        NewOrganization organization = administered(3);
        makeMembers(organization);
        String member = others(organization).getFirst();
        var answer =
                hub(administrator(organization))
                        .getMembers(r -> r.accountIds(member, "999999999999"));
        assertThat(answer.members()).extracting(Member::accountId).containsExactly(member);
        assertThat(answer.unprocessedAccounts())
                .singleElement()
                .satisfies(it -> assertThat(it.accountId()).isEqualTo("999999999999"));
    }

    @Test
    void tellsAMemberWhoAdministersIt() {
        MotoDiffers.SECURITYHUB_INVITED_AT.skip(kind);
        NewOrganization organization = administered(2);
        makeMembers(organization);
        assertThat(
                        hub(others(organization).getFirst())
                                .getAdministratorAccount(r -> {})
                                .administrator()
                                .accountId())
                .isEqualTo(administrator(organization));
    }
}
