package io.vedette.aws.inspector;

import static io.vedette.aws.inspector.InspectorRig.ADMINISTRATOR;
import static io.vedette.aws.inspector.InspectorRig.HOME;
import static io.vedette.aws.inspector.InspectorRig.LOG_ARCHIVE;
import static io.vedette.aws.inspector.InspectorRig.MANAGEMENT;
import static io.vedette.aws.inspector.InspectorRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.InspectorSettings.Condition;
import io.vedette.core.catalog.InspectorSettings.SuppressionRule;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.fault.FaultScript.Denial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDuration;
import software.amazon.awssdk.services.inspector2.model.FilterAction;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class InspectorUndoTest {

    private static final StringFilter TITLE =
            StringFilter.builder().comparison(StringComparison.EQUALS).value("x").build();

    /** Applies and destroys, and says what is not as it was. */
    private static List<String> differences(InspectorRig rig) {
        Map<String, String> before = SavedState.butForTimes(rig.twin());
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
        destroy(rig);
        return SavedState.differences(before, SavedState.butForTimes(rig.twin()));
    }

    private static void destroy(InspectorRig rig) {
        RunReport report = rig.destroy();
        assertThat(report.summary().failed()).describedAs(report.toString()).isZero();
        assertThat(report.summary().waiting()).describedAs(report.toString()).isZero();
        if (rig.twin().inspect(world -> world.organization().inUse())) {
            // Trusted access is another package's.
            rig.client(OrganizationsClient.class, MANAGEMENT, HOME)
                    .disableAWSServiceAccess(
                            it -> it.servicePrincipal(InspectorAdministrator.PRINCIPAL));
        }
    }

    private static InspectorSettings withARule(InspectorSettings settings) {
        return new InspectorSettings(
                true,
                settings.scanTypes(),
                settings.autoEnable(),
                settings.findingAggregation(),
                settings.ecrRescanDuration(),
                settings.ec2ScanMode(),
                List.of(
                        new SuppressionRule(
                                "low",
                                "Nobody looks at these",
                                null,
                                Map.of(
                                        "severity",
                                        new Condition(
                                                List.of("LOW"),
                                                List.of(),
                                                List.of(),
                                                null,
                                                null)))));
    }

    /** Inspector of an account's own, with a filter and a setting. */
    private static void scanOwn(InspectorRig rig, String account) {
        Inspector2Client own = rig.inspector(account, HOME);
        own.enable(it -> it.resourceTypes(ResourceScanType.EC2));
        own.createFilter(it ->
                it.name("ours")
                        .action(FilterAction.NONE)
                        .filterCriteria(criteria -> criteria.title(TITLE)));
        own.updateConfiguration(
                it -> it.ecrConfiguration(ecr -> ecr.rescanDuration(EcrRescanDuration.DAYS_60)));
        rig.pass(Duration.ofMinutes(1));
    }

    @Test
    void leavesAFreshOrganizationAsItWas() {
        InspectorRig rig = InspectorRig.organization(7);
        assertThat(differences(rig.with(withARule(rig.settings())))).isEmpty();
        assertThat(rig.scanTypes(MEMBER, HOME)).isEmpty();
        assertThat(rig.remembered()).allMatch(it -> it.startsWith("organizations.trusted-access"));
    }

    @Test
    void leavesSeparateAccountsAsTheyWere() {
        InspectorRig rig = InspectorRig.separateAccounts(4);
        assertThat(differences(rig.with(withARule(rig.settings())))).isEmpty();
        assertThat(rig.remembered()).isEmpty();
    }

    @Test
    void leavesMembersTheInspectorThatTheyHadForThemselves() {
        InspectorRig rig = InspectorRig.organization(5).regions(HOME);
        scanOwn(rig, MEMBER);
        scanOwn(rig, LOG_ARCHIVE);
        assertThat(differences(rig)).isEmpty();
        assertThat(rig.scanTypes(MEMBER, HOME)).containsExactly("EC2");
        assertThat(rig.scanTypes(MANAGEMENT, HOME)).isEmpty();
    }

    @Test
    void leavesTheAdministratorTheInspectorThatItHadForItself() {
        InspectorRig rig = InspectorRig.organization(5).regions(HOME);
        scanOwn(rig, ADMINISTRATOR);
        assertThat(differences(rig.with(withARule(rig.settings())))).isEmpty();
        assertThat(rig.scanTypes(ADMINISTRATOR, HOME)).containsExactly("EC2");
    }

    @Test
    void putsBackWhatAnAdministratorHadDecided() {
        InspectorRig rig = InspectorRig.organization(5).regions(HOME);
        rig.inspector(MANAGEMENT, HOME)
                .enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(ADMINISTRATOR));
        scanOwn(rig, ADMINISTRATOR);
        Inspector2Client administrator = rig.inspector(ADMINISTRATOR, HOME);
        administrator.updateOrganizationConfiguration(
                it -> it.autoEnable(types -> types.ec2(false).ecr(true)));
        administrator.associateMember(it -> it.accountId(MEMBER));
        rig.pass(Duration.ofMinutes(1));
        administrator.enable(
                it -> it.accountIds(MEMBER).resourceTypes(ResourceScanType.CODE_REPOSITORY));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.scanTypes(MEMBER, HOME)).containsExactlyInAnyOrder("EC2", "ECR", "LAMBDA");
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(rig.scanTypes(MEMBER, HOME)).containsExactlyInAnyOrder("CODE_REPOSITORY", "ECR");
        assertThat(rig.scanTypes(LOG_ARCHIVE, HOME)).isEmpty();
        assertThat(administrator.listMembers(it -> {}).members())
                .singleElement()
                .satisfies(it -> assertThat(it.accountId()).isEqualTo(MEMBER));
        assertThat(administrator.describeOrganizationConfiguration(it -> {}).autoEnable())
                .satisfies(it -> {
                    assertThat(it.ec2()).isFalse();
                    assertThat(it.ecr()).isTrue();
                });
        assertThat(
                        administrator
                                .getConfiguration(it -> {})
                                .ecrConfiguration()
                                .rescanDurationState()
                                .rescanDuration())
                .isEqualTo(EcrRescanDuration.DAYS_60);
    }

    @Test
    void takesAwayWhatInspectorTurnedOnByItselfInAMemberThatVedetteAssociated() {
        InspectorRig rig = InspectorRig.organization(5).regions(HOME);
        rig.inspector(MANAGEMENT, HOME)
                .enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(ADMINISTRATOR));
        Inspector2Client administrator = rig.inspector(ADMINISTRATOR, HOME);
        administrator.enable(it -> it.resourceTypes(ResourceScanType.EC2));
        administrator.updateOrganizationConfiguration(
                it -> it.autoEnable(types -> types.ec2(true).ecr(true).lambda(true)));
        rig.inspector(MEMBER, HOME).enable(it -> it.resourceTypes(ResourceScanType.EC2));
        rig.pass(Duration.ofMinutes(1));
        rig.apply();
        assertThat(rig.scanTypes(MANAGEMENT, HOME)).hasSize(3);
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(rig.scanTypes(MANAGEMENT, HOME)).isEmpty();
        assertThat(rig.scanTypes(MEMBER, HOME)).containsExactly("EC2");
        assertThat(administrator.listMembers(it -> {}).members()).isEmpty();
    }

    @Test
    void leavesTheScansOfAnAccountThatNobodyCouldAsk() {
        FaultScript faults =
                FaultScript.builder()
                        .deny(new Denial(MEMBER, "inspector2", "BatchGetAccountStatus"))
                        .build();
        InspectorRig rig = InspectorRig.organization(5, faults).regions(HOME);
        assertThat(rig.apply().summary().failed()).isZero();
        RunReport report = rig.destroy();
        assertThat(report.summary().failed()).describedAs(report.toString()).isZero();
        assertThat(rig.scanTypes(MEMBER, HOME)).hasSize(3);
        assertThat(rig.scanTypes(LOG_ARCHIVE, HOME)).isEmpty();
        assertThat(rig.remembered()).contains("inspector.member member in 100000000001/us-east-1");
        assertThat(
                        report.deployments().stream()
                                .filter(it -> it.target().account().value().equals(MEMBER)))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.outcome().toString()).contains("needs it, and stays"));
    }
}
