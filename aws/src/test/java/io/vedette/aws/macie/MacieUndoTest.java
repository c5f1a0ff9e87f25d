package io.vedette.aws.macie;

import static io.vedette.aws.macie.MacieRig.ADMINISTRATOR;
import static io.vedette.aws.macie.MacieRig.HOME;
import static io.vedette.aws.macie.MacieRig.MANAGEMENT;
import static io.vedette.aws.macie.MacieRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.core.catalog.MacieSettings.AutoEnable;
import io.vedette.core.catalog.MacieSettings.Publication;
import io.vedette.core.catalog.MacieSettings.PublishingFrequency;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.fault.FaultScript.Denial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutoEnableMode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.macie2.model.MacieStatus;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class MacieUndoTest {

    private static final String SECOND = "100000000002";
    private static final Pattern DISCOVERED =
            Pattern.compile(",\"(firstEnabledAt|disabledAt|updatedAt)\":\"some time\"");

    /** Applies and destroys, and says what is not as it was. */
    private static List<String> differences(MacieRig rig) {
        Map<String, String> before = state(rig);
        RunReport applied = rig.apply();
        assertThat(applied.summary().failed()).describedAs(applied.toString()).isZero();
        assertThat(rig.changes()).isEmpty();
        destroy(rig);
        return SavedState.differences(before, state(rig));
    }

    /**
     * Buckets and keys are other packages'; that discovery was on once, Macie remembers for ever.
     */
    private static Map<String, String> state(MacieRig rig) {
        Map<String, String> cells = SavedState.butForTimes(rig.twin());
        cells.replaceAll((_, cell) -> DISCOVERED.matcher(cell).replaceAll(""));
        cells.keySet().removeIf(it -> it.startsWith("s3.") || it.startsWith("kms."));
        return cells;
    }

    private static void destroy(MacieRig rig) {
        RunReport report = rig.destroy();
        assertThat(report.summary().failed()).describedAs(report.toString()).isZero();
        assertThat(report.summary().waiting()).describedAs(report.toString()).isZero();
        if (rig.twin().inspect(world -> world.organization().inUse())) {
            rig.client(OrganizationsClient.class, MANAGEMENT, HOME)
                    .disableAWSServiceAccess(
                            it -> it.servicePrincipal(MacieAdministrator.PRINCIPAL));
        }
    }

    /** An organization with Macie as somebody set it up before, with one member. */
    private static Macie2Client administered(MacieRig rig) {
        rig.macie(MANAGEMENT, HOME).enableMacie(it -> {});
        rig.macie(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        Macie2Client administrator = rig.macie(ADMINISTRATOR, HOME);
        administrator.createMember(
                it -> it.account(account -> account.accountId(MEMBER).email("m@example.com")));
        administrator.createMember(
                it -> it.account(account -> account.accountId(SECOND).email("s@example.com")));
        rig.pass(Duration.ofMinutes(5));
        return administrator;
    }

    private static boolean trustsMacie(MacieRig rig) {
        return rig.twin()
                .inspect(world -> world.delegations().trusts(MacieAdministrator.PRINCIPAL));
    }

    @Test
    void leavesAFreshOrganizationAsItWas() {
        MacieRig rig =
                MacieRig.organization(7)
                        .with(
                                Settings.looking(
                                        List.of(Settings.CUSTOMER),
                                        List.of(Settings.TEST_DATA),
                                        List.of(Settings.uploads(50), Settings.once())));
        assertThat(differences(rig)).isEmpty();
        assertThat(rig.remembered())
                .allMatch(it ->
                        it.startsWith("organizations.")
                                || it.startsWith("s3.")
                                || it.startsWith("kms."));
    }

    @Test
    void leavesAFreshOrganizationAsItWasOnceItsJobsHaveEnded() {
        MacieRig rig =
                MacieRig.organization(4)
                        .regions(HOME)
                        .with(Settings.looking(List.of(), List.of(), List.of(Settings.once())));
        Map<String, String> before = state(rig);
        rig.apply();
        rig.pass(Duration.ofDays(1));
        destroy(rig);
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void leavesSeparateAccountsAsTheyWere() {
        MacieRig rig = MacieRig.separateAccounts(5).regions(HOME);
        Macie2Client own = rig.macie(MEMBER, HOME);
        own.enableMacie(it ->
                it.findingPublishingFrequency(FindingPublishingFrequency.SIX_HOURS)
                        .status(MacieStatus.PAUSED));
        own.createAllowList(it ->
                it.clientToken("mine")
                        .name("test-data")
                        .criteria(criteria -> criteria.regex("old")));
        rig.with(Settings.looking(List.of(), List.of(Settings.TEST_DATA), List.of()));
        assertThat(differences(rig)).isEmpty();
        assertThat(own.getMacieSession(it -> {}).status()).isEqualTo(MacieStatus.PAUSED);
    }

    @Test
    void leavesAMemberTheMacieAndTheDiscoveryThatItHad() {
        MacieRig rig = MacieRig.organization(6).regions(HOME);
        Macie2Client own = rig.macie(MEMBER, HOME);
        own.enableMacie(it -> it.findingPublishingFrequency(FindingPublishingFrequency.ONE_HOUR));
        own.updateAutomatedDiscoveryConfiguration(
                it -> it.status(AutomatedDiscoveryStatus.ENABLED));
        rig.macie(SECOND, HOME).enableMacie(it -> it.status(MacieStatus.PAUSED));
        assertThat(differences(rig)).isEmpty();
        assertThat(own.getAutomatedDiscoveryConfiguration(it -> {}).status())
                .isEqualTo(AutomatedDiscoveryStatus.ENABLED);
        assertThat(rig.macie(SECOND, HOME).getMacieSession(it -> {}).status())
                .isEqualTo(MacieStatus.PAUSED);
    }

    @Test
    void leavesTheAdministratorTheMacieThatItHad() {
        MacieRig rig = MacieRig.organization(5).regions(HOME);
        Macie2Client own = rig.macie(ADMINISTRATOR, HOME);
        own.enableMacie(it -> {});
        own.updateAutomatedDiscoveryConfiguration(
                it -> it.status(AutomatedDiscoveryStatus.ENABLED));
        assertThat(differences(rig)).isEmpty();
    }

    @Test
    void leavesAnOrganizationThatHadMacieAsItWas() {
        MacieRig rig = MacieRig.organization(6).regions(HOME);
        Macie2Client administrator = administered(rig);
        administrator.updateAutomatedDiscoveryConfiguration(it ->
                it.status(AutomatedDiscoveryStatus.ENABLED)
                        .autoEnableOrganizationMembers(AutoEnableMode.NEW));
        rig.discover(MEMBER, "ENABLED");
        Map<String, String> before = state(rig);
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(trustsMacie(rig)).isTrue();
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void suspendsAMemberAgainThatWasSuspended() {
        MacieRig rig = MacieRig.organization(6).regions(HOME);
        administered(rig).updateMemberSession(it -> it.id(SECOND).status(MacieStatus.PAUSED));
        Map<String, String> before = state(rig);
        rig.apply();
        assertThat(rig.members(HOME)).containsEntry(SECOND, "Enabled");
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(rig.members(HOME)).containsEntry(SECOND, "Paused");
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void putsDiscoveryBackWhereItWasTurnedOff() {
        MacieRig rig =
                MacieRig.organization(6)
                        .regions(HOME)
                        .with(Settings.discovering(false, AutoEnable.ALL));
        Macie2Client administrator = administered(rig);
        administrator.updateAutomatedDiscoveryConfiguration(it ->
                it.status(AutomatedDiscoveryStatus.ENABLED)
                        .autoEnableOrganizationMembers(AutoEnableMode.ALL));
        rig.discover(MEMBER, "DISABLED");
        Map<String, String> before = state(rig);
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void letsAMemberGoThatWasLetGoBefore() {
        MacieRig rig = MacieRig.organization(6).regions(HOME);
        administered(rig).disassociateMember(it -> it.id(MEMBER));
        rig.macie(MEMBER, HOME).disableMacie(it -> {});
        Map<String, String> before = state(rig);
        rig.apply();
        assertThat(rig.members(HOME)).containsEntry(MEMBER, "Enabled");
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void putsBackHowMembersPublish() {
        MacieRig rig =
                MacieRig.organization(6)
                        .regions(HOME)
                        .with(
                                Settings.publishing(
                                        PublishingFrequency.SIX_HOURS,
                                        new Publication(false, true)));
        administered(rig);
        Map<String, String> before = state(rig);
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void aSecondDestroyFindsNothing() {
        MacieRig rig = MacieRig.organization(5).regions(HOME);
        rig.apply();
        destroy(rig);
        rig.calls().clear();
        destroy(rig);
        assertThat(rig.calls().byOperation().keySet())
                .noneMatch(it -> it.matches("macie2:(Dis|Delete|Update|Put|Batch).*"));
    }

    @Test
    void enrolsAnAccountThatItCannotAskAndLeavesMacieOnThere() {
        MacieRig rig =
                MacieRig.organization(
                                5,
                                FaultScript.builder()
                                        .deny(new Denial(MEMBER, "macie2", "GetMacieSession"))
                                        .build())
                        .regions(HOME);
        rig.apply();
        assertThat(rig.members(HOME)).containsEntry(MEMBER, "Enabled");
        rig.destroy();
        assertThat(rig.macie(MEMBER, HOME).getAdministratorAccount(it -> {}).administrator())
                .isNull();
    }
}
