package io.vedette.core.readiness;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Organization;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Verification;
import java.time.LocalDate;
import java.util.Set;

/**
 * What readiness is judged from.
 *
 * @param plan what was read, held against the baseline
 * @param verification the plan, deployment by deployment
 * @param planned the tools that Vedette cannot deploy yet
 * @param selection what the reading was narrowed to
 * @param today answers are good for a year
 */
public record Situation(
        Baseline baseline,
        Organization organization,
        Plan plan,
        Verification verification,
        Set<CatalogItem> planned,
        Selection selection,
        LocalDate today) {

    public Situation {
        planned = Set.copyOf(planned);
    }
}
