package io.vedette.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.CloudFailures.Retry;
import io.vedette.core.fake.Conduct;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeRequest;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Verification.Item;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plans, and verifies what is planned, against the fake cloud. */
final class PlanTest {

    private final Scene scene = new Scene();
    private final FakeKind things = scene.cloud.kind("fake.thing");
    private final FakeKind others = scene.cloud.kind("fake.other");
    private final FakeKind elsewhere = scene.cloud.kind("elsewhere.thing");
    private final Target here = scene.target("111111111111", "us-east-1");
    private final Target there = scene.target("222222222222", "us-east-1");

    private final Resource<FakeState> absent = things.resource(here, "absent", "x");
    private final Resource<FakeState> differing = things.resource(here, "differing", "x");
    private final Resource<FakeState> fine = things.resource(here, "fine", "x");
    private final Resource<FakeState> underway = things.resource(here, "underway", "x");
    private final Resource<FakeState> theirs = things.resource(here, "theirs", "x");
    private final Resource<FakeState> dark = elsewhere.resource(here, "dark", "x");

    PlanTest() {
        scene.cloud.put(differing.id(), "y");
        scene.cloud.put(fine.id(), "x");
        scene.cloud.putAtWork(underway.id(), "x", Duration.ofHours(1), "the service role");
        scene.cloud.conduct("theirs", new Conduct.BelongToAnother("Control Tower's"));
        scene.cloud.conduct("dark", new Conduct.FailToRead(new FakeFailure(Retry.NEVER, "denied")));
    }

    @Test
    void judgesEveryResourceInTheBlueprintsOrder() {
        Plan plan = plan(dark, theirs, underway, fine, differing, absent);

        assertThat(plan.changes())
                .extracting(planned -> planned.change().getClass().getSimpleName())
                .containsExactly("Unknown", "Skip", "Wait", "None", "Update", "Create");
        assertThat(plan.summary()).isEqualTo(new PlanSummary(1, 1, 0, 1, 1, 1, 1));
        assertThat(plan.changesSomething()).isTrue();
        assertThat(scene.cloud.changes()).isEmpty();
    }

    @Test
    void aPlanWithoutCreatesAndUpdatesChangesNothing() {
        assertThat(plan(dark, theirs, underway, fine).changesSomething()).isFalse();
        assertThat(plan().changesSomething()).isFalse();
    }

    @Test
    void readsTogetherWhatSharesAPlaceAndPlacesAtTheSameTime() {
        scene.cloud.latency(Duration.ofSeconds(1));
        Instant before = scene.time.now();
        plan(
                absent,
                things.resource(there, "a", "x"),
                fine,
                others.resource(here, "b", "x"),
                elsewhere.resource(here, "c", "x"));

        assertThat(scene.cloud.requests())
                .extracting(FakeRequest::line)
                .containsExactlyInAnyOrder("read absent, fine", "read a", "read b", "read c");
        // One service at one place is read kind after kind; all else at the same time.
        assertThat(Duration.between(before, scene.time.now())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatCannotBeReadConcernsItsOwnKindAndPlaceOnly() {
        Resource<FakeState> besideDark = elsewhere.resource(here, "beside", "x");
        Plan plan = plan(dark, besideDark, elsewhere.resource(there, "away", "x"), absent);

        assertThat(plan.changes())
                .extracting(PlannedChange::change)
                .containsExactly(
                        new Change.Unknown<>("denied"),
                        new Change.Unknown<>("denied"),
                        new Change.Create<>(),
                        new Change.Create<>());
    }

    @Test
    void verifiesADeploymentByAllItStandsOn() {
        Item item = verify(absent, differing, fine, underway).items().getFirst();

        assertThat(item.status()).isEqualTo(Status.FAIL);
        assertThat(item.id()).isEqualTo("guardduty_111111111111_us-east-1");
        assertThat(item.title()).isEqualTo("guardduty is in place in 111111111111/us-east-1");
        assertThat(item.evidence())
                .containsExactly(
                        "fake.thing absent: is absent",
                        "fake.thing differing: differs: value: y -> x",
                        "fake.thing fine: reads as desired",
                        "fake.thing underway: waiting for the service role");
    }

    @Test
    void aDeploymentIsNoBetterThanItsWorstResource() {
        assertThat(status(fine)).isEqualTo(Status.PASS);
        assertThat(status(fine, theirs)).isEqualTo(Status.PASS);
        assertThat(status(fine, underway)).isEqualTo(Status.WAITING);
        assertThat(status(fine, underway, dark)).isEqualTo(Status.UNKNOWN);
        assertThat(status(fine, underway, dark, absent)).isEqualTo(Status.FAIL);
        assertThat(status(differing)).isEqualTo(Status.FAIL);
    }

    @Test
    void evidenceNamesWhatIsLeftAloneAndWhatCouldNotBeRead() {
        assertThat(verify(theirs, dark).items().getFirst().evidence())
                .containsExactly(
                        "elsewhere.thing dark: could not be read: denied",
                        "fake.thing theirs: left alone: Control Tower's");
    }

    @Test
    void scoresWhatApplies() {
        Blueprint blueprint =
                new Blueprint(
                        Map.of(fine.id(), fine, absent.id(), absent),
                        Map.of(),
                        List.of(
                                new Deployment(Tool.GUARDDUTY, here, Set.of(fine.id())),
                                new Deployment(Tool.CONFIG, here, Set.of(fine.id())),
                                new Deployment(Tool.MACIE, here, Set.of(absent.id()))),
                        List.of(new SkippedDeployment(Tool.DETECTIVE, here, "not offered")));
        Verification verification = Verification.of(Plan.of(blueprint, scene.reader));

        assertThat(verification.count(Status.PASS)).isEqualTo(2);
        assertThat(verification.count(Status.FAIL)).isEqualTo(1);
        assertThat(verification.count(Status.NOT_APPLICABLE)).isEqualTo(1);
        assertThat(verification.score()).isEqualTo(2 / 3.0);
        assertThat(verification.allPass()).isFalse();
        assertThat(verification.items().getLast().evidence()).containsExactly("not offered");
    }

    @Test
    void whereNothingAppliesAllIsWell() {
        Verification nothing = Verification.of(plan());

        assertThat(nothing.score()).isEqualTo(1);
        assertThat(nothing.allPass()).isTrue();
        assertThat(verify(fine).allPass()).isTrue();
        assertThat(Status.NOT_APPLICABLE.word()).isEqualTo("not-applicable");
    }

    private Status status(Resource<?>... resources) {
        return verify(resources).items().getFirst().status();
    }

    private Verification verify(Resource<?>... resources) {
        return Verification.of(plan(resources));
    }

    /** A plan for one deployment that stands on all of these. */
    private Plan plan(Resource<?>... resources) {
        Map<ResourceId, Resource<?>> byId = new LinkedHashMap<>();
        Arrays.stream(resources).forEach(it -> byId.put(it.id(), it));
        List<Deployment> deployments =
                byId.isEmpty()
                        ? List.of()
                        : List.of(
                                new Deployment(Tool.GUARDDUTY, here, new HashSet<>(byId.keySet())));
        return Plan.of(new Blueprint(byId, Map.of(), deployments, List.of()), scene.reader);
    }
}
