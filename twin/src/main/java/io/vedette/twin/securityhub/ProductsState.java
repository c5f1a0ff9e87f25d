package io.vedette.twin.securityhub;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An account's product subscriptions in a region, as far as they are not the usual ones. */
final class ProductsState {

    /** When a product of AWS's own was unsubscribed, by its name. */
    NavigableMap<String, Instant> without = new TreeMap<>();
}
