package io.vedette.cli;

import io.vedette.cli.session.Session;
import io.vedette.cli.session.TwinCloud;
import io.vedette.cli.session.TwinFiles;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.execution.RunReport;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinBuilder;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.util.function.Function;

/** The example organization, and runs on it. */
final class Acme implements AutoCloseable {

    static final Baseline BASELINE =
            BaselineReader.parse("vedette.yaml", TwinFiles.acmeFile("vedette.yaml"));

    /** The example's baseline, less the volumes that it states. */
    static final String WITHOUT_VOLUMES =
            TwinFiles.acmeFile("vedette.yaml").replaceFirst("(?s)# What acme's accounts do.*", "");

    private final TwinCloud cloud;

    private Acme(TwinCloud cloud) {
        this.cloud = cloud;
    }

    static Acme inMemory(FaultScript faults) {
        return of(faults, TwinBuilder::inMemory);
    }

    static Acme kept(Path file) {
        return of(FaultScript.NONE, builder -> builder.open(file));
    }

    private static Acme of(FaultScript faults, Function<TwinBuilder, Twin> opening) {
        SimulatedTime time = new SimulatedTime(TwinFiles.START);
        Twin twin = opening.apply(TwinServices.twin().clock(TwinCloud.clock(time)).faults(faults));
        if (twin.isEmpty()) {
            Scenario.parse("organization.yaml", TwinFiles.acmeFile("organization.yaml")).in(twin);
        }
        return new Acme(new TwinCloud(twin, time, false));
    }

    Twin twin() {
        return cloud.twin();
    }

    Plan plan() {
        try (Session session = session()) {
            return session.plan(Selection.EVERYTHING);
        }
    }

    RunReport apply() {
        try (Session session = session()) {
            Plan plan = session.plan(Selection.EVERYTHING);
            return session.executor(Journal.NONE, ProgressListener.SILENT).run(plan, "test");
        }
    }

    Session session() {
        return new Session(BASELINE, cloud.shared(), 32);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
