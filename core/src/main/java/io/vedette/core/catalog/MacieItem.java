package io.vedette.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the items of Macie's lists have in common: keys that are left out, texts of some length. */
final class MacieItem {

    private MacieItem() {}

    static void requireLength(String what, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException(
                    "%s '%s' has %d characters; Macie takes %d to %d"
                            .formatted(what, text, text.length(), least, most));
        }
    }

    static <T> List<T> orEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <T> Set<T> orEmpty(@Nullable Set<T> given) {
        return given == null ? Set.of() : Set.copyOf(given);
    }

    static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> given) {
        return given == null ? Map.of() : Map.copyOf(given);
    }
}
