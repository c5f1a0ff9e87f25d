package io.vedette.aws.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.contract.Cloud;
import io.vedette.aws.contract.CloudUnderTest;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.InventoryRecords;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.inventory.Claim;
import io.vedette.core.inventory.Inventory;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What Vedette writes, read back with the plain SDK: every field of the reference in every item.
 */
final class ReferenceFieldsTest {

    /** The fields of {@code SecurityTool}, and the key that is added to them. */
    private static final Map<String, AttributeValue.Type> REFERENCE =
            Map.ofEntries(
                    Map.entry("deployment_key", AttributeValue.Type.S),
                    Map.entry("tool_name", AttributeValue.Type.S),
                    Map.entry("service_name", AttributeValue.Type.S),
                    Map.entry("deployment_status", AttributeValue.Type.S),
                    Map.entry("configuration", AttributeValue.Type.M),
                    Map.entry("regions", AttributeValue.Type.L),
                    Map.entry("dependencies", AttributeValue.Type.L),
                    Map.entry("automation_enabled", AttributeValue.Type.BOOL),
                    Map.entry("monitoring_enabled", AttributeValue.Type.BOOL),
                    Map.entry("cost_estimate", AttributeValue.Type.S),
                    Map.entry("deployment_date", AttributeValue.Type.S));

    private static final Map<String, AttributeValue.Type> OWN =
            Map.of(
                    "item_type", AttributeValue.Type.S,
                    "account_id", AttributeValue.Type.S,
                    "region", AttributeValue.Type.S,
                    "outcome", AttributeValue.Type.S,
                    "reason", AttributeValue.Type.S,
                    "run", AttributeValue.Type.S,
                    "schema_version", AttributeValue.Type.N,
                    "last_updated", AttributeValue.Type.S);

    /** The fields of {@code LoggingConfiguration}, and what is added to them. */
    private static final Map<String, AttributeValue.Type> LOGGING =
            Map.ofEntries(
                    Map.entry("logging_key", AttributeValue.Type.S),
                    Map.entry("log_type", AttributeValue.Type.S),
                    Map.entry("service", AttributeValue.Type.S),
                    Map.entry("destination", AttributeValue.Type.S),
                    Map.entry("retention_days", AttributeValue.Type.N),
                    Map.entry("encryption_enabled", AttributeValue.Type.BOOL),
                    Map.entry("analysis_tools", AttributeValue.Type.L),
                    Map.entry("alerting_enabled", AttributeValue.Type.BOOL),
                    Map.entry("cost_per_month", AttributeValue.Type.S),
                    Map.entry("setup_date", AttributeValue.Type.S));

    private static final Baseline BASELINE =
            BaselineReader.parse(
                    "vedette.yaml",
                    """
                    organization:
                      home-region: us-east-1
                      regions: [us-east-1]
                      security-tooling-account: "222222222222"
                      log-archive-account: "333333333333"
                    """);

    private static List<InventoryItem> items() {
        Target target = new Target(Samples.ACCOUNT, Samples.REGION);
        List<Outcome> outcomes =
                List.of(
                        new Outcome.Done(),
                        new Outcome.Waiting("AWS"),
                        new Outcome.Skipped("not offered"),
                        new Outcome.Failed("AccessDenied"));
        List<DeploymentOutcome> deployments = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            deployments.add(
                    new DeploymentOutcome(
                            InventoryItem.key(tool, target.account(), target.region()),
                            tool,
                            target,
                            outcomes.get(deployments.size() % outcomes.size()),
                            List.of()));
        }
        RunReport report = new RunReport("run-1", deployments, Map.of(), 0, Duration.ZERO);
        return new InventoryRecords("run-1", "0.1.0", Samples.NOW, List.of()).of(report, BASELINE);
    }

    @ParameterizedTest
    @EnumSource
    void everyItemHasEveryFieldOfTheReference(Cloud kind) {
        CloudUnderTest cloud = kind.open();
        AccountId account = new AccountId(cloud.newAccount());
        Store.Opened opened = Store.in(cloud, account);
        opened.store().inventory().write(items());
        opened.store().ledger().remember(List.of(Samples.prior(1, "before")));
        opened.store().lease().take(Claim.here("run-1", "ana"), Duration.ofMinutes(10));

        List<Map<String, AttributeValue>> written =
                cloud.client(DynamoDbClient.class, account.value(), "us-east-1")
                        .scan(it -> it.tableName("security-tools-inventory"))
                        .items();

        assertThat(written).hasSize(Tool.values().length + 2);
        assertThat(written)
                .allSatisfy(item -> {
                    REFERENCE.forEach((field, type) ->
                            assertThat(item.get(field))
                                    .as("%s of %s", field, item.get("deployment_key"))
                                    .isNotNull()
                                    .extracting(AttributeValue::type)
                                    .isEqualTo(type));
                    OWN.forEach((field, type) ->
                            assertThat(item.get(field))
                                    .as("%s of %s", field, item.get("deployment_key"))
                                    .isNotNull()
                                    .extracting(AttributeValue::type)
                                    .isEqualTo(type));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aDeploymentSaysWhatTheReferenceSays(Cloud kind) {
        CloudUnderTest cloud = kind.open();
        AccountId account = new AccountId(cloud.newAccount());
        Store.in(cloud, account).store().inventory().write(items());

        Map<String, AttributeValue> item =
                cloud.client(DynamoDbClient.class, account.value(), "us-east-1")
                        .getItem(it ->
                                it.tableName("security-tools-inventory")
                                        .key(
                                                Map.of(
                                                        "deployment_key",
                                                        AttributeValue.fromS(
                                                                "guardduty_444444444444_eu-west-1"))))
                        .item();

        assertThat(item)
                .containsEntry("tool_name", AttributeValue.fromS("guardduty"))
                .containsEntry("service_name", AttributeValue.fromS("guardduty"))
                .containsEntry("deployment_status", AttributeValue.fromS("success"))
                .containsEntry(
                        "regions", AttributeValue.fromL(List.of(AttributeValue.fromS("eu-west-1"))))
                .containsEntry("automation_enabled", AttributeValue.fromBool(true))
                .containsEntry(
                        "cost_estimate",
                        AttributeValue.fromS(
                                String.join(", ", Catalog.of(Tool.GUARDDUTY).costFactors())))
                .containsEntry("deployment_date", AttributeValue.fromS("2026-01-05T09:00:00Z"))
                .containsEntry("vedette_version", AttributeValue.fromS("0.1.0"));
        assertThat(Objects.requireNonNull(item.get("configuration")).m())
                .containsEntry(
                        "finding_publishing_frequency", AttributeValue.fromS("FIFTEEN_MINUTES"));
    }

    @ParameterizedTest
    @EnumSource
    void everyLogSourceHasEveryFieldOfTheReference(Cloud kind) {
        CloudUnderTest cloud = kind.open();
        AccountId account = new AccountId(cloud.newAccount());
        Inventory inventory = Store.in(cloud, account).store().inventory();
        for (LogSource source : LogSource.values()) {
            inventory.writeLogSources(
                    List.of(Samples.logSource(source, account, "done", Samples.NOW)));
        }

        List<Map<String, AttributeValue>> written =
                cloud.client(DynamoDbClient.class, account.value(), "us-east-1")
                        .scan(it -> it.tableName("logging-configurations"))
                        .items();

        assertThat(written).hasSize(LogSource.values().length);
        assertThat(written)
                .allSatisfy(item ->
                        LOGGING.forEach((field, type) ->
                                assertThat(item.get(field))
                                        .as("%s of %s", field, item.get("logging_key"))
                                        .isNotNull()
                                        .extracting(AttributeValue::type)
                                        .isEqualTo(type)));
    }

    @ParameterizedTest
    @EnumSource
    void leavesAloneWhatOthersWroteAboutLogSources(Cloud kind) {
        CloudUnderTest cloud = kind.open();
        AccountId account = new AccountId(cloud.newAccount());
        Inventory inventory = Store.in(cloud, account).store().inventory();
        cloud.client(DynamoDbClient.class, account.value(), "us-east-1")
                .putItem(it ->
                        it.tableName("logging-configurations")
                                .item(
                                        Map.of(
                                                "logging_key",
                                                AttributeValue.fromS("somebody's own"))));

        assertThat(inventory.logSources(InventoryQuery.ALL)).isEmpty();
    }
}
