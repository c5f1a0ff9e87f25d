package io.vedette.twin.inspector2;

import java.util.NavigableMap;
import java.util.TreeMap;

/** An account's filters in a Region, by ARN. */
final class SavedFilters {

    NavigableMap<String, SavedFilter> byArn = new TreeMap<>();
}
