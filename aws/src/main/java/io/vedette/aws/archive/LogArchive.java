package io.vedette.aws.archive;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.aws.s3.BucketPolicy;
import io.vedette.core.catalog.CloudTrailSettings.ObjectLock;
import io.vedette.core.catalog.LogBucketSettings;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws where logs are kept: buckets, the keys that encrypt them, and what may write to them. */
public record LogArchive(AwsClients clients, Draft draft) {

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
        ResourceId keyId =
                draft.add(
                        Resource.of(
                                new Key(clients), at, key.alias(), Key.of(at, key.statements())));
        Bucket.Settings encrypted =
                settings.encrypted(new Bucket.Encryption.KmsKey(KeyAliases.arn(at, key.alias())));
        // What is in the bucket is encrypted with the key, which must stay as long as the bucket.
        ResourceId bucket =
                draft.add(Resource.of(new Bucket(clients), at, bucketName, encrypted, keyId));
        return Set.of(keyId, bucket, policy(at, bucketName, purpose, bucketStatements, bucket));
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
        return Set.of(bucket, policy(at, bucketName, purpose, bucketStatements, bucket));
    }

    private ResourceId policy(
            Target at,
            String bucketName,
            String purpose,
            Map<String, Statement> statements,
            ResourceId bucket) {
        return draft.add(
                Resource.of(
                        new BucketPolicy(clients),
                        at,
                        BucketPolicy.name(bucketName, purpose),
                        new BucketPolicy.Statements(statements),
                        bucket));
    }

    /** A private, versioned bucket whose objects expire. */
    public static Bucket.Settings keeping(int days, LogBucketSettings settings) {
        ObjectLock lock = settings.objectLock();
        return Bucket.Settings.secure()
                .keeping(new Bucket.Retention(days, settings.deletedDays()))
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
