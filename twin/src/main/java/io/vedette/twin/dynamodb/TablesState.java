package io.vedette.twin.dynamodb;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The tables of an account in a region, by name. */
final class TablesState {

    NavigableMap<String, StoredTable> tables = new TreeMap<>();
}
