package io.vedette.twin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a state file.
 *
 * @param cells the last state of each cell
 * @param length how many bytes hold whole batches
 */
record StateLines(Map<String, JsonNode> cells, long length) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static StateLines read(Path file, byte[] bytes) {
        Map<String, JsonNode> cells = new HashMap<>();
        Map<String, JsonNode> batch = new HashMap<>();
        int length = 0;
        int start = 0;
        for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
            JsonNode line = parse(file, new String(bytes, start, end - start, UTF_8));
            batch.put(line.path("cell").asString(), line.path("state"));
            start = end + 1;
            if (!line.path("more").asBoolean(false)) {
                cells.putAll(batch);
                batch.clear();
                length = start;
            }
        }
        return new StateLines(cells, length);
    }

    static String batch(SortedMap<String, String> cells) {
        StringBuilder text = new StringBuilder();
        Iterator<Map.Entry<String, String>> entries = cells.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, String> entry = entries.next();
            append(text, entry.getKey(), entry.getValue(), entries.hasNext());
        }
        return text.toString();
    }

    static String lines(SortedMap<String, String> cells) {
        StringBuilder text = new StringBuilder();
        cells.forEach((name, state) -> append(text, name, state, false));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String state, boolean more) {
        text.append("{\"cell\":")
                .append(MAPPER.writeValueAsString(name))
                .append(more ? ",\"more\":true" : "")
                .append(",\"state\":")
                .append(state)
                .append("}\n");
    }

    private static JsonNode parse(Path file, String line) {
        try {
            JsonNode parsed = MAPPER.readTree(line);
            if (parsed.path("cell").isString() && parsed.path("state").isObject()) {
                return parsed;
            }
        } catch (JacksonException e) {
            throw new IllegalStateException(file + " is not a twin: " + e.getOriginalMessage(), e);
        }
        throw new IllegalStateException(file + " is not a twin: a line without cell and state");
    }

    private static int lineEnd(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
