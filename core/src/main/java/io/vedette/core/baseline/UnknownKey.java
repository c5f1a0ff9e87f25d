package io.vedette.core.baseline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Says that a word is not known, and which known one may have been meant. */
final class UnknownKey {

    private UnknownKey() {}

    static String message(String found, Collection<String> known) {
        String nearest =
                known.stream()
                        .min(Comparator.comparingInt(word -> distance(found, word)))
                        .filter(word -> distance(found, word) <= Math.max(2, word.length() / 3))
                        .map(word -> "; did you mean '%s'?".formatted(word))
                        .orElse("");
        return "unknown key '%s'%s (allowed: %s)"
                .formatted(found, nearest, String.join(", ", known));
    }

    /** The known words that are nearest to what was found, at most three. */
    static List<String> nearest(String found, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(found, word) <= Math.max(2, word.length() / 2))
                .sorted(Comparator.comparingInt(word -> distance(found, word)))
                .limit(3)
                .toList();
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
