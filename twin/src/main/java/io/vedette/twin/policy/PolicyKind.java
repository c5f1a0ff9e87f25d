package io.vedette.twin.policy;

/** Where a policy stands decides which elements it must and must not have. */
public enum PolicyKind {
    /** Attached to a role or user: names resources, no principals. */
    IDENTITY(false, true),
    /** A role's trust policy: names principals, no resources. */
    TRUST(true, false),
    /** Attached to a resource, such as a bucket or a key: names both. */
    RESOURCE(true, true);

    private final boolean principals;
    private final boolean resources;

    PolicyKind(boolean principals, boolean resources) {
        this.principals = principals;
        this.resources = resources;
    }

    boolean principals() {
        return principals;
    }

    boolean resources() {
        return resources;
    }
}
