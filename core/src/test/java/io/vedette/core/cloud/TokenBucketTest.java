package io.vedette.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.cloud.RequestRates.Rate;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {

    private static final Instant START = Instant.EPOCH;

    @Test
    void givesTheBurstAtOnceAndThenSpaces() {
        TokenBucket bucket = new TokenBucket(new Rate("", 4, 3), START);

        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(START)).isZero();
        }
        assertThat(bucket.take(START)).isEqualTo(Duration.ofMillis(250));
        assertThat(bucket.take(START)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void fillsUpWithTimeButNotBeyondTheBurst() {
        TokenBucket bucket = new TokenBucket(new Rate("", 1, 2), START);
        bucket.take(START);
        bucket.take(START);

        Instant later = START.plus(Duration.ofDays(1));
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClockThatIsSetBackMakesNoTokens() {
        TokenBucket bucket = new TokenBucket(new Rate("", 1, 1), START);
        bucket.take(START);

        assertThat(bucket.take(START.minusSeconds(100))).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(START.plusSeconds(2))).isZero();
    }

    @Test
    void slowsDownToASixteenthAndNoFurther() {
        TokenBucket bucket = new TokenBucket(new Rate("", 16, 1), START);
        bucket.take(START);
        for (int i = 0; i < 100; i++) {
            bucket.slowDown();
        }

        assertThat(bucket.take(START)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void comesBackToItsRateAndNoFurther() {
        TokenBucket bucket = new TokenBucket(new Rate("", 10, 1), START);
        bucket.slowDown();
        for (int i = 0; i < 100; i++) {
            bucket.speedUp();
        }
        bucket.take(START);

        assertThat(bucket.take(START)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void refusesARateThatWouldNeverLetACallThrough() {
        assertThatThrownBy(() -> new Rate("", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate("", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void neverLetsMoreThroughThanRateAndBurstAllow(
            @ForAll @DoubleRange(min = 0.5, max = 50) double perSecond,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @IntRange(min = 1, max = 200) int calls) {
        TokenBucket bucket = new TokenBucket(new Rate("", perSecond, burst), START);
        Instant now = START;
        for (int i = 0; i < calls; i++) {
            now = now.plus(bucket.take(now));
        }

        double seconds = Duration.between(START, now).toNanos() / 1e9;
        assertThat(calls).isLessThanOrEqualTo((int) Math.ceil(burst + seconds * perSecond + 1e-3));
    }
}
