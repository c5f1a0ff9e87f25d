package io.vedette.twin.iam;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the services that take a customer's role what they need to know of it. */
public final class RoleDirectory {

    private final World world;

    public RoleDirectory(World world) {
        this.world = world;
    }

    /**
     * A role as a service sees it.
     *
     * @param trust who may take it
     * @param inline what its inline policies say; attached ones are not looked at
     */
    public record Found(PolicyDocument trust, List<PolicyDocument> inline) {

        public Found {
            inline = List.copyOf(inline);
        }

        /** Whether the service may take the role, given the condition keys of its request. */
        public boolean trusts(String service, Map<String, String> context) {
            return trust.allowsService(service, "sts:AssumeRole", "", context);
        }

        /** Whether an inline policy lets the role act, conditions apart. */
        public boolean allows(String action, String resource) {
            return inline.stream().anyMatch(policy -> policy.allows(action, resource));
        }
    }

    /** The role of a name in an account. */
    public Optional<Found> find(String account, String name) {
        return world.peek(Identities.class, account, AwsRegions.GLOBAL)
                .flatMap(identities -> Optional.ofNullable(identities.roles().get(name)))
                .filter(role -> !role.isGone(world.now()))
                .map(role -> new Found(trust(role), inline(role.inline().values())));
    }

    private static PolicyDocument trust(Role role) {
        return read(role.trust(), PolicyKind.TRUST);
    }

    private static List<PolicyDocument> inline(Collection<String> documents) {
        return documents.stream().map(it -> read(it, PolicyKind.IDENTITY)).toList();
    }

    private static PolicyDocument read(String json, PolicyKind kind) {
        return PolicyDocument.parse(json, kind)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid)
                ? valid
                : new PolicyDocument(List.of());
    }
}
