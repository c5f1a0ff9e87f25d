package io.vedette.core.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One component of a state that is not as it should be, found by {@link Differences}. */
public record Difference(String path, @Nullable Object before, @Nullable Object after) {

    /** What differs, in the same words every time: sets and maps have no order of their own. */
    @Override
    public String toString() {
        return "%s: %s -> %s".formatted(path, text(before), text(after));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Difference::text).toList().toString();
            case Set<?> set -> set.stream().map(Difference::text).sorted().toList().toString();
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, item) -> sorted.put(text(key), text(item)));
                yield sorted.toString();
            }
            case null, default -> String.valueOf(value);
        };
    }
}
