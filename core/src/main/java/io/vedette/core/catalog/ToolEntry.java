package io.vedette.core.catalog;

import java.util.List;

/**
 * Describes one tool as the reference does.
 *
 * @param service the AWS service's endpoint prefix, as in the reference
 * @param priority 1 goes first; tools of equal priority are independent unless one depends on the
 *     other
 * @param regions the regions of the reference; the baseline's regions take their place
 * @param integrationPoints the services that it exchanges findings or logs with
 */
public record ToolEntry(
        Tool item,
        String service,
        String description,
        int priority,
        List<String> regions,
        List<Tool> dependencies,
        CatalogSettings defaults,
        List<String> automationCapabilities,
        List<String> integrationPoints,
        List<String> costFactors)
        implements CatalogEntry {

    public ToolEntry {
        regions = List.copyOf(regions);
        dependencies = List.copyOf(dependencies);
        automationCapabilities = List.copyOf(automationCapabilities);
        integrationPoints = List.copyOf(integrationPoints);
        costFactors = List.copyOf(costFactors);
        if (priority < 1) {
            throw new IllegalArgumentException("priority of %s: %d".formatted(item, priority));
        }
    }
}
