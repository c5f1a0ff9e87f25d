package io.vedette.core.catalog;

import java.util.List;

/**
 * Describes one log source as the reference does.
 *
 * @param description what is recorded
 * @param destination where the logs go, in the reference's words
 * @param analysisTools what the logs are read with
 */
public record LogSourceEntry(
        LogSource item,
        String service,
        String description,
        String destination,
        List<Tool> dependencies,
        LogSourceSettings defaults,
        List<String> analysisTools,
        List<String> costFactors)
        implements CatalogEntry {

    public LogSourceEntry {
        dependencies = List.copyOf(dependencies);
        analysisTools = List.copyOf(analysisTools);
        costFactors = List.copyOf(costFactors);
    }
}
