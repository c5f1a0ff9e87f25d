package io.vedette.cli.output;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the values of states: short, in a stable order, on one line. */
final class Words {

    private static final int LONGEST = 160;

    private Words() {}

    static String of(@Nullable Object value) {
        String text = whole(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static String whole(@Nullable Object value) {
        return switch (value) {
            case null -> "(none)";
            case Collection<?> items ->
                    items.stream()
                            .map(Words::whole)
                            .sorted()
                            .collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, item) -> sorted.put(String.valueOf(key), whole(item)));
                yield sorted.toString();
            }
            default -> String.valueOf(value);
        };
    }
}
