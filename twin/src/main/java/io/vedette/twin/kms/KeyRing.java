package io.vedette.twin.kms;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The keys and aliases of an account in a region. */
final class KeyRing {

    private NavigableMap<String, Key> keys = new TreeMap<>();
    private NavigableMap<String, Alias> aliases = new TreeMap<>();

    /** What an alias points to, and since when. */
    record Alias(String keyId, Instant created, Instant updated) {}

    NavigableMap<String, Key> keys() {
        return keys;
    }

    NavigableMap<String, Alias> aliases() {
        return aliases;
    }
}
