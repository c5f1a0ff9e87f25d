package io.vedette.aws.guardduty;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The detector that an account had for itself before it was enrolled.
 *
 * @param status ENABLED or DISABLED, NONE where there was no detector, UNKNOWN where the account
 *     did not let itself be asked
 * @param frequency null where there is no detector to speak of
 * @param features all that can be set, decided by the baseline or not
 */
record FormerDetector(String status, @Nullable String frequency, Map<String, Protection> features) {

    static final FormerDetector NONE = new FormerDetector("NONE", null, Map.of());
    static final FormerDetector UNKNOWN = new FormerDetector("UNKNOWN", null, Map.of());

    FormerDetector {
        features = Protection.sorted(features);
    }
}
