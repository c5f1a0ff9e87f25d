package io.vedette.twin.iam;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One policy that a customer manages. */
final class ManagedPolicy {

    private String name = "";
    private String path = "/";
    private String id = "";
    private @Nullable String description;
    private Instant created = Instant.EPOCH;
    private Instant updated = Instant.EPOCH;
    private int defaultVersion = 1;
    private int lastVersion;
    private NavigableMap<Integer, Version> versions = new TreeMap<>();
    private NavigableMap<String, String> tags = new TreeMap<>();

    ManagedPolicy() {}

    ManagedPolicy(String name, String path, String id, @Nullable String description, Instant now) {
        this.name = name;
        this.path = path;
        this.id = id;
        this.description = description;
        this.created = now;
    }

    /** A version's JSON. */
    record Version(String document, Instant created) {}

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    String id() {
        return id;
    }

    @Nullable String description() {
        return description;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    int defaultVersion() {
        return defaultVersion;
    }

    void makeDefault(int version, Instant now) {
        defaultVersion = version;
        updated = now;
    }

    /** Adds a version and returns its number. */
    int add(String document, Instant now) {
        lastVersion++;
        versions.put(lastVersion, new Version(document, now));
        updated = now;
        return lastVersion;
    }

    String defaultDocument() {
        return Objects.requireNonNull(versions.get(defaultVersion)).document();
    }

    NavigableMap<Integer, Version> versions() {
        return versions;
    }

    NavigableMap<String, String> tags() {
        return tags;
    }
}
