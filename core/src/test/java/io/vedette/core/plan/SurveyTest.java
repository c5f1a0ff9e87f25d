package io.vedette.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SurveyTest {

    private final Scene scene = new Scene();
    private final List<Target> asked = Collections.synchronizedList(new ArrayList<>());
    private final Network networks = new Network();

    /** Finds two networks at every target, and none where it is refused. */
    private final class Network implements Discovery<String> {

        @Override
        public String name() {
            return "fake.networks";
        }

        @Override
        public Map<Target, List<String>> find(Target place, List<Target> targets) {
            asked.addAll(targets);
            Map<Target, List<String>> found = new HashMap<>();
            for (Target target : targets) {
                if (target.equals(scene.organization.targets().getFirst())) {
                    throw new FakeFailure(CloudFailures.Retry.NEVER, "refused");
                }
                found.put(target, List.of("a", "b"));
            }
            return found;
        }

        @Override
        public String example(Target target) {
            return "example";
        }

        @Override
        public Set<String> readActions() {
            return Set.of("fake:ListNetworks");
        }
    }

    private ItemBlueprint item(List<String> seen) {
        return new ItemBlueprint() {
            @Override
            public Tool item() {
                return Tool.GUARDDUTY;
            }

            @Override
            public boolean serves(Region region) {
                return true;
            }

            @Override
            public List<Discovery<?>> discoveries() {
                return List.of(networks, networks);
            }

            @Override
            public void draw(Draft draft) {
                for (Target target : draft.targets()) {
                    switch (draft.found(networks, target)) {
                        case Found.Things<String>(List<String> all) -> seen.addAll(all);
                        case Found.Unavailable<String>(String why) ->
                                draft.unsurveyed(item(), target, networks, why);
                    }
                }
            }
        };
    }

    @Test
    void asksEveryTargetOnceHoweverManyWantToKnow() {
        surveyor(item(new ArrayList<>()))
                .survey(Selection.EVERYTHING, scene.time, FakeFailure.FAILURES);

        assertThat(asked).containsExactlyInAnyOrderElementsOf(scene.organization.targets());
    }

    @Test
    void asksNothingOutsideASelection() {
        Target only = scene.organization.targets().getLast();
        Selection selection =
                new Selection(Set.of(), Set.of(only.account()), Set.of(only.region()));

        surveyor(item(new ArrayList<>())).survey(selection, scene.time, FakeFailure.FAILURES);

        assertThat(asked).containsExactly(only);
    }

    @Test
    void asksNothingForAnItemThatIsOff() {
        new Surveyor(
                        scene.baseline("tools: {guardduty: {enabled: false}}\n"),
                        scene.organization,
                        List.of(item(new ArrayList<>())))
                .survey(Selection.EVERYTHING, scene.time, FakeFailure.FAILURES);

        assertThat(asked).isEmpty();
    }

    @Test
    void handsTheItemWhatWasFoundAndSaysWhereNothingCouldBe() {
        List<String> seen = new ArrayList<>();
        ItemBlueprint item = item(seen);
        Survey survey =
                surveyor(item).survey(Selection.EVERYTHING, scene.time, FakeFailure.FAILURES);

        Blueprint blueprint =
                Blueprint.draw(
                        scene.baseline(""), scene.organization, List.of(item), List.of(), survey);
        Plan plan = Plan.of(blueprint, scene.reader);

        assertThat(seen).hasSize(2 * (scene.organization.targets().size() - 1)).contains("a", "b");
        assertThat(plan.changes())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.change())
                                .isInstanceOfSatisfying(
                                        Change.Unknown.class,
                                        change -> assertThat(change.why()).contains("refused")));
    }

    @Test
    void pretendsToHaveFoundAnExampleWithoutAsking() {
        List<String> seen = new ArrayList<>();
        ItemBlueprint item = item(seen);

        Blueprint.draw(
                scene.baseline(""),
                scene.organization,
                List.of(item),
                List.of(),
                surveyor(item).examples());

        assertThat(seen).hasSameSizeAs(scene.organization.targets()).containsOnly("example");
        assertThat(asked).isEmpty();
        assertThat(surveyor(item).readActions()).containsExactly("fake:ListNetworks");
    }

    private Surveyor surveyor(ItemBlueprint item) {
        return new Surveyor(scene.baseline(""), scene.organization, List.of(item));
    }
}
