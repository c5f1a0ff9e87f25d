package io.vedette.core.plan;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.ResourceId;
import java.util.Set;

/**
 * One tool at one target: what the user counts.
 *
 * @param resources what it stands on: its own resources and the shared ones that serve it, such as
 *     an organization's trail
 */
public record Deployment(CatalogItem tool, Target target, Set<ResourceId> resources) {

    public Deployment {
        resources = Set.copyOf(resources);
        if (resources.isEmpty()) {
            throw new IllegalArgumentException(
                    "a deployment of %s at %s without resources".formatted(tool, target));
        }
    }

    /** The inventory's key: {@code {tool}_{account}_{region}}. */
    public String key() {
        return key(tool, target);
    }

    static String key(CatalogItem tool, Target target) {
        return "%s_%s_%s".formatted(tool.id(), target.account(), target.region());
    }
}
