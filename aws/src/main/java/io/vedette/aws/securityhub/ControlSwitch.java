package io.vedette.aws.securityhub;

import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.resource.Aside;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationDetail;

/**
 * Whether a control is off, and the reason that AWS keeps with it.
 *
 * @param perStandard what it is in each standard, as it is observed
 */
record ControlSwitch(String status, String reason, Aside<PerStandard> perStandard) {

    /** The ARNs of the standards in which a control is on, and of those where it is off and why. */
    record PerStandard(Set<String> enabled, Map<String, String> disabled) {
        PerStandard {
            enabled = Collections.unmodifiableSet(new TreeSet<>(enabled));
            disabled = Collections.unmodifiableMap(new TreeMap<>(disabled));
        }
    }

    static ControlSwitch off(String reason) {
        return new ControlSwitch("DISABLED", reason, Aside.nothing());
    }

    private static PerStandard perStandard(List<StandardsControlAssociationDetail> details) {
        Set<String> enabled = new TreeSet<>();
        Map<String, String> disabled = new TreeMap<>();
        for (StandardsControlAssociationDetail detail : details) {
            if (detail.associationStatus() == AssociationStatus.DISABLED) {
                String reason = detail.updatedReason();
                disabled.put(detail.standardsArn(), reason == null ? "" : reason);
            } else {
                enabled.add(detail.standardsArn());
            }
        }
        return new PerStandard(enabled, disabled);
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
        return new ControlSwitch(
                status, String.join(" / ", reasons), new Aside<>(perStandard(details)));
    }
}
