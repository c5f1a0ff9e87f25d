package io.vedette.benchmarks;

import io.vedette.cli.session.Session;
import io.vedette.cli.session.TwinCloud;
import io.vedette.cli.session.TwinFiles;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.twin.Latency;
import io.vedette.twin.Twin;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.util.List;

/** A twin of any size, and sessions on it. */
final class GeneratedOrganization implements AutoCloseable {

    /** The regions that every account has enabled. */
    private static final List<String> REGIONS =
            List.of(
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2",
                    "ca-central-1",
                    "sa-east-1",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-southeast-1",
                    "ap-southeast-2");

    private final Baseline baseline;
    private final TwinCloud cloud;
    private final int openCalls;

    GeneratedOrganization(int accounts, int regions, Duration latency, int openCalls) {
        this.baseline = BaselineReader.parse("generated baseline", text(regions));
        this.openCalls = openCalls;
        SimulatedTime time = new SimulatedTime(TwinFiles.START);
        Twin twin =
                TwinServices.twin()
                        .clock(TwinCloud.clock(time))
                        .latency(Latency.of(latency))
                        .inMemory();
        Scenario.generated(accounts).in(twin);
        this.cloud = new TwinCloud(twin, time, latency.isPositive());
    }

    private static String text(int regions) {
        if (regions < 1 || regions > REGIONS.size()) {
            throw new IllegalArgumentException(
                    "--regions %d: expected 1 to %d".formatted(regions, REGIONS.size()));
        }
        return """
        organization:
          regions: %s
          security-tooling-account: "222222222222"
          log-archive-account: "333333333333"
        """
                .formatted(REGIONS.subList(0, regions));
    }

    Session session() {
        return new Session(baseline, cloud.shared(), openCalls);
    }

    /** Lets go of what the twin counted so far. */
    void forgetCalls() {
        cloud.twin().calls().clear();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
