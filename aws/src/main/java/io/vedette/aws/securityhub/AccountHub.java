package io.vedette.aws.securityhub;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an account had Security Hub for itself in one region before a central policy decided.
 *
 * @param status ENABLED, NONE where it was off, UNKNOWN where the account did not let itself be
 *     asked
 * @param controlFindings null in members, who follow their administrator
 * @param administrator the account whose member it was; null where it was nobody's
 * @param standards by ARN: the controls that were off in each, with the reasons
 */
record AccountHub(
        String status,
        @Nullable Boolean autoEnableControls,
        @Nullable String controlFindings,
        @Nullable String administrator,
        Map<String, Map<String, String>> standards) {

    static final AccountHub NONE = new AccountHub("NONE", null, null, null, Map.of());
    static final AccountHub UNKNOWN = new AccountHub("UNKNOWN", null, null, null, Map.of());

    AccountHub {
        standards = Collections.unmodifiableMap(new TreeMap<>(standards));
    }

    static AccountHub alone(
            @Nullable Boolean autoEnableControls,
            @Nullable String controlFindings,
            Map<String, Map<String, String>> standards) {
        return new AccountHub("ENABLED", autoEnableControls, controlFindings, null, standards);
    }

    static AccountHub memberOf(
            String administrator,
            @Nullable Boolean autoEnableControls,
            Map<String, Map<String, String>> standards) {
        return new AccountHub("ENABLED", autoEnableControls, null, administrator, standards);
    }

    boolean isAlone() {
        return status.equals("ENABLED") && administrator == null;
    }
}
