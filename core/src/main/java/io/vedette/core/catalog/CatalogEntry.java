package io.vedette.core.catalog;

import java.util.List;

/** Describes one item of the catalog. */
public sealed interface CatalogEntry permits ToolEntry, LogSourceEntry, FacilityEntry {

    CatalogItem item();

    /** The AWS service, as the reference names it. */
    String service();

    String description();

    /** The settings that hold where {@code vedette.yaml} says nothing. */
    CatalogSettings defaults();

    /** What it builds on. */
    List<Tool> dependencies();

    /** What its monthly bill depends on. */
    List<String> costFactors();
}
