package io.vedette.twin.ec2;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The filters of a request: all must match, each by any of its values, in which {@code *} and
 * {@code ?} are wildcards.
 */
final class Filters {

    private static final int MOST_VALUES = 200;

    private Filters() {}

    /** Whether a thing matches, by the values that it has for a filter's name. */
    static <T> Predicate<T> of(
            List<Filter> filters, Function<T, Function<String, @Nullable Set<String>>> values) {
        if (filters.stream().mapToInt(it -> it.values().size()).sum() > MOST_VALUES) {
            throw Ec2Error.of(
                    "FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is 200");
        }
        Predicate<T> all = _ -> true;
        for (Filter filter : filters) {
            Predicate<String> wanted = wanted(filter.values());
            all = all.and(it -> has(values.apply(it), filter.name(), wanted));
        }
        return all;
    }

    private static Predicate<String> wanted(List<String> values) {
        if (values.stream().noneMatch(it -> it.contains("*") || it.contains("?"))) {
            return Set.copyOf(values)::contains;
        }
        List<Pattern> patterns =
                values.stream()
                        .map(it ->
                                Pattern.quote(it).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"))
                        .map(Pattern::compile)
                        .toList();
        return value -> patterns.stream().anyMatch(it -> it.matcher(value).matches());
    }

    private static boolean has(
            Function<String, @Nullable Set<String>> values, String name, Predicate<String> wanted) {
        Set<String> there = values.apply(name);
        if (there == null) {
            throw Ec2Error.invalid("The filter '%s' is invalid".formatted(name));
        }
        return there.stream().anyMatch(wanted);
    }
}
