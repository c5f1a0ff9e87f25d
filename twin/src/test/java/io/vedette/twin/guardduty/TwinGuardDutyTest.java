package io.vedette.twin.guardduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.DestinationType;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.ListMembersResponse;
import software.amazon.awssdk.services.guardduty.model.Member;
import software.amazon.awssdk.services.guardduty.model.OrgFeature;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

class TwinGuardDutyTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String MEMBER = "100000000001";
    private static final String REGION = "eu-west-1";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin =
            Scenario.generated(120).in(TwinServices.twin().clock(clock).inMemory());
    private final GuardDutyClient security = client(SECURITY);
    private final String detector = administer();

    private GuardDutyClient client(String account) {
        return twin.client(GuardDutyClient.class, account, REGION);
    }

    private String administer() {
        client(MANAGEMENT).enableOrganizationAdminAccount(it -> it.adminAccountId(SECURITY));
        return security.listDetectors(it -> {}).detectorIds().getFirst();
    }

    private List<UnprocessedAccount> enrol(String... accounts) {
        List<AccountDetail> details =
                Stream.of(accounts)
                        .map(it ->
                                AccountDetail.builder()
                                        .accountId(it)
                                        .email(it + "@example.com")
                                        .build())
                        .toList();
        return security.createMembers(it -> it.detectorId(detector).accountDetails(details))
                .unprocessedAccounts();
    }

    private void enableAutomatically(AutoEnableMembers whom) {
        OrganizationFeatureConfiguration s3 =
                OrganizationFeatureConfiguration.builder()
                        .name(OrgFeature.S3_DATA_EVENTS)
                        .autoEnable(OrgFeatureStatus.fromValue(whom.toString()))
                        .build();
        security.updateOrganizationConfiguration(
                it -> it.detectorId(detector).autoEnableOrganizationMembers(whom).features(s3));
    }

    private List<String> members() {
        return security.listMembersPaginator(it -> it.detectorId(detector)).members().stream()
                .map(Member::accountId)
                .toList();
    }

    private static void refused(Runnable call) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(call::run);
    }

    @Test
    void enrolsAllAccountsWithinADayOfBeingAskedTo() {
        enableAutomatically(AutoEnableMembers.ALL);
        clock.pause(Duration.ofHours(23));
        assertThat(members()).isEmpty();
        clock.pause(Duration.ofHours(1));
        // The management account has no GuardDuty of its own, and the administrator is no member.
        assertThat(members()).hasSize(118).contains(MEMBER).doesNotContain(MANAGEMENT, SECURITY);
        assertThat(feature(MEMBER)).isEqualTo(FeatureStatus.ENABLED);
    }

    @Test
    void enrolsNewAccountsAtOnceAndOldOnesNever() {
        enableAutomatically(AutoEnableMembers.NEW);
        clock.pause(Duration.ofDays(3));
        assertThat(members()).isEmpty();
        twin.change(world -> {
            Organization organization = world.shared(Organization.class);
            organization.put(
                    new Account(
                            "999999999999",
                            "new",
                            "new@example.com",
                            organization.rootId(),
                            Account.State.ACTIVE,
                            world.now(),
                            Set.of()));
        });
        assertThat(members()).containsExactly("999999999999");
        assertThat(feature("999999999999")).isEqualTo(FeatureStatus.ENABLED);
    }

    private FeatureStatus feature(String account) {
        String own = client(account).listDetectors(it -> {}).detectorIds().getFirst();
        return client(account).getDetector(it -> it.detectorId(own)).features().stream()
                .filter(it -> it.nameAsString().equals("S3_DATA_EVENTS"))
                .map(it -> it.status())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesMembersWhatTheOrganizationEnablesAndNothingElse() {
        enrol("100000000002");
        assertThat(feature("100000000002")).isEqualTo(FeatureStatus.DISABLED);
        enableAutomatically(AutoEnableMembers.NEW);
        assertThat(enrol(MEMBER)).isEmpty();
        assertThat(feature(MEMBER)).isEqualTo(FeatureStatus.ENABLED);
    }

    @Test
    void enrolsTheManagementAccountOnlyWithADetectorOfItsOwn() {
        assertThat(enrol(MANAGEMENT)).hasSize(1);
        client(MANAGEMENT).createDetector(it -> it.enable(true));
        assertThat(enrol(MANAGEMENT)).isEmpty();
    }

    @Test
    void leavesAccountsUnprocessedThatCannotBeMembers() {
        enrol(MEMBER);
        assertThat(enrol(SECURITY, MEMBER, "400000000000", "100000000002"))
                .extracting(UnprocessedAccount::accountId)
                .containsExactly(SECURITY, MEMBER, "400000000000");
    }

    @Test
    void takesFiftyAccountsACallAndNoMore() {
        String[] accounts =
                Stream.iterate(100_000_000_001L, it -> it + 1)
                        .limit(51)
                        .map(String::valueOf)
                        .toArray(String[]::new);
        refused(() -> enrol(accounts));
    }

    @Test
    void listsMembersFiftyAPage() {
        enableAutomatically(AutoEnableMembers.ALL);
        clock.pause(Duration.ofDays(1));
        ListMembersResponse page = security.listMembers(it -> it.detectorId(detector));
        assertThat(page.members()).hasSize(50);
        assertThat(page.nextToken()).isNotNull();
        refused(() -> security.listMembers(it -> it.detectorId(detector).nextToken("invented")));
    }

    @Test
    void showsFormerMembersOnlyWhenAsked() {
        enrol(MEMBER);
        security.disassociateMembers(it -> it.detectorId(detector).accountIds(MEMBER));
        assertThat(members()).isEmpty();
        assertThat(
                        security.listMembers(it -> it.detectorId(detector).onlyAssociated("false"))
                                .members())
                .singleElement()
                .extracting(Member::relationshipStatus)
                .isEqualTo("Removed");
    }

    @Test
    void refusesToStopMembersThatAreAllEnabledAutomatically() {
        enrol(MEMBER);
        security.stopMonitoringMembers(it -> it.detectorId(detector).accountIds(MEMBER));
        security.startMonitoringMembers(it -> it.detectorId(detector).accountIds(MEMBER));
        enableAutomatically(AutoEnableMembers.ALL);
        refused(() ->
                security.stopMonitoringMembers(it -> it.detectorId(detector).accountIds(MEMBER)));
        refused(() ->
                security.disassociateMembers(it -> it.detectorId(detector).accountIds(MEMBER)));
    }

    @Test
    void letsMembersChangeNothingThatTheirAdministratorManages() {
        enrol(MEMBER);
        String own = client(MEMBER).listDetectors(it -> {}).detectorIds().getFirst();
        refused(() -> client(MEMBER).updateDetector(it -> it.detectorId(own).enable(false)));
        refused(() -> client(MEMBER).deleteDetector(it -> it.detectorId(own)));
        assertThat(
                        client(MEMBER)
                                .getAdministratorAccount(it -> it.detectorId(own))
                                .administrator()
                                .accountId())
                .isEqualTo(SECURITY);
    }

    @Test
    void letsOnlyTheAdministratorConfigureTheOrganization() {
        String own = client(MEMBER).createDetector(it -> it.enable(true)).detectorId();
        refused(() -> client(MEMBER).describeOrganizationConfiguration(it -> it.detectorId(own)));
        refused(() ->
                client(MEMBER)
                        .updateOrganizationConfiguration(it ->
                                it.detectorId(own)
                                        .autoEnableOrganizationMembers(AutoEnableMembers.ALL)));
        refused(() -> security.updateOrganizationConfiguration(it -> it.detectorId(detector)));
    }

    @Test
    void refusesADestinationThatItCannotWriteTo() {
        refused(() ->
                security.createPublishingDestination(it ->
                        it.detectorId(detector)
                                .destinationType(DestinationType.S3)
                                .destinationProperties(properties ->
                                        properties
                                                .destinationArn("arn:aws:s3:::nobodys-bucket")
                                                .kmsKeyArn(
                                                        "arn:aws:kms:eu-west-1:222222222222:key/none"))));
    }

    @Test
    void remembersMembersInItsFile(@TempDir Path directory) {
        Path file = directory.resolve("twin.jsonl");
        try (Twin first = TwinServices.twin().clock(clock).open(file)) {
            Scenario.generated(5).in(first);
            GuardDutyClient administrator = first.client(GuardDutyClient.class, SECURITY, REGION);
            first.client(GuardDutyClient.class, MANAGEMENT, REGION)
                    .enableOrganizationAdminAccount(it -> it.adminAccountId(SECURITY));
            String own = administrator.listDetectors(it -> {}).detectorIds().getFirst();
            administrator.createMembers(it ->
                    it.detectorId(own)
                            .accountDetails(
                                    AccountDetail.builder()
                                            .accountId(MEMBER)
                                            .email("m@example.com")
                                            .build()));
        }
        try (Twin second = TwinServices.twin().clock(clock).open(file)) {
            GuardDutyClient administrator = second.client(GuardDutyClient.class, SECURITY, REGION);
            String own = administrator.listDetectors(it -> {}).detectorIds().getFirst();
            assertThat(administrator.listMembers(it -> it.detectorId(own)).members())
                    .extracting(Member::accountId)
                    .containsExactly(MEMBER);
        }
    }
}
