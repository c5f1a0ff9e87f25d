package io.vedette.core.execution;

import static io.vedette.core.execution.Rehearsal.HERE;
import static io.vedette.core.execution.Rehearsal.after;
import static io.vedette.core.execution.Rehearsal.outcome;
import static io.vedette.core.execution.Rehearsal.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.CloudFailures.Retry;
import io.vedette.core.fake.Conduct;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeRequest;
import io.vedette.core.fake.FakeState;
import io.vedette.core.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ExecutorTest {

    private final Rehearsal rehearsal = new Rehearsal();
    private final FakeKind things = rehearsal.cloud.kind("fake.thing");
    private final FakeKind batches = rehearsal.cloud.kind("fake.member", 3);

    @Test
    void createsWhatIsAbsentAndUpdatesWhatDiffers() {
        Resource<FakeState> absent = things.resource(HERE, "absent", "x");
        Resource<FakeState> differing = things.resource(HERE, "differing", "x");
        Resource<FakeState> fine = things.resource(HERE, "fine", "x");
        rehearsal.cloud.put(differing.id(), "y");
        rehearsal.cloud.put(fine.id(), "x");

        RunReport report = rehearsal.run(absent, differing, fine);

        assertThat(rehearsal.cloud.changes())
                .containsExactlyInAnyOrder("create absent", "update differing");
        assertThat(report.outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.summary()).isEqualTo(new RunSummary(3, 0, 0, 0));
        assertThat(report.anyFailure()).isFalse();
        assertThat(rehearsal.cloud.value(differing.id())).contains("x");
    }

    @Test
    void changesNothingTheSecondTime() {
        Resource<FakeState> first = things.resource(HERE, "first", "x");
        Resource<FakeState> second = things.resource(HERE, "second", "x", first.id());
        rehearsal.run(first, second);
        int requests = rehearsal.cloud.changes().size();

        RunReport again = rehearsal.run(first, second);

        assertThat(rehearsal.cloud.changes()).hasSize(requests);
        assertThat(again.changed()).isZero();
        assertThat(again.summary()).isEqualTo(new RunSummary(2, 0, 0, 0));
    }

    @Test
    void doesWhatIsNeededFirst() {
        Resource<FakeState> root = things.resource(HERE, "root", "x");
        Resource<FakeState> left = things.resource(HERE, "left", "x", root.id());
        Resource<FakeState> right = things.resource(HERE, "right", "x", root.id());
        Resource<FakeState> top = things.resource(HERE, "top", "x", left.id(), right.id());

        rehearsal.run(top, right, left, root);

        List<String> changes = rehearsal.cloud.changes();
        assertThat(changes.getFirst()).isEqualTo("create root");
        assertThat(changes.get(3)).isEqualTo("create top");
        assertThat(changes).hasSize(4);
    }

    @Test
    void doesWhatGoesBeforeFirstWhateverBecomesOfIt() {
        Resource<FakeState> first = things.resource(HERE, "first", "x");
        Resource<FakeState> follower = after(things.resource(HERE, "follower", "x"), first.id());
        rehearsal.cloud.conduct("first", new Conduct.Refuse("not this one"));

        RunReport report = rehearsal.run(follower, first);

        assertThat(rehearsal.cloud.changes()).containsExactly("create first", "create follower");
        assertThat(outcome(report, first)).isEqualTo("failed: not this one");
        assertThat(outcome(report, follower)).isEqualTo("done");
    }

    @Test
    void goesAfterNothingWhereThatIsNotInThePlan() {
        Resource<FakeState> unplanned = things.resource(HERE, "unplanned", "x");
        Resource<FakeState> follower =
                after(things.resource(HERE, "follower", "x"), unplanned.id());

        assertThat(outcome(rehearsal.run(follower), follower)).isEqualTo("done");
    }

    @Test
    void aFailureStopsOnlyWhatNeedsIt() {
        Resource<FakeState> bad = things.resource(HERE, "bad", "x");
        Resource<FakeState> onBad = things.resource(HERE, "on-bad", "x", bad.id());
        Resource<FakeState> onThat = things.resource(HERE, "on-that", "x", onBad.id());
        Resource<FakeState> good = things.resource(HERE, "good", "x");
        Resource<FakeState> onGood = things.resource(HERE, "on-good", "x", good.id());
        rehearsal.cloud.conduct(
                "bad", new Conduct.Fail(() -> new FakeFailure(Retry.NEVER, "AccessDenied")));

        RunReport report = rehearsal.run(bad, onBad, onThat, good, onGood);

        assertThat(outcome(report, bad)).isEqualTo("failed: AccessDenied");
        assertThat(outcome(report, onBad))
                .isEqualTo("skipped: needs %s, which failed".formatted(near(bad)));
        assertThat(outcome(report, onThat))
                .as("names what began it, not what stands between")
                .isEqualTo("skipped: needs %s, which failed".formatted(near(bad)));
        assertThat(outcome(report, good)).isEqualTo("done");
        assertThat(outcome(report, onGood)).isEqualTo("done");
        assertThat(rehearsal.cloud.changes()).doesNotContain("create on-bad", "create on-that");
        assertThat(report.anyFailure()).isTrue();
    }

    @Test
    void saysOfTwoReasonsTheWorstOneWhateverTheOrder() {
        Resource<FakeState> waiting =
                things.patient(Duration.ofSeconds(5)).resource(HERE, "a", "x");
        Resource<FakeState> failing = things.resource(HERE, "b", "x");
        Resource<FakeState> skipped = things.resource(HERE, "c", "x");
        Resource<FakeState> needy =
                things.resource(HERE, "d", "x", waiting.id(), failing.id(), skipped.id());
        rehearsal.cloud.conduct("a", new Conduct.Work(Duration.ofHours(1), "a"));
        rehearsal.cloud.conduct("b", new Conduct.Refuse("no"));
        rehearsal.cloud.conduct("c", new Conduct.BelongToAnother("Control Tower's"));

        assertThat(outcome(rehearsal.run(waiting, failing, skipped, needy), needy))
                .isEqualTo("skipped: needs %s, which failed".formatted(near(failing)));
    }

    @Test
    void whatIsReadAsSomebodyElsesIsSkippedAndWhatNeedsItToo() {
        Resource<FakeState> theirs = things.resource(HERE, "theirs", "x");
        Resource<FakeState> needy = things.resource(HERE, "needy", "x", theirs.id());
        rehearsal.cloud.conduct("theirs", new Conduct.BelongToAnother("Control Tower's"));

        RunReport report = rehearsal.run(theirs, needy);

        assertThat(outcome(report, theirs)).isEqualTo("skipped: Control Tower's");
        assertThat(outcome(report, needy))
                .isEqualTo(
                        "skipped: needs %s, which was skipped: Control Tower's"
                                .formatted(near(theirs)));
        assertThat(rehearsal.cloud.changes()).isEmpty();
    }

    @Test
    void whatCannotBeReadFails() {
        Resource<FakeState> dark = things.resource(HERE, "dark", "x");
        rehearsal.cloud.conduct(
                "dark", new Conduct.FailToRead(new FakeFailure(Retry.NEVER, "AccessDenied")));

        assertThat(outcome(rehearsal.run(dark), dark)).isEqualTo("failed: AccessDenied");
        assertThat(rehearsal.cloud.changes()).isEmpty();
    }

    @Test
    void changesInBatchesOfTheKind() {
        List<Resource<FakeState>> members =
                IntStream.rangeClosed(1, 7)
                        .mapToObj(number -> batches.resource(HERE, "m" + number, "x"))
                        .toList();

        rehearsal.run(members.toArray(Resource<?>[]::new));

        assertThat(rehearsal.cloud.changes())
                .containsExactlyInAnyOrder("create m1, m2, m3", "create m4, m5, m6", "create m7");
    }

    @Test
    void aRefusalInABatchIsThatOfOneOnly() {
        Resource<FakeState> fine = batches.resource(HERE, "fine", "x");
        Resource<FakeState> refused = batches.resource(HERE, "refused", "x");
        Resource<FakeState> forgotten = batches.resource(HERE, "forgotten", "x");
        rehearsal.cloud.conduct("refused", new Conduct.Refuse("account is suspended"));
        rehearsal.cloud.conduct("forgotten", new Conduct.Forget());

        RunReport report = rehearsal.run(fine, refused, forgotten);

        assertThat(rehearsal.cloud.changes()).containsExactly("create fine, refused, forgotten");
        assertThat(outcome(report, fine)).isEqualTo("done");
        assertThat(outcome(report, refused)).isEqualTo("failed: account is suspended");
        assertThat(outcome(report, forgotten))
                .isEqualTo("failed: AWS's answer does not speak of it");
    }

    @Test
    void aBatchThatFailsFailsAllOfIt() {
        Resource<FakeState> one = batches.resource(HERE, "one", "x");
        Resource<FakeState> other = batches.resource(HERE, "other", "x");
        rehearsal.cloud.conduct(
                "other", new Conduct.Fail(() -> new FakeFailure(Retry.NEVER, "BadRequest")));

        RunReport report = rehearsal.run(one, other);

        assertThat(outcome(report, one)).isEqualTo("failed: BadRequest");
        assertThat(outcome(report, other)).isEqualTo("failed: BadRequest");
    }

    @Test
    void leavesTheBlockedOutOfABatch() {
        Resource<FakeState> bad = things.resource(HERE, "bad", "x");
        Resource<FakeState> blocked = batches.resource(HERE, "blocked", "x", bad.id());
        Resource<FakeState> free = batches.resource(HERE, "free", "x");
        rehearsal.cloud.conduct("bad", new Conduct.Refuse("no"));

        rehearsal.run(bad, blocked, free);

        assertThat(rehearsal.cloud.changes())
                .containsExactlyInAnyOrder("create bad", "create free");
    }

    @Test
    void judgesAgainWhatDependsOnSomethingThatHasJustChanged() {
        Resource<FakeState> service = things.resource(HERE, "service", "on");
        Resource<FakeState> byItself = things.resource(HERE, "by-itself", "x", service.id());
        // Turning the service on brings the other about, as AWS does with service-linked things.
        Executor executor =
                rehearsal.executor(
                        Journal.NONE,
                        event -> {
                            if (event instanceof Progress.Settled(var id, var _)
                                    && id.equals(service.id())) {
                                rehearsal.cloud.put(byItself.id(), "x");
                            }
                        });

        RunReport report = executor.run(rehearsal.plan(service, byItself), "run");

        assertThat(rehearsal.cloud.changes()).containsExactly("create service");
        assertThat(outcome(report, byItself)).isEqualTo("done");
    }

    @Test
    void doesNotReadAgainWhereNothingItDependsOnChanged() {
        Resource<FakeState> service = things.resource(HERE, "service", "on");
        Resource<FakeState> other = things.resource(HERE, "other", "x", service.id());
        rehearsal.cloud.put(service.id(), "on");

        rehearsal.run(service, other);

        assertThat(rehearsal.cloud.requests().stream().map(it -> it.line()))
                .containsExactly("read service, other", "create other", "read other");
    }

    @Test
    void waitsForWhatAwsWorksAtBeforeWhatNeedsIt() {
        Resource<FakeState> slow = things.resource(HERE, "slow", "x");
        Resource<FakeState> needy = things.resource(HERE, "needy", "x", slow.id());
        rehearsal.cloud.conduct(
                "slow", new Conduct.Work(Duration.ofSeconds(90), "the service role"));

        RunReport report = rehearsal.run(slow, needy);

        assertThat(outcome(report, slow)).isEqualTo("done");
        assertThat(outcome(report, needy)).isEqualTo("done");
        assertThat(rehearsal.elapsed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(130));
        assertThat(rehearsal.progress)
                .contains(new Progress.Polling(slow.id(), "the service role"));
    }

    @Test
    void givesUpWaitingAfterItsPatienceAndSaysForWhat() {
        Resource<FakeState> slow =
                things.patient(Duration.ofMinutes(2)).resource(HERE, "slow", "x");
        Resource<FakeState> needy = things.resource(HERE, "needy", "x", slow.id());
        rehearsal.cloud.conduct("slow", new Conduct.Work(Duration.ofHours(24), "the delivery"));

        RunReport report = rehearsal.run(slow, needy);

        assertThat(outcome(report, slow)).isEqualTo("waiting: the delivery");
        assertThat(outcome(report, needy))
                .isEqualTo("waiting: %s first: the delivery".formatted(near(slow)));
        assertThat(rehearsal.elapsed()).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(122));
        assertThat(report.summary()).isEqualTo(new RunSummary(0, 2, 0, 0));
        assertThat(report.anyFailure()).isFalse();
    }

    @Test
    void looksOnceMoreWhenPatienceEnds() {
        Resource<FakeState> slow =
                things.patient(Duration.ofSeconds(5)).resource(HERE, "slow", "x");
        rehearsal.cloud.conduct("slow", new Conduct.Work(Duration.ofMillis(4_900), "it"));

        assertThat(outcome(rehearsal.run(slow), slow)).isEqualTo("done");
    }

    @Test
    void pollsWhatAnEarlierRunAskedFor() {
        Resource<FakeState> underway = things.resource(HERE, "underway", "x");
        rehearsal.cloud.putAtWork(underway.id(), "x", Duration.ofSeconds(20), "AWS");

        RunReport report = rehearsal.run(underway);

        assertThat(outcome(report, underway)).isEqualTo("done");
        assertThat(rehearsal.cloud.changes()).isEmpty();
        assertThat(report.changed()).isZero();
    }

    @Test
    void changesWhatHasSettledOtherwiseThanDesired() {
        Resource<FakeState> underway = things.resource(HERE, "underway", "x");
        rehearsal.cloud.putAtWork(underway.id(), "other", Duration.ofSeconds(20), "AWS");

        RunReport report = rehearsal.run(underway);

        assertThat(outcome(report, underway)).isEqualTo("done");
        assertThat(rehearsal.cloud.changes()).containsExactly("update underway");
        assertThat(rehearsal.cloud.value(underway.id())).contains("x");
    }

    @Test
    void readsAgainWhatDoesNotShowYet() {
        Resource<FakeState> thing = things.resource(HERE, "thing", "x");
        rehearsal.cloud.conduct("thing", new Conduct.ShowLater(Duration.ofSeconds(6)));

        assertThat(outcome(rehearsal.run(thing), thing)).isEqualTo("done");
    }

    @Test
    void readsWhatIsSlowToShowNoSoonerThanItMay() {
        SlowKind slow = new SlowKind(rehearsal.cloud.kind("slow.thing"), Duration.ofMinutes(10));
        Resource<FakeState> root = things.resource(HERE, "root", "x");
        Resource<FakeState> thing = slow.resource(HERE, "thing", root.id());

        assertThat(outcome(rehearsal.run(root, thing), thing)).isEqualTo("done");

        List<FakeRequest> reads =
                rehearsal.cloud.requests().stream()
                        .filter(it -> it.line().equals("read thing"))
                        .toList();
        assertThat(reads).hasSize(2);
        assertThat(Duration.between(reads.getFirst().at(), reads.getLast().at()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void looksAgainForWhatMayHaveComeAboutThroughWhatItNeeds() {
        Resource<FakeState> root = things.resource(HERE, "root", "x");
        Resource<FakeState> thing = things.resource(HERE, "thing", "x", root.id());

        rehearsal.run(root, thing);

        assertThat(rehearsal.cloud.requests())
                .filteredOn(it -> it.line().equals("read thing"))
                .hasSize(1);
    }

    @Test
    void doesNotCallDoneWhatDoesNotReadSo() {
        Resource<FakeState> swallowed = things.resource(HERE, "swallowed", "x");
        Resource<FakeState> unchanged = things.resource(HERE, "unchanged", "x");
        rehearsal.cloud.put(unchanged.id(), "y");
        rehearsal.cloud.conduct("swallowed", new Conduct.Swallow());
        rehearsal.cloud.conduct("unchanged", new Conduct.Swallow());

        RunReport report = rehearsal.run(swallowed, unchanged);

        assertThat(outcome(report, swallowed))
                .isEqualTo("failed: AWS accepted it, but it does not read as there");
        assertThat(outcome(report, unchanged))
                .isEqualTo("failed: AWS accepted it, but it still reads value: y -> x");
        assertThat(report.summary()).isEqualTo(new RunSummary(0, 0, 0, 2));
    }

    @Test
    void journalsWhatTheProofFound() {
        Resource<FakeState> swallowed = things.resource(HERE, "swallowed", "x");
        rehearsal.cloud.conduct("swallowed", new Conduct.Swallow());

        rehearsal.run(swallowed);

        assertThat(rehearsal.journaled(swallowed))
                .containsExactly(
                        "changing create",
                        "settled done",
                        "settled failed: AWS accepted it, but it does not read as there");
    }

    @Test
    void anErrorFailsItsOwnResourcesOnly() {
        Resource<FakeState> broken = things.resource(HERE, "broken", "x");
        Resource<FakeState> needy = things.resource(HERE, "needy", "x", broken.id());
        Resource<FakeState> fine = things.resource(HERE, "fine", "x");
        rehearsal.cloud.conduct(
                "broken", new Conduct.Fail(() -> new NoClassDefFoundError("a/b/C")));

        RunReport report = rehearsal.run(broken, needy, fine);

        assertThat(outcome(report, broken)).startsWith("failed: ").contains("a/b/C");
        assertThat(outcome(report, needy)).startsWith("skipped: needs fake.thing broken");
        assertThat(outcome(report, fine)).isEqualTo("done");
    }

    @Test
    void beginsNothingNewOnceItIsStopped() {
        Resource<FakeState> first = things.resource(HERE, "first", "x");
        Resource<FakeState> second = things.resource(HERE, "second", "x", first.id());
        List<Executor> self = new ArrayList<>();
        Executor executor =
                rehearsal.executor(
                        Journal.NONE,
                        event -> {
                            if (event instanceof Progress.Changing) {
                                self.getFirst().stop();
                            }
                        });
        self.add(executor);

        RunReport report = executor.run(rehearsal.plan(first, second), "run");

        assertThat(outcome(report, first)).isEqualTo("done");
        assertThat(outcome(report, second))
                .isEqualTo("skipped: the run was stopped before this was begun");
        assertThat(rehearsal.cloud.changes()).containsExactly("create first");
    }

    @Test
    void theNextRunCarriesOnWhereOneWasStopped() {
        Resource<FakeState> first = things.resource(HERE, "first", "x");
        Resource<FakeState> second = things.resource(HERE, "second", "x", first.id());
        Executor stopped = rehearsal.executor(Journal.NONE, ProgressListener.SILENT);
        stopped.stop();
        assertThat(stopped.run(rehearsal.plan(first, second), "run").changed()).isZero();

        assertThat(rehearsal.run(first, second).summary()).isEqualTo(new RunSummary(2, 0, 0, 0));
    }

    @Test
    void aRunOverNothingEnds() {
        RunReport report = rehearsal.run();

        assertThat(report.outcomes()).isEmpty();
        assertThat(rehearsal.journal.stream().map(Journal.Entry::event))
                .containsExactly(Journal.Event.RUN_STARTED, Journal.Event.RUN_ENDED);
    }

    @Test
    void tellsTheWholeStoryInOrder() {
        Resource<FakeState> thing = things.resource(HERE, "thing", "x");

        RunReport report = rehearsal.run(thing);

        assertThat(rehearsal.progress)
                .containsExactly(
                        new Progress.Started(1),
                        new Progress.Changing(thing.id()),
                        new Progress.Settled(thing.id(), new Outcome.Done()),
                        new Progress.Proving(1));
        assertThat(rehearsal.journal.stream().map(it -> it.event() + " " + it.detail()))
                .containsExactly(
                        "RUN_STARTED 1 resources",
                        "CHANGING create",
                        "SETTLED done",
                        "RUN_ENDED 1 done, 0 waiting, 0 skipped, 0 failed");
        assertThat(report.took()).isEqualTo(Duration.ofMillis(200));
        assertThat(report.run()).isEqualTo("run-1");
    }

    @Test
    void doesAtTheSameTimeWhatIsIndependent() {
        rehearsal.cloud.latency(Duration.ofSeconds(1));
        List<Resource<FakeState>> many =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> things.resource(target("%012d".formatted(i)), "t", "x"))
                        .toList();

        RunReport report = rehearsal.run(many.toArray(Resource<?>[]::new));

        assertThat(report.summary().done()).isEqualTo(1_000);
        assertThat(rehearsal.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aDeploymentEndsAsItsWorstResourceDid() {
        Resource<FakeState> fine = things.resource(HERE, "fine", "x");
        Resource<FakeState> bad = things.resource(HERE, "bad", "x");
        rehearsal.cloud.conduct("bad", new Conduct.Refuse("no"));

        RunReport report = rehearsal.run(fine, bad);

        assertThat(report.deployments().stream().map(DeploymentOutcome::outcome))
                .containsExactly(new Outcome.Done(), new Outcome.Failed("fake.thing bad: no"));
        assertThat(report.deployments().getFirst().resources()).containsExactly(fine.id());
    }

    @Test
    void refusesThingsThatGoAfterEachOther() {
        Resource<FakeState> egg = things.resource(HERE, "egg", "x");
        Resource<FakeState> hen = after(things.resource(HERE, "hen", "x"), egg.id());
        Resource<FakeState> laid =
                new Resource<>(egg.kind(), HERE, "egg", egg.desired(), Set.of(), Set.of(hen.id()));

        assertThatThrownBy(() -> rehearsal.run(laid, hen))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wait for each other")
                .hasMessageContaining("fake.thing egg");
    }

    @Test
    void changesNothingThatItCannotJournal() {
        Resource<FakeState> first = things.resource(HERE, "first", "x");
        Resource<FakeState> second = things.resource(HERE, "second", "x", first.id());
        VedetteException full = new VedetteException(ErrorCode.FILE, "the disk is full", "free it");
        Executor executor =
                rehearsal.executor(
                        entry -> {
                            if (entry.event() != Journal.Event.RUN_STARTED) {
                                throw full;
                            }
                        },
                        rehearsal.progress::add);

        assertThatThrownBy(() -> executor.run(rehearsal.plan(first, second), "run")).isSameAs(full);
        assertThat(rehearsal.cloud.changes()).isEmpty();
    }

    /** How a reason names what is in the same account. */
    private static String near(Resource<FakeState> resource) {
        return resource.kind().name() + " " + resource.name();
    }
}
