package io.vedette.core.readiness;

import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lines of evidence: what reads alike at many targets is one line that names them. */
final class Evidence {

    /** Reports stay readable in an organization of thousands; the deployments have them all. */
    private static final int TARGETS_NAMED = 20;

    private final Map<String, List<Target>> targets = new LinkedHashMap<>();

    void add(Target target, String finding) {
        targets.computeIfAbsent(finding, _ -> new ArrayList<>()).add(target);
    }

    List<String> lines() {
        return targets.entrySet().stream()
                .map(it -> "%s (%s)".formatted(it.getKey(), named(it.getValue())))
                .toList();
    }

    private static String named(Collection<Target> targets) {
        TreeSet<Target> distinct = new TreeSet<>(targets);
        String first =
                distinct.stream()
                        .limit(TARGETS_NAMED)
                        .map(Target::toString)
                        .collect(Collectors.joining(", "));
        int more = distinct.size() - TARGETS_NAMED;
        String where = more > 0 ? "%s and %,d more".formatted(first, more) : first;
        return distinct.size() == 1
                ? "at " + where
                : "at %,d targets: %s".formatted(distinct.size(), where);
    }
}
