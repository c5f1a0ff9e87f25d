package io.vedette.twin.s3;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TargetObjectKeyFormat;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** What S3 demands of a bucket's configurations beyond its schema. */
final class SettingChecks {

    private static final int MOST_TAGS = 50;

    private SettingChecks() {}

    static void encryption(ServerSideEncryptionConfiguration configuration) {
        if (configuration.rules().size() != 1) {
            throw S3Error.malformedXml();
        }
        ServerSideEncryptionByDefault by =
                configuration.rules().getFirst().applyServerSideEncryptionByDefault();
        if (by != null
                && by.kmsMasterKeyID() != null
                && by.sseAlgorithm() == ServerSideEncryption.AES256) {
            throw S3Error.invalidArgument(
                    "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms"
                            + " or aws:kms:dsse");
        }
    }

    static void versioning(VersioningConfiguration configuration, Bucket bucket) {
        if (configuration.status() == null) {
            throw S3Error.of(
                    "IllegalVersioningConfigurationException",
                    400,
                    "The Versioning element must be specified");
        }
        boolean locked =
                bucket.get(Setting.OBJECT_LOCK, ObjectLockConfiguration.builder()).isPresent();
        if (locked && !"Enabled".equals(configuration.statusAsString())) {
            throw S3Error.invalidBucketState(
                    "An Object Lock configuration is present on this bucket, so the versioning"
                            + " state cannot be changed.");
        }
    }

    static void objectLock(@Nullable ObjectLockConfiguration configuration, Bucket bucket) {
        boolean versioned =
                bucket.get(Setting.VERSIONING, VersioningConfiguration.builder())
                        .map(VersioningConfiguration::statusAsString)
                        .filter("Enabled"::equals)
                        .isPresent();
        if (!versioned) {
            throw S3Error.invalidBucketState(
                    "Versioning must be 'Enabled' on the bucket to apply a Object Lock"
                            + " configuration");
        }
        if (configuration == null || configuration.objectLockEnabled() == null) {
            throw S3Error.malformedXml();
        }
        if (configuration.rule() != null) {
            retention(configuration.rule().defaultRetention());
        }
    }

    private static void retention(@Nullable DefaultRetention retention) {
        if (retention == null
                || retention.mode() == null
                || (retention.days() == null) == (retention.years() == null)) {
            throw S3Error.malformedXml();
        }
        int length = Objects.requireNonNullElse(retention.days(), retention.years());
        if (length <= 0) {
            throw S3Error.invalidArgument(
                    "Default retention period must be a positive integer value.");
        }
    }

    static void tags(List<Tag> tags) {
        if (tags.size() > MOST_TAGS) {
            throw S3Error.of("BadRequest", 400, "Bucket tag count cannot be greater than 50");
        }
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (tag.key().startsWith("aws:")) {
                throw invalidTag("System tags cannot be added/updated by requester");
            }
            if (!keys.add(tag.key())) {
                throw invalidTag("Cannot provide multiple Tags with the same key");
            }
        }
    }

    private static RuntimeException invalidTag(String message) {
        return S3Error.of("InvalidTag", 400, message);
    }

    /** Access logs go to a bucket of the same owner in the same region. */
    static void logging(LoggingEnabled logging, Bucket source, Buckets buckets) {
        TargetObjectKeyFormat format = logging.targetObjectKeyFormat();
        if (format != null && format.simplePrefix() != null && format.partitionedPrefix() != null) {
            throw S3Error.malformedXml();
        }
        String owner = buckets.owner(logging.targetBucket());
        if (owner == null) {
            throw S3Error.of(
                    "InvalidTargetBucketForLogging",
                    400,
                    "The target bucket for logging does not exist");
        }
        Bucket target =
                buckets.own().stream()
                        .filter(bucket -> bucket.name().equals(logging.targetBucket()))
                        .findFirst()
                        .orElseThrow(() ->
                                S3Error.of(
                                        "InvalidTargetBucketForLogging",
                                        400,
                                        "The owner for the bucket to be logged and the target"
                                                + " bucket must be the same."));
        if (!target.region().equals(source.region())) {
            throw S3Error.of(
                    "CrossLocationLoggingProhibitted",
                    403,
                    "Cross S3 location logging not allowed.");
        }
    }
}
