package io.vedette.twin.guardduty;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** A filter as it was saved. */
record SavedFilter(
        String description,
        String action,
        int rank,
        NavigableMap<String, SavedCondition> criteria,
        NavigableMap<String, String> tags) {

    /** One condition of a filter; the deprecated members are kept in their successors. */
    record SavedCondition(
            List<String> equalTo,
            List<String> notEqualTo,
            List<String> matches,
            List<String> notMatches,
            @Nullable Long greaterThan,
            @Nullable Long greaterThanOrEqual,
            @Nullable Long lessThan,
            @Nullable Long lessThanOrEqual) {

        @SuppressWarnings("deprecation")
        static SavedCondition of(Condition condition) {
            return new SavedCondition(
                    List.copyOf(
                            condition.hasEqualsValue() ? condition.equalsValue() : condition.eq()),
                    List.copyOf(condition.hasNotEquals() ? condition.notEquals() : condition.neq()),
                    List.copyOf(condition.matches()),
                    List.copyOf(condition.notMatches()),
                    first(condition.greaterThan(), condition.gt()),
                    first(condition.greaterThanOrEqual(), condition.gte()),
                    first(condition.lessThan(), condition.lt()),
                    first(condition.lessThanOrEqual(), condition.lte()));
        }

        private static @Nullable Long first(@Nullable Long value, @Nullable Integer deprecated) {
            if (value != null || deprecated == null) {
                return value;
            }
            return deprecated.longValue();
        }

        /** Speaks both names of equality, as GuardDuty does. */
        @SuppressWarnings("deprecation")
        Condition condition() {
            Condition.Builder condition =
                    Condition.builder()
                            .greaterThan(greaterThan)
                            .greaterThanOrEqual(greaterThanOrEqual)
                            .lessThan(lessThan)
                            .lessThanOrEqual(lessThanOrEqual);
            if (!equalTo.isEmpty()) {
                condition.equalsValue(equalTo).eq(equalTo);
            }
            if (!notEqualTo.isEmpty()) {
                condition.notEquals(notEqualTo).neq(notEqualTo);
            }
            if (!matches.isEmpty()) {
                condition.matches(matches);
            }
            if (!notMatches.isEmpty()) {
                condition.notMatches(notMatches);
            }
            return condition.build();
        }
    }

    static NavigableMap<String, SavedCondition> saved(FindingCriteria criteria) {
        NavigableMap<String, SavedCondition> saved = new TreeMap<>();
        criteria.criterion().forEach((name, it) -> saved.put(name, SavedCondition.of(it)));
        return saved;
    }

    FindingCriteria findingCriteria() {
        NavigableMap<String, Condition> conditions = new TreeMap<>();
        criteria.forEach((name, condition) -> conditions.put(name, condition.condition()));
        return FindingCriteria.builder().criterion(conditions).build();
    }

    SavedFilter ranked(int newRank) {
        return new SavedFilter(description, action, newRank, criteria, tags);
    }
}
