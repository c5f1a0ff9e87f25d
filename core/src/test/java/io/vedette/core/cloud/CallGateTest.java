package io.vedette.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.core.cloud.CloudFailures.Retry;
import io.vedette.core.cloud.RequestRates.Rate;
import io.vedette.core.fake.FakeFailure;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CallGateTest {

    private static final Instant START = Instant.EPOCH;
    private static final Target HERE = target("111111111111", "us-east-1");
    private static final Call CALL = new Call("guardduty", "CreateDetector", HERE);

    private final SimulatedTime time = new SimulatedTime(START);
    private final Parallel parallel = new Parallel(time);

    @Test
    void passesTheAnswerOnWithoutDelay() {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);

        assertThat(gate.call(CALL, () -> "answer")).isEqualTo("answer");
        assertThat(elapsed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOWER", "AGAIN", "LATER"})
    void triesAgainWhatIsWorthIt(Retry retry) {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);

        assertThat(gate.call(CALL, failing(3, retry))).isEqualTo("done");
        assertThat(gate.total()).isEqualTo(4);
    }

    @Test
    void triesAFinalFailureOnce() {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);

        assertThatThrownBy(() -> gate.call(CALL, failing(1, Retry.NEVER)))
                .isInstanceOf(FakeFailure.class)
                .hasMessage("failure 1");
        assertThat(gate.total()).isEqualTo(1);
        assertThat(elapsed()).isZero();
    }

    @Test
    void givesUpAfterEightAttemptsAndSaysWhichCallItWas() {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);

        FakeFailure failure =
                catchThrowableOfType(
                        FakeFailure.class, () -> gate.call(CALL, failing(99, Retry.AGAIN)));

        assertThat(failure).hasMessage("failure 8");
        assertThat(FailedCall.of(failure))
                .hasValueSatisfying(call -> {
                    assertThat(call.call()).isEqualTo(CALL);
                    assertThat(call.attempts()).isEqualTo(8);
                    assertThat(call)
                            .hasMessage("guardduty:CreateDetector in 111111111111/us-east-1");
                });
        assertThat(gate.total()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"SLOWER, 15", "AGAIN, 8", "LATER, 6", "NEVER, 1"})
    void triesThrottledCallsMoreOftenThanFailingOnes(Retry retry, int attempts) {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);

        assertThatThrownBy(() -> gate.call(CALL, failing(99, retry)))
                .hasMessage("failure " + attempts);
    }

    @Test
    void aCallWithinACallNeedsNoSlotOfItsOwn() {
        CallGate gate = gate(RequestRates.UNLIMITED, 1);

        String answer = gate.call(CALL, () -> gate.callWithin(CALL, () -> "taken"));

        assertThat(answer).isEqualTo("taken");
        assertThat(gate.total()).isEqualTo(2);
    }

    @Test
    void whatNoCallThrewComesFromNoCall() {
        assertThat(FailedCall.of(new IllegalStateException("of another kind"))).isEmpty();
    }

    @Test
    void waitsLongerEachTimeButNeverMoreThanTwentySeconds() {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);
        List<Instant> tries = new ArrayList<>();
        assertThatThrownBy(() ->
                        gate.call(
                                CALL,
                                () -> {
                                    tries.add(time.now());
                                    throw new FakeFailure(Retry.AGAIN, "no");
                                }))
                .isInstanceOf(FakeFailure.class);

        for (int attempt = 1; attempt < tries.size(); attempt++) {
            Duration pause = Duration.between(tries.get(attempt - 1), tries.get(attempt));
            assertThat(pause)
                    .isBetween(
                            Duration.ofMillis(50),
                            Duration.ofMillis(Math.min(20_000, 100L << attempt)));
        }
    }

    @Test
    void waitsAtLeastASecondWhereAnotherChangeIsUnderWay() {
        gate(RequestRates.UNLIMITED, 10).call(CALL, failing(1, Retry.LATER));

        assertThat(elapsed()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void spacesCallsByTheirBucket() {
        CallGate gate = gate(_ -> new Rate("", 2, 1), 100);
        parallel.map(
                IntStream.range(0, 11).boxed().toList(), number -> gate.call(CALL, () -> number));

        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void spacesTargetsServicesAndOperationsApart() {
        CallGate gate = gate(call -> new Rate(call.operation(), 1, 1), 100);
        List<Call> calls =
                List.of(
                        CALL,
                        new Call(
                                "guardduty", "CreateDetector", target("222222222222", "us-east-1")),
                        new Call(
                                "guardduty", "CreateDetector", target("111111111111", "eu-west-1")),
                        new Call("guardduty", "ListDetectors", HERE),
                        new Call("config", "CreateDetector", HERE));
        parallel.map(calls, call -> gate.call(call, () -> call));

        assertThat(elapsed()).isZero();
    }

    @Test
    void asksMoreSlowlyAfterItWasThrottled() {
        CallGate gate = gate(_ -> new Rate("", 10, 1), 100);
        gate.call(CALL, failing(3, Retry.SLOWER));
        Instant before = time.now();
        IntStream.range(0, 11).forEach(number -> gate.call(CALL, () -> number));

        assertThat(Duration.between(before, time.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void keepsNoMoreCallsOpenThanAllowed() {
        CallGate gate = gate(RequestRates.UNLIMITED, 4);
        AtomicInteger open = new AtomicInteger();
        List<Integer> seen =
                parallel.map(
                        IntStream.range(0, 40).boxed().toList(),
                        _ ->
                                gate.call(
                                        CALL,
                                        () -> {
                                            int now = open.incrementAndGet();
                                            time.sleep(Duration.ofSeconds(1));
                                            open.decrementAndGet();
                                            return now;
                                        }));

        assertThat(seen).allMatch(now -> now <= 4).contains(4);
        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aCallThatBacksOffHoldsNoSlot() {
        CallGate gate = gate(RequestRates.UNLIMITED, 1);
        List<Instant> ends =
                parallel.map(
                        List.of(5, 0),
                        failures -> {
                            time.sleep(Duration.ofMillis(10 - failures));
                            gate.call(CALL, failing(failures, Retry.LATER));
                            return time.now();
                        });

        assertThat(ends.get(1)).isEqualTo(START.plusMillis(10));
        assertThat(ends.get(0)).isAfter(START.plusSeconds(5));
    }

    @Test
    void countsEveryAttemptByOperation() {
        CallGate gate = gate(RequestRates.UNLIMITED, 10);
        gate.call(CALL, failing(2, Retry.AGAIN));
        gate.call(new Call("guardduty", "ListDetectors", HERE), () -> "");
        gate.call(new Call("config", "ListDetectors", HERE), () -> "");

        assertThat(gate.byOperation())
                .isEqualTo(
                        Map.of(
                                "guardduty:CreateDetector", 3L,
                                "guardduty:ListDetectors", 1L,
                                "config:ListDetectors", 1L));
        assertThat(gate.total()).isEqualTo(5);
    }

    @Test
    void givesTheSlotBackAfterAnError() {
        CallGate gate = gate(RequestRates.UNLIMITED, 1);
        assertThatThrownBy(() ->
                        gate.call(
                                CALL,
                                () -> {
                                    throw new StackOverflowError();
                                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(gate.call(CALL, () -> "free")).isEqualTo("free");
    }

    @Test
    void letsOneAtATimeAtTheSameThing() {
        CallGate gate = gate(RequestRates.UNLIMITED, 100);
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen =
                parallel.map(
                        IntStream.range(0, 10).boxed().toList(),
                        number ->
                                gate.alone(
                                        number < 5 ? "policy" : "key",
                                        () -> {
                                            int now = inside.incrementAndGet();
                                            time.sleep(Duration.ofSeconds(1));
                                            inside.decrementAndGet();
                                            return now;
                                        }));

        assertThat(seen).allMatch(now -> now <= 2);
        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    private CallGate gate(RequestRates rates, int maxOpenCalls) {
        return new CallGate(time, rates, FakeFailure.FAILURES, new Random(7), maxOpenCalls);
    }

    private Duration elapsed() {
        return Duration.between(START, time.now());
    }

    private static Supplier<String> failing(int times, Retry retry) {
        AtomicInteger tried = new AtomicInteger();
        return () -> {
            int attempt = tried.incrementAndGet();
            if (attempt <= times) {
                throw new FakeFailure(retry, "failure " + attempt);
            }
            return "done";
        };
    }

    private static Target target(String account, String region) {
        return new Target(new AccountId(account), new Region(region));
    }
}
