package io.vedette.twin.kms;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;

/** Creates a key as {@code kms:CreateKey} does. */
final class KeyCreation {

    private final World world;
    private final Caller caller;

    KeyCreation(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    Key create(CreateKeyRequest request) {
        String policy =
                request.policy() == null
                        ? KeyPolicyCheck.defaultPolicy(caller.account())
                        : request.policy();
        KeyPolicyCheck.accept(policy, caller.account(), request.bypassPolicyLockoutSafetyCheck());
        KeySpec spec = Objects.requireNonNullElse(request.keySpec(), KeySpec.SYMMETRIC_DEFAULT);
        if (request.keyUsage() == null && spec != KeySpec.SYMMETRIC_DEFAULT) {
            throw KmsError.invalid(
                    "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        }
        Key key = new Key(metadata(request, spec), policy);
        KeyTags.put(key.tags(), request.tags());
        return key;
    }

    @SuppressWarnings("deprecation") // KMS still tells the old name of the key's spec
    private KeyMetadata metadata(CreateKeyRequest request, KeySpec spec) {
        boolean multiRegion = Boolean.TRUE.equals(request.multiRegion());
        OriginType origin = Objects.requireNonNullElse(request.origin(), OriginType.AWS_KMS);
        KeyUsageType usage =
                Objects.requireNonNullElse(request.keyUsage(), KeyUsageType.ENCRYPT_DECRYPT);
        boolean usable = origin == OriginType.AWS_KMS;
        String id =
                multiRegion
                        ? "mrk-" + world.ids().hex(caller, "key", 32)
                        : world.ids().uuid(caller, "key");
        return KeyMetadata.builder()
                .awsAccountId(caller.account())
                .keyId(id)
                .arn("arn:aws:kms:%s:%s:key/%s".formatted(caller.region(), caller.account(), id))
                .creationDate(world.now())
                .enabled(usable)
                .description(Objects.requireNonNullElse(request.description(), ""))
                .keyUsage(usage)
                .keyState(usable ? KeyState.ENABLED : KeyState.PENDING_IMPORT)
                .origin(origin)
                .keyManager(KeyManagerType.CUSTOMER)
                .customerMasterKeySpec(spec.toString())
                .keySpec(spec)
                .encryptionAlgorithms(
                        spec == KeySpec.SYMMETRIC_DEFAULT
                                ? List.of(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                                : List.of())
                .multiRegion(multiRegion)
                .build();
    }
}
