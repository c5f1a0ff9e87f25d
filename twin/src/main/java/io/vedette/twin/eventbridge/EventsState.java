package io.vedette.twin.eventbridge;

import java.util.NavigableMap;
import java.util.TreeMap;

/** An account's EventBridge in a Region. */
final class EventsState {

    /** By name; the default bus only once somebody has set something of it. */
    NavigableMap<String, SavedBus> buses = new TreeMap<>();

    /** By {@link SavedRule#key}. */
    NavigableMap<String, SavedRule> rules = new TreeMap<>();

    NavigableMap<String, SavedArchive> archives = new TreeMap<>();
}
