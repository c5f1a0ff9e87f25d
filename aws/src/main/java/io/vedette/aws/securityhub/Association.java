package io.vedette.aws.securityhub;

import io.vedette.core.resource.Aside;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which central policy acts on something.
 *
 * @param policy by name, or the word for self-managed
 * @param status SUCCESS where all of its settings took effect, else FAILED and why
 * @param restoring all there is to restore it by, as it is observed
 */
record Association(String policy, String status, Aside<Restoring> restoring) {

    /**
     * What it takes to go back.
     *
     * @param inherited whether the policy came from above and is not the account's own
     * @param hubs what an account decides for itself, by region
     */
    record Restoring(boolean inherited, Map<String, AccountHub> hubs) {
        Restoring {
            hubs = Collections.unmodifiableMap(new TreeMap<>(hubs));
        }
    }

    static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";
    static final String SUCCESS = "SUCCESS";

    static Association with(String policy) {
        return new Association(policy, SUCCESS, Aside.nothing());
    }

    /** The administrator's hubs as they were before a policy was applied to the root. */
    static Association before(Map<String, AccountHub> hubs) {
        return new Association("", SUCCESS, new Aside<>(new Restoring(false, hubs)));
    }

    /** The account is left out: whatever was chosen for it, not for the root, stays. */
    static Association selfManaged() {
        return with(SELF_MANAGED);
    }

    boolean isSelfManaged() {
        return policy.equals(SELF_MANAGED);
    }
}
