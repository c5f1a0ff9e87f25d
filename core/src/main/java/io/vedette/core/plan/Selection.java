package io.vedette.core.plan;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.Set;

/** Narrows a run to some tools, accounts and regions; an empty set means all. */
public record Selection(Set<CatalogItem> tools, Set<AccountId> accounts, Set<Region> regions) {

    /** Nothing narrowed. */
    public static final Selection EVERYTHING = new Selection(Set.of(), Set.of(), Set.of());

    public Selection {
        tools = Set.copyOf(tools);
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
    }

    boolean isEverything() {
        return tools.isEmpty() && accounts.isEmpty() && regions.isEmpty();
    }

    boolean includes(CatalogItem tool, Target target) {
        return (tools.isEmpty() || tools.contains(tool))
                && (accounts.isEmpty() || accounts.contains(target.account()))
                && (regions.isEmpty() || regions.contains(target.region()));
    }
}
