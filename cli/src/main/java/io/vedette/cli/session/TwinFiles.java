package io.vedette.cli.session;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.twin.Twin;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens twins: from the file that keeps one, or fresh from a scenario. */
public final class TwinFiles {

    /** Simulated time begins here, so that runs can be compared. */
    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final String ACME = "/examples/acme/";

    private TwinFiles() {}

    /**
     * Opens the twin that a file keeps; a file that is not there yet is begun with the scenario.
     *
     * @param scenario the organization to begin with, by default the example organization "acme"
     * @param faults a script of what goes wrong
     */
    public static TwinCloud open(Path file, @Nullable Path scenario, @Nullable Path faults) {
        SimulatedTime time = new SimulatedTime(START);
        try {
            Twin twin =
                    TwinServices.twin()
                            .clock(TwinCloud.clock(time))
                            .faults(faults == null ? FaultScript.NONE : FaultScript.read(faults))
                            .open(file);
            if (twin.isEmpty()) {
                (scenario == null ? acme() : Scenario.read(scenario)).in(twin);
            }
            return new TwinCloud(twin, time, false);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new VedetteException(
                    ErrorCode.CONFIGURATION,
                    String.valueOf(e.getMessage()),
                    "docs/twin.md describes scenarios and fault scripts",
                    e);
        }
    }

    /** The example organization in memory, for the demo. */
    public static TwinCloud demo() {
        SimulatedTime time = new SimulatedTime(START);
        Twin twin = TwinServices.twin().clock(TwinCloud.clock(time)).inMemory();
        return new TwinCloud(acme().in(twin), time, false);
    }

    /** A file of the example organization, as text. */
    public static String acmeFile(String name) {
        try (InputStream stream = TwinFiles.class.getResourceAsStream(ACME + name)) {
            if (stream == null) {
                throw new IllegalStateException("the example " + name + " is not packaged");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario acme() {
        return Scenario.parse("organization.yaml", acmeFile("organization.yaml"));
    }
}
