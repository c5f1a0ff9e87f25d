package io.vedette.twin.detective;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The behavior graphs that an account is a member of in a Region, by the graph's ARN. */
final class Memberships {

    NavigableMap<String, Membership> graphs = new TreeMap<>();
}
