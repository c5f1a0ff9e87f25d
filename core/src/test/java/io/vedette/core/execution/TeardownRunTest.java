package io.vedette.core.execution;

import static io.vedette.core.execution.Rehearsal.HERE;
import static io.vedette.core.execution.Rehearsal.after;
import static io.vedette.core.execution.Rehearsal.outcome;
import static io.vedette.core.execution.Rehearsal.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.fake.Conduct;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeState;
import io.vedette.core.fake.MemoryLedger;
import io.vedette.core.organization.AccountId;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Teardown;
import io.vedette.core.resource.Resource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TeardownRunTest {

    private final Rehearsal rehearsal = new Rehearsal();
    private final MemoryLedger ledger = new MemoryLedger();
    private final FakeKind things = rehearsal.cloud.kind("fake.thing");

    @Test
    void removesWhatNeedsAThingBeforeTheThing() {
        Resource<FakeState> root = things.resource(HERE, "root", "x");
        Resource<FakeState> leaf = things.resource(HERE, "leaf", "x", root.id());
        apply(root, leaf);

        RunReport report = destroy(Selection.EVERYTHING, Set.of(), root, leaf);

        assertThat(rehearsal.cloud.changes())
                .containsExactly("create root", "create leaf", "delete leaf", "delete root");
        assertThat(report.outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void restoresWhatWasThereAndLeavesWhatWasNeverChanged() {
        Resource<FakeState> adopted = things.resource(HERE, "adopted", "x");
        Resource<FakeState> fine = things.resource(HERE, "fine", "x");
        rehearsal.cloud.put(adopted.id(), "theirs");
        rehearsal.cloud.put(fine.id(), "x");
        apply(adopted, fine);

        destroy(Selection.EVERYTHING, Set.of(), adopted, fine);

        assertThat(rehearsal.cloud.value(adopted.id())).contains("theirs");
        assertThat(rehearsal.cloud.value(fine.id())).contains("x");
    }

    @Test
    void theFirstPriorStateIsTheOneThatIsRestored() {
        Resource<FakeState> first = things.resource(HERE, "adopted", "x");
        rehearsal.cloud.put(first.id(), "theirs");
        apply(first);
        Resource<FakeState> second = things.resource(HERE, "adopted", "y");
        apply(second);

        destroy(Selection.EVERYTHING, Set.of(), second);

        assertThat(rehearsal.cloud.value(second.id())).contains("theirs");
    }

    @Test
    void removesWhatAnotherChangeBroughtAbout() {
        Resource<FakeState> policy = things.resource(HERE, "policy", "x");
        Resource<FakeState> member = things.resource(HERE, "member", "x", policy.id());
        rehearsal.cloud.conduct("policy", new Conduct.BringAlong(member.id(), "x"));
        apply(policy, member);

        RunReport report = destroy(Selection.EVERYTHING, Set.of(), policy, member);

        assertThat(rehearsal.cloud.changes())
                .containsExactly("create policy", "delete member", "delete policy");
        assertThat(outcome(report, member)).isEqualTo("done");
    }

    @Test
    void putsBackWhatLayUnderneath() {
        Resource<FakeState> member = things.resource(HERE, "member", "enrolled");
        rehearsal.cloud.bury(member.id(), "on its own");
        apply(member);

        RunReport report = destroy(Selection.EVERYTHING, Set.of(), member);

        assertThat(outcome(report, member)).isEqualTo("done");
        assertThat(rehearsal.cloud.unearthed(member.id())).contains("on its own");
    }

    @Test
    void keepsWhatHoldsDataAndAllThatItNeedsUnlessItIsNamed() {
        Resource<FakeState> key = things.resource(HERE, "key", "x");
        Resource<FakeState> bucket = things.resource(HERE, "bucket", "x", key.id());
        apply(key, bucket);
        rehearsal.cloud.conduct("bucket", new Conduct.HoldData());

        RunReport kept = destroy(Selection.EVERYTHING, Set.of(), key, bucket);

        assertThat(outcome(kept, bucket)).isEqualTo("skipped: it holds data");
        assertThat(outcome(kept, key)).isEqualTo("skipped: fake.thing bucket needs it, and stays");

        RunReport gone = destroy(Selection.EVERYTHING, Set.of("bucket"), key, bucket);

        assertThat(gone.outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(rehearsal.cloud.value(bucket.id())).isEmpty();
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void keepsWhatOtherDeploymentsStandOn() {
        Resource<FakeState> shared = things.resource(HERE, "shared", "x");
        Resource<FakeState> here = things.resource(HERE, "mine", "x", shared.id());
        Resource<FakeState> there =
                things.resource(target("222222222222"), "mine", "x", shared.id());
        apply(shared, here, there);

        destroy(only(HERE.account()), Set.of(), shared, here, there);

        assertThat(rehearsal.cloud.value(here.id())).isEmpty();
        assertThat(rehearsal.cloud.value(there.id())).contains("x");
        assertThat(rehearsal.cloud.value(shared.id())).contains("x");
    }

    @Test
    void goesAfterTheSameThingsInBothDirections() {
        Resource<FakeState> base = things.resource(HERE, "base", "x");
        Resource<FakeState> policy = things.resource(HERE, "policy", "x", base.id());
        Resource<FakeState> member =
                after(things.resource(HERE, "member", "x", base.id()), policy.id());
        apply(base, policy, member);

        destroy(Selection.EVERYTHING, Set.of(), base, policy, member);

        assertThat(rehearsal.cloud.changes().subList(3, 6))
                .containsExactly("delete policy", "delete member", "delete base");
    }

    @Test
    void remembersNothingOfWhatWasNeverBegun() {
        Resource<FakeState> broken = things.resource(HERE, "broken", "x");
        Resource<FakeState> blocked = things.resource(HERE, "blocked", "x", broken.id());
        rehearsal.cloud.conduct("broken", new Conduct.Refuse("no"));

        apply(broken, blocked);

        assertThat(ledger.all()).containsOnlyKeys(broken.id());
    }

    @Test
    void namesWhatTheBaselineDoesNotDrawAnyMore() {
        Resource<FakeState> gone = things.resource(HERE, "gone", "x");
        Resource<FakeState> drawn = things.resource(HERE, "drawn", "x");
        apply(gone, drawn);

        Teardown teardown =
                Teardown.of(
                        rehearsal.plan(drawn).blueprint(),
                        Selection.EVERYTHING,
                        ledger.all(),
                        Set.of());

        assertThat(teardown.orphans()).extracting(it -> it.id()).containsExactly(gone.id());
    }

    @Test
    void aSecondDestroyFindsNothingToDo() {
        Resource<FakeState> made = things.resource(HERE, "made", "x");
        apply(made);
        destroy(Selection.EVERYTHING, Set.of(), made);

        RunReport again = destroy(Selection.EVERYTHING, Set.of(), made);

        assertThat(again.changed()).isZero();
        assertThat(again.deployments())
                .extracting(it -> it.outcome().word())
                .containsOnly("skipped");
    }

    private void apply(Resource<?>... resources) {
        executor().run(rehearsal.plan(resources), "run-1");
    }

    private RunReport destroy(
            Selection selection, Set<String> expendable, Resource<?>... resources) {
        Teardown teardown =
                Teardown.of(
                        rehearsal.plan(resources).blueprint(), selection, ledger.all(), expendable);
        return executor().run(Plan.of(teardown.blueprint(), rehearsal.reader), "run-2");
    }

    private Executor executor() {
        return new Executor(
                rehearsal.time,
                FakeFailure.FAILURES,
                rehearsal.reader,
                ledger,
                rehearsal.journal::add,
                rehearsal.progress::add);
    }

    private static Selection only(AccountId account) {
        return new Selection(Set.of(), Set.of(account), Set.of());
    }
}
