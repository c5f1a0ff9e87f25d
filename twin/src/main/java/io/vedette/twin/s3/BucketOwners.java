package io.vedette.twin.s3;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Who owns which name: bucket names are unique in the whole partition. */
final class BucketOwners {

    private NavigableMap<String, String> accounts = new TreeMap<>();

    NavigableMap<String, String> accounts() {
        return accounts;
    }
}
