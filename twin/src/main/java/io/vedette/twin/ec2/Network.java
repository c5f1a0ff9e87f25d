package io.vedette.twin.ec2;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The VPCs and flow logs of an account in a region, by id. */
final class Network {

    private NavigableMap<String, StoredVpc> vpcs = new TreeMap<>();
    private NavigableMap<String, StoredFlowLog> flowLogs = new TreeMap<>();

    /** What was created under a client token. */
    private NavigableMap<String, List<String>> tokens = new TreeMap<>();

    NavigableMap<String, StoredVpc> vpcs() {
        return vpcs;
    }

    NavigableMap<String, StoredFlowLog> flowLogs() {
        return flowLogs;
    }

    NavigableMap<String, List<String>> tokens() {
        return tokens;
    }
}
