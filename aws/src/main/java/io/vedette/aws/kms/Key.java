package io.vedette.aws.kms;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key.Settings;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * A symmetric KMS key, named by its alias: enabled, rotated every year, and with certain statements
 * in its policy. Statements of others stay.
 */
public record Key(AwsClients clients) implements SingleResourceKind<Settings> {

    private static final String POLICY = "default";

    /**
     * How the key is to be.
     *
     * @param statements by id; with {@link #accountAccess}, without which nobody could change it
     */
    public record Settings(boolean enabled, boolean rotating, Map<String, Statement> statements) {
        public Settings {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }
    }

    /** An enabled, rotating key whose account lets its own identities use it through IAM. */
    public static Settings of(Target target, Map<String, Statement> statements) {
        Map<String, Statement> all = new TreeMap<>(statements);
        // The id of the statement that KMS itself writes, so that adopted keys do not get a second.
        all.put("Enable IAM User Permissions", accountAccess(target));
        return new Settings(true, true, all);
    }

    private static Statement accountAccess(Target target) {
        return Statement.allow("kms:*").toAccounts(List.of(target.account())).on("*");
    }

    @Override
    public String name() {
        return "kms.key";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        KmsClient kms = kms(resource);
        KeyMetadata key;
        try {
            key = kms.describeKey(it -> it.keyId(resource.name())).keyMetadata();
        } catch (NotFoundException absent) {
            return new Reading.Absent<>();
        }
        return switch (key.keyState()) {
            case ENABLED, DISABLED ->
                    new Reading.Present<>(
                            new Settings(
                                    key.keyState() == KeyState.ENABLED,
                                    rotates(kms, key),
                                    policy(kms, key.keyId())
                                            .statements(resource.desired().statements().keySet())));
            case CREATING, UPDATING ->
                    new Reading.Settling<>("key %s to be created".formatted(resource.name()));
            default ->
                    new Reading.OffLimits<>(
                            "the key behind %s is in state %s"
                                    .formatted(resource.name(), key.keyStateAsString()));
        };
    }

    private static boolean rotates(KmsClient kms, KeyMetadata key) {
        return kms.getKeyRotationStatus(it -> it.keyId(key.keyId())).keyRotationEnabled();
    }

    private static PolicyDocument policy(KmsClient kms, String keyId) {
        return PolicyDocument.parse(
                kms.getKeyPolicy(it -> it.keyId(keyId).policyName(POLICY)).policy());
    }

    @Override
    public Result create(Resource<Settings> resource) {
        KmsClient kms = kms(resource);
        String keyId = new KeyCreation(kms, resource).keyId();
        kms.createAlias(it -> it.aliasName(resource.name()).targetKeyId(keyId));
        if (resource.desired().rotating()) {
            kms.enableKeyRotation(it -> it.keyId(keyId));
        }
        return Result.done();
    }

    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        KmsClient kms = kms(resource);
        // Rotation, unlike policies, cannot be changed through an alias.
        String keyId = kms.describeKey(it -> it.keyId(resource.name())).keyMetadata().keyId();
        if (update.touches("enabled")) {
            kms.enableKey(it -> it.keyId(keyId));
        }
        if (update.touches("rotating")) {
            kms.enableKeyRotation(it -> it.keyId(keyId));
        }
        if (update.touches("statements")) {
            clients.alone("kms " + keyId, () -> mergePolicy(kms, keyId, resource.desired()));
        }
        return Result.done();
    }

    private static Result mergePolicy(KmsClient kms, String keyId, Settings desired) {
        String merged = policy(kms, keyId).merge(desired.statements()).json();
        kms.putKeyPolicy(it -> it.keyId(keyId).policyName(POLICY).policy(merged));
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.KMS_KEYS, CostDriver.KMS_REQUESTS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("kms:DescribeKey", "kms:GetKeyRotationStatus", "kms:GetKeyPolicy");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "kms:CreateKey",
                "kms:CreateAlias",
                "kms:EnableKey",
                "kms:EnableKeyRotation",
                "kms:ListAliases",
                "kms:ListKeys",
                "kms:PutKeyPolicy",
                "kms:TagResource");
    }

    private KmsClient kms(Resource<Settings> resource) {
        return clients.client(KmsClient.class, resource.target());
    }
}
