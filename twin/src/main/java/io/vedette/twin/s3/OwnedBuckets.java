package io.vedette.twin.s3;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The buckets that an account owns, of all regions. */
final class OwnedBuckets {

    private NavigableMap<String, Bucket> byName = new TreeMap<>();

    NavigableMap<String, Bucket> byName() {
        return byName;
    }
}
