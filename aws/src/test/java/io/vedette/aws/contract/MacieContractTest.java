package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.contract.CloudUnderTest.NewOrganization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AdminAccount;
import software.amazon.awssdk.services.macie2.model.AdminStatus;
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.macie2.model.MacieStatus;

@ParameterizedClass
@EnumSource
class MacieContractTest {

    private static final String NOBODY = "999999999999";

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final Macie2Client macie;

    MacieContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        macie = client(cloud.newAccount());
    }

    private Macie2Client client(String account) {
        return cloud.client(Macie2Client.class, account, "us-east-1");
    }

    /** moto's accounts have Macie from the start, others have to enable it. */
    private Macie2Client enabled(Macie2Client client) {
        if (kind == Cloud.TWIN) {
            client.enableMacie(it -> {});
        }
        return client;
    }

    @Test
    void isOffInANewAccount() {
        MotoDiffers.MACIE_FROM_THE_START.skip(kind);
        refused("AccessDeniedException", 403, () -> macie.getMacieSession(it -> {}));
        refused("AccessDeniedException", 403, () -> macie.listMembers(it -> {}));
        refused("AccessDeniedException", 403, () -> macie.disableMacie(it -> {}));
    }

    @Test
    void enablesMacie() {
        MotoDiffers.MACIE_TIMES.skip(kind);
        macie.enableMacie(it ->
                it.findingPublishingFrequency(FindingPublishingFrequency.ONE_HOUR)
                        .status(MacieStatus.PAUSED));
        assertThat(macie.getMacieSession(it -> {}))
                .satisfies(found -> {
                    assertThat(found.status()).isEqualTo(MacieStatus.PAUSED);
                    assertThat(found.findingPublishingFrequency())
                            .isEqualTo(FindingPublishingFrequency.ONE_HOUR);
                    assertThat(found.serviceRole()).endsWith("AWSServiceRoleForAmazonMacie");
                });
    }

    @Test
    void publishesEveryFifteenMinutesUnlessToldOtherwise() {
        MotoDiffers.MACIE_TIMES.skip(kind);
        enabled(macie);
        assertThat(macie.getMacieSession(it -> {}))
                .satisfies(found -> {
                    assertThat(found.status()).isEqualTo(MacieStatus.ENABLED);
                    assertThat(found.findingPublishingFrequency())
                            .isEqualTo(FindingPublishingFrequency.FIFTEEN_MINUTES);
                });
    }

    @Test
    void enablesMacieOnce() {
        MotoDiffers.MACIE_TWICE.skip(kind);
        macie.enableMacie(it -> {});
        refused("ConflictException", 409, () -> macie.enableMacie(it -> {}));
    }

    @Test
    void disablesMacieAndEnablesItAgain() {
        enabled(macie);
        macie.disableMacie(it -> {});
        macie.enableMacie(it -> {});
        assertThat(macie.listMembers(it -> {}).members()).isEmpty();
    }

    @Test
    void answersThatMacieIsOffWithTheCodeOfAMissingRight() {
        MotoDiffers.MACIE_OFF.skip(kind);
        enabled(macie).disableMacie(it -> {});
        refused("AccessDeniedException", 403, () -> macie.getMacieSession(it -> {}));
    }

    @Test
    void hasNeitherMembersNorAnAdministratorAtFirst() {
        enabled(macie);
        assertThat(macie.listMembers(it -> {}).members()).isEmpty();
        assertThat(macie.listMembers(it -> it.onlyAssociated("false")).members()).isEmpty();
        assertThat(macie.getAdministratorAccount(it -> {}).administrator()).isNull();
    }

    @Test
    void letsNobodyGoWhoIsNoMember() {
        enabled(macie);
        refused(
                "ResourceNotFoundException",
                404,
                () -> macie.disassociateMember(it -> it.id(NOBODY)));
        refused("ResourceNotFoundException", 404, () -> macie.deleteMember(it -> it.id(NOBODY)));
    }

    @Test
    void namesTheAdministratorOfAnOrganization() {
        NewOrganization organization = cloud.newOrganization(2);
        String administrator = organization.memberAccounts().getFirst();
        Macie2Client management = enabled(client(organization.managementAccount()));
        assertThat(management.listOrganizationAdminAccounts(it -> {}).adminAccounts()).isEmpty();

        management.enableOrganizationAdminAccount(it -> it.adminAccountId(administrator));

        assertThat(management.listOrganizationAdminAccounts(it -> {}).adminAccounts())
                .containsExactly(
                        AdminAccount.builder()
                                .accountId(administrator)
                                .status(AdminStatus.ENABLED)
                                .build());
        assertThat(client(administrator).listMembers(it -> {}).members()).isEmpty();
    }

    @Test
    void onlyTheManagementAccountNamesOneAdministrator() {
        MotoDiffers.MACIE_ADMINISTRATORS.skip(kind);
        NewOrganization organization = cloud.newOrganization(2);
        String member = organization.memberAccounts().getFirst();
        String other = organization.memberAccounts().getLast();
        refused(
                "AccessDeniedException",
                403,
                () ->
                        enabled(client(member))
                                .enableOrganizationAdminAccount(it -> it.adminAccountId(other)));
        Macie2Client management = client(organization.managementAccount());
        refused(
                "AccessDeniedException",
                403,
                () -> management.enableOrganizationAdminAccount(it -> it.adminAccountId(member)));
        enabled(management).enableOrganizationAdminAccount(it -> it.adminAccountId(member));
        refused(
                "ConflictException",
                409,
                () -> management.enableOrganizationAdminAccount(it -> it.adminAccountId(other)));
    }

    @Test
    void refusesWhatItsModelForbids() {
        MotoDiffers.MACIE_CHECKS.skip(kind);
        enabled(macie);
        refused("ValidationException", 400, () -> macie.enableMacie(it -> it.status("SLEEPING")));
        refused("ValidationException", 400, () -> macie.listMembers(it -> it.maxResults(26)));
    }
}
