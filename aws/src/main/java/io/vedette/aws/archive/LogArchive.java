package io.vedette.aws.archive;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.aws.s3.BucketPolicy;
import io.vedette.core.catalog.CloudTrailSettings.ObjectLock;
import io.vedette.core.catalog.LogBucketSettings;
import io.vedette.core.catalog.PlainLogBucketSettings;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws where logs are kept: buckets, the keys that encrypt them, and what may write to them. */
public record LogArchive(AwsClients clients, Draft draft) {

    /** The cheapest class whose objects Athena still reads without their being restored first. */
    private static final String ARCHIVE_CLASS = "GLACIER_IR";

    /** A purpose of its own: a bucket that several purposes share has it once. */
    private static final String TLS_ONLY = "tls";

    /** A KMS key by its alias, and what its policy allows, by statement id. */
    public record KeyUse(String alias, Map<String, Statement> statements) {}

    /** Where the log archive is in a region. */
    public Target in(Region region) {
        return new Target(organization().logArchive(), region);
    }

    /** Where that of the log archive is which exists once. */
    public Target home() {
        return in(organization().home());
    }

    /**
     * A bucket encrypted with a key, and what their policies say; what writes to it needs this.
     *
     * @param settings all but the encryption
     * @param purpose names the statements' owner in the policy that the bucket has
     */
    public Set<ResourceId> draw(
            Target at,
            String bucketName,
            Bucket.Settings settings,
            String purpose,
            Map<String, Statement> bucketStatements,
            KeyUse key) {
        Bucket.Settings encrypted =
                settings.encrypted(new Bucket.Encryption.KmsKey(KeyAliases.arn(at, key.alias())));
        return drawWithKey(at, bucketName, encrypted, purpose, bucketStatements, key);
    }

    /**
     * The same where what writes to the bucket names the key with every object, and the bucket's
     * own encryption is what the settings say.
     */
    public Set<ResourceId> drawWithKey(
            Target at,
            String bucketName,
            Bucket.Settings settings,
            String purpose,
            Map<String, Statement> bucketStatements,
            KeyUse key) {
        ResourceId keyId =
                draft.add(
                        Resource.of(
                                new Key(clients), at, key.alias(), Key.of(at, key.statements())));
        // What is in the bucket is encrypted with the key, which must stay as long as the bucket.
        ResourceId bucket =
                draft.add(Resource.of(new Bucket(clients), at, bucketName, settings, keyId));
        Set<ResourceId> drawn =
                new HashSet<>(policies(at, bucketName, purpose, bucketStatements, bucket));
        drawn.add(keyId);
        return drawn;
    }

    /** A bucket encrypted with S3's own keys, where what writes to it can use no other. */
    public Set<ResourceId> draw(
            Target at,
            String bucketName,
            Bucket.Settings settings,
            String purpose,
            Map<String, Statement> bucketStatements) {
        ResourceId bucket =
                draft.add(
                        Resource.of(
                                new Bucket(clients),
                                at,
                                bucketName,
                                settings.encrypted(new Bucket.Encryption.S3Keys())));
        return policies(at, bucketName, purpose, bucketStatements, bucket);
    }

    private Set<ResourceId> policies(
            Target at,
            String bucketName,
            String purpose,
            Map<String, Statement> statements,
            ResourceId bucket) {
        BucketPolicy kind = new BucketPolicy(clients);
        return Set.of(
                bucket,
                draft.add(
                        Resource.of(
                                kind,
                                at,
                                BucketPolicy.name(bucketName, purpose),
                                new BucketPolicy.Statements(statements),
                                bucket)),
                draft.add(
                        Resource.of(
                                kind,
                                at,
                                BucketPolicy.name(bucketName, TLS_ONLY),
                                BucketPolicy.Statements.tlsOnly(at.region(), bucketName),
                                bucket)));
    }

    /** A private, versioned bucket whose objects expire. */
    public static Bucket.Settings keeping(int days, LogBucketSettings settings) {
        return keeping(
                days, settings.deletedDays(), settings.archiveAfterDays(), settings.objectLock());
    }

    /** The same without object lock. */
    public static Bucket.Settings keeping(int days, PlainLogBucketSettings settings) {
        return keeping(
                days,
                settings.deletedDays(),
                settings.archiveAfterDays(),
                new ObjectLock(false, ObjectLock.Mode.GOVERNANCE, 1));
    }

    /**
     * The same.
     *
     * @param deletedDays how long a deleted or overwritten version stays recoverable
     * @param archiveAfterDays when objects that are kept longer move to a cheaper storage class; 0
     *     for never
     */
    public static Bucket.Settings keeping(
            int days, int deletedDays, int archiveAfterDays, ObjectLock lock) {
        Bucket.Transition transition =
                archiveAfterDays > 0 && archiveAfterDays < days
                        ? new Bucket.Transition(archiveAfterDays, ARCHIVE_CLASS)
                        : null;
        return Bucket.Settings.secure()
                .keeping(new Bucket.Retention(days, deletedDays, transition))
                .locked(
                        lock.enabled()
                                ? new Bucket.ObjectLock(lock.mode().name(), lock.days())
                                : null);
    }

    private Organization organization() {
        return draft.organization();
    }

    /** To everybody in our accounts who is allowed so there, and to nobody else. */
    public Statement toOurs(Statement statement) {
        return switch (organization().topology()) {
            case Topology.AwsOrganization(String id, var _) ->
                    statement
                            .to("AWS", List.of("*"))
                            .when("StringEquals", "aws:PrincipalOrgID", id);
            case Topology.SeparateAccounts _ -> statement.toAccounts(accounts());
        };
    }

    /** Only where a service works for an account of ours. */
    public Statement onBehalfOfOurs(Statement statement) {
        return switch (organization().topology()) {
            case Topology.AwsOrganization(String id, var _) ->
                    statement.when("StringEquals", "aws:SourceOrgID", id);
            case Topology.SeparateAccounts _ ->
                    statement.when(
                            "StringEquals",
                            "aws:SourceAccount",
                            accounts().stream().map(AccountId::value).toList());
        };
    }

    private List<AccountId> accounts() {
        return organization().members().stream().map(Account::id).toList();
    }
}
