package io.vedette.twin.firehose;

import io.vedette.twin.Settling;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The streams of an account in a region, by name. */
final class StreamState implements Settling {

    private NavigableMap<String, StoredStream> streams = new TreeMap<>();

    NavigableMap<String, StoredStream> streams() {
        return streams;
    }

    @Override
    public void settle(Instant now) {
        streams.values().removeIf(stream -> stream.isGone(now));
    }
}
