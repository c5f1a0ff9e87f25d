package io.vedette.twin.ssm;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;

/** A document of the account's own, in all its versions. */
final class Document {

    private String name = "";
    private String type = "";
    private String owner = "";
    private int defaultVersion = 1;
    private int latestVersion = 1;
    private NavigableMap<Integer, Version> versions = new TreeMap<>();

    /** One version. */
    record Version(
            String content,
            String format,
            String schema,
            @Nullable String versionName,
            Instant created) {}

    static Document of(String name, String type, String owner, Version first) {
        Document document = new Document();
        document.name = name;
        document.type = type;
        document.owner = owner;
        document.versions.put(1, first);
        return document;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    String owner() {
        return owner;
    }

    int defaultVersion() {
        return defaultVersion;
    }

    NavigableMap<Integer, Version> versions() {
        return versions;
    }

    int add(Version version) {
        latestVersion++;
        versions.put(latestVersion, version);
        return latestVersion;
    }

    void makeDefault(int version) {
        defaultVersion = version;
    }

    /** The number of a version as requests name it: a number, or the default or latest one. */
    Optional<Integer> number(@Nullable String asked) {
        return switch (asked) {
            case null -> Optional.of(defaultVersion);
            case "$DEFAULT" -> Optional.of(defaultVersion);
            case "$LATEST" -> Optional.of(latestVersion);
            default ->
                    versions.keySet().stream()
                            .filter(number -> asked.equals(number.toString()))
                            .findFirst();
        };
    }

    DocumentDescription described(int number, Version version) {
        return DocumentDescription.builder()
                .name(name)
                .versionName(version.versionName())
                .owner(owner)
                .createdDate(version.created())
                .status(DocumentStatus.ACTIVE)
                .documentVersion(Integer.toString(number))
                .documentType(type)
                .schemaVersion(version.schema())
                .latestVersion(Integer.toString(latestVersion))
                .defaultVersion(Integer.toString(defaultVersion))
                .documentFormat(version.format())
                .build();
    }
}
