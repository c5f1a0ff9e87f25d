package io.vedette.core.execution;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.fake.FakeCloud;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Deployment;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plans and executes against the fake cloud in simulated time, and keeps all that is told of it.
 */
final class Rehearsal {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Target HERE = target("111111111111");

    final SimulatedTime time = new SimulatedTime(START);
    final FakeCloud cloud = new FakeCloud(time);
    final BulkReader reader = new BulkReader(time, FakeFailure.FAILURES);
    final List<Journal.Entry> journal = new CopyOnWriteArrayList<>();
    final List<Progress> progress = new CopyOnWriteArrayList<>();
    final Executor executor = executor(journal::add, progress::add);

    Executor executor(Journal journal, ProgressListener listener) {
        return new Executor(time, FakeFailure.FAILURES, reader, journal, listener);
    }

    /** A plan for resources, one deployment standing on each. */
    Plan plan(Resource<?>... resources) {
        Map<ResourceId, Resource<?>> byId = new LinkedHashMap<>();
        Map<ResourceId, CatalogItem> drawnBy = new HashMap<>();
        Arrays.stream(resources).forEach(it -> byId.put(it.id(), it));
        byId.keySet().forEach(id -> drawnBy.put(id, Tool.GUARDDUTY));
        List<Deployment> deployments =
                byId.values().stream()
                        .map(it -> new Deployment(Tool.GUARDDUTY, it.target(), Set.of(it.id())))
                        .toList();
        return Plan.of(new Blueprint(byId, drawnBy, deployments, List.of()), reader);
    }

    RunReport run(Resource<?>... resources) {
        return executor.run(plan(resources), "run-1");
    }

    /** What became of a resource, such as {@code failed: no such bucket}. */
    static String outcome(RunReport report, Resource<?> resource) {
        Outcome outcome = report.outcomes().get(resource.id());
        if (outcome == null) {
            return "nothing";
        }
        return outcome.reason().isEmpty()
                ? outcome.word()
                : outcome.word() + ": " + outcome.reason();
    }

    /** The journal's entries about a resource, such as {@code changing create}. */
    List<String> journaled(Resource<?> resource) {
        return journal.stream()
                .filter(entry -> resource.id().equals(entry.resource()))
                .map(entry -> entry.event().name().toLowerCase(Locale.ROOT) + " " + entry.detail())
                .toList();
    }

    /** A resource that goes after others where they are changed. */
    static Resource<FakeState> after(Resource<FakeState> resource, ResourceId... others) {
        return new Resource<>(
                resource.kind(),
                resource.target(),
                resource.name(),
                resource.desired(),
                resource.needs(),
                Set.of(others));
    }

    static Target target(String account) {
        return new Target(new AccountId(account), new Region("us-east-1"));
    }

    Duration elapsed() {
        return Duration.between(START, time.now());
    }
}
