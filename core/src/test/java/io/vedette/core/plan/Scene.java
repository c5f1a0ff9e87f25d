package io.vedette.core.plan;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.fake.FakeCloud;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A small organization, and a cloud to plan for: two accounts in two regions, one suspended. */
final class Scene {

    final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-01T00:00:00Z"));
    final FakeCloud cloud = new FakeCloud(time);
    final BulkReader reader = new BulkReader(time, FakeFailure.FAILURES);
    final Organization organization =
            new Organization(
                    new Topology.AwsOrganization("o-example", new AccountId("111111111111")),
                    new AccountId("222222222222"),
                    new AccountId("333333333333"),
                    new Region("us-east-1"),
                    List.of(new Region("us-east-1"), new Region("eu-west-1")),
                    List.of(
                            account("111111111111", AccountState.ACTIVE, "us-east-1", "eu-west-1"),
                            account("222222222222", AccountState.ACTIVE, "us-east-1"),
                            account("333333333333", AccountState.SUSPENDED, "us-east-1")),
                    Set.of());

    Baseline baseline(String tools) {
        return BaselineReader.parse(
                "vedette.yaml",
                """
                organization:
                  security-tooling-account: "222222222222"
                  log-archive-account: "333333333333"
                """
                        + tools);
    }

    Target target(String account, String region) {
        return new Target(new AccountId(account), new Region(region));
    }

    static ItemBlueprint tool(Tool tool, Consumer<Draft> drawing) {
        return new ItemBlueprint() {
            @Override
            public Tool item() {
                return tool;
            }

            @Override
            public boolean serves(Region region) {
                return true;
            }

            @Override
            public void draw(Draft draft) {
                drawing.accept(draft);
            }
        };
    }

    private static Account account(String id, AccountState state, String... regions) {
        return new Account(
                new AccountId(id),
                "account " + id,
                state,
                "",
                Set.copyOf(List.of(regions).stream().map(Region::new).toList()));
    }
}
