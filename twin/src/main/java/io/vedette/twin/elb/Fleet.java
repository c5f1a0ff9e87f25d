package io.vedette.twin.elb;

import java.util.NavigableMap;
import java.util.TreeMap;

/** An account's application, network and gateway load balancers in a region, by name. */
final class Fleet {

    private NavigableMap<String, LoadBalancer> byName = new TreeMap<>();

    NavigableMap<String, LoadBalancer> byName() {
        return byName;
    }
}
