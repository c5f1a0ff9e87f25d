package io.vedette.twin.iam;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;

/** The roles of an account. */
final class Roles {

    private static final int MOST_ATTACHED = 10;

    private final World world;
    private final Caller caller;
    private final ManagedPolicies policies;

    Roles(World world, Caller caller, ManagedPolicies policies) {
        this.world = world;
        this.caller = caller;
        this.policies = policies;
    }

    Role create(CreateRoleRequest request, String id) {
        IamPolicyCheck.trust(request.assumeRolePolicyDocument());
        identities().settle(world.now());
        refuseTaken(request.roleName());
        if (request.permissionsBoundary() != null) {
            policies.attachable(request.permissionsBoundary());
        }
        Role role =
                new Role(
                        request.roleName(),
                        Objects.requireNonNullElse(request.path(), "/"),
                        id,
                        world.now(),
                        request.assumeRolePolicyDocument());
        role.describe(request.description());
        role.limitSessions(request.maxSessionDuration());
        role.bound(request.permissionsBoundary());
        IamTags.put(role.tags(), request.tags());
        identities().roles().put(role.name(), role);
        return role;
    }

    /** Names that differ only in case are the same name. */
    private void refuseTaken(String name) {
        if (identities().roles().keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            throw IamError.alreadyExists("Role with name " + name + " already exists.");
        }
    }

    Role get(String name) {
        return find(name).orElseThrow(() -> IamError.noSuchRole(name));
    }

    Optional<Role> find(String name) {
        return Optional.ofNullable(identities().roles().get(name))
                .filter(role -> !role.isGone(world.now()));
    }

    /** A role that customers may change. */
    Role changeable(String name) {
        Role role = get(name);
        if (role.serviceLinked()) {
            throw IamError.unmodifiable(name);
        }
        return role;
    }

    void delete(String name) {
        Role role = changeable(name);
        if (!role.attached().isEmpty()) {
            throw IamError.deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inline().isEmpty()) {
            throw IamError.deleteConflict("Cannot delete entity, must delete policies first.");
        }
        identities().roles().remove(name);
    }

    void attach(String name, String policyArn) {
        Role role = changeable(name);
        policies.attachable(policyArn);
        if (role.attached().size() >= MOST_ATTACHED && !role.attached().contains(policyArn)) {
            throw IamError.limitExceeded("PoliciesPerRole", MOST_ATTACHED);
        }
        role.attached().add(policyArn);
    }

    void detach(String name, String policyArn) {
        if (!changeable(name).attached().remove(policyArn)) {
            throw IamError.noSuchEntity("Policy " + policyArn + " was not found.");
        }
    }

    String inline(String name, String policyName) {
        String document = get(name).inline().get(policyName);
        if (document == null) {
            throw IamError.noSuchEntity(
                    "The role policy with name " + policyName + " cannot be found.");
        }
        return document;
    }

    private Identities identities() {
        return world.state(Identities.class, caller);
    }
}
