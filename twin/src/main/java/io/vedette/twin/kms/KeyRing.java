package io.vedette.twin.kms;

import io.vedette.twin.Settling;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The keys and aliases of an account in a region. */
final class KeyRing implements Settling {

    private NavigableMap<String, Key> keys = new TreeMap<>();
    private NavigableMap<String, Alias> aliases = new TreeMap<>();

    /** What an alias points to, and since when. */
    record Alias(String keyId, Instant created, Instant updated) {}

    /** Forgets the keys whose waiting period is over, and their aliases. */
    @Override
    public void settle(Instant now) {
        keys.values().removeIf(key -> key.isGone(now));
        aliases.values().removeIf(alias -> !keys.containsKey(alias.keyId()));
    }

    NavigableMap<String, Key> keys() {
        return keys;
    }

    NavigableMap<String, Alias> aliases() {
        return aliases;
    }
}
