package io.vedette.benchmarks;

import io.vedette.cli.session.Session;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to draw, read and judge the DAG of 100 accounts in 3 regions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DagBenchmark {

    private GeneratedOrganization organization =
            new GeneratedOrganization(3, 1, Duration.ZERO, 64);

    /** Generates the organization. */
    @Setup(Level.Trial)
    public void generate() {
        organization.close();
        organization = new GeneratedOrganization(100, 3, Duration.ZERO, 64);
    }

    @TearDown(Level.Trial)
    public void close() {
        organization.close();
    }

    @Benchmark
    public Plan plan() {
        try (Session session = organization.session()) {
            return session.plan(Selection.EVERYTHING);
        }
    }
}
