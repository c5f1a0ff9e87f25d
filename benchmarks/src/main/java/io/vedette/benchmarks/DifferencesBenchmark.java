package io.vedette.benchmarks;

import io.vedette.core.resource.Difference;
import io.vedette.core.resource.Differences;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to find what differs between two states. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DifferencesBenchmark {

    private record Feature(String status, Map<String, String> agents) {}

    private record Detector(String status, String frequency, Map<String, Feature> features) {}

    private final Detector desired = detector("ENABLED");
    private final Detector same = detector("ENABLED");
    private final Detector drifted = detector("DISABLED");

    private static Detector detector(String status) {
        Map<String, Feature> features = new TreeMap<>();
        for (String name : List.of("S3", "EKS", "EBS", "RDS", "LAMBDA", "RUNTIME")) {
            features.put(name, new Feature(status, Map.of("EC2", "ENABLED")));
        }
        return new Detector("ENABLED", "FIFTEEN_MINUTES", features);
    }

    @Benchmark
    public List<Difference> ofEqualStates() {
        return Differences.between(same, desired);
    }

    @Benchmark
    public List<Difference> ofSixDrifts() {
        return Differences.between(drifted, desired);
    }
}
