package io.vedette.twin.sqs;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The queues of an account in a Region, by name. */
final class QueuesState {

    NavigableMap<String, SavedQueue> queues = new TreeMap<>();
}
