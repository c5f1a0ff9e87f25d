package io.vedette.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.ChecklistItem;
import io.vedette.core.catalog.ChecklistItem.Group;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.fake.FakeCloud;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Deployment;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.SkippedDeployment;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadinessTest {

    private static final Region HOME = new Region("us-east-1");
    private static final Target PAYMENTS = new Target(new AccountId("444444444444"), HOME);
    private static final Target SHOP = new Target(new AccountId("555555555555"), HOME);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private final FakeCloud cloud =
            new FakeCloud(new SimulatedTime(Instant.parse("2026-06-01T00:00:00Z")));
    private final Map<ResourceId, Resource<?>> resources = new LinkedHashMap<>();
    private final Map<ResourceId, CatalogItem> drawnBy = new HashMap<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<SkippedDeployment> skipped = new ArrayList<>();
    private final List<PlannedChange<?>> changes = new ArrayList<>();
    private Selection selection = Selection.EVERYTHING;
    private Set<CatalogItem> planned = Set.of();

    @Test
    void aToolPassesWhereAllOfItsDeploymentsDo() {
        deploy(Tool.GUARDDUTY, PAYMENTS, new Change.None<>());
        deploy(Tool.GUARDDUTY, SHOP, new Change.None<>());
        skipped.add(
                new SkippedDeployment(
                        Tool.GUARDDUTY,
                        new Target(SHOP.account(), new Region("af-south-1")),
                        "the region is not enabled in this account"));

        ReadinessItem item = item(judge(""), ChecklistItem.GUARDDUTY);

        assertThat(item.status()).isEqualTo(Status.PASS);
        assertThat(item.evidence())
                .containsExactly(
                        "2 of 2 deployments read as desired (2 accounts, 1 regions)",
                        "not-applicable, the region is not enabled in this account"
                                + " (at 555555555555/af-south-1)",
                        "read with fake:Get");
    }

    @Test
    void whatFailsIsNamedWithItsTarget() {
        deploy(Tool.GUARDDUTY, PAYMENTS, new Change.None<>());
        deploy(Tool.GUARDDUTY, SHOP, new Change.Create<>());

        ReadinessItem item = item(judge(""), ChecklistItem.GUARDDUTY);

        assertThat(item.status()).isEqualTo(Status.FAIL);
        assertThat(item.evidence())
                .contains(
                        "1 of 2 deployments read as desired (2 accounts, 1 regions)",
                        "fail, guardduty.thing thing: is absent (at 555555555555/us-east-1)");
    }

    @Test
    void whatCouldNotBeReadIsUnknownAndWhatIsOnItsWayWaits() {
        deploy(Tool.GUARDDUTY, PAYMENTS, new Change.Unknown<>("access denied"));
        deploy(Tool.SECURITY_HUB, PAYMENTS, new Change.Wait<>("the standard to be ready"));

        Readiness readiness = judge("");

        assertThat(item(readiness, ChecklistItem.GUARDDUTY).status()).isEqualTo(Status.UNKNOWN);
        assertThat(item(readiness, ChecklistItem.GUARDDUTY).evidence())
                .anyMatch(line -> line.contains("could not be read: access denied"));
        assertThat(item(readiness, ChecklistItem.SECURITY_HUB).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aToolThatCannotBePutInPlaceAnywhereFails() {
        skipped.add(new SkippedDeployment(Tool.GUARDDUTY, PAYMENTS, "the account is suspended"));

        assertThat(item(judge(""), ChecklistItem.GUARDDUTY).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aToolThatTheBaselineLeavesOutFailsUnlessSomebodySaysThatItIsOnPurpose() {
        String off = "tools: {inspector: {enabled: false}}\n";
        ReadinessItem left = item(judge(off), ChecklistItem.INSPECTOR);
        ReadinessItem justified =
                item(
                        judge(off + answer("core-services/inspector", "not-applicable")),
                        ChecklistItem.INSPECTOR);
        ReadinessItem claimed =
                item(
                        judge(off + answer("core-services/inspector", "yes")),
                        ChecklistItem.INSPECTOR);

        assertThat(left.status()).isEqualTo(Status.FAIL);
        assertThat(left.evidence()).containsExactly("the baseline leaves it out: tools.inspector");
        assertThat(justified.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(claimed.status()).isEqualTo(Status.FAIL);
    }

    @Test
    void whatIsNotBuiltIsUnknownAndNeverPassed() {
        planned = Set.of(Tool.DETECTIVE, LogSource.VPC_FLOW_LOGS);

        Readiness readiness = judge("");

        assertThat(
                        List.of(
                                item(readiness, ChecklistItem.DETECTIVE),
                                item(readiness, ChecklistItem.FLOW_LOGS),
                                item(readiness, ChecklistItem.EVENTBRIDGE_RULES),
                                item(readiness, ChecklistItem.TAG_AUDIT)))
                .allSatisfy(item -> {
                    assertThat(item.status()).isEqualTo(Status.UNKNOWN);
                    assertThat(item.evidence()).containsExactly("not checked by Vedette yet");
                });
    }

    @Test
    void whatARunWasNarrowedAwayFromIsUnknown() {
        selection = new Selection(Set.of(Tool.CONFIG), Set.of(), Set.of());
        deploy(Tool.CONFIG, PAYMENTS, new Change.None<>());

        Readiness readiness = judge("");

        assertThat(item(readiness, ChecklistItem.CONFIG).status()).isEqualTo(Status.PASS);
        assertThat(item(readiness, ChecklistItem.GUARDDUTY).evidence())
                .containsExactly("this run was narrowed to something else");
    }

    @Test
    void kindsOfOtherToolsAreCheckedByTheirNames() {
        draw(Tool.SYSTEMS_MANAGER, PAYMENTS, "ssm.automation-document", new Change.None<>());
        draw(Tool.SYSTEMS_MANAGER, SHOP, "ssm.automation-document", new Change.Create<>());

        ReadinessItem item = item(judge(""), ChecklistItem.AUTOMATION_DOCUMENTS);

        assertThat(item.status()).isEqualTo(Status.FAIL);
        assertThat(item.evidence())
                .containsExactly(
                        "1 of 2 resources read as desired (ssm.automation-document)",
                        "fail, ssm.automation-document thing: is absent"
                                + " (at 555555555555/us-east-1)",
                        "read with fake:Get");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, 2026-05-31, PASS",
        "no, 2026-05-31, FAIL",
        "not-applicable, 2026-05-31, NOT_APPLICABLE",
        "yes, 2025-06-01, PASS",
        "yes, 2025-05-31, UNKNOWN",
        "yes, 2026-06-02, UNKNOWN"
    })
    void anAnswerIsGoodForAYear(String answer, LocalDate on, Status status) {
        ReadinessItem item =
                item(
                        judge(answer("planning/threat-model", answer, on)),
                        ChecklistItem.THREAT_MODEL);

        assertThat(item.status()).isEqualTo(status);
        assertThat(item.evidence().getLast()).contains("says Jane on " + on + ": wiki/7");
    }

    @Test
    void aReadingOverrulesAnAnswer() {
        deploy(Tool.GUARDDUTY, SHOP, new Change.Create<>());

        ReadinessItem item =
                item(judge(answer("core-services/guardduty", "yes")), ChecklistItem.GUARDDUTY);

        assertThat(item.status()).isEqualTo(Status.FAIL);
        assertThat(item.evidence().getLast()).startsWith("overruled by what was read: yes, says");
    }

    @Test
    void theScoreCountsWhatIsUnknownAsNotPassedAndLeavesOutWhatDoesNotApply() {
        Readiness planning =
                judge(
                                """
                                readiness:
                                  answers:
                                    - {item: planning/threat-model, answer: "yes", by: J, on: 2026-05-31}
                                    - {item: planning/workflows, answer: not-applicable, by: J, on: 2026-05-31}
                                """)
                        .of(Group.PLANNING);

        assertThat(planning.items()).hasSize(5);
        // The targets are read, the threat model is answered, two are unknown.
        assertThat(planning.score()).isEqualTo(0.5);
    }

    @Test
    void everyItemHasEvidence() {
        assertThat(judge("").items())
                .hasSize(ChecklistItem.values().length)
                .allSatisfy(item -> assertThat(item.evidence()).isNotEmpty());
    }

    private static String answer(String item, String answer) {
        return answer(item, answer, TODAY);
    }

    private static String answer(String item, String answer, LocalDate on) {
        return """
        readiness:
          answers: [{item: %s, answer: "%s", by: Jane, on: %s, note: wiki/7}]
        """
                .formatted(item, answer, on);
    }

    private static ReadinessItem item(Readiness readiness, ChecklistItem item) {
        return readiness.items().stream().filter(it -> it.item() == item).findFirst().orElseThrow();
    }

    private void deploy(Tool tool, Target target, Change<FakeState> change) {
        ResourceId id = draw(tool, target, tool.id() + ".thing", change);
        deployments.add(new Deployment(tool, target, Set.of(id)));
    }

    private ResourceId draw(Tool tool, Target target, String kind, Change<FakeState> change) {
        Resource<FakeState> resource =
                new FakeKind(cloud, kind, 1, Duration.ZERO).resource(target, "thing", "there");
        resources.put(resource.id(), resource);
        drawnBy.put(resource.id(), tool);
        changes.add(new PlannedChange<>(resource, change));
        return resource.id();
    }

    private Readiness judge(String more) {
        Baseline baseline =
                BaselineReader.parse(
                        "vedette.yaml",
                        """
                        organization:
                          security-tooling-account: "444444444444"
                          log-archive-account: "555555555555"
                        """
                                + more);
        Plan plan = new Plan(new Blueprint(resources, drawnBy, deployments, skipped), changes);
        return Readiness.of(
                new Situation(
                        baseline,
                        organization(),
                        plan,
                        Verification.of(plan),
                        planned,
                        selection,
                        TODAY));
    }

    private static Organization organization() {
        return new Organization(
                new Topology.AwsOrganization("o-example", PAYMENTS.account()),
                PAYMENTS.account(),
                SHOP.account(),
                HOME,
                List.of(HOME),
                List.of(account(PAYMENTS), account(SHOP)),
                Set.of());
    }

    private static Account account(Target target) {
        return new Account(
                target.account(), "account", AccountState.ACTIVE, "", Set.of(target.region()));
    }
}
