package io.vedette.core.resource;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a state carries along so that it can be brought back, and that nobody decides: any two are
 * equal, so that it is neither a difference nor shown as one.
 *
 * @param value null where there is nothing to carry
 */
public record Aside<T>(@Nullable T value) {

    public static <T> Aside<T> nothing() {
        return new Aside<>(null);
    }

    /** The value, where there is one. */
    public Optional<T> get() {
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Aside<?>;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
