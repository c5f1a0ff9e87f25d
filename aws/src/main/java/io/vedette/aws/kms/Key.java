package io.vedette.aws.kms;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key.Settings;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
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

    static final String POLICY = "default";

    /**
     * How long a removed key can still be called back: KMS's longest time. Nothing is readable any
     * more that the key has encrypted, wherever copies of it went, and the wait costs nothing.
     */
    public static final int WAITING_DAYS = 30;

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
            case PENDING_DELETION ->
                    KeyCreation.isOurs(key, resource.name())
                            ? new Reading.Absent<>()
                            : offLimits(resource, key);
            default -> offLimits(resource, key);
        };
    }

    private static Reading<Settings> offLimits(Resource<Settings> resource, KeyMetadata key) {
        return new Reading.OffLimits<>(
                "the key behind %s is in state %s"
                        .formatted(resource.name(), key.keyStateAsString()));
    }

    private static boolean rotates(KmsClient kms, KeyMetadata key) {
        return kms.getKeyRotationStatus(it -> it.keyId(key.keyId())).keyRotationEnabled();
    }

    static PolicyDocument policy(KmsClient kms, String keyId) {
        return PolicyDocument.parse(
                kms.getKeyPolicy(it -> it.keyId(keyId).policyName(POLICY)).policy());
    }

    @Override
    public Result create(Resource<Settings> resource) {
        KmsClient kms = kms(resource);
        String keyId = new KeyCreation(kms, resource).keyId();
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
        Settings desired = resource.desired();
        boolean switched = update.touches("enabled") || update.touches("rotating");
        if (switched && !update.before().enabled()) {
            // A disabled key takes no change of its rotation.
            kms.enableKey(it -> it.keyId(keyId));
        }
        if (update.touches("rotating")) {
            rotate(kms, keyId, desired.rotating());
        }
        if (update.touches("statements")) {
            clients.alone("kms " + keyId, () -> mergePolicy(kms, keyId, update));
        }
        if (switched && !desired.enabled()) {
            kms.disableKey(it -> it.keyId(keyId));
        }
        return Result.done();
    }

    private static void rotate(KmsClient kms, String keyId, boolean rotating) {
        if (rotating) {
            kms.enableKeyRotation(it -> it.keyId(keyId));
        } else {
            kms.disableKeyRotation(it -> it.keyId(keyId));
        }
    }

    private static Result mergePolicy(KmsClient kms, String keyId, Update<Settings> update) {
        String merged =
                policy(kms, keyId)
                        .merge(
                                update.before().statements(),
                                update.resource().desired().statements())
                        .json();
        kms.putKeyPolicy(it -> it.keyId(keyId).policyName(POLICY).policy(merged));
        return Result.done();
    }

    /**
     * Has KMS delete the key in {@link #WAITING_DAYS} days, until when it can be called back. The
     * alias goes last: a run cut off before that finds the key by it, waiting for its deletion.
     */
    @Override
    public Result delete(Removal<Settings> removal) {
        String alias = removal.resource().name();
        KmsClient kms = kms(removal.resource());
        try {
            KeyMetadata key = kms.describeKey(it -> it.keyId(alias)).keyMetadata();
            if (key.keyState() != KeyState.PENDING_DELETION) {
                kms.scheduleKeyDeletion(
                        it -> it.keyId(key.keyId()).pendingWindowInDays(WAITING_DAYS));
            }
            kms.deleteAlias(it -> it.aliasName(alias));
        } catch (NotFoundException gone) {
            return Result.done();
        }
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
                "kms:CancelKeyDeletion",
                "kms:CreateKey",
                "kms:CreateAlias",
                "kms:EnableKey",
                "kms:EnableKeyRotation",
                "kms:ListAliases",
                "kms:ListKeys",
                "kms:PutKeyPolicy",
                "kms:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "kms:DeleteAlias",
                "kms:DisableKey",
                "kms:DisableKeyRotation",
                "kms:ScheduleKeyDeletion");
    }

    private KmsClient kms(Resource<Settings> resource) {
        return clients.client(KmsClient.class, resource.target());
    }
}
