package io.vedette.twin.iam;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;

/** The customer-managed policies of an account. */
final class ManagedPolicies {

    private static final String BY_AWS = "arn:aws:iam::aws:policy/";
    private static final int MOST_VERSIONS = 5;

    private final World world;
    private final Caller caller;
    private final Shapes shapes;

    ManagedPolicies(World world, Caller caller, Shapes shapes) {
        this.world = world;
        this.caller = caller;
        this.shapes = shapes;
    }

    ManagedPolicy create(CreatePolicyRequest request, String id) {
        IamPolicyCheck.managed(request.policyDocument());
        String path = request.path() == null ? "/" : request.path();
        String arn = shapes.policyArn(path, request.policyName());
        boolean taken =
                identities().policies().values().stream()
                        .anyMatch(policy -> policy.name().equalsIgnoreCase(request.policyName()));
        if (taken) {
            throw IamError.alreadyExists(
                    "A policy called %s already exists. Duplicate names are not allowed."
                            .formatted(request.policyName()));
        }
        ManagedPolicy policy =
                new ManagedPolicy(
                        request.policyName(), path, id, request.description(), world.now());
        IamTags.put(policy.tags(), request.tags());
        policy.add(request.policyDocument(), world.now());
        identities().policies().put(arn, policy);
        return policy;
    }

    ManagedPolicy get(String arn) {
        ManagedPolicy policy = identities().policies().get(arn);
        if (policy == null) {
            throw IamError.noSuchEntity("Policy " + arn + " was not found.");
        }
        return policy;
    }

    /**
     * Refuses an ARN that no policy has; AWS's own policies are taken to exist, since IAM publishes
     * no list of them.
     */
    void attachable(String arn) {
        if (!arn.startsWith(BY_AWS) && !identities().policies().containsKey(arn)) {
            throw IamError.noSuchPolicy(arn);
        }
    }

    int attachments(String arn) {
        return Math.toIntExact(
                identities().roles().values().stream()
                        .filter(role -> role.attached().contains(arn))
                        .count());
    }

    int addVersion(String arn, String document, @Nullable Boolean makeDefault) {
        ManagedPolicy policy = get(arn);
        IamPolicyCheck.managed(document);
        if (policy.versions().size() >= MOST_VERSIONS) {
            throw IamError.limitExceeded("PolicyVersions", MOST_VERSIONS);
        }
        int added = policy.add(document, world.now());
        if (Boolean.TRUE.equals(makeDefault)) {
            policy.makeDefault(added, world.now());
        }
        return added;
    }

    /** The number of an existing version, such as {@code v2}. */
    int version(String arn, String versionId) {
        return get(arn).versions().keySet().stream()
                .filter(number -> versionId.equals("v" + number))
                .findFirst()
                .orElseThrow(() ->
                        IamError.noSuchEntity(
                                "Policy %s version %s does not exist or is not attachable."
                                        .formatted(arn, versionId)));
    }

    void deleteVersion(String arn, String versionId) {
        int number = version(arn, versionId);
        if (number == get(arn).defaultVersion()) {
            throw IamError.deleteConflict("Cannot delete the default version of a policy.");
        }
        get(arn).versions().remove(number);
    }

    void delete(String arn) {
        Map<Integer, ManagedPolicy.Version> versions = get(arn).versions();
        if (attachments(arn) > 0) {
            throw IamError.deleteConflict("Cannot delete a policy attached to entities.");
        }
        if (versions.size() > 1) {
            throw IamError.deleteConflict(
                    "This policy has more than one version. Before you delete a policy, you must delete "
                            + "the policy's versions. The default version is deleted with the policy.");
        }
        identities().policies().remove(arn);
    }

    private Identities identities() {
        return world.state(Identities.class, caller);
    }
}
