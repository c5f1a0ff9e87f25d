package io.vedette.twin.kms;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.InvalidMarkerException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesRequest;
import software.amazon.awssdk.services.kms.model.ListKeyPoliciesResponse;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;

/** Simulates KMS for one caller: keys and what is set of them, not their cryptography. */
public final class TwinKms implements KmsClient {

    private static final String DEFAULT = "default";
    private static final int YEAR = 365;
    private static final int SHORTEST_WINDOW = 7;
    private static final int LONGEST_WINDOW = 30;

    private final World world;
    private final Caller caller;
    private final Keys keys;

    public TwinKms(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.keys = new Keys(world, caller);
    }

    @Override
    public CreateKeyResponse createKey(CreateKeyRequest request) {
        Key key = new KeyCreation(world, caller).create(request);
        keys.settled().keys().put(key.id(), key);
        return CreateKeyResponse.builder().keyMetadata(key.metadata()).build();
    }

    @Override
    public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
        return DescribeKeyResponse.builder()
                .keyMetadata(keys.described(request.keyId()).metadata())
                .build();
    }

    @Override
    public ListKeysResponse listKeys(ListKeysRequest request) {
        Page<Key> page = page(keys.list(), request.marker(), request.limit(), 100, 1_000);
        return ListKeysResponse.builder()
                .keys(page.items().stream().map(TwinKms::listed).toList())
                .nextMarker(page.nextToken())
                .truncated(page.nextToken() != null)
                .build();
    }

    private static KeyListEntry listed(Key key) {
        return KeyListEntry.builder().keyId(key.id()).keyArn(key.arn()).build();
    }

    private static <T> Page<T> page(
            Collection<T> all,
            @Nullable String marker,
            @Nullable Integer limit,
            int usual,
            int most) {
        return Page.of(all, marker, limit == null ? Integer.valueOf(usual) : limit, most)
                .orElseThrow(() ->
                        AwsError.of(InvalidMarkerException.builder(), "The marker is not valid."));
    }

    @Override
    public CreateAliasResponse createAlias(CreateAliasRequest request) {
        String arn = customersAlias(request.aliasName());
        if (keys.settled().aliases().containsKey(request.aliasName())) {
            throw AwsError.of(
                    AlreadyExistsException.builder(),
                    "An alias with the name " + arn + " already exists");
        }
        point(request.aliasName(), request.targetKeyId(), world.now());
        return CreateAliasResponse.builder().build();
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        keys.settled();
        KeyRing.Alias alias = alias(request.aliasName());
        point(request.aliasName(), request.targetKeyId(), alias.created());
        return UpdateAliasResponse.builder().build();
    }

    @Override
    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
        keys.settled();
        alias(request.aliasName());
        keys.own().aliases().remove(request.aliasName());
        return DeleteAliasResponse.builder().build();
    }

    private void point(String alias, String target, Instant created) {
        if (target.startsWith("alias/")) {
            throw KmsError.invalid("Aliases must refer to keys. Not aliases");
        }
        Key key = keys.changeable(target);
        keys.own().aliases().put(alias, new KeyRing.Alias(key.id(), created, world.now()));
    }

    private KeyRing.Alias alias(String name) {
        String arn = customersAlias(name);
        KeyRing.Alias alias = keys.own().aliases().get(name);
        if (alias == null) {
            throw KmsError.noSuchAlias(arn);
        }
        return alias;
    }

    /** The ARN of an alias that a customer may have. */
    private String customersAlias(String name) {
        if (!name.startsWith("alias/") || name.length() == "alias/".length()) {
            throw KmsError.invalid("Invalid identifier");
        }
        if (name.startsWith("alias/aws/")) {
            throw KmsError.notAuthorized();
        }
        if (name.indexOf(':') >= 0) {
            throw KmsError.invalid(name + " contains invalid characters for an alias");
        }
        return keys.aliasArn(caller.account(), name);
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        String keyId = request.keyId() == null ? null : keys.get(request.keyId()).id();
        List<AliasListEntry> aliases =
                keys.own().aliases().entrySet().stream()
                        .filter(alias -> isThere(alias.getValue()))
                        .filter(alias -> keyId == null || keyId.equals(alias.getValue().keyId()))
                        .map(alias -> listed(alias.getKey(), alias.getValue()))
                        .toList();
        Page<AliasListEntry> page = page(aliases, request.marker(), request.limit(), 50, 100);
        return ListAliasesResponse.builder()
                .aliases(page.items())
                .nextMarker(page.nextToken())
                .truncated(page.nextToken() != null)
                .build();
    }

    private boolean isThere(KeyRing.Alias alias) {
        Key key = keys.own().keys().get(alias.keyId());
        return key != null && keys.isThere(key);
    }

    private AliasListEntry listed(String name, KeyRing.Alias alias) {
        return AliasListEntry.builder()
                .aliasName(name)
                .aliasArn(keys.aliasArn(caller.account(), name))
                .targetKeyId(alias.keyId())
                .creationDate(alias.created())
                .lastUpdatedDate(alias.updated())
                .build();
    }

    @Override
    public PutKeyPolicyResponse putKeyPolicy(PutKeyPolicyRequest request) {
        onlyDefault(request.policyName());
        Key key = keys.changeable(request.keyId());
        KeyPolicyCheck.accept(
                request.policy(), caller.account(), request.bypassPolicyLockoutSafetyCheck());
        key.policy(request.policy());
        return PutKeyPolicyResponse.builder().build();
    }

    @Override
    public GetKeyPolicyResponse getKeyPolicy(GetKeyPolicyRequest request) {
        Key key = keys.get(request.keyId());
        onlyDefault(request.policyName());
        return GetKeyPolicyResponse.builder().policy(key.policy()).policyName(DEFAULT).build();
    }

    @Override
    public ListKeyPoliciesResponse listKeyPolicies(ListKeyPoliciesRequest request) {
        keys.get(request.keyId());
        return ListKeyPoliciesResponse.builder().policyNames(DEFAULT).truncated(false).build();
    }

    private static void onlyDefault(@Nullable String policyName) {
        if (policyName != null && !policyName.equals(DEFAULT)) {
            throw KmsError.notFound("No such policy exists");
        }
    }

    @Override
    public EnableKeyRotationResponse enableKeyRotation(EnableKeyRotationRequest request) {
        Key key = rotatable(request.keyId());
        key.rotate(Objects.requireNonNullElse(request.rotationPeriodInDays(), YEAR));
        return EnableKeyRotationResponse.builder().build();
    }

    @Override
    public DisableKeyRotationResponse disableKeyRotation(DisableKeyRotationRequest request) {
        rotatable(request.keyId()).rotate(null);
        return DisableKeyRotationResponse.builder().build();
    }

    private Key rotatable(String name) {
        Key key = keys.changeable(name);
        if (key.state() == KeyState.DISABLED) {
            throw KmsError.disabled(key.arn());
        }
        KeyMetadata metadata = key.metadata();
        if (metadata.keySpec() != KeySpec.SYMMETRIC_DEFAULT
                || metadata.origin() != OriginType.AWS_KMS) {
            throw AwsError.of(
                    UnsupportedOperationException.builder(),
                    "%s cannot be rotated automatically.".formatted(key.arn()));
        }
        return key;
    }

    @Override
    public GetKeyRotationStatusResponse getKeyRotationStatus(GetKeyRotationStatusRequest request) {
        Key key = keys.get(request.keyId());
        Integer days = key.rotationDays();
        return GetKeyRotationStatusResponse.builder()
                .keyId(key.arn())
                .keyRotationEnabled(days != null)
                .rotationPeriodInDays(days)
                .nextRotationDate(
                        days == null
                                ? null
                                : key.metadata().creationDate().plus(Duration.ofDays(days)))
                .build();
    }

    @Override
    public ScheduleKeyDeletionResponse scheduleKeyDeletion(ScheduleKeyDeletionRequest request) {
        Key key = keys.changeable(request.keyId());
        int days = Objects.requireNonNullElse(request.pendingWindowInDays(), LONGEST_WINDOW);
        if (days < SHORTEST_WINDOW || days > LONGEST_WINDOW) {
            throw KmsError.invalid("PendingWindowInDays must be between 7 and 30, inclusive.");
        }
        Instant deletion = world.now().plus(Duration.ofDays(days));
        key.change(metadata ->
                metadata.keyState(KeyState.PENDING_DELETION).enabled(false).deletionDate(deletion));
        return ScheduleKeyDeletionResponse.builder()
                .keyId(key.arn())
                .deletionDate(deletion)
                .keyState(KeyState.PENDING_DELETION)
                .pendingWindowInDays(days)
                .build();
    }

    @Override
    public CancelKeyDeletionResponse cancelKeyDeletion(CancelKeyDeletionRequest request) {
        keys.settled();
        Key key = keys.get(request.keyId());
        if (key.state() != KeyState.PENDING_DELETION) {
            throw KmsError.invalidState(key.arn() + " is not pending deletion.");
        }
        key.change(metadata -> metadata.keyState(KeyState.DISABLED).deletionDate(null));
        return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
    }

    @Override
    public EnableKeyResponse enableKey(EnableKeyRequest request) {
        keys.changeable(request.keyId())
                .change(metadata -> metadata.keyState(KeyState.ENABLED).enabled(true));
        return EnableKeyResponse.builder().build();
    }

    @Override
    public DisableKeyResponse disableKey(DisableKeyRequest request) {
        keys.changeable(request.keyId())
                .change(metadata -> metadata.keyState(KeyState.DISABLED).enabled(false));
        return DisableKeyResponse.builder().build();
    }

    @Override
    public UpdateKeyDescriptionResponse updateKeyDescription(UpdateKeyDescriptionRequest request) {
        keys.changeable(request.keyId())
                .change(metadata -> metadata.description(request.description()));
        return UpdateKeyDescriptionResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        KeyTags.put(keys.changeable(request.keyId()).tags(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        KeyTags.remove(keys.changeable(request.keyId()).tags(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListResourceTagsResponse listResourceTags(ListResourceTagsRequest request) {
        Key key = keys.get(request.keyId());
        Page<Tag> page =
                page(KeyTags.listed(key.tags()), request.marker(), request.limit(), 50, 50);
        return ListResourceTagsResponse.builder()
                .tags(page.items())
                .nextMarker(page.nextToken())
                .truncated(page.nextToken() != null)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
