package io.vedette.cli.output;

import io.vedette.core.cost.Amount.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Prints sums in dollars and cents. */
final class Money {

    private Money() {}

    /** One sum, or from the lower to the higher where the cents differ. */
    static String of(Range range) {
        String low = of(range.low());
        String high = of(range.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String of(BigDecimal sum) {
        return String.format(Locale.ROOT, "$%,.2f", sum.setScale(2, RoundingMode.HALF_UP));
    }

    /** A quantity without needless zeros. */
    static String quantity(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }
}
