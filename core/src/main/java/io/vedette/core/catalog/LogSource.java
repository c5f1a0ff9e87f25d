package io.vedette.core.catalog;

import java.util.Locale;

/** Names the six log sources of SEC10-BP06, in the catalog's order. */
public enum LogSource implements CatalogItem {
    CLOUDTRAIL_MANAGEMENT,
    VPC_FLOW_LOGS,
    DNS_LOGS,
    APPLICATION_LOGS,
    LOAD_BALANCER_LOGS,
    S3_ACCESS_LOGS;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String path() {
        return "logging." + id();
    }

    @Override
    public String toString() {
        return id();
    }
}
