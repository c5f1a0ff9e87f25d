package io.vedette.aws.cloudtrail;

import java.util.ArrayList;
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
 * @param others conditions that Vedette never makes, as text
 */
record EventSelector(
        Map<String, Set<String>> equal, Map<String, Set<String>> startsWith, Set<String> others) {

    EventSelector {
        equal = sorted(equal);
        startsWith = sorted(startsWith);
        others = Collections.unmodifiableSet(new TreeSet<>(others));
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> fields) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        fields.forEach((field, values) ->
                sorted.put(field, Collections.unmodifiableSet(new TreeSet<>(values))));
        return Collections.unmodifiableMap(sorted);
    }

    /** Selects the events of a category: {@code Management} or {@code Data}. */
    static EventSelector of(String category) {
        return new EventSelector(Map.of("eventCategory", Set.of(category)), Map.of(), Set.of());
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
        Set<String> others = new TreeSet<>();
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            if (field.hasEqualsValue()) {
                equal.put(field.field(), Set.copyOf(field.equalsValue()));
            }
            if (field.hasStartsWith()) {
                startsWith.put(field.field(), Set.copyOf(field.startsWith()));
            }
            if (field.hasEndsWith()
                    || field.hasNotEquals()
                    || field.hasNotStartsWith()
                    || field.hasNotEndsWith()) {
                others.add(field.toString());
            }
        }
        return new EventSelector(equal, startsWith, others);
    }

    AdvancedEventSelector named(String name) {
        List<AdvancedFieldSelector> fields = new ArrayList<>();
        equal.forEach((field, values) ->
                fields.add(
                        AdvancedFieldSelector.builder().field(field).equalsValue(values).build()));
        startsWith.forEach((field, values) ->
                fields.add(
                        AdvancedFieldSelector.builder().field(field).startsWith(values).build()));
        return AdvancedEventSelector.builder().name(name).fieldSelectors(fields).build();
    }
}
