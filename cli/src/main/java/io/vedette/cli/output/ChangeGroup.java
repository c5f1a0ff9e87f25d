package io.vedette.cli.output;

import io.vedette.core.organization.Target;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of one kind that read the same, wherever they are.
 *
 * @param sign + create, ~ update, x delete, . wait, - skip, ! unreadable
 * @param lines what is to change, or why nothing is
 */
record ChangeGroup(
        String sign, String kind, List<String> lines, List<String> names, List<Target> targets) {

    private record Key(String sign, String kind, List<String> lines) {}

    /** Groups what is not as it should be; what is in place is left out. */
    static List<ChangeGroup> of(List<PlannedChange<?>> changes) {
        Map<Key, ChangeGroup> groups = new LinkedHashMap<>();
        for (PlannedChange<?> planned : changes) {
            if (planned.change() instanceof Change.None) {
                continue;
            }
            Key key = key(planned);
            ChangeGroup group =
                    groups.computeIfAbsent(
                            key,
                            it ->
                                    new ChangeGroup(
                                            it.sign(),
                                            it.kind(),
                                            it.lines(),
                                            new ArrayList<>(),
                                            new ArrayList<>()));
            if (!group.names().contains(planned.resource().name())) {
                group.names().add(planned.resource().name());
            }
            group.targets().add(planned.resource().target());
        }
        return List.copyOf(groups.values());
    }

    private static Key key(PlannedChange<?> planned) {
        String kind = planned.resource().kind().name();
        Target target = planned.resource().target();
        return switch (planned.change()) {
            case Change.Create<?> _ -> new Key("+", kind, List.of());
            case Change.Update<?>(var _, List<Difference> differences) ->
                    new Key(
                            "~",
                            kind,
                            differences.stream()
                                    .map(it -> Reasons.alike(line(it), target))
                                    .toList());
            case Change.Delete<?> _ -> new Key("x", kind, List.of());
            case Change.Wait<?>(String waitingFor) ->
                    new Key(".", kind, List.of("waiting for " + waitingFor));
            case Change.Skip<?>(String why) ->
                    new Key("-", kind, List.of(Reasons.alike(why, target)));
            case Change.Unknown<?>(String why) ->
                    new Key("!", kind, List.of(Reasons.alike(why, target)));
            case Change.None<?> _ -> new Key("=", kind, List.of());
        };
    }

    static String line(Difference difference) {
        return "%s: %s -> %s"
                .formatted(
                        difference.path(),
                        Words.of(difference.before()),
                        Words.of(difference.after()));
    }

    /** The one name, or how many there are. */
    String name() {
        return names.size() == 1 ? names.getFirst() : names.size() + " of them";
    }
}
