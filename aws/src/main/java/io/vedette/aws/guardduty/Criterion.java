package io.vedette.aws.guardduty;

import io.vedette.core.catalog.GuardDutySettings;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Condition;

/**
 * What one attribute of a finding must be for a filter to match: among values, like patterns, and
 * between bounds; null bounds are open.
 *
 * @param above a bound that is itself outside, which only filters of others have; so is below
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Condition.html">
 *     GuardDuty: Condition</a>
 */
record Criterion(
        Set<String> equalTo,
        Set<String> notEqualTo,
        Set<String> matches,
        Set<String> notMatches,
        @Nullable Long atLeast,
        @Nullable Long atMost,
        @Nullable Long above,
        @Nullable Long below) {

    Criterion {
        equalTo = sorted(equalTo);
        notEqualTo = sorted(notEqualTo);
        matches = sorted(matches);
        notMatches = sorted(notMatches);
    }

    static Criterion of(GuardDutySettings.Condition condition) {
        return new Criterion(
                sorted(condition.equals()),
                sorted(condition.notEquals()),
                sorted(condition.matches()),
                sorted(condition.notMatches()),
                condition.atLeast(),
                condition.atMost(),
                null,
                null);
    }

    /** Reads the deprecated names of a member too: GuardDuty answers old filters with them. */
    @SuppressWarnings("deprecation")
    static Criterion of(Condition condition) {
        return new Criterion(
                sorted(condition.hasEqualsValue() ? condition.equalsValue() : condition.eq()),
                sorted(condition.hasNotEquals() ? condition.notEquals() : condition.neq()),
                sorted(condition.matches()),
                sorted(condition.notMatches()),
                first(condition.greaterThanOrEqual(), condition.gte()),
                first(condition.lessThanOrEqual(), condition.lte()),
                first(condition.greaterThan(), condition.gt()),
                first(condition.lessThan(), condition.lt()));
    }

    Condition condition() {
        Condition.Builder condition =
                Condition.builder()
                        .greaterThanOrEqual(atLeast)
                        .lessThanOrEqual(atMost)
                        .greaterThan(above)
                        .lessThan(below);
        if (!equalTo.isEmpty()) {
            condition.equalsValue(equalTo);
        }
        if (!notEqualTo.isEmpty()) {
            condition.notEquals(notEqualTo);
        }
        if (!matches.isEmpty()) {
            condition.matches(matches);
        }
        if (!notMatches.isEmpty()) {
            condition.notMatches(notMatches);
        }
        return condition.build();
    }

    private static @Nullable Long first(@Nullable Long current, @Nullable Integer deprecated) {
        if (current != null || deprecated == null) {
            return current;
        }
        return deprecated.longValue();
    }

    private static Set<String> sorted(Collection<String> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }
}
