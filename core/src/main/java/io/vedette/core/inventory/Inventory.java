package io.vedette.core.inventory;

import java.util.Collection;
import java.util.List;

/** Holds what was last said of every deployment, and of every log source besides, by its key. */
public interface Inventory {

    /** Writes items over what was there under their keys. */
    void write(Collection<InventoryItem> items);

    /** The items that are asked for, by key. */
    List<InventoryItem> items(InventoryQuery query);

    /** Removes items, as destroying what they speak of does; keys that are not there are fine. */
    void remove(Collection<String> deploymentKeys);

    /** Writes log sources over what was there under their keys. */
    void writeLogSources(Collection<LoggingConfigurationItem> items);

    /** The log sources that are asked for, by key. */
    List<LoggingConfigurationItem> logSources(InventoryQuery query);

    /** Removes log sources; keys that are not there are fine. */
    void removeLogSources(Collection<String> loggingKeys);
}
