package io.vedette.twin;

import java.util.NavigableMap;
import java.util.TreeMap;

/** How many ids of each kind an account has used in a region. */
final class IssuedIds {

    private NavigableMap<String, Long> issued = new TreeMap<>();

    long count(String kind) {
        return issued.merge(kind, 1L, Long::sum);
    }
}
