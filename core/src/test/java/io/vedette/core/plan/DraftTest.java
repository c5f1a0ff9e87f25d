package io.vedette.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DraftTest {

    private final Scene scene = new Scene();
    private final FakeKind things = scene.cloud.kind("fake.thing");
    private final Target here = scene.target("111111111111", "us-east-1");

    @Test
    void drawsToolsInTheCatalogsOrderWhateverTheOrderOfTheList() {
        List<Tool> drawn = new ArrayList<>();
        List<ItemBlueprint> tools =
                List.of(
                        Scene.tool(Tool.SECURITY_HUB, _ -> drawn.add(Tool.SECURITY_HUB)),
                        Scene.tool(Tool.GUARDDUTY, _ -> drawn.add(Tool.GUARDDUTY)),
                        Scene.tool(Tool.CONFIG, _ -> drawn.add(Tool.CONFIG)));

        Blueprint.draw(scene.baseline(""), scene.organization, tools);

        assertThat(drawn).containsExactly(Tool.GUARDDUTY, Tool.CONFIG, Tool.SECURITY_HUB);
    }

    @Test
    void drawsNoToolThatIsTurnedOff() {
        Blueprint blueprint =
                Blueprint.draw(
                        scene.baseline("tools: {macie: {enabled: false}}"),
                        scene.organization,
                        List.of(Scene.tool(Tool.MACIE, draft -> deployAt(draft, Tool.MACIE))));

        assertThat(blueprint.tools()).isEmpty();
        assertThat(blueprint.resources()).isEmpty();
    }

    @Test
    void letsToolsShareAResourceThatTheyWantAlike() {
        Blueprint blueprint =
                draw(
                        Scene.tool(Tool.CLOUDTRAIL, draft -> draft.add(bucket("x"))),
                        Scene.tool(Tool.CONFIG, draft -> draft.add(bucket("x"))));

        assertThat(blueprint.resources()).hasSize(1);
        assertThat(blueprint.tool(bucket("x").id())).isEqualTo(Tool.CLOUDTRAIL);
    }

    @Test
    void takesAKindOfTheSameNameForTheSame() {
        FakeKind other = scene.cloud.kind("fake.thing", 2);
        Blueprint blueprint =
                draw(
                        Scene.tool(Tool.CLOUDTRAIL, draft -> draft.add(bucket("x"))),
                        Scene.tool(
                                Tool.CONFIG,
                                draft -> draft.add(other.resource(here, "bucket", "x"))));

        assertThat(blueprint.resources()).hasSize(1);
    }

    @Test
    void refusesAResourceThatTwoToolsWantInDifferentStates() {
        assertThatThrownBy(() ->
                        draw(
                                Scene.tool(Tool.CLOUDTRAIL, draft -> draft.add(bucket("x"))),
                                Scene.tool(Tool.CONFIG, draft -> draft.add(bucket("y")))))
                .isInstanceOfSatisfying(
                        VedetteException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
                            assertThat(e)
                                    .hasMessage(
                                            "cloudtrail and config want fake.thing bucket in"
                                                    + " 111111111111/us-east-1 in different"
                                                    + " states: [value: x -> y]");
                        });
    }

    @Test
    void refusesAResourceThatIsDrawnTwiceWithOtherNeeds() {
        assertThatThrownBy(() ->
                        draw(draft -> {
                            ResourceId key = draft.add(things.resource(here, "key", "x"));
                            draft.add(things.resource(here, "bucket", "x"));
                            draft.add(things.resource(here, "bucket", "x", key));
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "fake.thing bucket in 111111111111/us-east-1 is drawn twice, with different"
                                + " needs");
    }

    @Test
    void refusesAResourceThatNeedsWhatIsNotDrawn() {
        ResourceId key = things.resource(here, "key", "x").id();

        assertThatThrownBy(
                        () -> draw(draft -> draft.add(things.resource(here, "bucket", "x", key))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "fake.thing bucket in 111111111111/us-east-1 needs fake.thing key in"
                                + " 111111111111/us-east-1, which is not drawn");
    }

    @Test
    void refusesAResourceThatNeedsItself() {
        ResourceId bucket = things.resource(here, "bucket", "x").id();

        assertThatThrownBy(() ->
                        draw(draft -> draft.add(things.resource(here, "bucket", "x", bucket))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which is not drawn");
    }

    @Test
    void refusesADeploymentOnWhatIsNotDrawn() {
        ResourceId key = things.resource(here, "key", "x").id();

        assertThatThrownBy(() -> draw(draft -> draft.deploy(Tool.GUARDDUTY, here, Set.of(key))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "deployment guardduty_111111111111_us-east-1 stands on fake.thing key in"
                                + " 111111111111/us-east-1, which is not drawn");
    }

    @Test
    void refusesADeploymentOnNothingAndOneThatIsThereAlready() {
        assertThatThrownBy(() -> draw(draft -> draft.deploy(Tool.GUARDDUTY, here, Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        draw(draft -> {
                            ResourceId id = draft.add(bucket("x"));
                            draft.deploy(Tool.GUARDDUTY, here, Set.of(id));
                            draft.deploy(Tool.GUARDDUTY, here, Set.of(id));
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("deployment guardduty_111111111111_us-east-1 is drawn twice");
    }

    @Test
    void keepsWhatIsNeededBeforeWhatNeedsIt() {
        Blueprint blueprint =
                draw(draft -> {
                    ResourceId key = draft.add(things.resource(here, "z", "x"));
                    ResourceId bucket = draft.add(things.resource(here, "y", "x", key));
                    draft.add(things, here, "a", new FakeState("x"), List.of(bucket));
                });

        assertThat(blueprint.resources().keySet())
                .extracting(ResourceId::name)
                .containsExactly("z", "y", "a");
    }

    @Test
    void skipsATargetWhoseRegionTheServiceIsNotOfferedIn() {
        Blueprint blueprint =
                Blueprint.draw(
                        scene.baseline(""),
                        scene.organization,
                        List.of(
                                new ItemBlueprint() {
                                    @Override
                                    public Tool item() {
                                        return Tool.DETECTIVE;
                                    }

                                    @Override
                                    public boolean serves(Region region) {
                                        return !region.code().equals("eu-west-1");
                                    }

                                    @Override
                                    public void draw(Draft draft) {
                                        assertThat(draft.regions())
                                                .containsExactly(new Region("us-east-1"));
                                        assertThat(draft.targets())
                                                .containsExactly(
                                                        here,
                                                        scene.target("222222222222", "us-east-1"));
                                    }
                                }));

        assertThat(blueprint.skipped())
                .containsExactly(
                        new SkippedDeployment(
                                Tool.DETECTIVE,
                                scene.target("111111111111", "eu-west-1"),
                                "the service is not offered in this region"),
                        new SkippedDeployment(
                                Tool.DETECTIVE,
                                scene.target("222222222222", "eu-west-1"),
                                "the region is not enabled in this account"),
                        new SkippedDeployment(
                                Tool.DETECTIVE,
                                scene.target("333333333333", "us-east-1"),
                                "the account is suspended"),
                        new SkippedDeployment(
                                Tool.DETECTIVE,
                                scene.target("333333333333", "eu-west-1"),
                                "the account is suspended"));
    }

    @Test
    void tellsAToolWhatTheToolsBeforeItStandOn() {
        List<Set<ResourceId>> found = new ArrayList<>();
        draw(
                Scene.tool(Tool.GUARDDUTY, draft -> deployAt(draft, Tool.GUARDDUTY)),
                Scene.tool(
                        Tool.SECURITY_HUB,
                        draft -> {
                            found.add(draft.deployed(Tool.GUARDDUTY, here));
                            found.add(draft.deployed(Tool.CONFIG, here));
                        }));

        assertThat(found).containsExactly(Set.of(bucket("x").id()), Set.of());
    }

    @Test
    void letsADeploymentStandOnWhatAnIntegrationDraws() {
        Blueprint blueprint =
                connect(draft -> {
                    ResourceId bus = draft.add(things.resource(here, "bus", "x"));
                    ResourceId rule = draft.add(things.resource(here, "rule", "x", bus));
                    draft.standsAlsoOn(Tool.GUARDDUTY, here, Set.of(rule));
                });

        assertThat(blueprint.deployments())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.resources())
                                .extracting(ResourceId::name)
                                .containsExactlyInAnyOrder("bucket", "rule"));
        assertThat(blueprint.resources().keySet())
                .allSatisfy(id -> assertThat(blueprint.tool(id)).isEqualTo(Tool.GUARDDUTY));
    }

    @Test
    void refusesAnIntegrationWhoseResourceNothingStandsOn() {
        assertThatThrownBy(() -> connect(draft -> draft.add(things.resource(here, "bus", "x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no deployment stands on");
    }

    @Test
    void refusesToAddToADeploymentThatIsNotThere() {
        assertThatThrownBy(() -> connect(draft -> draft.standsAlsoOn(Tool.CONFIG, here, Set.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no deployment config_111111111111_us-east-1");
    }

    private Blueprint connect(Integration integration) {
        ItemBlueprint guardDuty =
                Scene.tool(Tool.GUARDDUTY, draft -> deployAt(draft, Tool.GUARDDUTY));
        return Blueprint.draw(
                scene.baseline(""), scene.organization, List.of(guardDuty), List.of(integration));
    }

    @Test
    void handsOutSettingsByTheirType() {
        draw(draft -> {
            assertThat(draft.settings(Tool.GUARDDUTY, GuardDutySettings.class).enabled()).isTrue();
            assertThat(draft.accessRole()).isEqualTo("OrganizationAccountAccessRole");
            assertThatThrownBy(() -> draft.settings(Tool.GUARDDUTY, MacieSettings.class))
                    .isInstanceOf(ClassCastException.class);
        });
    }

    private Resource<FakeState> bucket(String value) {
        return things.resource(here, "bucket", value);
    }

    private void deployAt(Draft draft, Tool tool) {
        draft.deploy(tool, here, Set.of(draft.add(bucket("x"))));
    }

    private Blueprint draw(Consumer<Draft> drawing) {
        return draw(Scene.tool(Tool.GUARDDUTY, drawing));
    }

    private Blueprint draw(ItemBlueprint... tools) {
        return Blueprint.draw(scene.baseline(""), scene.organization, List.of(tools));
    }
}
