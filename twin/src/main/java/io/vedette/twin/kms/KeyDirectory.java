package io.vedette.twin.kms;

import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Tells the services that encrypt with a customer's key what they need to know of it. */
public final class KeyDirectory {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:kms:([a-z0-9-]+):(\\d{12}):(key|alias)/(.+)");

    private final World world;

    public KeyDirectory(World world) {
        this.world = world;
    }

    /** A key as an encrypting service sees it. */
    public record Found(String arn, boolean enabled, boolean symmetric, PolicyDocument policy) {

        /**
         * Whether the key's policy lets the service act, conditions apart.
         *
         * @param service for example {@code cloudtrail.amazonaws.com}
         * @param action for example {@code kms:GenerateDataKey}
         */
        public boolean allows(String service, String action) {
            return policy.allowsService(service, action, arn);
        }

        /**
         * Whether the key's policy lets the service act, its conditions judged.
         *
         * @param context the condition keys of the request, such as {@code aws:SourceArn}
         */
        public boolean allows(String service, String action, Map<String, String> context) {
            return policy.allowsService(service, action, arn, context);
        }
    }

    /**
     * The key that an account in a region means.
     *
     * @param name an id, an ARN, an alias or an alias's ARN
     */
    public Optional<Found> find(String name, String account, String region) {
        Matcher arn = ARN.matcher(name);
        if (!arn.matches()) {
            return in(account, region, name);
        }
        String local = arn.group(3).equals("key") ? arn.group(4) : "alias/" + arn.group(4);
        return in(arn.group(2), arn.group(1), local);
    }

    private Optional<Found> in(String account, String region, String local) {
        return world.peek(KeyRing.class, account, region)
                .flatMap(ring -> {
                    KeyRing.Alias alias = ring.aliases().get(local);
                    return Optional.ofNullable(
                            ring.keys().get(alias == null ? local : alias.keyId()));
                })
                .filter(key -> !key.isGone(world.now()))
                .map(KeyDirectory::found);
    }

    private static Found found(Key key) {
        PolicyDocument policy =
                PolicyDocument.parse(key.policy(), PolicyKind.RESOURCE)
                                instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid)
                        ? valid
                        : new PolicyDocument(List.of());
        boolean symmetric = key.metadata().keySpecAsString().equals("SYMMETRIC_DEFAULT");
        return new Found(key.arn(), key.state() == KeyState.ENABLED, symmetric, policy);
    }
}
