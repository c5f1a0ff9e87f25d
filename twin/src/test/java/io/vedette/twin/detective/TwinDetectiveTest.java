package io.vedette.twin.detective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.World;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.Administrator;
import software.amazon.awssdk.services.detective.model.CreateMembersResponse;
import software.amazon.awssdk.services.detective.model.DatasourcePackage;
import software.amazon.awssdk.services.detective.model.DatasourcePackageIngestState;
import software.amazon.awssdk.services.detective.model.DetectiveException;
import software.amazon.awssdk.services.detective.model.MemberDetail;
import software.amazon.awssdk.services.detective.model.MemberDisabledReason;
import software.amazon.awssdk.services.detective.model.MemberStatus;
import software.amazon.awssdk.services.detective.model.UnprocessedAccount;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class TwinDetectiveTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String MEMBER = "100000000001";
    private static final String OTHER = "100000000002";
    private static final String REGION = "eu-west-1";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));

    private Twin twin(FaultScript faults) {
        Twin twin =
                Scenario.generated(8)
                        .in(TwinServices.twin().clock(clock).faults(faults).inMemory());
        watch(twin, MEMBER);
        watch(twin, OTHER);
        return twin;
    }

    private Twin twin() {
        return twin(FaultScript.NONE);
    }

    private static void watch(Twin twin, String account) {
        twin.client(GuardDutyClient.class, account, REGION).createDetector(it -> it.enable(true));
    }

    private static DetectiveClient detective(Twin twin, String account) {
        return twin.client(DetectiveClient.class, account, REGION);
    }

    private static String administer(Twin twin) {
        detective(twin, MANAGEMENT).enableOrganizationAdminAccount(it -> it.accountId(SECURITY));
        return detective(twin, SECURITY).listGraphs(it -> {}).graphList().getFirst().arn();
    }

    private static CreateMembersResponse enrol(Twin twin, String graph, String... accounts) {
        return detective(twin, SECURITY)
                .createMembers(it -> it.graphArn(graph).accounts(details(List.of(accounts))));
    }

    private static List<software.amazon.awssdk.services.detective.model.Account> details(
            List<String> accounts) {
        return accounts.stream()
                .map(it ->
                        software.amazon.awssdk.services.detective.model.Account.builder()
                                .accountId(it)
                                .emailAddress(it + "@example.com")
                                .build())
                .toList();
    }

    private static MemberDetail member(Twin twin, String graph, String account) {
        return detective(twin, SECURITY)
                .getMembers(it -> it.graphArn(graph).accountIds(account))
                .memberDetails()
                .getFirst();
    }

    private static List<String> members(Twin twin, String graph) {
        return detective(twin, SECURITY)
                .listMembersPaginator(it -> it.graphArn(graph).maxResults(1))
                .stream()
                .flatMap(page -> page.memberDetails().stream())
                .map(MemberDetail::accountId)
                .toList();
    }

    private static void refused(String code, int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DetectiveException.class,
                        e -> {
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(e.statusCode()).isEqualTo(status);
                        });
    }

    private static void join(Twin twin, String id) {
        twin.change(world -> {
            Organization organization = world.shared(Organization.class);
            organization.put(
                    new Account(
                            id,
                            "new",
                            "new@example.com",
                            organization.rootId(),
                            Account.State.ACTIVE,
                            world.now(),
                            Set.of()));
        });
    }

    @Test
    void makesTheGraphOfAnAdministratorThatIsNamed() {
        Twin twin = twin();
        String graph = administer(twin);
        List<Administrator> administrators =
                detective(twin, MANAGEMENT)
                        .listOrganizationAdminAccounts(it -> {})
                        .administrators();
        assertThat(administrators)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.accountId()).isEqualTo(SECURITY);
                    assertThat(it.graphArn()).isEqualTo(graph);
                });
        assertThat(
                        twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1")
                                .listDelegatedServicesForAccount(it -> it.accountId(SECURITY))
                                .delegatedServices())
                .extracting(it -> it.servicePrincipal())
                .containsExactly("detective.amazonaws.com");
    }

    @Test
    void letsOnlyTheManagementAccountNameTheAdministrator() {
        Twin twin = twin();
        refused(
                "AccessDeniedException",
                403,
                () ->
                        detective(twin, SECURITY)
                                .enableOrganizationAdminAccount(it -> it.accountId(SECURITY)));
    }

    @Test
    void hasOneAdministratorInAllRegions() {
        Twin twin = twin();
        administer(twin);
        DetectiveClient elsewhere = twin.client(DetectiveClient.class, MANAGEMENT, "us-east-1");
        refused(
                "ValidationException",
                400,
                () -> elsewhere.enableOrganizationAdminAccount(it -> it.accountId(MEMBER)));
        elsewhere.enableOrganizationAdminAccount(it -> it.accountId(SECURITY));
    }

    @Test
    void answersWithTheSameGraphWhenAskedForAnother() {
        Twin twin = twin();
        DetectiveClient member = detective(twin, MEMBER);
        String graph = member.createGraph(it -> it.tags(Map.of("a", "b"))).graphArn();
        assertThat(graph).matches("arn:aws:detective:eu-west-1:100000000001:graph:[0-9a-f]{32}");
        assertThat(member.createGraph(it -> it.tags(Map.of("c", "d"))).graphArn()).isEqualTo(graph);
        assertThat(member.listTagsForResource(it -> it.resourceArn(graph)).tags())
                .containsExactly(Map.entry("a", "b"));
        member.deleteGraph(it -> it.graphArn(graph));
        assertThat(member.listGraphs(it -> {}).graphList()).isEmpty();
        refused(
                "ResourceNotFoundException",
                404,
                () -> member.deleteGraph(it -> it.graphArn(graph)));
    }

    @Test
    void enrolsAccountsOfTheOrganizationWithoutInvitation() {
        Twin twin = twin();
        String graph = administer(twin);
        CreateMembersResponse answer = enrol(twin, graph, MEMBER, SECURITY);
        assertThat(answer.members())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.status()).isEqualTo(MemberStatus.ENABLED);
                    assertThat(it.invitationTypeAsString()).isEqualTo("ORGANIZATION");
                });
        assertThat(answer.unprocessedAccounts())
                .extracting(UnprocessedAccount::accountId)
                .containsExactly(SECURITY);
        assertThat(enrol(twin, graph, MEMBER, OTHER).unprocessedAccounts())
                .extracting(UnprocessedAccount::accountId)
                .containsExactly(MEMBER);
        assertThat(members(twin, graph)).containsExactly(MEMBER, OTHER);
    }

    @Test
    void takesNothingInOfAnAccountThatGuardDutyDoesNotWatch() {
        Twin twin = twin();
        String graph = administer(twin);
        String unwatched = "100000000003";
        enrol(twin, graph, unwatched);
        assertThat(member(twin, graph, unwatched))
                .satisfies(it -> {
                    assertThat(it.status()).isEqualTo(MemberStatus.ACCEPTED_BUT_DISABLED);
                    assertThat(it.disabledReason()).isEqualTo(MemberDisabledReason.VOLUME_UNKNOWN);
                });
        detective(twin, SECURITY)
                .startMonitoringMember(it -> it.graphArn(graph).accountId(unwatched));
        assertThat(member(twin, graph, unwatched).status())
                .isEqualTo(MemberStatus.ACCEPTED_BUT_DISABLED);
        watch(twin, unwatched);
        detective(twin, SECURITY)
                .startMonitoringMember(it -> it.graphArn(graph).accountId(unwatched));
        assertThat(member(twin, graph, unwatched).status()).isEqualTo(MemberStatus.ENABLED);
        refused(
                "ConflictException",
                409,
                () ->
                        detective(twin, SECURITY)
                                .startMonitoringMember(
                                        it -> it.graphArn(graph).accountId(unwatched)));
    }

    @Test
    void knowsTheVolumeOfAnAccountOnceGuardDutyIsOldEnough() {
        Twin twin =
                twin(
                        FaultScript.builder()
                                .delay("detective.volume", Duration.ofDays(2))
                                .delay("detective.volume." + OTHER, Duration.ZERO)
                                .build());
        String graph = administer(twin);
        enrol(twin, graph, MEMBER, OTHER);
        assertThat(member(twin, graph, OTHER).status()).isEqualTo(MemberStatus.ENABLED);
        assertThat(member(twin, graph, MEMBER).disabledReason())
                .isEqualTo(MemberDisabledReason.VOLUME_UNKNOWN);
        clock.pause(Duration.ofDays(2));
        detective(twin, SECURITY).startMonitoringMember(it -> it.graphArn(graph).accountId(MEMBER));
        assertThat(member(twin, graph, MEMBER).status()).isEqualTo(MemberStatus.ENABLED);
    }

    @Test
    void takesInNoMoreThanTenTerabytesADay() {
        Twin twin = twin();
        twin.change(world -> {
            world.state(DataVolume.class, MEMBER, REGION).set(6_000_000_000_000L);
            world.state(DataVolume.class, OTHER, REGION).set(6_000_000_000_000L);
        });
        String graph = administer(twin);
        enrol(twin, graph, MEMBER, OTHER);
        assertThat(member(twin, graph, MEMBER).status()).isEqualTo(MemberStatus.ENABLED);
        assertThat(member(twin, graph, OTHER).disabledReason())
                .isEqualTo(MemberDisabledReason.VOLUME_TOO_HIGH);
    }

    @Test
    void verifiesAccountsForAsLongAsTheScriptSays() {
        Twin twin =
                twin(
                        FaultScript.builder()
                                .delay("detective.enrolment", Duration.ofMinutes(1))
                                .build());
        String graph = administer(twin);
        enrol(twin, graph, MEMBER);
        assertThat(member(twin, graph, MEMBER).status())
                .isEqualTo(MemberStatus.VERIFICATION_IN_PROGRESS);
        clock.pause(Duration.ofMinutes(1));
        assertThat(member(twin, graph, MEMBER).status()).isEqualTo(MemberStatus.ENABLED);
    }

    @Test
    void takesNewAccountsInByItselfAndOldOnesNever() {
        Twin twin = twin();
        String graph = administer(twin);
        DetectiveClient security = detective(twin, SECURITY);
        security.updateOrganizationConfiguration(it -> it.graphArn(graph).autoEnable(true));
        clock.pause(Duration.ofHours(1));
        join(twin, "999999999999");
        assertThat(members(twin, graph)).containsExactly("999999999999");
        security.updateOrganizationConfiguration(it -> it.graphArn(graph).autoEnable(false));
        clock.pause(Duration.ofHours(1));
        join(twin, "888888888888");
        assertThat(members(twin, graph)).containsExactly("999999999999");
        security.deleteMembers(it -> it.graphArn(graph).accountIds("999999999999", MEMBER));
        assertThat(members(twin, graph)).isEmpty();
    }

    @Test
    void doesNotTakeInAgainByItselfWhoWasRemoved() {
        Twin twin = twin();
        String graph = administer(twin);
        DetectiveClient security = detective(twin, SECURITY);
        security.updateOrganizationConfiguration(it -> it.graphArn(graph).autoEnable(true));
        clock.pause(Duration.ofHours(1));
        join(twin, "999999999999");
        security.deleteMembers(it -> it.graphArn(graph).accountIds("999999999999"));
        assertThat(members(twin, graph)).isEmpty();
        enrol(twin, graph, "999999999999");
        assertThat(members(twin, graph)).containsExactly("999999999999");
    }

    @Test
    void tellsOfRemovalsThatCouldNotBe() {
        Twin twin = twin();
        String graph = administer(twin);
        enrol(twin, graph, MEMBER);
        var answer =
                detective(twin, SECURITY)
                        .deleteMembers(it -> it.graphArn(graph).accountIds(MEMBER, OTHER));
        assertThat(answer.accountIds()).containsExactly(MEMBER);
        assertThat(answer.unprocessedAccounts())
                .extracting(UnprocessedAccount::accountId)
                .containsExactly(OTHER);
    }

    @Test
    void showsTheGraphToItsAdministratorOnly() {
        Twin twin = twin();
        String graph = administer(twin);
        refused(
                "ResourceNotFoundException",
                404,
                () -> detective(twin, MEMBER).listMembers(it -> it.graphArn(graph)));
        refused(
                "AccessDeniedException",
                403,
                () ->
                        detective(twin, MEMBER)
                                .describeOrganizationConfiguration(it -> it.graphArn(graph)));
    }

    @Test
    void startsOptionalPackagesBesideTheCore() {
        Twin twin = twin();
        String graph = administer(twin);
        DetectiveClient security = detective(twin, SECURITY);
        security.updateDatasourcePackages(it ->
                it.graphArn(graph).datasourcePackages(DatasourcePackage.ASFF_SECURITYHUB_FINDING));
        var packages =
                security.listDatasourcePackages(it -> it.graphArn(graph)).datasourcePackages();
        assertThat(packages)
                .hasEntrySatisfying(
                        DatasourcePackage.DETECTIVE_CORE,
                        it ->
                                assertThat(it.datasourcePackageIngestState())
                                        .isEqualTo(DatasourcePackageIngestState.STARTED))
                .hasEntrySatisfying(
                        DatasourcePackage.ASFF_SECURITYHUB_FINDING,
                        it ->
                                assertThat(it.datasourcePackageIngestState())
                                        .isEqualTo(DatasourcePackageIngestState.STARTED))
                .hasEntrySatisfying(
                        DatasourcePackage.EKS_AUDIT,
                        it ->
                                assertThat(it.datasourcePackageIngestState())
                                        .isEqualTo(DatasourcePackageIngestState.DISABLED));
    }

    @Test
    void removesTheGraphAndItsMembersWithTheAdministrator() {
        Twin twin = twin();
        String graph = administer(twin);
        enrol(twin, graph, MEMBER);
        detective(twin, MANAGEMENT).disableOrganizationAdminAccount(it -> {});
        assertThat(detective(twin, SECURITY).listGraphs(it -> {}).graphList()).isEmpty();
        assertThat(twin.<Boolean>inspect(TwinDetectiveTest::hasNoMemberships)).isTrue();
        refused(
                "ValidationException",
                400,
                () -> detective(twin, MANAGEMENT).disableOrganizationAdminAccount(it -> {}));
        String next = administer(twin);
        assertThat(members(twin, next)).isEmpty();
    }

    private static boolean hasNoMemberships(World world) {
        return world.peek(Memberships.class, MEMBER, REGION)
                .filter(it -> !it.graphs.isEmpty())
                .isEmpty();
    }

    @Test
    void refusesMoreThanTwelveHundredMembers() {
        Twin twin = Scenario.generated(1203).in(TwinServices.twin().clock(clock).inMemory());
        String graph = administer(twin);
        List<String> all =
                IntStream.rangeClosed(1, 1200)
                        .mapToObj(it -> Long.toString(100_000_000_000L + it))
                        .toList();
        for (int from = 0; from < 1200; from += 50) {
            enrol(twin, graph, all.subList(from, from + 50).toArray(String[]::new));
        }
        refused("ServiceQuotaExceededException", 402, () -> enrol(twin, graph, "333333333333"));
    }

    @Test
    void refusesWhatTheModelRefuses() {
        Twin twin = twin();
        String graph = administer(twin);
        refused(
                "ValidationException",
                400,
                () ->
                        detective(twin, SECURITY)
                                .listMembers(it -> it.graphArn(graph).maxResults(500)));
    }

    @Test
    void survivesInTheFile(@TempDir Path folder) {
        Path file = folder.resolve("twin");
        String graph;
        try (Twin twin = Scenario.generated(4).in(TwinServices.twin().clock(clock).open(file))) {
            watch(twin, MEMBER);
            graph = administer(twin);
            enrol(twin, graph, MEMBER);
        }
        try (Twin again = TwinServices.twin().clock(clock).open(file)) {
            assertThat(members(again, graph)).containsExactly(MEMBER);
        }
    }
}
