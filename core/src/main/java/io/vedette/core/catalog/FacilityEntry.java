package io.vedette.core.catalog;

import java.util.List;

/** Describes what works on logs and findings. */
public record FacilityEntry(
        Facility item,
        String service,
        String description,
        List<Tool> dependencies,
        CatalogSettings defaults,
        List<String> costFactors)
        implements CatalogEntry {

    public FacilityEntry {
        dependencies = List.copyOf(dependencies);
        costFactors = List.copyOf(costFactors);
    }
}
