package io.vedette.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All state by cell. What a file held is turned into objects only when somebody asks for it. */
final class Cells {

    private final StateJson json = new StateJson();
    private final Map<Cell, Object> live = new HashMap<>();
    private final Map<String, JsonNode> unread = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final Set<Cell> touched = new LinkedHashSet<>();
    private boolean recording;

    void load(Map<String, JsonNode> saved) {
        unread.putAll(saved);
    }

    boolean isEmpty() {
        return live.isEmpty() && unread.isEmpty();
    }

    <S> S get(Class<S> type, String account, String region) {
        Cell cell = new Cell(type, account, region);
        if (recording) {
            touched.add(cell);
        }
        Object state = live.get(cell);
        if (state == null) {
            state = read(cell, type);
            if (state == null) {
                state = json.blank(type);
            }
            live.put(cell, state);
        }
        return type.cast(state);
    }

    <S> Optional<S> peek(Class<S> type, String account, String region) {
        Cell cell = new Cell(type, account, region);
        Object state = live.get(cell);
        if (state == null && !unread.isEmpty()) {
            state = read(cell, type);
            if (state != null) {
                live.put(cell, state);
            }
        }
        return Optional.ofNullable(type.cast(state));
    }

    /** The regions of an account's cells of a type that begin with a prefix, sorted. */
    SortedSet<String> regions(Class<?> type, String account, String prefix) {
        SortedSet<String> regions = new TreeSet<>();
        for (Cell cell : live.keySet()) {
            if (cell.type() == type
                    && cell.account().equals(account)
                    && cell.region().startsWith(prefix)) {
                regions.add(cell.region());
            }
        }
        String start = new Cell(type, account, "").name();
        for (String name : unread.keySet()) {
            if (name.startsWith(prefix, start.length()) && name.startsWith(start)) {
                regions.add(name.substring(start.length()));
            }
        }
        return regions;
    }

    /** From now on, notes which cells are asked for. */
    void startRecording() {
        recording = true;
    }

    /** The texts, by name, of the cells asked for since recording started that have changed. */
    SortedMap<String, String> stopRecording() {
        SortedMap<String, String> changed = new TreeMap<>();
        for (Cell cell : touched) {
            String text = json.write(live.getOrDefault(cell, Map.of()));
            String name = cell.name();
            boolean unchanged =
                    written.containsKey(name)
                            ? text.equals(written.get(name))
                            : json.isBlank(cell.type(), text);
            if (!unchanged) {
                written.put(name, text);
                changed.put(name, text);
            }
        }
        touched.clear();
        recording = false;
        return changed;
    }

    /** Lets what is live catch up with the time. */
    void settle(Instant now) {
        for (Object state : live.values()) {
            if (state instanceof Settling settling) {
                settling.settle(now);
            }
        }
    }

    /** The texts of all cells by name, without those that say nothing. */
    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        unread.forEach((name, node) -> all.put(name, node.toString()));
        live.forEach((cell, state) -> {
            String text = json.write(state);
            if (!json.isBlank(cell.type(), text)) {
                all.put(cell.name(), text);
            }
        });
        return all;
    }

    private <S> @Nullable S read(Cell cell, Class<S> type) {
        if (unread.isEmpty()) {
            return null;
        }
        String name = cell.name();
        JsonNode saved = unread.remove(name);
        if (saved == null) {
            return null;
        }
        S state = json.read(saved, type);
        written.put(name, json.write(state));
        return state;
    }
}
