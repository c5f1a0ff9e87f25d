package io.vedette.core.catalog;

import java.util.Locale;

/** Names the eight security tools of SEC10-BP06, in the catalog's order. */
public enum Tool implements CatalogItem {
    GUARDDUTY,
    CLOUDTRAIL,
    CONFIG,
    SYSTEMS_MANAGER,
    SECURITY_HUB,
    DETECTIVE,
    INSPECTOR,
    MACIE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String path() {
        return "tools." + id();
    }

    @Override
    public String toString() {
        return id();
    }
}
