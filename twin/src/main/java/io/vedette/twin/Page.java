package io.vedette.twin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextToken asks for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {

    private static final String PREFIX = "page-";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page that a token asks for, the first one without a token; empty when the token is not
     * one of ours.
     *
     * @param size the asked-for number of items, or null for the most the service gives
     * @param most the most items that the service puts on a page
     */
    public static <T> Optional<Page<T>> of(
            Collection<T> all, @Nullable String token, @Nullable Integer size, int most) {
        int start = token == null ? 0 : start(token);
        if (start < 0 || start > all.size()) {
            return Optional.empty();
        }
        int end = Math.min(all.size(), start + (size == null ? most : Math.min(size, most)));
        List<T> items = all.stream().skip(start).limit(end - start).toList();
        return Optional.of(new Page<>(items, end < all.size() ? token(end) : null));
    }

    private static String token(int start) {
        byte[] text = (PREFIX + start).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static int start(String token) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token);
            String text = new String(decoded, StandardCharsets.UTF_8);
            return text.startsWith(PREFIX) ? Integer.parseInt(text.substring(PREFIX.length())) : -1;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
