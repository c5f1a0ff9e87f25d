package io.vedette.aws.s3;

import io.vedette.aws.s3.Bucket.Encryption;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.aws.s3.Bucket.Versioning;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Says what remains of a bucket's state, because S3 takes it back from nobody. */
record BucketRemains(S3Client s3, String bucket, String owner) {

    /** What is not as desired after an update; empty where all of it is. */
    Optional<String> of(Update<Settings> update) {
        Settings before = update.before();
        Settings desired = update.resource().desired();
        List<String> remains = new ArrayList<>();
        if (before.objectLock() != null
                && desired.objectLock() == null
                && update.touches("objectLock")) {
            remains.add("object lock stays, and versioning with it; new objects are not locked");
        } else if (update.touches("versioning") && desired.versioning() == Versioning.NEVER) {
            remains.add("versioning is suspended, which is as far as S3 goes back");
        }
        if (update.resource().purpose() instanceof Purpose.Restore<Settings>
                && update.touches("encryption")
                && before.encryption() instanceof Encryption.KmsKey(String key, var _, var _)
                && BucketRemoval.holdsAnything(s3, bucket, owner)) {
            remains.add("objects of the meantime are still encrypted with " + key);
        }
        return remains.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remains));
    }
}
