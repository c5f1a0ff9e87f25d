package io.vedette.aws.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A policy document into which statements are merged by their ids. All other statements stay as
 * they are written, byte for byte.
 */
public final class PolicyDocument {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STATEMENT = "Statement";

    private record Entry(String sid, String text) {}

    private final Map<String, String> head;
    private final List<Entry> entries;

    private PolicyDocument(Map<String, String> head, List<Entry> entries) {
        this.head = head;
        this.entries = List.copyOf(entries);
    }

    /** A document that says nothing yet. */
    public static PolicyDocument empty() {
        return new PolicyDocument(Map.of("Version", "\"2012-10-17\""), List.of());
    }

    /** A document of nothing but these statements, by id. */
    public static PolicyDocument of(Map<String, Statement> statements) {
        return empty().merge(statements);
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException where the text is not JSON
     */
    public static PolicyDocument parse(String json) {
        Map<String, String> head = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String element = parser.currentName();
                JsonToken value = parser.nextToken();
                if (!element.equals(STATEMENT)) {
                    head.put(element, textOfValue(parser, json));
                    continue;
                }
                if (value != JsonToken.START_ARRAY) {
                    // A document of one statement may leave the brackets out.
                    entries.add(entry(textOfValue(parser, json)));
                    continue;
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    entries.add(entry(textOfValue(parser, json)));
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a policy that is not JSON: " + json, e);
        }
        return new PolicyDocument(head, entries);
    }

    private static String textOfValue(JsonParser parser, String json) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            // The parser reads a string to its end only when asked for it.
            parser.getString();
        }
        return json.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private static Entry entry(String text) {
        return new Entry(StatementJson.sid(JSON.readTree(text)), text);
    }

    /** All statements that have an id. */
    public Map<String, Statement> statements() {
        Map<String, Statement> statements = new TreeMap<>();
        for (Entry entry : entries) {
            if (!entry.sid.isEmpty()) {
                statements.put(entry.sid, StatementJson.read(JSON.readTree(entry.text)));
            }
        }
        return statements;
    }

    /** The statements with these ids, as far as they are there. */
    public Map<String, Statement> statements(Set<String> sids) {
        Map<String, Statement> statements = statements();
        statements.keySet().retainAll(sids);
        return statements;
    }

    /** This document with the given statements in the place of those with the same ids. */
    public PolicyDocument merge(Map<String, Statement> statements) {
        Map<String, Statement> open = new TreeMap<>(statements);
        List<Entry> merged = new ArrayList<>();
        for (Entry entry : entries) {
            if (!statements.containsKey(entry.sid)) {
                merged.add(entry);
                continue;
            }
            Statement ours = open.remove(entry.sid);
            if (ours != null) {
                JsonNode there = JSON.readTree(entry.text);
                merged.add(
                        StatementJson.read(there).equals(ours)
                                ? entry
                                : new Entry(entry.sid, text(entry.sid, ours)));
            }
        }
        open.forEach((sid, statement) -> merged.add(new Entry(sid, text(sid, statement))));
        return new PolicyDocument(head, merged);
    }

    /** This document without the statements with these ids. */
    public PolicyDocument without(Set<String> sids) {
        return new PolicyDocument(
                head, entries.stream().filter(entry -> !sids.contains(entry.sid)).toList());
    }

    /**
     * This document with the statements that are desired, and without those that are there for the
     * same purpose and are not.
     */
    public PolicyDocument merge(Map<String, Statement> before, Map<String, Statement> desired) {
        Set<String> unwanted = new TreeSet<>(before.keySet());
        unwanted.removeAll(desired.keySet());
        return without(unwanted).merge(desired);
    }

    /** Whether it says nothing; AWS takes no such document. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    private static String text(String sid, Statement statement) {
        return StatementJson.write(sid, statement).toString();
    }

    /** The document as JSON, for AWS. */
    public String json() {
        List<String> elements = new ArrayList<>();
        head.forEach((name, text) -> elements.add("\"%s\":%s".formatted(name, text)));
        elements.add(
                "\"%s\":[%s]"
                        .formatted(
                                STATEMENT,
                                String.join(",", entries.stream().map(Entry::text).toList())));
        return "{" + String.join(",", elements) + "}";
    }
}
