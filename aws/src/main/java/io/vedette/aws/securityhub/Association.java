package io.vedette.aws.securityhub;

/**
 * Which central policy acts on something.
 *
 * @param policy by name, or the word for self-managed
 * @param status SUCCESS where all of its settings took effect, else FAILED and why
 */
record Association(String policy, String status) {

    static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";
    static final String SUCCESS = "SUCCESS";

    static Association with(String policy) {
        return new Association(policy, SUCCESS);
    }

    /** The account is left out: whatever was chosen for it, not for the root, stays. */
    static Association selfManaged() {
        return with(SELF_MANAGED);
    }

    boolean isSelfManaged() {
        return policy.equals(SELF_MANAGED);
    }
}
