package io.vedette.twin.cloudwatch;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** What tells one series of data points from others. */
record Metric(String namespace, String name, NavigableMap<String, String> dimensions) {

    private static final String END_OF_NAME = "\n";

    static Metric of(String namespace, String name, Map<String, String> dimensions) {
        return new Metric(namespace, name, new TreeMap<>(dimensions));
    }

    static Metric of(String namespace, String name, Collection<Dimension> dimensions) {
        NavigableMap<String, String> byName = new TreeMap<>();
        dimensions.forEach(it -> byName.put(it.name(), it.value()));
        return new Metric(namespace, name, byName);
    }

    /** The key of its data points. */
    String key() {
        StringBuilder key = new StringBuilder(family(namespace, name));
        dimensions.forEach((dimension, value) ->
                key.append(dimension).append('=').append(value).append(END_OF_NAME));
        return key.toString();
    }

    /** What the keys of all series of a name begin with, whatever their dimensions. */
    static String family(String namespace, String name) {
        return namespace + END_OF_NAME + name + END_OF_NAME;
    }
}
