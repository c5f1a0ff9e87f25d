package io.vedette.core.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Names the eight security tools of SEC10-BP06, in the catalog's order. */
public enum Tool {
    GUARDDUTY,
    CLOUDTRAIL,
    CONFIG,
    SYSTEMS_MANAGER,
    SECURITY_HUB,
    DETECTIVE,
    INSPECTOR,
    MACIE;

    /** The name in {@code vedette.yaml}, in deployment keys and on the command line. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a tool by its id.
     *
     * @throws IllegalArgumentException for an unknown one, naming those there are
     */
    @JsonCreator
    public static Tool of(String id) {
        return Arrays.stream(values())
                .filter(tool -> tool.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no tool '%s'; there are %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(values()).map(Tool::id).toList())));
    }

    @Override
    public String toString() {
        return id();
    }
}
