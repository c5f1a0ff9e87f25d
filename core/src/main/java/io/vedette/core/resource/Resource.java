package io.vedette.core.resource;

import io.vedette.core.organization.Target;
import java.util.Set;

/**
 * One thing in AWS that Vedette keeps, and the state it should have.
 *
 * @param needs resources that must be in place first; without them this one is not attempted
 * @param after resources that go first where they are to be changed; their failure does not matter
 * @param purpose whether the desired state is to hold, or to be undone
 */
public record Resource<S extends Record>(
        ResourceKind<S> kind,
        Target target,
        String name,
        S desired,
        Set<ResourceId> needs,
        Set<ResourceId> after,
        Purpose<S> purpose) {

    public Resource {
        needs = Set.copyOf(needs);
        after = Set.copyOf(after);
    }

    /** A resource that is to be in its desired state. */
    public Resource(
            ResourceKind<S> kind,
            Target target,
            String name,
            S desired,
            Set<ResourceId> needs,
            Set<ResourceId> after) {
        this(kind, target, name, desired, needs, after, new Purpose.Keep<>());
    }

    /** A resource that needs the given ones first. */
    public static <S extends Record> Resource<S> of(
            ResourceKind<S> kind, Target target, String name, S desired, ResourceId... needs) {
        return new Resource<>(kind, target, name, desired, Set.of(needs), Set.of());
    }

    /** The same resource, desired otherwise. */
    public Resource<S> desiring(S state) {
        return new Resource<>(kind, target, name, state, needs, after, purpose);
    }

    public ResourceId id() {
        return new ResourceId(kind.name(), target, name);
    }
}
