package io.vedette.core.catalog;

import java.util.Locale;

/** Names what works on the logs and findings once they are there. */
public enum Facility implements CatalogItem {
    /** What the logs are searched with: Athena tables and saved queries. */
    ANALYSIS,
    /** What watches and raises alarms: metric filters, rules, alarms, notifications. */
    MONITORING;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String path() {
        return id();
    }

    @Override
    public String toString() {
        return id();
    }
}
