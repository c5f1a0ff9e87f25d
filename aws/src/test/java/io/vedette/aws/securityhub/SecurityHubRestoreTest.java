package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.ADMINISTRATOR;
import static io.vedette.aws.securityhub.HubRig.HOME;
import static io.vedette.aws.securityhub.HubRig.MANAGEMENT;
import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.aws.Undoing;
import io.vedette.core.resource.Result;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AccountDetails;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.AutoEnableStandards;
import software.amazon.awssdk.services.securityhub.model.ControlFindingGenerator;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityControlsConfiguration;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscriptionRequest;
import software.amazon.awssdk.services.securityhub.model.Target;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Security Hub as somebody else had set it up, changed, and put back. */
class SecurityHubRestoreTest {

    private static final String SECOND = "100000000002";
    private static final String WEST = "us-west-2";
    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final String NEVER = "1970-01-01T00:00:00Z";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String fsbp(String region) {
        return "arn:aws:securityhub:%s::standards/aws-foundational-security-best-practices/v/1.0.0"
                .formatted(region);
    }

    private static final String CIS_1_2 =
            "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0";

    private static void enable(HubRig rig, String account, String region, String... standards) {
        SecurityHubClient hub = rig.hub(account, region);
        hub.enableSecurityHub(it -> it.enableDefaultStandards(false));
        if (standards.length > 0) {
            hub.batchEnableStandards(it ->
                    it.standardsSubscriptionRequests(
                            List.of(standards).stream()
                                    .map(arn ->
                                            StandardsSubscriptionRequest.builder()
                                                    .standardsArn(arn)
                                                    .build())
                                    .toList()));
        }
        rig.pass(Duration.ofMinutes(1));
    }

    private static void turnOff(HubRig rig, String account, String region, String standard) {
        rig.hub(account, region)
                .batchUpdateStandardsControlAssociations(it ->
                        it.standardsControlAssociationUpdates(
                                StandardsControlAssociationUpdate.builder()
                                        .securityControlId("IAM.6")
                                        .standardsArn(standard)
                                        .associationStatus(AssociationStatus.DISABLED)
                                        .updatedReason("they have their reasons")
                                        .build()));
    }

    /** An administrator in two regions, members with standards of their own, an aggregator. */
    private static void setUpLocally(HubRig rig) {
        enable(rig, MANAGEMENT, HOME);
        for (String region : List.of(HOME, WEST)) {
            enable(rig, ADMINISTRATOR, region, CIS_1_2);
            rig.hub(MANAGEMENT, region)
                    .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
            rig.pass(A_WHILE);
            rig.hub(ADMINISTRATOR, region)
                    .updateOrganizationConfiguration(it ->
                            it.autoEnable(region.equals(WEST))
                                    .autoEnableStandards(AutoEnableStandards.DEFAULT));
        }
        rig.hub(ADMINISTRATOR, HOME)
                .updateSecurityHubConfiguration(it ->
                        it.controlFindingGenerator(ControlFindingGenerator.STANDARD_CONTROL)
                                .autoEnableControls(false));
        rig.hub(ADMINISTRATOR, HOME)
                .createFindingAggregator(
                        it -> it.regionLinkingMode("SPECIFIED_REGIONS").regions("eu-west-1"));
        enable(rig, MEMBER, HOME, fsbp(HOME), CIS_1_2);
        turnOff(rig, MEMBER, HOME, fsbp(HOME));
        rig.hub(MEMBER, HOME).updateSecurityHubConfiguration(it -> it.autoEnableControls(false));
        rig.hub(ADMINISTRATOR, HOME)
                .createMembers(it ->
                        it.accountDetails(AccountDetails.builder().accountId(MEMBER).build()));
        enable(rig, SECOND, WEST, CIS_1_2);
    }

    private static Map<String, String> state(HubRig rig) {
        Map<String, String> cells = SavedState.butForTimes(rig.twin());
        cells.replaceAll(
                (cell, text) -> cell.startsWith("securityhub.HubState/") ? comparable(text) : text);
        cells.values().removeIf(""::equals);
        return cells;
    }

    /**
     * Security Hub goes on listing accounts of an organization that are members no more; which
     * version of a policy the twin has carried out is its own affair.
     */
    private static String comparable(String text) {
        ObjectNode hub = (ObjectNode) JSON.readTree(text);
        hub.remove("carriedOut");
        if (hub.path("memberStatus").asString("").equals("Removed")) {
            hub.remove(List.of("administrator", "email"));
            hub.put("memberStatus", "");
            hub.put("invitedAt", NEVER);
            hub.put("updatedAt", NEVER);
        }
        boolean blank = !hub.path("enabled").asBoolean() && !hub.has("administrator");
        return blank ? "" : hub.toString();
    }

    private static void undo(HubRig rig, Undoing undoing) {
        assertThat(undoing.everythingBut("organizations.trusted-access")).isEmpty();
        rig.pass(A_WHILE);
        look(rig);
    }

    /** What comes about by itself does so when somebody looks. */
    private static void look(HubRig rig) {
        for (String account : rig.accounts()) {
            for (String region : List.of(HOME, WEST, "eu-west-1")) {
                Answers.ifSetUp(() -> rig.hub(account, region).describeHub(it -> {}));
            }
        }
    }

    @Test
    void restoresALocallyConfiguredOrganizationThatWasConfiguredCentrally() {
        HubRig rig = HubRig.organization(7);
        setUpLocally(rig);
        look(rig);
        Map<String, String> before = state(rig);
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.hub(MEMBER, HOME).getEnabledStandards(it -> {}).standardsSubscriptions())
                .hasSize(3);
        undo(rig, undoing);
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void restoresALocallyConfiguredOrganization() {
        HubRig rig = HubRig.organization(7).local().disabling("IAM.6", "no hardware keys yet");
        setUpLocally(rig);
        look(rig);
        Map<String, String> before = state(rig);
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.changes()).isEmpty();
        undo(rig, undoing);
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    /** A central configuration with other policies, one of them with our name. */
    private static void setUpCentrally(HubRig rig) {
        rig.client(OrganizationsClient.class, MANAGEMENT)
                .enableAWSServiceAccess(it -> it.servicePrincipal("securityhub.amazonaws.com"));
        enable(rig, MANAGEMENT, HOME);
        enable(rig, ADMINISTRATOR, HOME);
        rig.hub(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        rig.pass(A_WHILE);
        SecurityHubClient administrator = rig.hub(ADMINISTRATOR, HOME);
        administrator.createFindingAggregator(
                it -> it.regionLinkingMode("SPECIFIED_REGIONS").regions(WEST));
        administrator.updateOrganizationConfiguration(it ->
                it.autoEnable(false)
                        .autoEnableStandards(AutoEnableStandards.NONE)
                        .organizationConfiguration(configuration ->
                                configuration.configurationType(
                                        OrganizationConfigurationConfigurationType.CENTRAL)));
        rig.pass(A_WHILE);
        String theirs =
                policy(
                        administrator,
                        "theirs",
                        SecurityControlsConfiguration.builder()
                                .disabledSecurityControlIdentifiers("S3.1")
                                .build());
        String old =
                policy(
                        administrator,
                        "vedette",
                        SecurityControlsConfiguration.builder()
                                .enabledSecurityControlIdentifiers("IAM.4", "S3.1")
                                .build());
        String root = rig.twin().inspect(world -> world.organization().rootId());
        associate(administrator, theirs, Target.fromRootId(root));
        associate(administrator, old, Target.fromAccountId(SECOND));
        rig.pass(A_WHILE);
        look(rig);
        associate(administrator, "SELF_MANAGED_SECURITY_HUB", Target.fromAccountId(MEMBER));
        rig.hub(MEMBER, HOME)
                .batchEnableStandards(it ->
                        it.standardsSubscriptionRequests(
                                StandardsSubscriptionRequest.builder()
                                        .standardsArn(fsbp(HOME))
                                        .build()));
        rig.pass(A_WHILE);
        turnOff(rig, MEMBER, HOME, fsbp(HOME));
        rig.hub(MEMBER, HOME).updateSecurityHubConfiguration(it -> it.autoEnableControls(false));
        look(rig);
    }

    private static String policy(
            SecurityHubClient administrator, String name, SecurityControlsConfiguration controls) {
        return administrator
                .createConfigurationPolicy(it ->
                        it.name(name)
                                .configurationPolicy(
                                        Policy.fromSecurityHub(hub ->
                                                hub.serviceEnabled(true)
                                                        .enabledStandardIdentifiers(CIS_1_2)
                                                        .securityControlsConfiguration(controls))))
                .id();
    }

    private static void associate(SecurityHubClient administrator, String policy, Target target) {
        administrator.startConfigurationPolicyAssociation(
                it -> it.configurationPolicyIdentifier(policy).target(target));
    }

    @Test
    void restoresOtherCentralPolicies() {
        HubRig rig = HubRig.organization(7).regions(List.of(HOME, WEST));
        setUpCentrally(rig);
        Map<String, String> before = state(rig);
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.changes()).isEmpty();
        Map<?, Result> left = undoing.everythingBut("organizations.trusted-access");
        rig.pass(A_WHILE);
        look(rig);
        assertThat(left).isEmpty();
        assertThat(SavedState.differences(before, state(rig))).isEmpty();
    }

    @Test
    void saysWhichControlsOfAnAccountThatManagesItselfHaveToBeTurnedOffByHand() {
        HubRig rig = HubRig.organization(7).regions(List.of(HOME, WEST));
        setUpCentrally(rig);
        turnOff(rig, MEMBER, HOME, CIS_1_2);
        Map<?, Result> left = rig.applyToUndo().everythingBut("organizations.trusted-access");
        assertThat(left.values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Result.Left.class,
                        it ->
                                assertThat(it.why())
                                        .contains("by hand", CIS_1_2, "they have their reasons"));
    }

    @Test
    void waitsForTheAccountsThatAnUpdatedPolicyActsOn() {
        HubRig rig =
                HubRig.organization(
                        6,
                        FaultScript.builder()
                                .delay("securityhub.association", Duration.ofMinutes(7))
                                .build());
        rig.apply();
        rig.disabling("IAM.6", "no hardware keys yet");
        assertThat(rig.changes()).hasSize(1).first().asString().contains("configuration-policy");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.plan().changes()).noneMatch(it -> it.change().toString().contains("Wait"));
        assertThat(disabled(rig)).contains("IAM.6");
    }

    private static Set<String> disabled(HubRig rig) {
        return new DisabledControls().in(rig.hub(MEMBER, HOME), fsbp(HOME)).keySet();
    }
}
