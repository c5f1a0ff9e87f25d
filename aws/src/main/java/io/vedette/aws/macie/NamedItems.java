package io.vedette.aws.macie;

import io.vedette.core.organization.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finds things of one kind by name, because Macie knows them by ids that it chooses; remembers a
 * place's list for the run, until something is made or removed there.
 *
 * <p>Nothing is locked while AWS is asked, so two threads that ask at once may both call.
 */
final class NamedItems {

    private final Function<Target, Optional<Map<String, String>>> list;
    private final Map<Target, Map<String, String>> known = new ConcurrentHashMap<>();

    /**
     * @param list the ids by name in a place; empty where Macie is off
     */
    NamedItems(Function<Target, Optional<Map<String, String>>> list) {
        this.list = list;
    }

    private Map<String, String> ids(Target place) {
        Map<String, String> found = known.get(place);
        if (found != null) {
            return found;
        }
        Optional<Map<String, String>> listed = list.apply(place);
        listed.ifPresent(it -> known.put(place, Map.copyOf(it)));
        return listed.orElse(Map.of());
    }

    Optional<String> id(Target place, String name) {
        return Optional.ofNullable(ids(place).get(name));
    }

    /** Names for ids; an id that nothing has by now stands for itself. */
    Set<String> names(Target place, Iterable<String> someIds) {
        Set<String> names = new TreeSet<>();
        for (String id : someIds) {
            names.add(name(place, id));
        }
        return names;
    }

    private String name(Target place, String id) {
        for (Map.Entry<String, String> item : ids(place).entrySet()) {
            if (item.getValue().equals(id)) {
                return item.getKey();
            }
        }
        return id;
    }

    void forget(Target place) {
        known.remove(place);
    }
}
