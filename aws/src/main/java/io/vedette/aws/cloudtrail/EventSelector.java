package io.vedette.aws.cloudtrail;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;

/**
 * Which events a trail records: those of which every field matches one of its values.
 *
 * @param equal the values that a field may have
 * @param startsWith what a field may begin with
 * @param others by operator, such as {@code NotEquals}, the conditions that Vedette never makes
 */
record EventSelector(
        Map<String, Set<String>> equal,
        Map<String, Set<String>> startsWith,
        Map<String, Map<String, Set<String>>> others) {

    private static final String ENDS_WITH = "EndsWith";
    private static final String NOT_EQUALS = "NotEquals";
    private static final String NOT_STARTS_WITH = "NotStartsWith";
    private static final String NOT_ENDS_WITH = "NotEndsWith";

    EventSelector {
        equal = sorted(equal);
        startsWith = sorted(startsWith);
        Map<String, Map<String, Set<String>>> byOperator = new TreeMap<>();
        others.forEach((operator, fields) -> byOperator.put(operator, sorted(fields)));
        others = Collections.unmodifiableMap(byOperator);
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> fields) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        fields.forEach((field, values) ->
                sorted.put(field, Collections.unmodifiableSet(new TreeSet<>(values))));
        return Collections.unmodifiableMap(sorted);
    }

    /** Selects the events of a category: {@code Management} or {@code Data}. */
    static EventSelector of(String category) {
        return new EventSelector(Map.of("eventCategory", Set.of(category)), Map.of(), Map.of());
    }

    EventSelector whereEqual(String field, Collection<String> values) {
        Map<String, Set<String>> more = new TreeMap<>(equal);
        more.put(field, Set.copyOf(values));
        return new EventSelector(more, startsWith, others);
    }

    EventSelector whereStartsWith(String field, Collection<String> values) {
        Map<String, Set<String>> more = new TreeMap<>(startsWith);
        more.put(field, Set.copyOf(values));
        return new EventSelector(equal, more, others);
    }

    static EventSelector of(AdvancedEventSelector selector) {
        Map<String, Set<String>> equal = new TreeMap<>();
        Map<String, Set<String>> startsWith = new TreeMap<>();
        Map<String, Map<String, Set<String>>> others = new TreeMap<>();
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            put(equal, field.field(), field.equalsValue());
            put(startsWith, field.field(), field.startsWith());
            put(others, ENDS_WITH, field.field(), field.endsWith());
            put(others, NOT_EQUALS, field.field(), field.notEquals());
            put(others, NOT_STARTS_WITH, field.field(), field.notStartsWith());
            put(others, NOT_ENDS_WITH, field.field(), field.notEndsWith());
        }
        return new EventSelector(equal, startsWith, others);
    }

    private static void put(
            Map<String, Map<String, Set<String>>> others,
            String operator,
            String field,
            List<String> values) {
        if (!values.isEmpty()) {
            put(others.computeIfAbsent(operator, _ -> new TreeMap<>()), field, values);
        }
    }

    private static void put(Map<String, Set<String>> fields, String field, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(field, Set.copyOf(values));
        }
    }

    /** Written as CloudTrail wants it: a field once, with all its conditions. */
    AdvancedEventSelector named(String name) {
        Map<String, AdvancedFieldSelector.Builder> fields = new TreeMap<>();
        equal.forEach((field, values) -> in(fields, field).equalsValue(values));
        startsWith.forEach((field, values) -> in(fields, field).startsWith(values));
        others(ENDS_WITH).forEach((field, values) -> in(fields, field).endsWith(values));
        others(NOT_EQUALS).forEach((field, values) -> in(fields, field).notEquals(values));
        others(NOT_STARTS_WITH).forEach((field, values) -> in(fields, field).notStartsWith(values));
        others(NOT_ENDS_WITH).forEach((field, values) -> in(fields, field).notEndsWith(values));
        return AdvancedEventSelector.builder()
                .name(name)
                .fieldSelectors(
                        fields.values().stream().map(AdvancedFieldSelector.Builder::build).toList())
                .build();
    }

    private Map<String, Set<String>> others(String operator) {
        return others.getOrDefault(operator, Map.of());
    }

    private static AdvancedFieldSelector.Builder in(
            Map<String, AdvancedFieldSelector.Builder> fields, String field) {
        return fields.computeIfAbsent(field, it -> AdvancedFieldSelector.builder().field(it));
    }
}
