package io.vedette.core.resource;

import org.jspecify.annotations.Nullable;

/** One component of a state that is not as it should be, found by {@link Differences}. */
public record Difference(String path, @Nullable Object before, @Nullable Object after) {

    @Override
    public String toString() {
        return "%s: %s -> %s".formatted(path, before, after);
    }
}
