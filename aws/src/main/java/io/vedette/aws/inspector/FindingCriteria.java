package io.vedette.aws.inspector;

import io.vedette.core.catalog.InspectorAttributes;
import io.vedette.core.catalog.InspectorSettings.Condition;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.MapComparison;
import software.amazon.awssdk.services.inspector2.model.StringComparison;

/**
 * Turns the baseline's criteria into Inspector's: for each attribute of a finding a set of
 * conditions, each a map of its members, such as {@code comparison} and {@code value}.
 */
final class FindingCriteria {

    private static final String COMPARISON = "comparison";
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private FindingCriteria() {}

    static SortedMap<String, Set<SortedMap<String, String>>> of(Map<String, Condition> criteria) {
        SortedMap<String, Set<SortedMap<String, String>>> all = new TreeMap<>();
        criteria.forEach((attribute, condition) -> all.put(attribute, of(attribute, condition)));
        return all;
    }

    private static Set<SortedMap<String, String>> of(String attribute, Condition condition) {
        if (InspectorAttributes.TAGS.contains(attribute)) {
            Set<SortedMap<String, String>> tags = new HashSet<>();
            condition.equals().forEach(tag -> tags.add(tag(tag)));
            return tags;
        }
        if (attribute.equals("portRange")) {
            return Set.of(
                    bounds(
                            "beginInclusive",
                            condition.atLeast(),
                            "endInclusive",
                            condition.atMost()));
        }
        if (InspectorAttributes.NUMBERS.contains(attribute)) {
            return Set.of(
                    bounds(
                            "lowerInclusive",
                            decimal(condition.atLeast()),
                            "upperInclusive",
                            decimal(condition.atMost())));
        }
        String prefix = attribute.equals("vulnerablePackages") ? "name." : "";
        Set<SortedMap<String, String>> texts = new LinkedHashSet<>();
        add(texts, prefix, StringComparison.EQUALS, condition.equals());
        add(texts, prefix, StringComparison.NOT_EQUALS, condition.notEquals());
        add(texts, prefix, StringComparison.PREFIX, condition.prefix());
        return texts;
    }

    private static @Nullable Double decimal(@Nullable Long number) {
        return number == null ? null : number.doubleValue();
    }

    private static SortedMap<String, String> bounds(
            String lower, @Nullable Number atLeast, String upper, @Nullable Number atMost) {
        SortedMap<String, String> bounds = new TreeMap<>();
        if (atLeast != null) {
            bounds.put(lower, atLeast.toString());
        }
        if (atMost != null) {
            bounds.put(upper, atMost.toString());
        }
        return bounds;
    }

    private static SortedMap<String, String> tag(String tag) {
        int end = tag.indexOf('=');
        SortedMap<String, String> members = new TreeMap<>();
        members.put(COMPARISON, MapComparison.EQUALS.toString());
        members.put(KEY, end < 0 ? tag : tag.substring(0, end));
        if (end >= 0) {
            members.put(VALUE, tag.substring(end + 1));
        }
        return members;
    }

    private static void add(
            Set<SortedMap<String, String>> texts,
            String prefix,
            StringComparison comparison,
            Collection<String> values) {
        for (String value : values) {
            SortedMap<String, String> members = new TreeMap<>();
            members.put(prefix + COMPARISON, comparison.toString());
            members.put(prefix + VALUE, value);
            texts.add(members);
        }
    }
}
