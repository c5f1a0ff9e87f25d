package io.vedette.cli.output;

import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Says in one line what stands alike in several places, and of several tools. */
final class Alike {

    private record Standing(String word, String what) {}

    private final Map<Standing, Map<String, List<Target>>> found = new LinkedHashMap<>();

    /**
     * Adds one finding.
     *
     * @param word how it stands, such as {@code waiting}
     * @param what the reason or the evidence, as said of this target
     */
    void add(String word, String tool, Target target, String what) {
        found.computeIfAbsent(
                        new Standing(word, Reasons.alike(what, target)), _ -> new LinkedHashMap<>())
                .computeIfAbsent(tool, _ -> new ArrayList<>())
                .add(target);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Hands out each line with its word, in the order in which they were first added. */
    void forEach(BiConsumer<String, String> line) {
        found.forEach((standing, targets) ->
                byExtent(targets)
                        .forEach((where, tools) ->
                                line.accept(
                                        standing.word(),
                                        "%s %s %s: %s"
                                                .formatted(
                                                        standing.word(),
                                                        String.join(", ", tools),
                                                        where,
                                                        standing.what()))));
    }

    private static Map<String, List<String>> byExtent(Map<String, List<Target>> targets) {
        Map<String, List<String>> tools = new LinkedHashMap<>();
        targets.forEach((tool, all) ->
                tools.computeIfAbsent(Extent.of(all), _ -> new ArrayList<>()).add(tool));
        return tools;
    }
}
