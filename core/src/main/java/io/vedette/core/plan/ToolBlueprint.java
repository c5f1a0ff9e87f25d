package io.vedette.core.plan;

import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;

/** Draws the resources of one tool: one implementation a tool, listed where Vedette is composed. */
public interface ToolBlueprint {

    Tool tool();

    /** Whether the service has an endpoint in a region at all. */
    boolean serves(Region region);

    /** Adds the tool's resources and deployments to a draft of the blueprint. */
    void draw(Draft draft);
}
