package io.vedette.core.plan;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Target;

/** One tool at one target where it cannot be put in place, and why. */
public record SkippedDeployment(CatalogItem tool, Target target, String why) {

    /** The inventory's key: {@code {tool}_{account}_{region}}. */
    public String key() {
        return Deployment.key(tool, target);
    }
}
