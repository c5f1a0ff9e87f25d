package io.vedette.core.catalog;

/** The settings of one log source. */
public interface LogSourceSettings extends CatalogSettings {

    /** How many days the archive keeps the logs. */
    int retentionDays();
}
