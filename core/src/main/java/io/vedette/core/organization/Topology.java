package io.vedette.core.organization;

/** Tells how the accounts hang together, and so how the tools reach them. */
public sealed interface Topology {

    /** An AWS organization: the tools are run by delegated administrators. */
    record AwsOrganization(String id, AccountId management) implements Topology {}

    /** A list of accounts without an organization: every account runs its own tools. */
    record SeparateAccounts() implements Topology {}
}
