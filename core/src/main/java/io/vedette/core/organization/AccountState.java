package io.vedette.core.organization;

/**
 * Tells whether an account can be worked in.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html">
 *     Organizations: Account</a>
 */
public enum AccountState {
    PENDING_ACTIVATION,
    ACTIVE,
    SUSPENDED,
    PENDING_CLOSURE,
    CLOSED
}
