package io.vedette.twin.config;

import io.vedette.twin.Page;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Pages of listings that take a limit: 100 items unless fewer are asked for. */
final class Pages {

    static final int MOST = 100;

    private Pages() {}

    static <T> Page<T> of(Collection<T> all, @Nullable String token, @Nullable Integer limit) {
        if (limit != null && limit > MOST) {
            throw Failure.invalidLimit(limit);
        }
        Integer size = limit == null || limit == 0 ? null : limit;
        return Page.of(all, token, size, MOST).orElseThrow(Failure::invalidToken);
    }
}
