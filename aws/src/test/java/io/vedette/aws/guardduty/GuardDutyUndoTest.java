package io.vedette.aws.guardduty;

import static io.vedette.aws.guardduty.GuardDutyRig.ADMINISTRATOR;
import static io.vedette.aws.guardduty.GuardDutyRig.HOME;
import static io.vedette.aws.guardduty.GuardDutyRig.LOG_ARCHIVE;
import static io.vedette.aws.guardduty.GuardDutyRig.MANAGEMENT;
import static io.vedette.aws.guardduty.GuardDutyRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.aws.Undoing;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.GuardDutySettings.AutoEnable;
import io.vedette.core.catalog.GuardDutySettings.Condition;
import io.vedette.core.catalog.GuardDutySettings.Export;
import io.vedette.core.catalog.GuardDutySettings.Filter;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.catalog.GuardDutySettings.RuntimeAgent;
import io.vedette.core.catalog.Tool;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.DetectorFeature;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.guardduty.model.OrgFeature;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class GuardDutyUndoTest {

    private static final String SECOND = "100000000002";
    private static final String THIRD = "100000000003";
    private static final String PRINCIPAL = "guardduty.amazonaws.com";

    private static final Filter SCANNERS =
            new Filter(
                    "our-scanners",
                    "Our own vulnerability scanners",
                    true,
                    Map.of(
                            "severity",
                            new Condition(List.of(), List.of(), List.of(), List.of(), 1L, 4L)));

    private static final Map<String, Condition> OLD_CRITERIA =
            Map.of(
                    "type",
                    new Condition(
                            List.of("Recon:EC2/Portscan"),
                            List.of(),
                            List.of(),
                            List.of(),
                            null,
                            null));

    /** All that is GuardDuty's, and who administers what. */
    private static Map<String, String> state(Map<String, String> cells) {
        cells.keySet().removeIf(it -> it.startsWith("s3.") || it.startsWith("kms."));
        return cells;
    }

    private static GuardDutyRig filtering(GuardDutyRig rig) {
        GuardDutySettings chosen = rig.settings();
        return rig.with(
                new GuardDutySettings(
                        true,
                        chosen.findingPublishingFrequency(),
                        chosen.protectionPlans(),
                        chosen.runtimeAgents(),
                        chosen.autoEnableMembers(),
                        List.of(SCANNERS),
                        chosen.export()));
    }

    private static DetectorFeatureConfiguration off(DetectorFeature feature) {
        return DetectorFeatureConfiguration.builder()
                .name(feature)
                .status(FeatureStatus.DISABLED)
                .build();
    }

    private static void undo(GuardDutyRig rig, Undoing undoing) {
        assertThat(rig.undo(undoing)).isEmpty();
    }

    /** Undoes what this package keeps. */
    private static Map<ResourceId, Result> guardDutyOnly(Undoing undoing) {
        return undoing.everythingBut(
                "organizations.trusted-access", "kms.key", "s3.bucket", "s3.bucket-policy");
    }

    private static void distrustMalwareProtection(GuardDutyRig rig) {
        rig.client(OrganizationsClient.class, MANAGEMENT, HOME)
                .disableAWSServiceAccess(
                        it -> it.servicePrincipal("malware-protection.guardduty.amazonaws.com"));
    }

    @Test
    void leavesNoTraceOfAFreshOrganization() {
        GuardDutyRig rig = filtering(GuardDutyRig.organization(12));
        Map<String, String> before = SavedState.exactly(rig.twin());
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.changes()).isEmpty();
        undo(rig, undoing);
        assertThat(SavedState.differences(before, state(SavedState.exactly(rig.twin())))).isEmpty();
    }

    @Test
    void leavesNoTraceInSeparateAccounts() {
        GuardDutyRig rig = filtering(GuardDutyRig.separateAccounts(4));
        Map<String, String> before = SavedState.exactly(rig.twin());
        undo(rig, rig.applyToUndo());
        assertThat(SavedState.differences(before, state(SavedState.exactly(rig.twin())))).isEmpty();
    }

    /** What was decided once stands for what somebody else may have set up. */
    @Test
    void restoresDetectorsFiltersAndExportsOfSeparateAccounts() {
        GuardDutyRig rig = GuardDutyRig.separateAccounts(4);
        rig.with(
                new GuardDutySettings(
                        true,
                        PublishingFrequency.SIX_HOURS,
                        EnumSet.of(ProtectionPlan.RDS_LOGIN, ProtectionPlan.RUNTIME),
                        EnumSet.of(RuntimeAgent.EKS),
                        AutoEnable.NONE,
                        List.of(new Filter("our-scanners", "", false, OLD_CRITERIA)),
                        new Export(true, "old-findings-{account_id}-{region}", "alias/old")));
        rig.apply();
        Map<String, String> before = state(SavedState.butForTimes(rig.twin()));
        rig.with((GuardDutySettings) Catalog.of(Tool.GUARDDUTY).defaults());
        Undoing undoing = filtering(rig).applyToUndo();
        assertThat(rig.changes()).isEmpty();
        assertThat(guardDutyOnly(undoing)).isEmpty();
        assertThat(SavedState.differences(before, state(SavedState.butForTimes(rig.twin()))))
                .isEmpty();
    }

    @Test
    void takesWhatIsGoneAsDone() {
        GuardDutyRig rig = filtering(GuardDutyRig.organization(5));
        Undoing undoing = rig.applyToUndo();
        undo(rig, undoing);
        assertThat(undoing.onceMore()).isEmpty();
        GuardDutyRig separate = filtering(GuardDutyRig.separateAccounts(3));
        undoing = separate.applyToUndo();
        undo(separate, undoing);
        assertThat(undoing.onceMore()).isEmpty();
    }

    @Test
    void putsBackTheDetectorsThatAccountsHadBeforeTheyWereEnrolled() {
        GuardDutyRig rig = GuardDutyRig.organization(6).regions(HOME);
        rig.guardDuty(MEMBER, HOME)
                .createDetector(it ->
                        it.enable(false)
                                .findingPublishingFrequency(FindingPublishingFrequency.ONE_HOUR)
                                .features(off(DetectorFeature.S3_DATA_EVENTS)));
        rig.guardDuty(MANAGEMENT, HOME).createDetector(it -> it.enable(true));
        rig.guardDuty(ADMINISTRATOR, HOME)
                .createDetector(
                        it -> it.enable(true).features(off(DetectorFeature.LAMBDA_NETWORK_LOGS)));
        Map<String, String> before = SavedState.butForTimes(rig.twin());
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.features(MEMBER, HOME))
                .containsEntry("S3_DATA_EVENTS", FeatureStatus.ENABLED);
        undo(rig, undoing);
        assertThat(SavedState.differences(before, state(SavedState.butForTimes(rig.twin()))))
                .isEmpty();
    }

    @Test
    void restoresAnOrganizationThatWasSetUpOtherwise() {
        GuardDutyRig rig = filtering(GuardDutyRig.organization(7).regions(HOME));
        setUpOtherwise(rig);
        Map<String, String> before = SavedState.butForTimes(rig.twin());
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.changes()).isEmpty();
        assertThat(guardDutyOnly(undoing)).isEmpty();
        distrustMalwareProtection(rig);
        assertThat(SavedState.differences(before, state(SavedState.butForTimes(rig.twin()))))
                .isEmpty();
    }

    /** Members enabled, suspended, removed and never enrolled; a filter; features half on. */
    private static void setUpOtherwise(GuardDutyRig rig) {
        rig.guardDuty(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        GuardDutyClient administrator = rig.guardDuty(ADMINISTRATOR, HOME);
        String detector = rig.detector(ADMINISTRATOR, HOME);
        administrator.updateOrganizationConfiguration(it ->
                it.detectorId(detector)
                        .autoEnableOrganizationMembers(AutoEnableMembers.NEW)
                        .features(
                                OrganizationFeatureConfiguration.builder()
                                        .name(OrgFeature.RDS_LOGIN_EVENTS)
                                        .autoEnable(OrgFeatureStatus.NEW)
                                        .build()));
        rig.pass(Duration.ofDays(2));
        for (String account : List.of(MEMBER, SECOND, THIRD)) {
            administrator.createMembers(it ->
                    it.detectorId(detector)
                            .accountDetails(
                                    AccountDetail.builder()
                                            .accountId(account)
                                            .email("a@example.com")
                                            .build()));
        }
        administrator.stopMonitoringMembers(it -> it.detectorId(detector).accountIds(SECOND));
        administrator.disassociateMembers(it -> it.detectorId(detector).accountIds(THIRD));
        administrator.createFilter(it ->
                it.detectorId(detector)
                        .name("our-scanners")
                        .description("An older one")
                        .action(FilterAction.NOOP)
                        .findingCriteria(criteria ->
                                criteria.criterion(
                                        Map.of(
                                                "severity",
                                                software.amazon.awssdk.services.guardduty.model
                                                        .Condition.builder()
                                                        .greaterThan(3L)
                                                        .lessThan(8L)
                                                        .build()))));
        administrator.createFilter(
                it -> it.detectorId(detector).name("theirs").findingCriteria(criteria -> {}));
    }

    @Test
    void leavesMembersAloneThatGuardDutyWasToldToEnrolBefore() {
        GuardDutyRig rig =
                GuardDutyRig.organization(
                                5,
                                FaultScript.builder()
                                        .delay("guardduty.auto-enable", Duration.ofDays(30))
                                        .build())
                        .regions(HOME);
        rig.guardDuty(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        String detector = rig.detector(ADMINISTRATOR, HOME);
        rig.guardDuty(ADMINISTRATOR, HOME)
                .updateOrganizationConfiguration(it ->
                        it.detectorId(detector)
                                .autoEnableOrganizationMembers(AutoEnableMembers.ALL));
        rig.pass(Duration.ofHours(1));
        Map<?, Result> left = guardDutyOnly(rig.applyToUndo());
        assertThat(left.values())
                .hasSize(5)
                .allSatisfy(it -> assertThat(it).isInstanceOf(Result.Left.class))
                .filteredOn(it -> it instanceof Result.Left(String why) && why.contains("keeps"))
                .hasSize(4);
    }

    @Test
    void keepsARegistrationThatWasThereBefore() {
        GuardDutyRig rig = GuardDutyRig.organization(4);
        OrganizationsClient organizations = rig.client(OrganizationsClient.class, MANAGEMENT, HOME);
        organizations.enableAWSServiceAccess(it -> it.servicePrincipal(PRINCIPAL));
        organizations.registerDelegatedAdministrator(
                it -> it.accountId(ADMINISTRATOR).servicePrincipal(PRINCIPAL));
        Map<String, String> before = SavedState.exactly(rig.twin());
        assertThat(guardDutyOnly(rig.applyToUndo())).isEmpty();
        distrustMalwareProtection(rig);
        assertThat(SavedState.differences(before, state(SavedState.exactly(rig.twin())))).isEmpty();
    }

    /** In all services at work here an operation takes the action of its own name. */
    @Test
    void takesNoMoreThanTheActionsOfAllThatItDoes() {
        GuardDutyRig rig = filtering(GuardDutyRig.organization(5));
        Undoing undoing = rig.applyToUndo();
        rig.calls().clear();
        assertThat(guardDutyOnly(undoing)).isEmpty();
        assertThat(undoing.actions()).containsAll(rig.calls().byOperation().keySet());
    }

    @Test
    void removesMembersInBatchesOfFifty() {
        GuardDutyRig rig = GuardDutyRig.organization(121).regions(HOME);
        Undoing undoing = rig.applyToUndo();
        rig.calls().clear();
        undo(rig, undoing);
        assertThat(rig.calls().total("guardduty", "DisassociateMembers")).isEqualTo(3);
        assertThat(rig.calls().total("guardduty", "DeleteMembers")).isEqualTo(3);
        assertThat(rig.calls().total("guardduty", "DeleteDetector")).isEqualTo(121);
    }

    @Test
    void leavesADetectorAloneThatNobodyCouldAskFor() {
        GuardDutyRig rig =
                GuardDutyRig.organization(
                                5,
                                FaultScript.builder()
                                        .deny(
                                                new FaultScript.Denial(
                                                        LOG_ARCHIVE, "guardduty", "ListDetectors"))
                                        .build())
                        .regions(HOME);
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.undo(undoing).values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Result.Left.class,
                        left -> assertThat(left.why()).contains("its detector stays"));
        assertThat(rig.guardDuty(LOG_ARCHIVE, HOME).listDetectors(it -> {}).detectorIds())
                .hasSize(1);
    }
}
