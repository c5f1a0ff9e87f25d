package io.vedette.twin.firehose;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The streams of an account in a region, by name. */
final class StreamState {

    private NavigableMap<String, StoredStream> streams = new TreeMap<>();

    NavigableMap<String, StoredStream> streams() {
        return streams;
    }
}
