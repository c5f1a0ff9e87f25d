package io.vedette.aws.inspector;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.inspector2.model.FilterCriteria;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Turns Inspector's criteria into maps of text and back, whatever they speak of, so that nothing of
 * a filter that somebody else made is lost.
 */
final class CriteriaShapes {

    private CriteriaShapes() {}

    /** Each attribute's conditions; a member within a member is named by both, with a dot. */
    static SortedMap<String, Set<SortedMap<String, String>>> flat(FilterCriteria criteria) {
        SortedMap<String, Set<SortedMap<String, String>>> flat = new TreeMap<>();
        for (SdkField<?> field : criteria.sdkFields()) {
            Object value = field.getValueOrDefault(criteria);
            if (value instanceof List<?> list && !(value instanceof SdkAutoConstructList<?>)) {
                Set<SortedMap<String, String>> conditions = new HashSet<>();
                list.forEach(it -> conditions.add(members((SdkPojo) it)));
                flat.put(field.memberName(), conditions);
            }
        }
        return flat;
    }

    private static SortedMap<String, String> members(SdkPojo condition) {
        SortedMap<String, String> members = new TreeMap<>();
        for (SdkField<?> field : condition.sdkFields()) {
            Object value = field.getValueOrDefault(condition);
            if (value instanceof SdkPojo inner) {
                members(inner)
                        .forEach((name, it) -> members.put(field.memberName() + "." + name, it));
            } else if (value != null) {
                members.put(field.memberName(), value.toString());
            }
        }
        return members;
    }

    static FilterCriteria criteria(Map<String, ? extends Set<? extends Map<String, String>>> flat) {
        FilterCriteria.Builder criteria = FilterCriteria.builder();
        for (SdkField<?> field : ((SdkPojo) criteria).sdkFields()) {
            Set<? extends Map<String, String>> conditions = flat.get(field.memberName());
            if (conditions != null) {
                SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
                field.set(criteria, conditions.stream().map(it -> condition(element, it)).toList());
            }
        }
        return criteria.build();
    }

    private static Object condition(SdkField<?> shape, Map<String, String> members) {
        SdkPojo condition = shape.constructor().get();
        for (SdkField<?> field : condition.sdkFields()) {
            String value = members.get(field.memberName());
            SortedMap<String, String> inner = within(field.memberName() + ".", members);
            if (value != null) {
                field.set(condition, scalar(field, value));
            } else if (!inner.isEmpty()) {
                field.set(condition, condition(field, inner));
            }
        }
        return ((Buildable) condition).build();
    }

    private static SortedMap<String, String> within(String prefix, Map<String, String> members) {
        SortedMap<String, String> inner = new TreeMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                inner.put(name.substring(prefix.length()), value);
            }
        });
        return inner;
    }

    private static Object scalar(SdkField<?> field, String value) {
        Class<?> wanted = field.marshallingType().getTargetClass();
        if (wanted == Double.class) {
            return Double.valueOf(value);
        }
        if (wanted == Integer.class) {
            return Integer.valueOf(value);
        }
        return wanted == Instant.class ? Instant.parse(value) : value;
    }
}
