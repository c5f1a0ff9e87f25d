package io.vedette.core.ledger;

import tools.jackson.databind.json.JsonMapper;

/** Writes the states of resource kinds as JSON and reads them back. */
public final class StateJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StateJson() {}

    public static String write(Record state) {
        return JSON.writeValueAsString(state);
    }

    /** Reads a state of the given type. */
    public static <S extends Record> S read(String json, Class<S> type) {
        return JSON.readValue(json, type);
    }
}
