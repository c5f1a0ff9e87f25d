package io.vedette.twin.elb;

import java.util.NavigableMap;
import java.util.TreeMap;

/** An account's classic load balancers in a region, by name. */
final class ClassicFleet {

    private NavigableMap<String, ClassicLoadBalancer> byName = new TreeMap<>();

    NavigableMap<String, ClassicLoadBalancer> byName() {
        return byName;
    }
}
