package io.vedette.twin.firehose;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One stream that takes records by itself and delivers to S3. */
final class StoredStream {

    static final String ACTIVE = "ACTIVE";

    private String name = "";
    private Instant created = Instant.EPOCH;
    private Instant ready = Instant.EPOCH;
    private @Nullable Instant gone;
    private @Nullable Instant updated;
    private int version = 1;
    private NavigableMap<String, Object> destination = new TreeMap<>();
    private @Nullable String keyType;
    private @Nullable String keyArn;
    private Instant encryptionReady = Instant.EPOCH;
    private NavigableMap<String, String> tags = new TreeMap<>();

    StoredStream() {}

    static StoredStream created(
            String name, NavigableMap<String, Object> destination, Instant now, Instant ready) {
        StoredStream stream = new StoredStream();
        stream.name = name;
        stream.destination = destination;
        stream.created = now;
        stream.ready = ready;
        return stream;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    @Nullable Instant updated() {
        return updated;
    }

    int version() {
        return version;
    }

    /** The members of {@code ExtendedS3DestinationDescription}. */
    NavigableMap<String, Object> destination() {
        return destination;
    }

    NavigableMap<String, String> tags() {
        return tags;
    }

    String status(Instant now) {
        if (gone != null) {
            return "DELETING";
        }
        return now.isBefore(ready) ? "CREATING" : ACTIVE;
    }

    boolean isGone(Instant now) {
        return gone != null && !now.isBefore(gone);
    }

    void delete(Instant when) {
        gone = when;
    }

    void deliver(NavigableMap<String, Object> changed, Instant now) {
        destination = changed;
        version++;
        updated = now;
    }

    /** Encrypts what waits in the stream; null stops it. */
    void encrypt(@Nullable String type, @Nullable String key, Instant from) {
        keyType = type;
        keyArn = key;
        encryptionReady = from;
    }

    @Nullable String keyType() {
        return keyType;
    }

    @Nullable String keyArn() {
        return keyArn;
    }

    String encryption(Instant now) {
        boolean settled = !now.isBefore(encryptionReady);
        if (keyType == null) {
            return settled ? "DISABLED" : "DISABLING";
        }
        return settled ? "ENABLED" : "ENABLING";
    }
}
