package io.vedette.aws;

import io.vedette.twin.Twin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a twin's file would hold, to compare before and after. */
public final class SavedState {

    private static final Pattern TIME =
            Pattern.compile("\"(?!1970-01-01T00:00:00Z)\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");

    private SavedState() {}

    /** The cells of a twin by name, but for the counters of ids and the clock. */
    public static Map<String, String> exactly(Twin twin) {
        Map<String, String> cells = new TreeMap<>(twin.saved());
        cells.keySet()
                .removeIf(it ->
                        it.startsWith("IssuedIds/")
                                || it.startsWith("SavedTime/")
                                || it.startsWith("cloudwatch.MetricsState/"));
        return cells;
    }

    /** The same, where things that were changed and changed back bear later times. */
    public static Map<String, String> butForTimes(Twin twin) {
        Map<String, String> cells = exactly(twin);
        cells.replaceAll((_, text) -> TIME.matcher(text).replaceAll("\"some time\""));
        return cells;
    }

    /** The cells that are not as they were, each with what it was and what it is. */
    public static List<String> differences(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> cells = new TreeSet<>(before.keySet());
        cells.addAll(after.keySet());
        return cells.stream()
                .filter(cell -> !Objects.equals(before.get(cell), after.get(cell)))
                .map(cell ->
                        "%s was %s and is %s".formatted(cell, before.get(cell), after.get(cell)))
                .toList();
    }
}
