package io.vedette.twin.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.document.DocumentException;
import io.vedette.twin.fault.FaultScript.Denial;
import io.vedette.twin.fault.FaultScript.Failure;
import io.vedette.twin.fault.FaultScript.Share;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String ACCOUNT = "444444444444";

    private static List<Fate> fates(FaultScript script, int calls) {
        Faults faults = new Faults(script);
        return IntStream.range(0, calls)
                .mapToObj(call -> faults.next("guardduty", "ListDetectors", ACCOUNT))
                .toList();
    }

    @Test
    void hitAboutTheShareOfCallsThatTheScriptSays() {
        FaultScript script = FaultScript.builder().seed(3).throttle(0.1).fail(0.05).build();
        List<Fate> fates = fates(script, 10_000);
        assertThat(fates.stream().filter(fate -> fate instanceof Fate.Throttled).count())
                .isBetween(850L, 1150L);
        assertThat(fates.stream().filter(fate -> fate instanceof Fate.Fails).count())
                .isBetween(350L, 550L);
    }

    @Test
    void hitTheSameCallsInEveryRun() {
        FaultScript script = FaultScript.builder().seed(3).throttle(0.3).build();
        assertThat(fates(script, 100)).isEqualTo(fates(script, 100));
        FaultScript other = FaultScript.builder().seed(4).throttle(0.3).build();
        assertThat(fates(script, 100)).isNotEqualTo(fates(other, 100));
    }

    @Test
    void hitOnlyTheServiceAndOperationThatTheScriptNames() {
        Share share = new Share(1, "organizations", "RegisterDelegatedAdministrator");
        Faults faults =
                new Faults(
                        FaultScript.builder()
                                .fail(new Failure(share, "ConcurrentModificationException", 400))
                                .build());
        assertThat(faults.next("organizations", "ListRoots", ACCOUNT))
                .isEqualTo(new Fate.Proceeds());
        assertThat(faults.next("organizations", "RegisterDelegatedAdministrator", ACCOUNT))
                .isEqualTo(new Fate.Fails("ConcurrentModificationException", 400));
    }

    @Test
    void denyOneAccountOneOperation() {
        Faults faults =
                new Faults(
                        FaultScript.builder()
                                .deny(new Denial(ACCOUNT, "guardduty", "CreateDetector"))
                                .build());
        assertThat(faults.next("guardduty", "CreateDetector", ACCOUNT))
                .isEqualTo(new Fate.Denied());
        assertThat(faults.next("guardduty", "ListDetectors", ACCOUNT))
                .isEqualTo(new Fate.Proceeds());
        assertThat(faults.next("guardduty", "CreateDetector", "555555555555"))
                .isEqualTo(new Fate.Proceeds());
    }

    @Test
    void areReadFromYaml() {
        FaultScript script =
                FaultScript.parse(
                        "faults.yaml",
                        """
                        seed: 7
                        throttled: [{share: 0.05}, {share: 0.2, service: organizations}]
                        failed:
                          - {share: 0.01, service: organizations, code: ConcurrentModificationException, status: 400}
                        denied: [{account: "444444444444"}]
                        unprocessed: [{account: "555555555555", service: guardduty}]
                        delays: {securityhub.standard: PT2M}
                        administrator-settling: PT20S
                        """);
        assertThat(script)
                .isEqualTo(
                        FaultScript.builder()
                                .seed(7)
                                .throttle(0.05)
                                .throttle(new Share(0.2, "organizations", null))
                                .fail(
                                        new Failure(
                                                new Share(0.01, "organizations", null),
                                                "ConcurrentModificationException",
                                                400))
                                .deny(ACCOUNT)
                                .unprocessed("555555555555", "guardduty")
                                .delay("securityhub.standard", Duration.ofMinutes(2))
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        Faults faults = new Faults(script);
        assertThat(faults.unprocessed("guardduty", "555555555555")).isTrue();
        assertThat(faults.unprocessed("macie2", "555555555555")).isFalse();
        assertThat(faults.delay("securityhub.standard", Duration.ZERO))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(faults.delay("config.rule", Duration.ofSeconds(5)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void sayWhatIsWrongInTheirYaml() {
        assertThatThrownBy(() -> FaultScript.parse("faults.yaml", "throttled: [{share: 5}]"))
                .isInstanceOf(DocumentException.class)
                .hasMessage("faults.yaml: throttled[0].share: expected a number between 0 and 1");
        assertThatThrownBy(() -> FaultScript.parse("faults.yaml", "delays: {a.b: soon}"))
                .hasMessage(
                        "faults.yaml: delays.a.b: expected a duration such as PT2M, found soon");
        assertThatThrownBy(() -> FaultScript.parse("faults.yaml", "throtled: []"))
                .hasMessageStartingWith("faults.yaml: throtled: unknown key; expected one of");
    }
}
