package io.vedette.twin.eventbridge;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** The tags of buses and rules. */
final class EventTags {

    private final Ground ground;
    private final Buses buses;

    EventTags(Ground ground, Buses buses) {
        this.ground = ground;
        this.buses = buses;
    }

    List<Tag> list(String arn) {
        return of(ground.look(), arn).entrySet().stream()
                .map(it -> Tag.builder().key(it.getKey()).value(it.getValue()).build())
                .toList();
    }

    void put(String arn, List<Tag> tags) {
        NavigableMap<String, String> there = of(changing(arn), arn);
        tags.forEach(tag -> there.put(tag.key(), tag.value()));
    }

    void remove(String arn, List<String> keys) {
        of(changing(arn), arn).keySet().removeAll(keys);
    }

    /** The default bus is kept only from the first thing that is set of it. */
    private EventsState changing(String arn) {
        EventsState state = ground.state();
        if (arn.equals(ground.arn("event-bus/" + Buses.DEFAULT))) {
            state.buses.putIfAbsent(Buses.DEFAULT, buses.require(Buses.DEFAULT));
        }
        return state;
    }

    private NavigableMap<String, String> of(EventsState state, String arn) {
        for (String bus : buses.names(null)) {
            if (arn.equals(ground.arn("event-bus/" + bus))) {
                SavedBus saved = state.buses.get(bus);
                return saved == null ? new TreeMap<>() : saved.tags();
            }
        }
        return state.rules.values().stream()
                .filter(rule -> arn.equals(ground.arn("rule/" + rule.path())))
                .findFirst()
                .orElseThrow(() ->
                        EventsError.notFound("Rule or event bus %s does not exist.".formatted(arn)))
                .tags();
    }
}
