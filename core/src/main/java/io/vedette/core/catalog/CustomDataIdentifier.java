package io.vedette.core.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Macie is to look for beside its own identifiers. Macie cannot change one: where a setting
 * changes, it is replaced.
 *
 * @param keywords of which one has to precede a match
 * @param ignoreWords texts that are no match where they are part of one
 * @param maximumMatchDistance how many characters may lie between a keyword and a match: 1 to 300,
 *     by default 50
 * @param severityLevels from how many occurrences on a finding has a severity; none, and every
 *     finding is of medium severity
 */
public record CustomDataIdentifier(
        String name,
        @Nullable String description,
        String regex,
        Set<String> keywords,
        Set<String> ignoreWords,
        @Nullable Integer maximumMatchDistance,
        Map<Severity, Long> severityLevels) {

    private static final String WHERE = "custom-data-identifiers: ";
    private static final int MOST_KEYWORDS = 50;
    private static final int MOST_IGNORE_WORDS = 10;

    /** How severe a finding is. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH
    }

    public CustomDataIdentifier {
        keywords = MacieItem.orEmpty(keywords);
        ignoreWords = MacieItem.orEmpty(ignoreWords);
        severityLevels =
                Collections.unmodifiableMap(new TreeMap<>(MacieItem.orEmpty(severityLevels)));
        maximumMatchDistance =
                maximumMatchDistance == null ? Integer.valueOf(50) : maximumMatchDistance;
        MacieItem.requireLength(WHERE + "name", name, 1, 128);
        MacieItem.requireLength(WHERE + "regex", regex, 1, 512);
        if (description != null) {
            MacieItem.requireLength(WHERE + "description", description, 1, 512);
        }
        requireWords("keywords", keywords, MOST_KEYWORDS, 3);
        requireWords("ignore-words", ignoreWords, MOST_IGNORE_WORDS, 4);
        if (maximumMatchDistance < 1 || maximumMatchDistance > 300) {
            throw new IllegalArgumentException(
                    WHERE
                            + "maximum-match-distance is %d; Macie takes 1 to 300"
                                    .formatted(maximumMatchDistance));
        }
        requireAscending(name, severityLevels);
    }

    private static void requireWords(String key, Set<String> words, int most, int shortest) {
        if (words.size() > most) {
            throw new IllegalArgumentException(
                    WHERE + "%s has %d entries; Macie takes %d".formatted(key, words.size(), most));
        }
        words.forEach(word -> MacieItem.requireLength(WHERE + key, word, shortest, 90));
    }

    private static void requireAscending(String name, Map<Severity, Long> levels) {
        long before = 0;
        for (long occurrences : levels.values()) {
            if (occurrences <= before) {
                throw new IllegalArgumentException(
                        WHERE
                                + "the severity-levels of '%s' have to rise from low to high, from 1 on"
                                        .formatted(name));
            }
            before = occurrences;
        }
    }
}
