package io.vedette.aws.securityhub;

import io.vedette.core.catalog.SecurityHubSettings.Standard;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationDetail;

/** Whether a control is off, and the reason that AWS keeps with it. */
record ControlSwitch(String status, String reason) {

    static ControlSwitch off(String reason) {
        return new ControlSwitch("DISABLED", reason);
    }

    /** What the standards that have a control say of it. */
    static ControlSwitch of(List<StandardsControlAssociationDetail> details) {
        Set<String> on = new TreeSet<>();
        Set<String> reasons = new TreeSet<>();
        for (StandardsControlAssociationDetail detail : details) {
            if (detail.associationStatus() == AssociationStatus.DISABLED) {
                reasons.add(detail.updatedReason() == null ? "" : detail.updatedReason());
            } else {
                String arn = detail.standardsArn();
                on.add(Standards.named(arn).map(Standard::name).orElse(arn));
            }
        }
        String status = on.isEmpty() ? "DISABLED" : "ENABLED in " + String.join(", ", on);
        return new ControlSwitch(status, String.join(" / ", reasons));
    }
}
