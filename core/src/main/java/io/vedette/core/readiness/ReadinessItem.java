package io.vedette.core.readiness;

import io.vedette.core.catalog.ChecklistItem;
import io.vedette.core.plan.Verification.Status;
import java.util.List;

/**
 * One line of the checklist and how it stands.
 *
 * @param evidence what that is known from: counts, the targets that fail, the IAM actions of the
 *     calls that read them, or who answered when; where the status is unknown, why
 */
public record ReadinessItem(ChecklistItem item, Status status, List<String> evidence) {

    public ReadinessItem {
        evidence = List.copyOf(evidence);
    }
}
