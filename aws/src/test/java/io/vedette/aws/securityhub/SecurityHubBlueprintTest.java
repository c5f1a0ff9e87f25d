package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.ADMINISTRATOR;
import static io.vedette.aws.securityhub.HubRig.HOME;
import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vedette.core.catalog.Tool;
import io.vedette.core.execution.RunSummary;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.plan.SkippedDeployment;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityHubBlueprintTest {

    @Test
    void aHubNeedsTheRecorderOfItsTarget() {
        Blueprint blueprint = HubRig.organization(4).local().beside(new Recorders()).blueprint();
        assertThat(resource(blueprint, "securityhub.hub", MEMBER, "us-west-2").needs())
                .containsExactly(recorder(MEMBER, "us-west-2"));
    }

    @Test
    void aPolicyIsAppliedAfterEveryRecorder() {
        Blueprint blueprint = HubRig.organization(4).beside(new Recorders()).blueprint();
        assertThat(
                        resource(blueprint, "securityhub.policy-association", ADMINISTRATOR, HOME)
                                .after())
                .contains(recorder(MEMBER, HOME), recorder(MEMBER, "eu-west-1"));
    }

    @Test
    void aDeploymentStandsOnItsRecorder() {
        Blueprint blueprint = HubRig.organization(4).beside(new Recorders()).blueprint();
        assertThat(blueprint.deployments())
                .filteredOn(it -> it.tool() == Tool.SECURITY_HUB)
                .allSatisfy(it ->
                        assertThat(it.resources())
                                .contains(
                                        recorder(
                                                it.target().account().value(),
                                                it.target().region().code())));
    }

    @Test
    void followsConfigIntoAFreshOrganizationByOnePolicy() {
        HubRig rig = HubRig.withConfig(6);
        assertThat(rig.apply().summary()).isEqualTo(new RunSummary(36, 0, 0, 0));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void followsConfigIntoAFreshOrganizationAccountByAccount() {
        HubRig rig = HubRig.withConfig(6).local();
        assertThat(rig.apply().summary()).isEqualTo(new RunSummary(36, 0, 0, 0));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void skipsRegionsThatTheAdministratorHasNot() {
        HubRig rig = HubRig.organization(4).regions(List.of(HOME, "af-south-1"));
        rig.twin()
                .change(world -> {
                    var organization = world.shared(Organization.class);
                    var member = organization.account(MEMBER).orElseThrow();
                    organization.put(
                            new Account(
                                    member.id(),
                                    member.name(),
                                    member.email(),
                                    member.parent(),
                                    member.state(),
                                    member.joined(),
                                    Set.of("af-south-1")));
                });
        assertThat(rig.blueprint().skipped())
                .filteredOn(it -> it.target().equals(target(MEMBER, "af-south-1")))
                .extracting(SkippedDeployment::why)
                .singleElement()
                .asString()
                .contains("security tooling account");
        assertThat(rig.apply().summary().failed()).isZero();
    }

    @Test
    void membersOfARegionWaitForTheSameThings() {
        Blueprint blueprint = HubRig.organization(6).local().blueprint();
        assertThat(blueprint.resources().values())
                .filteredOn(it -> it.kind().name().equals("securityhub.member"))
                .filteredOn(it -> it.target().region().code().equals(HOME))
                .extracting(Resource::needs, Resource::after)
                .hasSize(5)
                .containsOnly(
                        tuple(
                                resource(blueprint, "securityhub.member", MEMBER, HOME).needs(),
                                resource(blueprint, "securityhub.member", MEMBER, HOME).after()));
    }

    private static Resource<?> resource(
            Blueprint blueprint, String kind, String account, String region) {
        return blueprint.resources().values().stream()
                .filter(it -> it.kind().name().equals(kind))
                .filter(it -> it.target().equals(target(account, region)))
                .findFirst()
                .orElseThrow();
    }

    private static ResourceId recorder(String account, String region) {
        return new ResourceId("config.recorder", target(account, region), "default");
    }

    private static Target target(String account, String region) {
        return new Target(new AccountId(account), new Region(region));
    }

    /** Stands in for Config: a recorder at every target. */
    private record Recorders() implements ItemBlueprint, SingleResourceKind<Recorders.On> {

        record On() {}

        @Override
        public Tool item() {
            return Tool.CONFIG;
        }

        @Override
        public boolean serves(Region region) {
            return true;
        }

        @Override
        public void draw(Draft draft) {
            for (Target target : draft.targets()) {
                ResourceId id = draft.add(Resource.of(this, target, "default", new On()));
                draft.deploy(Tool.CONFIG, target, Set.of(id));
            }
        }

        @Override
        public String name() {
            return "config.recorder";
        }

        @Override
        public Reading<On> read(Resource<On> resource) {
            return new Reading.Present<>(new On());
        }

        @Override
        public Result create(Resource<On> resource) {
            return Result.done();
        }

        @Override
        public Result update(Update<On> update) {
            return Result.done();
        }

        @Override
        public Set<String> readActions() {
            return Set.of();
        }

        @Override
        public Set<String> writeActions() {
            return Set.of();
        }
    }
}
