package io.vedette.twin.kms;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import io.vedette.twin.policy.Statement;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Finds keys by the ways KMS knows to name them: id, ARN, alias, alias ARN. */
final class Keys {

    private static final Pattern ID =
            Pattern.compile(
                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws:kms:([a-z0-9-]+):(\\d{12}):((?:key|alias)/.+)");

    private final World world;
    private final Caller caller;

    Keys(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    KeyRing own() {
        return world.state(KeyRing.class, caller);
    }

    /** The same for what changes something: without what is gone by now. */
    KeyRing settled() {
        KeyRing ring = own();
        ring.settle(world.now());
        return ring;
    }

    List<Key> list() {
        return own().keys().values().stream().filter(this::isThere).toList();
    }

    boolean isThere(Key key) {
        return !key.isGone(world.now());
    }

    /** The caller's own key, by id or ARN. */
    Key get(String name) {
        String id = name;
        Matcher arn = ARN.matcher(name);
        if (arn.matches() && arn.group(3).startsWith("key/")) {
            here(arn, name);
            if (!arn.group(2).equals(caller.account())) {
                throw KmsError.denied("The key " + name + " belongs to another account.");
            }
            id = arn.group(3).substring("key/".length());
        }
        return byId(id, own().keys(), name);
    }

    /** A key that can be changed, which one about to be deleted cannot. */
    Key changeable(String name) {
        settled();
        Key key = get(name);
        if (key.state() == KeyState.PENDING_DELETION) {
            throw KmsError.pendingDeletion(key.arn());
        }
        return key;
    }

    /** The key by any of its names, also another account's whose policy lets the caller in. */
    Key described(String name) {
        Matcher arn = ARN.matcher(name);
        String account = caller.account();
        String local = name;
        if (arn.matches()) {
            here(arn, name);
            account = arn.group(2);
            local = arn.group(3).startsWith("key/") ? arn.group(3).substring(4) : arn.group(3);
        }
        KeyRing ring = world.state(KeyRing.class, account, caller.region());
        Key key =
                local.startsWith("alias/")
                        ? byAlias(local, ring, aliasArn(account, local))
                        : byId(local, ring.keys(), name);
        if (!account.equals(caller.account()) && !lets(key, caller.account())) {
            throw KmsError.denied(
                    "The ciphertext refers to a customer master key that does not exist, does not"
                            + " exist in this region, or you are not allowed to access.");
        }
        return key;
    }

    String aliasArn(String account, String alias) {
        return "arn:aws:kms:%s:%s:%s".formatted(caller.region(), account, alias);
    }

    private void here(Matcher arn, String name) {
        if (!arn.group(1).equals(caller.region())) {
            throw KmsError.notFound("Invalid arn " + arn.group(1));
        }
        if (world.organization().account(arn.group(2)).isEmpty()) {
            throw KmsError.notFound("Key '" + name + "' does not exist");
        }
    }

    private Key byAlias(String alias, KeyRing ring, String arn) {
        return Optional.ofNullable(ring.aliases().get(alias))
                .map(KeyRing.Alias::keyId)
                .map(ring.keys()::get)
                .filter(this::isThere)
                .orElseThrow(() -> KmsError.noSuchAlias(arn));
    }

    private Key byId(String id, NavigableMap<String, Key> keys, String asked) {
        Key key = keys.get(id);
        if (key != null && isThere(key)) {
            return key;
        }
        if (!ID.matcher(id).matches()) {
            throw KmsError.notFound("Invalid keyId '" + asked + "'");
        }
        String arn =
                asked.startsWith("arn:")
                        ? asked
                        : "arn:aws:kms:%s:%s:key/%s"
                                .formatted(caller.region(), caller.account(), id);
        throw KmsError.notFound("Key '" + arn + "' does not exist");
    }

    private static boolean lets(Key key, String account) {
        return PolicyDocument.parse(key.policy(), PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument policy)
                && policy.statements().stream()
                        .filter(Statement::allows)
                        .flatMap(statement ->
                                statement.principals().getOrDefault("AWS", List.of()).stream())
                        .anyMatch(
                                principal -> principal.equals("*") || principal.contains(account));
    }
}
