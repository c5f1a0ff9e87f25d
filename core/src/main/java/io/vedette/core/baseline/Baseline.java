package io.vedette.core.baseline;

import io.vedette.core.catalog.Tool;
import io.vedette.core.catalog.ToolSettings;
import java.util.Map;
import java.util.Objects;

/**
 * What should be in place: {@code vedette.yaml} over the catalog's defaults.
 *
 * @param tools the settings of every tool of the catalog
 */
public record Baseline(
        OrganizationSettings organization,
        Map<Tool, ToolSettings> tools,
        CostSettings cost,
        ReadinessSettings readiness) {

    /** A baseline that says nothing beyond the organization and the tools. */
    public Baseline(OrganizationSettings organization, Map<Tool, ToolSettings> tools) {
        this(organization, tools, CostSettings.NONE, ReadinessSettings.NONE);
    }

    public Baseline {
        tools = Map.copyOf(tools);
        for (Tool tool : Tool.values()) {
            if (!tools.containsKey(tool)) {
                throw new IllegalArgumentException("no settings for " + tool);
            }
        }
    }

    /** The settings of one tool. */
    public ToolSettings settings(Tool tool) {
        return Objects.requireNonNull(tools.get(tool));
    }
}
