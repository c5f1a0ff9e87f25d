package io.vedette.twin.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Account;
import io.vedette.twin.ErrorStyle;
import io.vedette.twin.Organization;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinBuilder;
import io.vedette.twin.TwinClock;
import io.vedette.twin.TwinService;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.model.ServiceModels;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AccountDetails;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationStatus;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.StandardsStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscriptionRequest;

class TwinSecurityHubTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String MANAGEMENT = "111111111111";
    private static final String ADMINISTRATOR = "222222222222";
    private static final String MEMBER = "100000000001";
    private static final String HOME = "us-east-1";
    private static final String LINKED = "eu-west-1";
    private static final String PCI = "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1";

    private final TwinClock clock = TwinClock.simulated(START);

    private Twin twin(int accounts, FaultScript faults) {
        return Scenario.generated(accounts).in(recorded().faults(faults).inMemory());
    }

    /** A twin where AWS Config records everywhere. */
    private TwinBuilder recorded() {
        TwinService hub =
                TwinService.of(
                        "securityhub",
                        SecurityHubClient.class,
                        (world, caller) ->
                                new TwinSecurityHub(
                                        world, caller, (anywhere, account, region) -> true),
                        SecurityHubException::builder,
                        ErrorStyle.REST_JSON);
        return Twin.of(List.of(hub)).check(new ServiceModels()).clock(clock);
    }

    private Twin twin(int accounts) {
        return twin(accounts, FaultScript.NONE);
    }

    private static SecurityHubClient hub(Twin twin, String account, String region) {
        return twin.client(SecurityHubClient.class, account, region);
    }

    private static void refused(String code, String says, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SecurityHubException.class,
                        e -> {
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(e.awsErrorDetails().errorMessage()).contains(says);
                        });
    }

    private static void register(Twin twin, String region) {
        hub(twin, MANAGEMENT, region)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
    }

    /** Central configuration of two regions, with a policy that nothing is associated with. */
    private String central(Twin twin) {
        register(twin, HOME);
        SecurityHubClient home = hub(twin, ADMINISTRATOR, HOME);
        home.createFindingAggregator(
                it -> it.regionLinkingMode("SPECIFIED_REGIONS").regions(LINKED));
        home.updateOrganizationConfiguration(it ->
                it.autoEnable(false)
                        .autoEnableStandards("NONE")
                        .organizationConfiguration(c -> c.configurationType("CENTRAL")));
        clock.pause(Duration.ofMinutes(1));
        return home.createConfigurationPolicy(it ->
                        it.name("all")
                                .configurationPolicy(
                                        Policy.fromSecurityHub(hub ->
                                                hub.serviceEnabled(true)
                                                        .enabledStandardIdentifiers(PCI)
                                                        .securityControlsConfiguration(c ->
                                                                c
                                                                        .disabledSecurityControlIdentifiers(
                                                                                "IAM.6")))))
                .id();
    }

    private static void associateRoot(Twin twin, String policy) {
        String root = twin.inspect(world -> world.organization().rootId());
        hub(twin, ADMINISTRATOR, HOME)
                .startConfigurationPolicyAssociation(it ->
                        it.configurationPolicyIdentifier(policy)
                                .target(target -> target.rootId(root)));
    }

    private static List<String> standards(SecurityHubClient hub) {
        return hub.getEnabledStandards(it -> {}).standardsSubscriptions().stream()
                .map(StandardsSubscription::standardsArn)
                .toList();
    }

    @Test
    void enablesTheDefaultStandardsUnlessToldOtherwise() {
        Twin twin = twin(5);
        hub(twin, MEMBER, HOME).enableSecurityHub(it -> {});
        assertThat(standards(hub(twin, MEMBER, HOME)))
                .containsExactlyInAnyOrder(
                        "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
                        "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0");
    }

    @Test
    void aStandardTakesItsTimeToBeReadyAndToGo() {
        Twin twin = twin(5);
        SecurityHubClient hub = hub(twin, MEMBER, HOME);
        hub.enableSecurityHub(it -> it.enableDefaultStandards(false));
        StandardsSubscription enabled =
                hub.batchEnableStandards(it ->
                                it.standardsSubscriptionRequests(
                                        StandardsSubscriptionRequest.builder()
                                                .standardsArn(PCI)
                                                .build()))
                        .standardsSubscriptions()
                        .getFirst();
        assertThat(enabled.standardsStatus()).isEqualTo(StandardsStatus.PENDING);
        clock.pause(Duration.ofMinutes(1));
        assertThat(hub.getEnabledStandards(it -> {}).standardsSubscriptions())
                .extracting(StandardsSubscription::standardsStatus)
                .containsExactly(StandardsStatus.READY);
        hub.batchDisableStandards(
                it -> it.standardsSubscriptionArns(enabled.standardsSubscriptionArn()));
        assertThat(hub.getEnabledStandards(it -> {}).standardsSubscriptions())
                .extracting(StandardsSubscription::standardsStatus)
                .containsExactly(StandardsStatus.DELETING);
        clock.pause(Duration.ofMinutes(1));
        assertThat(standards(hub)).isEmpty();
    }

    @Test
    void aStandardIsIncompleteWhereConfigDoesNotRecord() {
        Twin twin = Scenario.generated(5).in(TwinServices.twin().clock(clock).inMemory());
        SecurityHubClient hub = hub(twin, MEMBER, HOME);
        hub.enableSecurityHub(it -> {});
        clock.pause(Duration.ofMinutes(1));
        assertThat(hub.getEnabledStandards(it -> {}).standardsSubscriptions())
                .allSatisfy(it -> {
                    assertThat(it.standardsStatus()).isEqualTo(StandardsStatus.INCOMPLETE);
                    assertThat(it.standardsStatusReason().statusReasonCodeAsString())
                            .isEqualTo("NO_AVAILABLE_CONFIGURATION_RECORDER");
                });
    }

    @Test
    void aPolicyFailsWhereConfigDoesNotRecord() {
        Twin twin = Scenario.generated(5).in(TwinServices.twin().clock(clock).inMemory());
        associateRoot(twin, central(twin));
        clock.pause(Duration.ofMinutes(5));
        var association =
                hub(twin, ADMINISTRATOR, HOME)
                        .getConfigurationPolicyAssociation(it ->
                                it.target(target -> target.accountId(MEMBER)));
        assertThat(association.associationStatus())
                .isEqualTo(ConfigurationPolicyAssociationStatus.FAILED);
        assertThat(association.associationStatusMessage()).contains("AWS Config");
    }

    @Test
    void controlsOfAStandardThatIsNotReadyCannotBeSwitched() {
        Twin twin = twin(5);
        SecurityHubClient hub = hub(twin, MEMBER, HOME);
        hub.enableSecurityHub(it -> it.enableDefaultStandards(false));
        hub.batchEnableStandards(it ->
                it.standardsSubscriptionRequests(
                        StandardsSubscriptionRequest.builder().standardsArn(PCI).build()));
        StandardsControlAssociationUpdate off =
                StandardsControlAssociationUpdate.builder()
                        .securityControlId("IAM.6")
                        .standardsArn(PCI)
                        .associationStatus("DISABLED")
                        .updatedReason("no hardware keys")
                        .build();
        assertThat(
                        hub.batchUpdateStandardsControlAssociations(
                                        it -> it.standardsControlAssociationUpdates(off))
                                .unprocessedAssociationUpdates())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.errorCodeAsString()).isEqualTo("RESOURCE_NOT_FOUND"));
        clock.pause(Duration.ofMinutes(1));
        assertThat(
                        hub.batchUpdateStandardsControlAssociations(
                                        it -> it.standardsControlAssociationUpdates(off))
                                .unprocessedAssociationUpdates())
                .isEmpty();
    }

    @Test
    void registeringAnAdministratorTellsOrganizationsAndEnablesItsHub() {
        Twin twin = twin(5);
        register(twin, HOME);
        assertThat(hub(twin, ADMINISTRATOR, HOME).describeHub(it -> {}).hubArn()).isNotEmpty();
        assertThat(
                        twin.<Boolean>inspect(world ->
                                world.delegations()
                                        .administers(ADMINISTRATOR, "securityhub.amazonaws.com")))
                .isTrue();
        refused(
                "ResourceConflictException",
                "Another account",
                () ->
                        hub(twin, MANAGEMENT, HOME)
                                .enableOrganizationAdminAccount(it -> it.adminAccountId(MEMBER)));
    }

    @Test
    void anotherRegionCannotBeRegisteredWhileTheFirstSettles() {
        Twin twin =
                twin(
                        5,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(30))
                                .build());
        register(twin, HOME);
        refused("ResourceConflictException", "in progress", () -> register(twin, LINKED));
        assertThat(
                        hub(twin, MANAGEMENT, HOME)
                                .listOrganizationAdminAccounts(it -> {})
                                .adminAccounts())
                .isEmpty();
        clock.pause(Duration.ofSeconds(30));
        register(twin, LINKED);
        assertThat(
                        hub(twin, MANAGEMENT, HOME)
                                .listOrganizationAdminAccounts(it -> {})
                                .adminAccounts())
                .hasSize(1);
    }

    @Test
    void givesFiftyMembersAPage() {
        Twin twin = twin(80);
        register(twin, HOME);
        SecurityHubClient hub = hub(twin, ADMINISTRATOR, HOME);
        for (int from : List.of(1, 41)) {
            hub.createMembers(it ->
                    it.accountDetails(
                            IntStream.range(from, Math.min(from + 40, 78))
                                    .mapToObj(n -> Long.toString(100_000_000_000L + n))
                                    .map(id -> AccountDetails.builder().accountId(id).build())
                                    .toList()));
        }
        var first = hub.listMembers(it -> {});
        assertThat(first.members()).hasSize(50);
        assertThat(hub.listMembers(it -> it.nextToken(first.nextToken())).members()).hasSize(27);
        refused(
                "InvalidInputException",
                "NextToken",
                () -> hub.listMembers(it -> it.nextToken("x")));
    }

    @Test
    void refusesFiftyOneMembersAtOnce() {
        Twin twin = twin(5);
        register(twin, HOME);
        refused(
                "InvalidInputException",
                "",
                () ->
                        hub(twin, ADMINISTRATOR, HOME)
                                .createMembers(it ->
                                        it.accountDetails(
                                                IntStream.range(0, 51)
                                                        .mapToObj(n ->
                                                                AccountDetails.builder()
                                                                        .accountId(MEMBER)
                                                                        .build())
                                                        .toList())));
    }

    @Test
    void theManagementAccountMustEnableItsHubBeforeItIsAMember() {
        Twin twin = twin(5);
        register(twin, HOME);
        SecurityHubClient hub = hub(twin, ADMINISTRATOR, HOME);
        AccountDetails management = AccountDetails.builder().accountId(MANAGEMENT).build();
        assertThat(hub.createMembers(it -> it.accountDetails(management)).unprocessedAccounts())
                .singleElement()
                .satisfies(it -> assertThat(it.processingResult()).contains("enable Security Hub"));
        hub(twin, MANAGEMENT, HOME).enableSecurityHub(it -> {});
        assertThat(hub.createMembers(it -> it.accountDetails(management)).unprocessedAccounts())
                .isEmpty();
    }

    @Test
    void enrolsAccountsThatJoinAfterAutoEnableAndNoOthers() {
        Twin twin = twin(5);
        register(twin, HOME);
        SecurityHubClient hub = hub(twin, ADMINISTRATOR, HOME);
        hub.updateOrganizationConfiguration(it -> it.autoEnable(true).autoEnableStandards("NONE"));
        clock.pause(Duration.ofDays(1));
        twin.change(world ->
                world.shared(Organization.class)
                        .put(
                                new Account(
                                        "999999999999",
                                        "new",
                                        "new@example.com",
                                        world.organization().rootId(),
                                        Account.State.ACTIVE,
                                        world.now(),
                                        Set.of())));
        assertThat(hub.listMembers(it -> {}).members())
                .singleElement()
                .satisfies(it -> assertThat(it.accountId()).isEqualTo("999999999999"));
        assertThat(standards(hub(twin, "999999999999", HOME))).isEmpty();
    }

    @Test
    void centralConfigurationTakesItsTime() {
        Twin twin = twin(5);
        register(twin, HOME);
        SecurityHubClient home = hub(twin, ADMINISTRATOR, HOME);
        home.createFindingAggregator(it -> it.regionLinkingMode("NO_REGIONS"));
        home.updateOrganizationConfiguration(it ->
                it.autoEnable(false)
                        .autoEnableStandards("NONE")
                        .organizationConfiguration(c -> c.configurationType("CENTRAL")));
        assertThat(
                        home.describeOrganizationConfiguration(it -> {})
                                .organizationConfiguration()
                                .status())
                .isEqualTo(OrganizationConfigurationStatus.PENDING);
        refused(
                "AccessDeniedException",
                "with Central Configuration enabled",
                () -> home.listConfigurationPolicies(it -> {}));
        clock.pause(Duration.ofMinutes(1));
        assertThat(home.listConfigurationPolicies(it -> {}).configurationPolicySummaries())
                .isEmpty();
    }

    @Test
    void aPolicyReachesAccountsInTheHomeRegionAndInLinkedOnes() {
        Twin twin = twin(5);
        associateRoot(twin, central(twin));
        refused(
                "InvalidAccessException",
                "not subscribed",
                () -> hub(twin, MEMBER, LINKED).describeHub(it -> {}));
        clock.pause(Duration.ofMinutes(5));
        assertThat(standards(hub(twin, MEMBER, LINKED)))
                .containsExactly("arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1");
        assertThat(
                        hub(twin, MEMBER, LINKED)
                                .listStandardsControlAssociations(
                                        it -> it.securityControlId("IAM.6"))
                                .standardsControlAssociationSummaries())
                .singleElement()
                .satisfies(it -> assertThat(it.associationStatusAsString()).isEqualTo("DISABLED"));
        refused(
                "InvalidAccessException",
                "not subscribed",
                () -> hub(twin, MEMBER, "us-west-2").describeHub(it -> {}));
    }

    @Test
    void aPolicyTakesTheAccountsOwnChoicesAway() {
        Twin twin = twin(5);
        associateRoot(twin, central(twin));
        clock.pause(Duration.ofMinutes(5));
        refused(
                "AccessDeniedException",
                "central configuration policy",
                () ->
                        hub(twin, MEMBER, HOME)
                                .batchEnableStandards(it ->
                                        it.standardsSubscriptionRequests(
                                                StandardsSubscriptionRequest.builder()
                                                        .standardsArn(PCI)
                                                        .build())));
    }

    @Test
    void anAccountThatIsLetGoKeepsWhatThePolicyGaveIt() {
        Twin twin = twin(5);
        associateRoot(twin, central(twin));
        clock.pause(Duration.ofMinutes(5));
        hub(twin, ADMINISTRATOR, HOME)
                .startConfigurationPolicyAssociation(it ->
                        it.configurationPolicyIdentifier("SELF_MANAGED_SECURITY_HUB")
                                .target(target -> target.accountId(MEMBER)));
        assertThat(standards(hub(twin, MEMBER, LINKED))).hasSize(1);
        hub(twin, MEMBER, LINKED).disableSecurityHub(it -> {});
    }

    @Test
    void theRootsAssociationIsPendingUntilAllAccountsAreDoneAndFailsWithOne() {
        Twin twin = twin(5, FaultScript.builder().unprocessed(MEMBER, "securityhub").build());
        associateRoot(twin, central(twin));
        assertThat(statuses(twin)).containsOnly(ConfigurationPolicyAssociationStatus.PENDING);
        hub(twin, MANAGEMENT, HOME).enableSecurityHub(it -> {});
        clock.pause(Duration.ofMinutes(5));
        assertThat(
                        hub(twin, ADMINISTRATOR, HOME)
                                .listConfigurationPolicyAssociations(
                                        it -> it.filters(f -> f.associationStatus("FAILED")))
                                .configurationPolicyAssociationSummaries())
                .extracting(it -> it.targetTypeAsString())
                .contains("ROOT", "ACCOUNT");
    }

    private static List<ConfigurationPolicyAssociationStatus> statuses(Twin twin) {
        return hub(twin, ADMINISTRATOR, HOME)
                .listConfigurationPolicyAssociationsPaginator(it -> {})
                .configurationPolicyAssociationSummaries()
                .stream()
                .map(it -> it.associationStatus())
                .toList();
    }

    @Test
    void centralOperationsBelongToTheHomeRegion() {
        Twin twin = twin(5);
        central(twin);
        refused(
                "AccessDeniedException",
                "aggregation region",
                () -> hub(twin, ADMINISTRATOR, LINKED).listConfigurationPolicies(it -> {}));
    }

    @Test
    void refusesAPolicyThatSaysNothingOfControls() {
        Twin twin = twin(5);
        central(twin);
        refused(
                "InvalidInputException",
                "Invalid semantics",
                () ->
                        hub(twin, ADMINISTRATOR, HOME)
                                .createConfigurationPolicy(it ->
                                        it.name("half")
                                                .configurationPolicy(
                                                        Policy.fromSecurityHub(hub ->
                                                                hub.serviceEnabled(true)
                                                                        .enabledStandardIdentifiers(
                                                                                PCI)))));
    }

    @Test
    void aPolicyInUseCannotBeDeletedNorCentralConfigurationStopped() {
        Twin twin = twin(5);
        String policy = central(twin);
        associateRoot(twin, policy);
        SecurityHubClient home = hub(twin, ADMINISTRATOR, HOME);
        refused(
                "ResourceConflictException",
                "associated",
                () -> home.deleteConfigurationPolicy(it -> it.identifier(policy)));
        refused(
                "ResourceConflictException",
                "Disassociate",
                () ->
                        home.updateOrganizationConfiguration(it ->
                                it.autoEnable(true)
                                        .organizationConfiguration(
                                                c -> c.configurationType("LOCAL"))));
    }

    @Test
    void anAggregatorIsChangedFromItsOwnRegionOnly() {
        Twin twin = twin(5);
        SecurityHubClient home = hub(twin, MEMBER, HOME);
        home.enableSecurityHub(it -> {});
        hub(twin, MEMBER, LINKED).enableSecurityHub(it -> {});
        String arn =
                home.createFindingAggregator(it -> it.regionLinkingMode("ALL_REGIONS"))
                        .findingAggregatorArn();
        refused(
                "AccessDeniedException",
                HOME,
                () ->
                        hub(twin, MEMBER, LINKED)
                                .updateFindingAggregator(it ->
                                        it.findingAggregatorArn(arn)
                                                .regionLinkingMode("NO_REGIONS")));
        refused(
                "InvalidInputException",
                "does not go with",
                () ->
                        home.updateFindingAggregator(it ->
                                it.findingAggregatorArn(arn)
                                        .regionLinkingMode("NO_REGIONS")
                                        .regions(LINKED)));
    }

    @Test
    void survivesBeingSavedAndReadAgain(@TempDir Path directory) {
        Path file = directory.resolve("twin.jsonl");
        String policy;
        try (Twin twin = Scenario.generated(5).in(recorded().open(file))) {
            policy = central(twin);
            associateRoot(twin, policy);
        }
        clock.pause(Duration.ofMinutes(5));
        try (Twin twin = recorded().open(file)) {
            assertThat(standards(hub(twin, MEMBER, LINKED))).hasSize(1);
            assertThat(
                            hub(twin, ADMINISTRATOR, HOME)
                                    .getConfigurationPolicy(it -> it.identifier(policy))
                                    .configurationPolicy()
                                    .securityHub()
                                    .securityControlsConfiguration()
                                    .disabledSecurityControlIdentifiers())
                    .containsExactly("IAM.6");
        }
    }
}
