package io.vedette.aws.kms;

import io.vedette.aws.Managed;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.core.resource.Resource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

/**
 * Creates a key for an alias, or takes up one of Vedette's own: the one that an interrupted run
 * created and did not come to give its alias, or the one that waits for its deletion. A key is paid
 * for whether it has a name or not, and a second one could not read what the first has encrypted.
 */
final class KeyCreation {

    private final KmsClient kms;
    private final Resource<Key.Settings> resource;

    KeyCreation(KmsClient kms, Resource<Key.Settings> resource) {
        this.kms = kms;
        this.resource = resource;
    }

    /** Whether Vedette made this key for an alias. */
    static boolean isOurs(KeyMetadata key, String alias) {
        return description(alias).equals(key.description());
    }

    private static String description(String alias) {
        return "Vedette's key for " + alias;
    }

    /** The id of the key, which has its alias now. */
    String keyId() {
        Optional<KeyMetadata> named = named();
        if (named.isPresent()) {
            return takenUp(named.get());
        }
        String keyId = leftBehind().map(this::takenUp).orElseGet(this::create);
        kms.createAlias(it -> it.aliasName(resource.name()).targetKeyId(keyId));
        return keyId;
    }

    private Optional<KeyMetadata> named() {
        try {
            return Optional.of(kms.describeKey(it -> it.keyId(resource.name())).keyMetadata());
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    private Optional<KeyMetadata> leftBehind() {
        Set<String> named =
                kms.listAliasesPaginator().aliases().stream()
                        .map(AliasListEntry::targetKeyId)
                        .collect(Collectors.toSet());
        return kms.listKeysPaginator().keys().stream()
                .map(KeyListEntry::keyId)
                .filter(keyId -> !named.contains(keyId))
                .map(keyId -> kms.describeKey(it -> it.keyId(keyId)).keyMetadata())
                .filter(key -> isOurs(key, resource.name()))
                .filter(key -> isWaiting(key) || key.keyState() == KeyState.ENABLED)
                .findFirst();
    }

    /** A key that waits for its deletion comes back disabled, with the policy that it had. */
    private String takenUp(KeyMetadata key) {
        String keyId = key.keyId();
        if (isWaiting(key)) {
            kms.cancelKeyDeletion(it -> it.keyId(keyId));
            kms.enableKey(it -> it.keyId(keyId));
        }
        String policy = Key.policy(kms, keyId).merge(resource.desired().statements()).json();
        kms.putKeyPolicy(it -> it.keyId(keyId).policyName(Key.POLICY).policy(policy));
        return keyId;
    }

    private static boolean isWaiting(KeyMetadata key) {
        return key.keyState() == KeyState.PENDING_DELETION;
    }

    private String create() {
        String policy = PolicyDocument.of(resource.desired().statements()).json();
        Tag managed = Tag.builder().tagKey(Managed.TAG).tagValue(Managed.VALUE).build();
        return kms.createKey(it ->
                        it.description(description(resource.name())).policy(policy).tags(managed))
                .keyMetadata()
                .keyId();
    }
}
