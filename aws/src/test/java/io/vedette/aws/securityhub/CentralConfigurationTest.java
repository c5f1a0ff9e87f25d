package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.ADMINISTRATOR;
import static io.vedette.aws.securityhub.HubRig.HOME;
import static io.vedette.aws.securityhub.HubRig.MANAGEMENT;
import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ControlFindingGenerator;
import software.amazon.awssdk.services.securityhub.model.ParameterConfiguration;
import software.amazon.awssdk.services.securityhub.model.ParameterValue;
import software.amazon.awssdk.services.securityhub.model.ParameterValueType;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityControlCustomParameter;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

class CentralConfigurationTest {

    private static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

    @Test
    void putsAFreshOrganizationInPlace() {
        HubRig rig = HubRig.organization(12);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .hasSize(12 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(standards(rig.hub(MEMBER, "eu-west-1")))
                .containsExactlyInAnyOrder(
                        "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
                        "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
                        "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1");
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        HubRig rig = HubRig.organization(12);
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void enrolsAnAccountThatJoinsLater() {
        HubRig rig = HubRig.organization(5);
        rig.apply();
        rig.twin()
                .change(world -> {
                    var organization = world.shared(Organization.class);
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
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.changes()).isEmpty();
        assertThat(standards(rig.hub("999999999999", HOME))).hasSize(3);
    }

    @Test
    void readsAThousandAccountsInSeventeenRegionsWithAHundredCalls() {
        HubRig rig = HubRig.organization(1000).regions(SEVENTEEN);
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .isEqualTo(
                        Map.of(
                                "organizations:ListAWSServiceAccessForOrganization", 1L,
                                "securityhub:DescribeHub", 34L,
                                "securityhub:DescribeOrganizationConfiguration", 2L,
                                "securityhub:GetConfigurationPolicy", 1L,
                                "securityhub:GetFindingAggregator", 1L,
                                "securityhub:GetMembers", 20L,
                                "securityhub:ListConfigurationPolicies", 1L,
                                "securityhub:ListConfigurationPolicyAssociations", 11L,
                                "securityhub:ListFindingAggregators", 1L,
                                "securityhub:ListOrganizationAdminAccounts", 17L));
    }

    @Test
    void registersTheHomeRegionFirstAndTheOthersOnceThatHasSettled() {
        HubRig rig =
                HubRig.organization(
                        4,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        RunReport report = rig.apply();
        assertThat(report.summary().failed()).isZero();
        assertThat(rig.calls().total("securityhub", "EnableOrganizationAdminAccount")).isEqualTo(3);
    }

    @Test
    void waitsWhileARegionThatSomebodyElseRegisteredFirstSettles() {
        HubRig rig =
                HubRig.organization(
                        4,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        rig.hub(MANAGEMENT, "us-west-2")
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        RunReport first = rig.apply();
        assertThat(first.summary().failed()).isZero();
        assertThat(first.summary().waiting()).isEqualTo(12);
        assertThat(rig.apply().summary().done()).isEqualTo(12);
    }

    @Test
    void repairsAPolicyThatWasChanged() {
        HubRig rig = HubRig.organization(5).disabling("IAM.6", "no hardware keys yet");
        rig.apply();
        String id = policyId(rig);
        home(rig)
                .updateConfigurationPolicy(it ->
                        it.identifier(id)
                                .configurationPolicy(
                                        Policy.fromSecurityHub(hub ->
                                                hub.serviceEnabled(true)
                                                        .enabledStandardIdentifiers(
                                                                "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1")
                                                        .securityControlsConfiguration(c ->
                                                                c
                                                                        .disabledSecurityControlIdentifiers(
                                                                                "S3.1")))));
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("standards: [PCI_DSS_4_0] -> [", "disabledControls: [S3.1] -> [IAM.6]");
        assertThat(rig.apply().summary().done()).isEqualTo(15);
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void keepsParametersThatSomebodyElsePutIntoThePolicy() {
        HubRig rig = HubRig.organization(4);
        rig.apply();
        String id = policyId(rig);
        SecurityControlCustomParameter parameter =
                SecurityControlCustomParameter.builder()
                        .securityControlId("IAM.9")
                        .parameters(
                                Map.of(
                                        "days",
                                        ParameterConfiguration.builder()
                                                .valueType(ParameterValueType.CUSTOM)
                                                .value(ParameterValue.fromInteger(30))
                                                .build()))
                        .build();
        SecurityHubPolicy policy = policy(rig, id);
        home(rig)
                .updateConfigurationPolicy(it ->
                        it.identifier(id)
                                .configurationPolicy(
                                        Policy.fromSecurityHub(
                                                policy.toBuilder()
                                                        .securityControlsConfiguration(c ->
                                                                c.disabledSecurityControlIdentifiers(
                                                                                "S3.1")
                                                                        .securityControlCustomParameters(
                                                                                parameter))
                                                        .build())));
        rig.pass(Duration.ofMinutes(5));
        rig.apply();
        var controls = policy(rig, id).securityControlsConfiguration();
        assertThat(controls.disabledSecurityControlIdentifiers()).isEmpty();
        assertThat(controls.securityControlCustomParameters()).containsExactly(parameter);
    }

    @Test
    void bringsBackAnAccountThatWasLetGo() {
        HubRig rig = HubRig.organization(5);
        rig.apply();
        home(rig)
                .startConfigurationPolicyAssociation(it ->
                        it.configurationPolicyIdentifier(SELF_MANAGED)
                                .target(target -> target.accountId(MEMBER)));
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.policy-association account in 100000000001/us-east-1"
                                + " [policy: SELF_MANAGED_SECURITY_HUB -> vedette]");
        assertThat(rig.apply().summary().done()).isEqualTo(15);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leavesAnExcludedAccountToItself() {
        HubRig rig = HubRig.organization(5).excluding(MEMBER);
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isEqualTo(12);
        assertThat(report.summary().skipped()).isEqualTo(3);
        assertThat(rig.changes()).isEmpty();
        var association =
                home(rig)
                        .getConfigurationPolicyAssociation(
                                it -> it.target(target -> target.accountId(MEMBER)));
        assertThat(association.configurationPolicyId()).isEqualTo(SELF_MANAGED);
    }

    @Test
    void repairsTheAdministratorsOwnSettings() {
        HubRig rig = HubRig.organization(4);
        rig.apply();
        rig.hub(ADMINISTRATOR, "us-west-2")
                .updateSecurityHubConfiguration(
                        it -> it.controlFindingGenerator(ControlFindingGenerator.STANDARD_CONTROL));
        String aggregator =
                home(rig)
                        .listFindingAggregators(it -> {})
                        .findingAggregators()
                        .getFirst()
                        .findingAggregatorArn();
        home(rig)
                .updateFindingAggregator(it ->
                        it.findingAggregatorArn(aggregator)
                                .regionLinkingMode("SPECIFIED_REGIONS")
                                .regions("eu-west-1", "ap-south-1"));
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.changes())
                .satisfiesExactly(
                        linked -> assertThat(linked).contains("regions: [eu-west-1] -> ["),
                        generator ->
                                assertThat(generator)
                                        .contains(
                                                "222222222222/us-west-2",
                                                "controlFindings: STANDARD_CONTROL ->"
                                                        + " SECURITY_CONTROL"));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(
                        home(rig)
                                .getFindingAggregator(it -> it.findingAggregatorArn(aggregator))
                                .regions())
                .containsExactlyInAnyOrder("ap-south-1", "eu-west-1", "us-west-2");
    }

    @Test
    void adoptsAnAggregatorThatLinksEveryRegion() {
        HubRig rig = HubRig.organization(4);
        home(rig).enableSecurityHub(it -> it.enableDefaultStandards(false));
        home(rig).createFindingAggregator(it -> it.regionLinkingMode("ALL_REGIONS"));
        rig.apply();
        String aggregator =
                home(rig)
                        .listFindingAggregators(it -> {})
                        .findingAggregators()
                        .getFirst()
                        .findingAggregatorArn();
        assertThat(
                        home(rig)
                                .getFindingAggregator(it -> it.findingAggregatorArn(aggregator))
                                .regionLinkingMode())
                .isEqualTo("ALL_REGIONS");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leavesAnAggregatorInAnotherRegionAlone() {
        HubRig rig = HubRig.organization(4);
        SecurityHubClient elsewhere = rig.hub(ADMINISTRATOR, "eu-west-1");
        elsewhere.enableSecurityHub(it -> it.enableDefaultStandards(false));
        elsewhere.createFindingAggregator(it -> it.regionLinkingMode("ALL_REGIONS"));
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isZero();
        assertThat(rig.calls().total("securityhub", "UpdateFindingAggregator")).isZero();
        assertThat(rig.changes())
                .anySatisfy(it -> assertThat(it).contains("findings are aggregated in eu-west-1"));
    }

    @Test
    void leavesAnotherAdministratorAlone() {
        HubRig rig = HubRig.organization(4);
        rig.hub(MANAGEMENT, "us-west-2")
                .enableOrganizationAdminAccount(it -> it.adminAccountId("333333333333"));
        assertThat(rig.changes())
                .anySatisfy(it ->
                        assertThat(it)
                                .contains(
                                        "account 333333333333 administers Security Hub in"
                                                + " us-west-2"));
        assertThat(rig.apply().summary().done()).isZero();
        assertThat(
                        rig.hub(MANAGEMENT, "us-west-2")
                                .listOrganizationAdminAccounts(it -> {})
                                .adminAccounts()
                                .getFirst()
                                .accountId())
                .isEqualTo("333333333333");
    }

    @Test
    void reportsTheOneAccountWherePolicyFails() {
        HubRig rig =
                HubRig.organization(
                        5, FaultScript.builder().unprocessed(MEMBER, "securityhub").build());
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isEqualTo(12);
        assertThat(report.deployments())
                .filteredOn(it -> !(it.outcome() instanceof Outcome.Done))
                .allSatisfy(it -> {
                    assertThat(it.target().account().value()).isEqualTo(MEMBER);
                    assertThat(it.outcome()).isInstanceOf(Outcome.Waiting.class);
                });
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.policy-association account in 100000000001/us-east-1 [status:"
                                + " FAILED: One or more settings could not be applied. -> SUCCESS]",
                        "securityhub.policy-member member in 100000000001/us-east-1 Create[]");
    }

    @Test
    void goesOnWhereAnEarlierRunStopped() {
        HubRig rig = HubRig.organization(5);
        rig.twin()
                .settingUp(OrganizationsClient.class, MANAGEMENT, HOME)
                .enableAWSServiceAccess(it -> it.servicePrincipal("securityhub.amazonaws.com"));
        rig.hub(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        home(rig)
                .createFindingAggregator(
                        it -> it.regionLinkingMode("SPECIFIED_REGIONS").regions("us-west-2"));
        home(rig)
                .updateOrganizationConfiguration(it ->
                        it.autoEnable(false)
                                .autoEnableStandards("NONE")
                                .organizationConfiguration(c -> c.configurationType("CENTRAL")));
        assertThat(rig.apply().summary().done()).isEqualTo(15);
        assertThat(rig.changes()).isEmpty();
    }

    private static SecurityHubClient home(HubRig rig) {
        return rig.hub(ADMINISTRATOR, HOME);
    }

    private static String policyId(HubRig rig) {
        return home(rig)
                .listConfigurationPolicies(it -> {})
                .configurationPolicySummaries()
                .getFirst()
                .id();
    }

    private static SecurityHubPolicy policy(HubRig rig, String id) {
        return home(rig)
                .getConfigurationPolicy(it -> it.identifier(id))
                .configurationPolicy()
                .securityHub();
    }

    private static List<String> standards(SecurityHubClient hub) {
        return hub.getEnabledStandards(it -> {}).standardsSubscriptions().stream()
                .map(StandardsSubscription::standardsArn)
                .toList();
    }

    private static final List<String> SEVENTEEN =
            List.of(
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2",
                    "ca-central-1",
                    "sa-east-1",
                    "eu-central-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "eu-north-1",
                    "ap-south-1",
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-southeast-1",
                    "ap-southeast-2");
}
