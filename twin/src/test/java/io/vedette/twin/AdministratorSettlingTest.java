package io.vedette.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdministratorSettlingTest {

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-03-01T00:00:00Z"));

    private Twin twin(FaultScript script) {
        return Twin.of(TwinServices.all()).clock(clock).faults(script).inMemory();
    }

    private static boolean settling(Twin twin, String service, String region) {
        return twin.inspect(world -> world.administratorSettling(service, region));
    }

    @Test
    void blocksOtherRegionsUntilTheFirstOneHasSettled() {
        Twin twin =
                twin(FaultScript.builder().administratorSettling(Duration.ofSeconds(20)).build());
        assertThat(settling(twin, "guardduty", "us-east-1")).isFalse();
        assertThat(settling(twin, "guardduty", "us-west-2")).isTrue();
        clock.pause(Duration.ofSeconds(19));
        assertThat(settling(twin, "guardduty", "us-west-2")).isTrue();
        assertThat(settling(twin, "macie", "us-west-2")).isFalse();
        clock.pause(Duration.ofSeconds(1));
        assertThat(settling(twin, "guardduty", "us-west-2")).isFalse();
    }

    @Test
    void startsAnewOnceTheAdministratorIsRemoved() {
        Twin twin =
                twin(FaultScript.builder().administratorSettling(Duration.ofSeconds(20)).build());
        assertThat(settling(twin, "guardduty", "us-east-1")).isFalse();
        twin.change(world -> world.administratorRemoved("guardduty"));
        assertThat(settling(twin, "guardduty", "us-west-2")).isFalse();
        assertThat(settling(twin, "guardduty", "us-east-1")).isTrue();
    }

    @Test
    void isOffUnlessTheScriptAsksForIt() {
        Twin twin = twin(FaultScript.NONE);
        assertThat(settling(twin, "guardduty", "us-east-1")).isFalse();
        assertThat(settling(twin, "guardduty", "us-west-2")).isFalse();
    }
}
