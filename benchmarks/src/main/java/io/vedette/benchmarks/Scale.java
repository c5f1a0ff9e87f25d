package io.vedette.benchmarks;

import io.vedette.cli.session.Session;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.execution.RunReport;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plans or applies a baseline for a generated organization and prints one JSON object: seconds,
 * calls, the lower bound on calls, and the peak of the heap.
 */
@Command(name = "scale", mixinStandardHelpOptions = true)
final class Scale implements Callable<Integer> {

    /** What is measured. */
    enum Verb {
        /** A plan of an organization where everything is in place. */
        PLAN,
        /** A plan and its execution in an organization where nothing is. */
        APPLY
    }

    private final PrintWriter out;

    @Parameters(paramLabel = "plan|apply", description = "What to measure.")
    private Verb verb = Verb.PLAN;

    @Option(names = "--accounts", defaultValue = "1000")
    private int accounts;

    @Option(names = "--regions", defaultValue = "17")
    private int regions;

    @Option(
            names = "--latency-ms",
            defaultValue = "0",
            description = "Simulated, with AWS's rates.")
    private int latency;

    @Option(names = "--concurrency", defaultValue = "64")
    private int concurrency;

    @Option(names = "--tools", split = ",")
    private List<String> tools = List.of();

    Scale(PrintWriter out) {
        this.out = out;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(
                new CommandLine(new Scale(out))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() {
        Selection selection =
                new Selection(
                        tools.stream().map(CatalogItem::of).collect(Collectors.toSet()),
                        Set.of(),
                        Set.of());
        try (GeneratedOrganization organization =
                new GeneratedOrganization(
                        accounts, regions, Duration.ofMillis(latency), concurrency)) {
            if (verb == Verb.PLAN) {
                putInPlace(organization);
            }
            System.gc();
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            ObjectNode json = JsonMapper.shared().createObjectNode();
            json.put("verb", verb.name().toLowerCase(Locale.ROOT));
            json.put("accounts", accounts);
            json.put("regions", regions);
            json.put("latency_ms", latency);
            switch (verb) {
                case PLAN -> plan(organization, selection, json);
                case APPLY -> measureApply(organization, selection, json);
            }
            json.put("wall_seconds", (System.nanoTime() - start) / 1e9);
            json.put("peak_heap_mb", peakHeap() >> 20);
            out.println(
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(json));
            return 0;
        }
    }

    /** Tool by tool, since what is measured is the plan after it, and not this run's heap. */
    private void putInPlace(GeneratedOrganization organization) {
        for (CatalogItem item : CatalogItem.all()) {
            if (tools.isEmpty() || tools.contains(item.id())) {
                apply(organization, new Selection(Set.of(item), Set.of(), Set.of()));
            }
        }
        organization.forgetCalls();
    }

    private static RunReport apply(GeneratedOrganization organization, Selection selection) {
        try (Session session = organization.session()) {
            return session.executor(Journal.NONE, ProgressListener.SILENT)
                    .run(session.plan(selection), "scale");
        }
    }

    private void plan(GeneratedOrganization organization, Selection selection, ObjectNode json) {
        try (Session session = organization.session()) {
            Plan plan = session.plan(selection);
            json.put("resources", plan.changes().size());
            json.put("in_place", plan.summary().none());
            json.put("deployments", plan.blueprint().deployments().size());
            calls(session, LowerBound.ofPlan(plan, session.organization()), json);
        }
    }

    private void measureApply(
            GeneratedOrganization organization, Selection selection, ObjectNode json) {
        try (Session session = organization.session()) {
            Plan plan = session.plan(selection);
            RunReport report =
                    session.executor(Journal.NONE, ProgressListener.SILENT).run(plan, "scale");
            json.put("resources", plan.changes().size());
            json.put("changed", report.changed());
            json.put("outcomes", report.summary().toString());
            calls(session, LowerBound.ofApply(plan, session.organization()), json);
        }
    }

    private void calls(Session session, LowerBound bound, ObjectNode json) {
        if (latency > 0) {
            json.put("simulated_seconds", session.elapsed().toMillis() / 1000.0);
        }
        json.put("calls", session.calls());
        json.put("lower_bound", bound.total());
        json.put("calls_over_lower_bound", (double) session.calls() / bound.total());
        json.set("lower_bound_derivation", JsonMapper.shared().valueToTree(bound.parts()));
        json.set(
                "calls_by_operation",
                JsonMapper.shared().valueToTree(new TreeMap<>(session.gate().byOperation())));
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long peakHeap() {
        return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
