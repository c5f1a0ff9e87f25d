package io.vedette.core.cost;

import java.math.BigDecimal;
import java.util.Collection;

/** What is known of a month's cost: a range, or only why it is not known. */
public sealed interface Amount {

    /** Between two sums in dollars. */
    record Range(BigDecimal low, BigDecimal high) implements Amount {

        public static final Range NOTHING = new Range(BigDecimal.ZERO, BigDecimal.ZERO);

        public Range {
            low = low.stripTrailingZeros();
            high = high.stripTrailingZeros();
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("from %s to %s".formatted(low, high));
            }
        }

        /** Both ends together. */
        public Range plus(Range other) {
            return new Range(low.add(other.low), high.add(other.high));
        }
    }

    /** It cannot be estimated. */
    record Unknown(String why) implements Amount {}

    /** The sum of the ranges among some amounts. */
    static Range sum(Collection<? extends Amount> amounts) {
        Range sum = Range.NOTHING;
        for (Amount amount : amounts) {
            if (amount instanceof Range range) {
                sum = sum.plus(range);
            }
        }
        return sum;
    }
}
