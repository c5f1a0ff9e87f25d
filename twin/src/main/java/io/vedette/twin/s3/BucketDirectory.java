package io.vedette.twin.s3;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Tells the services that deliver to buckets what they need to know of one, whoever owns it. */
public final class BucketDirectory {

    private final World world;

    public BucketDirectory(World world) {
        this.world = world;
    }

    /**
     * A bucket as a delivering service sees it.
     *
     * @param policy null where the bucket has none
     * @param key the KMS key of its default encryption; null where S3's own encrypt
     * @param keyed whether objects are encrypted with a KMS key unless their writer says otherwise
     */
    public record Found(
            String name,
            String account,
            String region,
            @Nullable PolicyDocument policy,
            @Nullable String key,
            boolean keyed) {

        /**
         * Whether the bucket's policy lets the service act, conditions apart.
         *
         * @param action for example {@code s3:PutObject}
         * @param key a key of the bucket, or empty for the bucket itself
         */
        public boolean allows(String service, String action, String key) {
            String bucket = "arn:aws:s3:::" + name;
            String resource = key.isEmpty() ? bucket : bucket + "/" + key;
            return policy != null && policy.allowsService(service, action, resource);
        }

        /**
         * Whether the bucket's policy lets the service act, its conditions judged.
         *
         * @param context the condition keys of the request, such as {@code aws:SourceArn}
         */
        public boolean allows(
                String service, String action, String key, Map<String, String> context) {
            String bucket = "arn:aws:s3:::" + name;
            String resource = key.isEmpty() ? bucket : bucket + "/" + key;
            return policy != null && policy.allowsService(service, action, resource, context);
        }

        /** Whether the bucket's policy lets another account act on an object. */
        public boolean allowsAccount(
                String account, String action, String key, Map<String, String> context) {
            return policy != null
                    && policy.allowsAccount(
                            account, action, "arn:aws:s3:::" + name + "/" + key, context);
        }
    }

    public Optional<Found> find(String name) {
        String owner = world.shared(BucketOwners.class).accounts().get(name);
        return Optional.ofNullable(owner)
                .flatMap(account -> world.peek(OwnedBuckets.class, account, AwsRegions.GLOBAL))
                .flatMap(owned -> Optional.ofNullable(owned.byName().get(name)))
                .map(bucket -> found(bucket, String.valueOf(owner)));
    }

    private static Found found(Bucket bucket, String account) {
        String json = bucket.policy();
        PolicyDocument policy =
                json != null
                                && PolicyDocument.parse(json, PolicyKind.RESOURCE)
                                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid)
                        ? valid
                        : null;
        boolean keyed =
                bucket.get(Setting.ENCRYPTION, ServerSideEncryptionConfiguration.builder()).stream()
                        .flatMap(it -> it.rules().stream())
                        .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                        .anyMatch(by -> by.sseAlgorithm() != ServerSideEncryption.AES256);
        return new Found(bucket.name(), account, bucket.region(), policy, key(bucket), keyed);
    }

    private static @Nullable String key(Bucket bucket) {
        return bucket.get(Setting.ENCRYPTION, ServerSideEncryptionConfiguration.builder())
                .flatMap(encryption -> encryption.rules().stream().findFirst())
                .map(rule -> rule.applyServerSideEncryptionByDefault().kmsMasterKeyID())
                .orElse(null);
    }
}
