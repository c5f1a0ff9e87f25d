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
import software.amazon.awssdk.services.kms.model.Tag;

/**
 * Creates a key for an alias, or takes up the one that an interrupted run created and did not come
 * to give its alias; a key is paid for whether it has a name or not.
 */
final class KeyCreation {

    private final KmsClient kms;
    private final Resource<Key.Settings> resource;
    private final String description;

    KeyCreation(KmsClient kms, Resource<Key.Settings> resource) {
        this.kms = kms;
        this.resource = resource;
        this.description = "Vedette's key for " + resource.name();
    }

    String keyId() {
        return leftBehind().orElseGet(this::create);
    }

    private Optional<String> leftBehind() {
        Set<String> named =
                kms.listAliasesPaginator().aliases().stream()
                        .map(AliasListEntry::targetKeyId)
                        .collect(Collectors.toSet());
        return kms.listKeysPaginator().keys().stream()
                .map(KeyListEntry::keyId)
                .filter(keyId -> !named.contains(keyId))
                .filter(keyId -> isOurs(kms.describeKey(it -> it.keyId(keyId)).keyMetadata()))
                .findFirst();
    }

    private boolean isOurs(KeyMetadata key) {
        return key.keyState() == KeyState.ENABLED && description.equals(key.description());
    }

    private String create() {
        String policy = PolicyDocument.of(resource.desired().statements()).json();
        Tag managed = Tag.builder().tagKey(Managed.TAG).tagValue(Managed.VALUE).build();
        return kms.createKey(it -> it.description(description).policy(policy).tags(managed))
                .keyMetadata()
                .keyId();
    }
}
