package io.vedette.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.Tool;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class BlueprintTest {

    private final Scene scene = new Scene();
    private final FakeKind things = scene.cloud.kind("fake.thing");
    private final Target here = scene.target("111111111111", "us-east-1");
    private final Target there = scene.target("222222222222", "us-east-1");
    private final Target ireland = scene.target("111111111111", "eu-west-1");

    /** A detector everywhere; a hub on it; all of them on one administrator, and a lone trail. */
    private final Blueprint blueprint =
            Blueprint.draw(
                    scene.baseline(""),
                    scene.organization,
                    List.of(
                            Scene.tool(Tool.GUARDDUTY, this::drawGuardDuty),
                            Scene.tool(Tool.SECURITY_HUB, this::drawSecurityHub)));

    private void drawGuardDuty(Draft draft) {
        ResourceId administrator = draft.add(things.resource(here, "administrator", "x"));
        for (Target target : draft.targets()) {
            ResourceId id = draft.add(things.resource(target, "detector", "x", administrator));
            draft.deploy(Tool.GUARDDUTY, target, Set.of(id));
        }
        draft.add(things.resource(here, "unused", "x"));
    }

    private void drawSecurityHub(Draft draft) {
        for (Target target : draft.targets()) {
            ResourceId detector = id(target, "detector");
            ResourceId hub = draft.add(things.resource(target, "hub", "x", detector));
            draft.deploy(Tool.SECURITY_HUB, target, Set.of(hub));
        }
    }

    @Test
    void everythingIsItself() {
        assertThat(blueprint.select(Selection.EVERYTHING)).isSameAs(blueprint);
    }

    @Test
    void keepsWhatTheSelectedNeedAllTheWayDown() {
        Blueprint selected =
                blueprint.select(new Selection(Set.of(Tool.SECURITY_HUB), Set.of(), Set.of()));

        assertThat(selected.resources().keySet())
                .contains(id(here, "administrator"), id(there, "detector"), id(ireland, "hub"))
                .doesNotContain(id(here, "unused"));
        assertThat(selected.deployments())
                .hasSize(3)
                .allMatch(deployment -> deployment.tool() == Tool.SECURITY_HUB);
        assertThat(selected.tool(id(here, "detector"))).isEqualTo(Tool.GUARDDUTY);
    }

    @Test
    void narrowsToAccountsAndRegions() {
        Blueprint byAccount =
                blueprint.select(
                        new Selection(Set.of(), Set.of(new AccountId("222222222222")), Set.of()));
        Blueprint byRegion =
                blueprint.select(
                        new Selection(Set.of(), Set.of(), Set.of(new Region("eu-west-1"))));

        assertThat(byAccount.resources().keySet())
                .containsExactly(
                        id(here, "administrator"), id(there, "detector"), id(there, "hub"));
        assertThat(byRegion.resources().keySet())
                .containsExactly(
                        id(here, "administrator"), id(ireland, "detector"), id(ireland, "hub"));
    }

    @Test
    void narrowsWhatIsSkippedToo() {
        Blueprint selected =
                blueprint.select(
                        new Selection(
                                Set.of(Tool.GUARDDUTY),
                                Set.of(new AccountId("333333333333")),
                                Set.of()));

        assertThat(selected.resources()).isEmpty();
        assertThat(selected.deployments()).isEmpty();
        assertThat(selected.skipped())
                .hasSize(2)
                .allMatch(skipped -> skipped.tool() == Tool.GUARDDUTY)
                .allMatch(skipped -> skipped.why().equals("the account is suspended"));
        assertThat(selected.tools()).containsExactly(Tool.GUARDDUTY);
    }

    @Test
    void selectsNothingWhereNothingFits() {
        Blueprint selected =
                blueprint.select(new Selection(Set.of(Tool.MACIE), Set.of(), Set.of()));

        assertThat(selected.resources()).isEmpty();
        assertThat(selected.tools()).isEmpty();
    }

    @Test
    void isDrawnAlikeEveryTime() {
        BlueprintTest again = new BlueprintTest();

        assertThat(again.blueprint.resources().keySet())
                .containsExactlyElementsOf(blueprint.resources().keySet());
        assertThat(again.blueprint.deployments()).isEqualTo(blueprint.deployments());
        assertThat(again.blueprint.skipped()).isEqualTo(blueprint.skipped());
    }

    @Property(tries = 100)
    void aSelectionHasAllItsNeedsAndKeepsTheOrder(@ForAll long seed) {
        Random random = new Random(seed);
        Blueprint drawn =
                Blueprint.draw(
                        scene.baseline(""),
                        scene.organization,
                        List.of(Scene.tool(Tool.GUARDDUTY, draft -> drawAtRandom(draft, random))));
        Blueprint selected =
                drawn.select(
                        new Selection(Set.of(), Set.of(new AccountId("111111111111")), Set.of()));

        List<ResourceId> seen = new ArrayList<>();
        selected.resources()
                .forEach((id, resource) -> {
                    assertThat(seen).containsAll(resource.needs());
                    seen.add(id);
                });
        assertThat(selected.deployments())
                .allSatisfy(it -> assertThat(seen).containsAll(it.resources()));
        List<ResourceId> order = new ArrayList<>(drawn.resources().keySet());
        order.retainAll(seen);
        assertThat(seen).isEqualTo(order);
    }

    private void drawAtRandom(Draft draft, Random random) {
        List<ResourceId> drawn = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Target target = draft.targets().get(random.nextInt(draft.targets().size()));
            ResourceId[] needs =
                    drawn.stream().filter(_ -> random.nextInt(4) == 0).toArray(ResourceId[]::new);
            drawn.add(draft.add(things.resource(target, "r" + i, "x", needs)));
        }
        for (Target target : draft.targets()) {
            draft.deploy(Tool.GUARDDUTY, target, Set.of(drawn.get(random.nextInt(drawn.size()))));
        }
    }

    private ResourceId id(Target target, String name) {
        return new ResourceId("fake.thing", target, name);
    }
}
