package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.cli.session.ChangingRun;
import io.vedette.cli.session.Session;
import io.vedette.core.VedetteException;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.execution.RunReport;
import io.vedette.core.inventory.Claim;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Teardown;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changing the example organization under the lease, and undoing it. */
final class DestroyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TIME = Pattern.compile("2026-0\\d-\\d\\dT.*");

    /** AWS keeps what a key encrypted readable for so long. */
    private static final Duration UNTIL_KEYS_ARE_GONE = Duration.ofDays(31);

    @Test
    void leavesExactlyWhatWasThereBefore() {
        try (Acme acme = Acme.inMemory(FaultScript.NONE)) {
            Map<String, String> before = state(acme);
            String planned = String.valueOf(acme.plan().summary());
            assertThat(apply(acme).anyFailure()).isFalse();

            RunReport destroyed = destroy(acme, Selection.EVERYTHING);

            assertThat(destroyed.outcomes().values()).containsOnly(new Outcome.Done());
            assertThat(acme.plan().summary()).hasToString(planned);
            try (Session session = acme.session()) {
                session.time().sleep(UNTIL_KEYS_ARE_GONE);
            }
            assertThat(differences(before, state(acme))).isEmpty();
        }
    }

    @Test
    void writesEveryDeploymentIntoTheInventoryAndTakesItOutAgain() {
        try (Acme acme = Acme.inMemory(FaultScript.NONE)) {
            RunReport applied = apply(acme);
            try (Session session = acme.session()) {
                assertThat(session.inventory().inventory().items(InventoryQuery.ALL))
                        .hasSize(applied.deployments().size())
                        .extracting(InventoryItem::run)
                        .containsOnly("test");
            }

            destroy(acme, Selection.EVERYTHING);

            try (Session session = acme.session()) {
                assertThat(session.inventory().inventory().items(InventoryQuery.ALL)).isEmpty();
            }
        }
    }

    @Test
    void isRefusedWhileAnotherRunHoldsTheLeaseAndNotWhenThatHasExpired() {
        try (Acme acme = Acme.inMemory(FaultScript.NONE);
                Session session = acme.session()) {
            apply(acme);
            Claim crashed = new Claim("20260105-090000-000", "jane", "laptop");
            session.inventory().lease().take(crashed, Duration.ofMinutes(30));

            Assertions.assertThatThrownBy(() -> apply(acme))
                    .isInstanceOf(VedetteException.class)
                    .hasMessageContaining("run 20260105-090000-000 of jane on laptop, since 2026");

            session.time().sleep(Duration.ofMinutes(31));
            assertThat(apply(acme).changed()).isZero();
        }
    }

    private static RunReport apply(Acme acme) {
        try (Session session = acme.session()) {
            Plan plan = session.plan(Selection.EVERYTHING);
            return run(session).apply(plan);
        }
    }

    private static RunReport destroy(Acme acme, Selection selection) {
        try (Session session = acme.session()) {
            Teardown teardown =
                    Teardown.of(
                            session.blueprint(Selection.EVERYTHING),
                            selection,
                            session.inventory().ledger().all(),
                            Set.of());
            assertThat(teardown.orphans()).isEmpty();
            return run(session).destroy(session.read(teardown.blueprint()));
        }
    }

    private static ChangingRun run(Session session) {
        return new ChangingRun(
                session, "test", Journal.NONE, ProgressListener.SILENT, executor -> {});
    }

    /** The cells that differ, each with what it was and is. */
    private static Map<String, String> differences(
            Map<String, String> before, Map<String, String> after) {
        Map<String, String> differences = new TreeMap<>();
        Set<String> cells = new TreeSet<>(before.keySet());
        cells.addAll(after.keySet());
        for (String cell : cells) {
            String was = before.getOrDefault(cell, "nothing");
            String is = after.getOrDefault(cell, "nothing");
            if (!was.equals(is)) {
                differences.put(cell, was + " -> " + is);
            }
        }
        return differences;
    }

    /** Everything but the times, and the counters of generated names, which only go forward. */
    private static Map<String, String> state(Acme acme) {
        Map<String, String> state = new TreeMap<>();
        acme.twin()
                .saved()
                .forEach((cell, json) -> {
                    if (!cell.startsWith("IssuedIds/")
                            && !cell.startsWith("SavedTime/")
                            // Metrics outlast what they were about, as on AWS.
                            && !cell.startsWith("cloudwatch.MetricsState/")) {
                        state.put(cell, lasting(JSON.readTree(json)));
                    }
                });
        return state;
    }

    /** A value without the times of this run, and with lists as the sets that they stand for. */
    private static String lasting(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .filter(it -> !TIME.matcher(it.getValue().asString("")).matches())
                    .map(it -> it.getKey() + "=" + lasting(it.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(DestroyTest::lasting)
                    .sorted()
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }
}
