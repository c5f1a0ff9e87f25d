package io.vedette.twin.route53resolver;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.model.Filter;

/** The filters of a listing, whose names may be written in either of two ways. */
final class ListFilters {

    private ListFilters() {}

    /** Whether a thing matches all filters, by the value that it has for a name in lower case. */
    static <T> Predicate<T> of(
            List<Filter> filters, BiFunction<T, String, @Nullable String> values) {
        Predicate<T> all = _ -> true;
        for (Filter filter : filters) {
            String name = filter.name().replace("_", "").toLowerCase(Locale.ROOT);
            all =
                    all.and(it -> {
                        String value = values.apply(it, name);
                        if (value == null) {
                            throw ResolverError.parameter(
                                    "The filter '%s' is invalid".formatted(filter.name()));
                        }
                        return filter.values().contains(value);
                    });
        }
        return all;
    }
}
