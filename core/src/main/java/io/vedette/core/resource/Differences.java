package io.vedette.core.resource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between two states of one kind, component by component.
 *
 * <p>What a state carries as {@link Aside} is none of it. Records are entered, maps are compared
 * key by key, lists element by element where they are equally long. Sets compare as sets. A path
 * reads {@code features.S3_DATA_EVENTS.status}.
 */
public final class Differences {

    private static final ClassValue<List<Method>> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected List<Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getType() != Aside.class)
                            .map(RecordComponent::getAccessor)
                            .peek(accessor -> accessor.setAccessible(true))
                            .toList();
                }
            };

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** The differences to overcome on the way from one state to the other, in component order. */
    public static <S extends Record> List<Difference> between(S before, S after) {
        if (before.equals(after)) {
            return List.of();
        }
        if (before.getClass() != after.getClass()) {
            return List.of(new Difference("state", before, after));
        }
        Differences differences = new Differences();
        differences.compareRecords("", before, after);
        return List.copyOf(differences.found);
    }

    /** What a state consists of, as differences from nothing. */
    public static List<Difference> fromNothing(Record state) {
        return ACCESSORS.get(state.getClass()).stream()
                .map(it -> new Difference(it.getName(), null, value(it, state)))
                .toList();
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Record from
                && after instanceof Record to
                && from.getClass() == to.getClass()) {
            compareRecords(path + ".", from, to);
            return;
        }
        if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) {
            compareMaps(path, from, to);
            return;
        }
        if (before instanceof List<?> from
                && after instanceof List<?> to
                && from.size() == to.size()) {
            for (int i = 0; i < from.size(); i++) {
                compare("%s[%d]".formatted(path, i), from.get(i), to.get(i));
            }
            return;
        }
        found.add(new Difference(path, before, after));
    }

    private void compareRecords(String prefix, Record before, Record after) {
        for (Method accessor : ACCESSORS.get(before.getClass())) {
            compare(prefix + accessor.getName(), value(accessor, before), value(accessor, after));
        }
    }

    private void compareMaps(String path, Map<?, ?> before, Map<?, ?> after) {
        TreeSet<String> keys = new TreeSet<>();
        before.keySet().forEach(key -> keys.add(String.valueOf(key)));
        after.keySet().forEach(key -> keys.add(String.valueOf(key)));
        for (String key : keys) {
            compare(path + "." + key, at(before, key), at(after, key));
        }
    }

    private static @Nullable Object at(Map<?, ?> map, String key) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (String.valueOf(entry.getKey()).equals(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static @Nullable Object value(Method accessor, Record state) {
        try {
            return accessor.invoke(state);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
