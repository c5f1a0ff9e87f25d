package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.InsufficientEncryptionPolicyException;
import software.amazon.awssdk.services.cloudtrail.model.KmsException;
import software.amazon.awssdk.services.cloudtrail.model.KmsKeyNotFoundException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** The KMS keys that trails encrypt with. */
final class TrailKeys {

    private final KeyDirectory keys;

    TrailKeys(World world) {
        this.keys = new KeyDirectory(world);
    }

    /** The trail with its key by the key's own ARN; refuses a key that CloudTrail cannot use. */
    Trail resolved(Trail trail, Caller caller) {
        if (trail.kmsKeyId() == null) {
            return trail;
        }
        KeyDirectory.Found key =
                keys.find(trail.kmsKeyId(), caller.account(), caller.region())
                        .orElseThrow(() ->
                                AwsError.of(
                                        KmsKeyNotFoundException.builder(),
                                        "The KMS key %s does not exist, or is not in the bucket's region."
                                                .formatted(trail.kmsKeyId())));
        if (!key.enabled()) {
            throw AwsError.of(
                    KmsException.builder(), "The KMS key %s is disabled.".formatted(key.arn()));
        }
        if (!lets(key, trail)) {
            throw AwsError.of(
                    InsufficientEncryptionPolicyException.builder(),
                    "Insufficient permissions to access S3 bucket %s or KMS key %s."
                            .formatted(trail.s3BucketName(), key.arn()));
        }
        return trail.toBuilder().kmsKeyId(key.arn()).build();
    }

    /** What S3 answers to a delivery that its key does not let through; null where it does. */
    @Nullable String error(Trail trail) {
        if (trail.kmsKeyId() == null) {
            return null;
        }
        Optional<KeyDirectory.Found> key =
                keys.find(trail.kmsKeyId(), Destinations.account(trail), trail.homeRegion());
        if (key.isEmpty()) {
            return "KMS.NotFoundException";
        }
        if (!key.get().enabled()) {
            return "KMS.DisabledException";
        }
        return lets(key.get(), trail) ? null : "AccessDenied";
    }

    private static boolean lets(KeyDirectory.Found key, Trail trail) {
        Map<String, String> context =
                Map.of(
                        "aws:SourceArn",
                        trail.trailARN(),
                        "aws:SourceAccount",
                        Destinations.account(trail),
                        "kms:EncryptionContext:aws:cloudtrail:arn",
                        trail.trailARN());
        return key.allows(OrganizationTrails.PRINCIPAL, "kms:GenerateDataKey", context);
    }
}
