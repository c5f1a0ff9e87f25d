package io.vedette.aws.inventory;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.inventory.LoggingConfigurationItem;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.ledger.StateJson;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.ResourceId;
import java.time.Instant;
import java.util.List;

/** Things to write down. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    static final AccountId ACCOUNT = new AccountId("444444444444");
    static final Region REGION = new Region("eu-west-1");

    private Samples() {}

    static InventoryItem item(
            Tool tool, AccountId account, Region region, String outcome, Instant when) {
        return new InventoryItem(
                InventoryItem.key(tool, account, region),
                InventoryItem.TYPE,
                tool.id(),
                Catalog.of(tool).service(),
                outcome.equals("done") ? "success" : "error",
                InventoryJson.values((Record) Catalog.of(tool).defaults()),
                List.of(region.code()),
                Catalog.of(tool).dependencies().stream().map(Tool::id).toList(),
                outcome.equals("done"),
                true,
                "Data processed",
                when,
                account,
                region,
                outcome,
                outcome.equals("done") ? "" : "it \"did\" not work",
                "run-1",
                "0.1.0",
                InventoryItem.SCHEMA_VERSION,
                when);
    }

    static LoggingConfigurationItem logSource(
            LogSource source, AccountId account, String outcome, Instant when) {
        return new LoggingConfigurationItem(
                LoggingConfigurationItem.key(source, account, REGION),
                source.id(),
                Catalog.of(source).service(),
                Catalog.of(source).destination(),
                90,
                outcome.equals("done"),
                Catalog.of(source).analysisTools(),
                false,
                "S3 storage",
                when,
                account,
                REGION,
                outcome,
                outcome.equals("done") ? "" : "it \"did\" not work",
                "run-1",
                "0.1.0",
                LoggingConfigurationItem.SCHEMA_VERSION,
                when);
    }

    static AccountId account(int number) {
        return new AccountId("%012d".formatted(number));
    }

    static InventoryItem numbered(int number) {
        return item(Tool.GUARDDUTY, account(number), REGION, "done", NOW);
    }

    static ResourceId id(int number) {
        return new ResourceId(
                "guardduty.member", new Target(account(number), REGION), "member " + number);
    }

    /** Something with a state to restore. */
    record State(int number, String text) {}

    static PriorState prior(int number, String text) {
        return new PriorState(
                id(number),
                Tool.GUARDDUTY,
                false,
                StateJson.write(new State(number, text)),
                "run-1",
                NOW);
    }
}
