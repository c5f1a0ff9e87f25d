package io.vedette.twin.iam;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One role. */
final class Role {

    private static final String SERVICE_LINKED = "/aws-service-role/";
    private static final int HOUR = 3_600;

    private String name = "";
    private String path = "/";
    private String id = "";
    private Instant created = Instant.EPOCH;
    private String trust = "";
    private @Nullable String description;
    private int maxSessionSeconds = HOUR;
    private @Nullable String boundary;
    private NavigableMap<String, String> inline = new TreeMap<>();
    private NavigableSet<String> attached = new TreeSet<>();
    private NavigableMap<String, String> tags = new TreeMap<>();
    private @Nullable Instant deletion;

    Role() {}

    Role(String name, String path, String id, Instant created, String trust) {
        this.name = name;
        this.path = path;
        this.id = id;
        this.created = created;
        this.trust = trust;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    String arn(String account) {
        return "arn:aws:iam::" + account + ":role" + path + name;
    }

    /** When it is gone, of a service-linked role whose deletion AWS works on. */
    @Nullable Instant deletion() {
        return deletion;
    }

    void deleteAt(Instant time) {
        deletion = time;
    }

    boolean isGone(Instant now) {
        return deletion != null && !now.isBefore(deletion);
    }

    /** Whether only AWS changes it. */
    boolean serviceLinked() {
        return path.startsWith(SERVICE_LINKED);
    }

    String trust() {
        return trust;
    }

    void trust(String json) {
        trust = json;
    }

    @Nullable String description() {
        return description;
    }

    void describe(@Nullable String text) {
        description = text;
    }

    int maxSessionSeconds() {
        return maxSessionSeconds;
    }

    void limitSessions(@Nullable Integer seconds) {
        maxSessionSeconds = seconds == null ? HOUR : seconds;
    }

    @Nullable String boundary() {
        return boundary;
    }

    void bound(@Nullable String policyArn) {
        boundary = policyArn;
    }

    /** The inline policies by name. */
    NavigableMap<String, String> inline() {
        return inline;
    }

    /** The ARNs of the attached policies. */
    NavigableSet<String> attached() {
        return attached;
    }

    NavigableMap<String, String> tags() {
        return tags;
    }
}
