package io.vedette.twin.logs;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One log group. */
final class Group {

    private String name = "";
    private String type = "STANDARD";
    private long created;
    private boolean protectedFromDeletion;
    private @Nullable Integer retentionDays;
    private @Nullable String key;
    private NavigableMap<String, String> tags = new TreeMap<>();
    private NavigableMap<String, StoredStream> streams = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Object>> filters = new TreeMap<>();

    Group() {}

    Group(String name, String type, long created, boolean protectedFromDeletion) {
        this.name = name;
        this.type = type;
        this.created = created;
        this.protectedFromDeletion = protectedFromDeletion;
    }

    String name() {
        return name;
    }

    /** The log group class. */
    String type() {
        return type;
    }

    /** In milliseconds since 1970. */
    long created() {
        return created;
    }

    boolean protectedFromDeletion() {
        return protectedFromDeletion;
    }

    void protect(boolean fromDeletion) {
        protectedFromDeletion = fromDeletion;
    }

    /** Null where events are kept for ever. */
    @Nullable Integer retentionDays() {
        return retentionDays;
    }

    void retain(@Nullable Integer days) {
        retentionDays = days;
    }

    /** The ARN of the KMS key, null where CloudWatch Logs encrypts with its own. */
    @Nullable String key() {
        return key;
    }

    void encrypt(@Nullable String keyArn) {
        key = keyArn;
    }

    NavigableMap<String, StoredStream> streams() {
        return streams;
    }

    /** The metric filters in the SDK's shape, by name. */
    NavigableMap<String, NavigableMap<String, Object>> filters() {
        return filters;
    }

    NavigableMap<String, String> tags() {
        return tags;
    }
}
