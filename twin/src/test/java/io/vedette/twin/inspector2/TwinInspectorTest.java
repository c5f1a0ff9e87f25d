package io.vedette.twin.inspector2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.organizations.OrganizationPolicies;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.BadRequestException;
import software.amazon.awssdk.services.inspector2.model.ConflictException;
import software.amazon.awssdk.services.inspector2.model.Ec2ScanMode;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDuration;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.FilterAction;
import software.amazon.awssdk.services.inspector2.model.ListMembersResponse;
import software.amazon.awssdk.services.inspector2.model.Member;
import software.amazon.awssdk.services.inspector2.model.NumberFilter;
import software.amazon.awssdk.services.inspector2.model.RelationshipStatus;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.inspector2.model.Status;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;
import software.amazon.awssdk.services.inspector2.model.ValidationException;

class TwinInspectorTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String MEMBER = "100000000001";
    private static final String OTHER = "100000000002";
    private static final String REGION = "eu-west-1";

    private static final StringFilter LOW =
            StringFilter.builder().comparison(StringComparison.EQUALS).value("LOW").build();

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin =
            Scenario.generated(120).in(TwinServices.twin().clock(clock).inMemory());
    private final Inspector2Client security = client(SECURITY);

    private Inspector2Client client(String account) {
        return client(account, REGION);
    }

    private Inspector2Client client(String account, String region) {
        return twin.client(Inspector2Client.class, account, region);
    }

    private void administer() {
        client(MANAGEMENT).enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(SECURITY));
        security.enable(it -> it.resourceTypes(ResourceScanType.EC2));
        pass();
    }

    private void associate(String... accounts) {
        for (String account : accounts) {
            security.associateMember(it -> it.accountId(account));
        }
        pass();
    }

    private void pass() {
        clock.pause(Duration.ofMinutes(1));
    }

    private AccountState state(String account) {
        return client(account)
                .batchGetAccountStatus(it -> it.accountIds(account))
                .accounts()
                .getFirst();
    }

    private static List<ErrorCode> codes(List<FailedAccount> failed) {
        return failed.stream().map(FailedAccount::errorCode).toList();
    }

    private List<ErrorCode> enable(String account, ResourceScanType... types) {
        return codes(
                security.enable(it -> it.accountIds(account).resourceTypes(types))
                        .failedAccounts());
    }

    private List<ErrorCode> disable(String account, ResourceScanType... types) {
        return codes(
                security.disable(it -> it.accountIds(account).resourceTypes(types))
                        .failedAccounts());
    }

    private static void denied(Runnable call) {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(call::run)
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(403));
    }

    @Test
    void turnsScansOnInTime() {
        assertThat(state(MEMBER).state().status()).isEqualTo(Status.DISABLED);
        client(MEMBER).enable(it -> it.resourceTypes(ResourceScanType.EC2, ResourceScanType.ECR));
        assertThat(state(MEMBER).state().status()).isEqualTo(Status.ENABLING);
        pass();
        assertThat(state(MEMBER))
                .satisfies(it -> {
                    assertThat(it.state().status()).isEqualTo(Status.ENABLED);
                    assertThat(it.resourceState().ecr().status()).isEqualTo(Status.ENABLED);
                    assertThat(it.resourceState().lambda().status()).isEqualTo(Status.DISABLED);
                });
    }

    @Test
    void saysWhichAccountsAreOnAlreadyOrOnTheirWay() {
        administer();
        associate(MEMBER);
        assertThat(enable(MEMBER, ResourceScanType.EC2)).isEmpty();
        assertThat(enable(MEMBER, ResourceScanType.EC2))
                .containsExactly(ErrorCode.ENABLE_IN_PROGRESS);
        pass();
        assertThat(enable(MEMBER, ResourceScanType.EC2)).containsExactly(ErrorCode.ALREADY_ENABLED);
    }

    @Test
    void letsAnAdministratorActForItsMembersOnly() {
        administer();
        associate(MEMBER);
        assertThat(enable(OTHER, ResourceScanType.EC2)).containsExactly(ErrorCode.ACCESS_DENIED);
        assertThat(
                        codes(
                                security.batchGetAccountStatus(
                                                it -> it.accountIds(MEMBER, OTHER, SECURITY))
                                        .failedAccounts()))
                .containsExactly(ErrorCode.ACCESS_DENIED);
        assertThat(
                        codes(
                                client(MEMBER)
                                        .batchGetAccountStatus(it -> it.accountIds(SECURITY))
                                        .failedAccounts()))
                .containsExactly(ErrorCode.ACCESS_DENIED);
    }

    @Test
    void takesTheAdministratorAndItsMembersInDifferentRequestsOnly() {
        administer();
        associate(MEMBER);
        assertThatThrownBy(() ->
                        security.enable(it ->
                                it.accountIds(SECURITY, MEMBER)
                                        .resourceTypes(ResourceScanType.EC2)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void associatesInTime() {
        administer();
        security.associateMember(it -> it.accountId(MEMBER));
        assertThat(security.getMember(it -> it.accountId(MEMBER)).member().relationshipStatus())
                .isEqualTo(RelationshipStatus.CREATED);
        assertThat(security.listMembers(it -> {}).members()).isEmpty();
        assertThat(security.listMembers(it -> it.onlyAssociated(false)).members()).hasSize(1);
        assertThat(enable(MEMBER, ResourceScanType.EC2)).containsExactly(ErrorCode.ACCESS_DENIED);
        pass();
        assertThat(security.listMembers(it -> {}).members())
                .extracting(Member::relationshipStatus)
                .containsExactly(RelationshipStatus.ENABLED);
    }

    @Test
    void wantsTheAdministratorToScanItselfBeforeItHasMembers() {
        client(MANAGEMENT).enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(SECURITY));
        denied(() -> security.associateMember(it -> it.accountId(MEMBER)));
    }

    @Test
    void refusesMembersThatAreNoneOrAreAlready() {
        administer();
        associate(MEMBER);
        for (String account : List.of(MEMBER, SECURITY, "999999999999")) {
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> security.associateMember(it -> it.accountId(account)));
        }
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> security.disassociateMember(it -> it.accountId(OTHER)))
                .withMessageContaining("not yet associated");
    }

    @Test
    void listsFiftyMembersAPage() {
        administer();
        twin.inspect(world -> world.organization().accounts()).stream()
                .map(io.vedette.twin.Account::id)
                .filter(it -> !it.equals(SECURITY))
                .forEach(it -> security.associateMember(request -> request.accountId(it)));
        pass();
        ListMembersResponse first = security.listMembers(it -> {});
        assertThat(first.members()).hasSize(50);
        assertThat(first.nextToken()).isNotNull();
        assertThat(security.listMembersPaginator(it -> {}).members()).hasSize(119);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> security.listMembers(it -> it.nextToken("nonsense")));
    }

    @Test
    void keepsWhatAMemberScansWhenItIsReleased() {
        administer();
        associate(MEMBER);
        enable(MEMBER, ResourceScanType.EC2);
        security.disassociateMember(it -> it.accountId(MEMBER));
        pass();
        assertThat(state(MEMBER).state().status()).isEqualTo(Status.ENABLED);
        assertThat(security.listMembers(it -> it.onlyAssociated(false)).members())
                .extracting(Member::relationshipStatus)
                .containsExactly(RelationshipStatus.REMOVED);
        client(MEMBER).disable(it -> it.resourceTypes(ResourceScanType.EC2));
        assertThat(state(MEMBER).state().status()).isEqualTo(Status.DISABLED);
    }

    @Test
    void letsNoMemberTurnItselfOff() {
        administer();
        associate(MEMBER);
        enable(MEMBER, ResourceScanType.EC2);
        denied(() -> client(MEMBER).disable(it -> it.resourceTypes(ResourceScanType.EC2)));
        assertThat(disable(MEMBER, ResourceScanType.EC2)).isEmpty();
    }

    @Test
    void wantsTheAdministratorToReleaseItsMembersBeforeItEnds() {
        administer();
        associate(MEMBER);
        assertThat(disable(SECURITY, ResourceScanType.EC2))
                .containsExactly(ErrorCode.DISASSOCIATE_ALL_MEMBERS);
        security.disassociateMember(it -> it.accountId(MEMBER));
        assertThat(disable(SECURITY, ResourceScanType.EC2)).isEmpty();
    }

    @Test
    void ordersTheScansOfFunctionsAndTheirCode() {
        administer();
        associate(MEMBER);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> enable(MEMBER, ResourceScanType.LAMBDA_CODE));
        assertThat(enable(MEMBER, ResourceScanType.LAMBDA, ResourceScanType.LAMBDA_CODE)).isEmpty();
        pass();
        assertThat(disable(MEMBER, ResourceScanType.LAMBDA))
                .containsExactly(ErrorCode.RESOURCE_SCAN_NOT_DISABLED);
    }

    @Test
    void scansCodeInSomeRegionsOnly() {
        denied(() ->
                client(MEMBER, "eu-west-3")
                        .enable(it -> it.resourceTypes(ResourceScanType.CODE_REPOSITORY)));
        client(MEMBER).enable(it -> it.resourceTypes(ResourceScanType.CODE_REPOSITORY));
    }

    @Test
    void turnsOnForNewMembersWhatItIsToTurnOnByItself() {
        administer();
        security.updateOrganizationConfiguration(
                it -> it.autoEnable(types -> types.ec2(true).ecr(false).lambda(true)));
        associate(MEMBER);
        assertThat(state(MEMBER).resourceState())
                .satisfies(it -> {
                    assertThat(it.ec2().status()).isEqualTo(Status.ENABLED);
                    assertThat(it.ecr().status()).isEqualTo(Status.DISABLED);
                    assertThat(it.lambda().status()).isEqualTo(Status.ENABLED);
                });
    }

    @Test
    void takesOneAdministratorFromTheManagementAccount() {
        denied(() ->
                client(MEMBER)
                        .enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(SECURITY)));
        administer();
        assertThat(client(MANAGEMENT).listDelegatedAdminAccounts(it -> {}).delegatedAdminAccounts())
                .singleElement()
                .satisfies(it -> assertThat(it.accountId()).isEqualTo(SECURITY));
        for (String account : List.of(SECURITY, MEMBER)) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() ->
                            client(MANAGEMENT)
                                    .enableDelegatedAdminAccount(
                                            it -> it.delegatedAdminAccountId(account)))
                    .satisfies(it -> assertThat(it.statusCode()).isEqualTo(409));
        }
        assertThat(security.getDelegatedAdminAccount(it -> {}).delegatedAdmin().accountId())
                .isEqualTo(SECURITY);
        denied(() -> client(MEMBER).describeOrganizationConfiguration(it -> {}));
        denied(() -> client(MEMBER).listMembers(it -> {}));
    }

    @Test
    void leavesAccountsScanningWhenTheAdministratorIsDismissed() {
        administer();
        associate(MEMBER);
        enable(MEMBER, ResourceScanType.EC2);
        client(MANAGEMENT).disableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(SECURITY));
        pass();
        assertThat(state(MEMBER).state().status()).isEqualTo(Status.ENABLED);
        denied(() -> security.listMembers(it -> {}));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() ->
                        client(MANAGEMENT)
                                .disableDelegatedAdminAccount(
                                        it -> it.delegatedAdminAccountId(SECURITY)));
    }

    @Test
    void leavesToAPolicyOfTheOrganizationWhatThatDecides() {
        administer();
        associate(MEMBER);
        twin.change(world ->
                world.shared(OrganizationPolicies.class)
                        .attach("INSPECTOR_POLICY", MEMBER, "{}", Instant.EPOCH));
        assertThat(enable(MEMBER, ResourceScanType.EC2))
                .containsExactly(ErrorCode.BLOCKED_BY_ORGANIZATION_POLICY);
        assertThat(state(MEMBER).state().errorCode())
                .isEqualTo(ErrorCode.BLOCKED_BY_ORGANIZATION_POLICY);
    }

    @Test
    void decidesForMembersHowTheyScan() {
        administer();
        associate(MEMBER);
        enable(MEMBER, ResourceScanType.EC2);
        security.updateConfiguration(it ->
                it.ec2Configuration(ec2 -> ec2.scanMode(Ec2ScanMode.EC2_SSM_AGENT_BASED))
                        .ecrConfiguration(ecr -> ecr.rescanDuration(EcrRescanDuration.DAYS_90)));
        assertThat(client(MEMBER).getConfiguration(it -> {}))
                .satisfies(it -> {
                    assertThat(it.ec2Configuration().scanModeState().scanMode())
                            .isEqualTo(Ec2ScanMode.EC2_SSM_AGENT_BASED);
                    assertThat(it.ecrConfiguration().rescanDurationState().rescanDuration())
                            .isEqualTo(EcrRescanDuration.DAYS_90);
                });
        denied(() ->
                client(MEMBER)
                        .updateConfiguration(it ->
                                it.ec2Configuration(ec2 -> ec2.scanMode(Ec2ScanMode.EC2_HYBRID))));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client(OTHER).getConfiguration(it -> {}));
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> security.updateConfiguration(it -> {}));
    }

    private String filter(String name, FilterAction action) {
        return security.createFilter(it ->
                        it.name(name)
                                .action(action)
                                .description("ours")
                                .tags(Map.of("team", "security"))
                                .filterCriteria(criteria -> criteria.severity(LOW)))
                .arn();
    }

    @Test
    void keepsFilters() {
        denied(() -> filter("low", FilterAction.SUPPRESS));
        administer();
        String arn = filter("low", FilterAction.SUPPRESS);
        filter("view", FilterAction.NONE);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> filter("low", FilterAction.NONE));
        assertThat(security.listFilters(it -> it.action(FilterAction.SUPPRESS)).filters())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.arn()).isEqualTo(arn);
                    assertThat(it.criteria().severity().getFirst().value()).isEqualTo("LOW");
                });
        security.updateFilter(it -> it.filterArn(arn).reason("known"));
        assertThat(security.listFilters(it -> it.arns(arn)).filters())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo("known");
                    assertThat(it.description()).isEqualTo("ours");
                });
        security.tagResource(it -> it.resourceArn(arn).tags(Map.of("stage", "test")));
        security.untagResource(it -> it.resourceArn(arn).tagKeys("team"));
        assertThat(security.listTagsForResource(it -> it.resourceArn(arn)).tags())
                .containsExactly(Map.entry("stage", "test"));
        security.deleteFilter(it -> it.arn(arn));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> security.deleteFilter(it -> it.arn(arn)));
    }

    @Test
    void forgetsSettingsAndFiltersWithTheLastScanType() {
        administer();
        filter("low", FilterAction.SUPPRESS);
        security.updateConfiguration(
                it -> it.ecrConfiguration(ecr -> ecr.rescanDuration(EcrRescanDuration.DAYS_90)));
        security.disable(it -> it.resourceTypes(ResourceScanType.EC2));
        security.enable(it -> it.resourceTypes(ResourceScanType.EC2));
        assertThat(security.listFilters(it -> {}).filters()).isEmpty();
        assertThat(
                        security.getConfiguration(it -> {})
                                .ecrConfiguration()
                                .rescanDurationState()
                                .rescanDuration())
                .isEqualTo(EcrRescanDuration.DAYS_14);
    }

    @Test
    void keepsEverythingInTheFile(@TempDir Path directory) {
        Path file = directory.resolve("org.twin");
        try (Twin kept = TwinServices.twin().clock(clock).open(file)) {
            Scenario.generated(4).in(kept);
            Inspector2Client own = kept.client(Inspector2Client.class, SECURITY, REGION);
            own.enable(it -> it.resourceTypes(ResourceScanType.EC2));
            own.createFilter(it ->
                    it.name("low")
                            .action(FilterAction.SUPPRESS)
                            .filterCriteria(criteria ->
                                    criteria.epssScore(
                                            NumberFilter.builder().upperInclusive(0.5).build())));
        }
        try (Twin again = TwinServices.twin().clock(clock).open(file)) {
            Inspector2Client own = again.client(Inspector2Client.class, SECURITY, REGION);
            assertThat(own.listFilters(it -> {}).filters())
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.criteria().epssScore().getFirst().upperInclusive())
                                    .isEqualTo(0.5));
            assertThat(
                            own.batchGetAccountStatus(it -> it.accountIds(SECURITY))
                                    .accounts()
                                    .getFirst()
                                    .resourceState()
                                    .ec2()
                                    .status())
                    .isEqualTo(Status.ENABLING);
        }
    }
}
