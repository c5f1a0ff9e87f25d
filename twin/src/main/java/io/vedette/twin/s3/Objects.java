package io.vedette.twin.s3;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockRule;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/**
 * The objects of one bucket: versions where the bucket keeps them, one version each where not.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html">
 *     Deleting object versions from a versioning-enabled bucket</a>
 */
record Objects(World world, Caller caller, Bucket bucket) {

    private static final String GOVERNANCE = "GOVERNANCE";

    /** The newest version first, by key; a key without versions is not there. */
    private NavigableMap<String, List<StoredVersion>> byKey() {
        return bucket.objects();
    }

    StoredVersion put(PutObjectRequest request, long size, String entityTag) {
        Instant now = world.now();
        String lock = request.objectLockModeAsString();
        Instant until = request.objectLockRetainUntilDate();
        DefaultRetention byDefault = defaultRetention();
        if (lock == null && byDefault != null) {
            lock = byDefault.modeAsString();
            int days = byDefault.days() == null ? 365 * byDefault.years() : byDefault.days();
            until = now.plus(Duration.ofDays(days));
        }
        StoredVersion put = new StoredVersion(newId(), size, entityTag, now, lock, until);
        add(request.key(), put);
        return put;
    }

    private @Nullable DefaultRetention defaultRetention() {
        return bucket.get(Setting.OBJECT_LOCK, ObjectLockConfiguration.builder())
                .map(ObjectLockConfiguration::rule)
                .map(ObjectLockRule::defaultRetention)
                .orElse(null);
    }

    /**
     * Deletes an object, or one version of it for good.
     *
     * @return what is gone, or the marker that now says so; null where there is nothing
     */
    @Nullable StoredVersion delete(String key, @Nullable String id, boolean bypassGovernance) {
        if (id != null) {
            return deleteVersion(key, id, bypassGovernance);
        }
        if (versioning() == null) {
            List<StoredVersion> gone = byKey().remove(key);
            return gone == null ? null : gone.getFirst();
        }
        StoredVersion marker = StoredVersion.marker(newId(), world.now());
        add(key, marker);
        return marker;
    }

    private @Nullable StoredVersion deleteVersion(String key, String id, boolean bypass) {
        List<StoredVersion> versions = byKey().getOrDefault(key, List.of());
        for (StoredVersion version : versions) {
            if (version.id().equals(id)) {
                boolean bypassed = bypass && GOVERNANCE.equals(version.lock());
                if (version.lockedAt(world.now()) && !bypassed) {
                    throw S3Error.locked();
                }
                keep(key, without(versions, id));
                return version;
            }
        }
        return null;
    }

    /** A version without an id of its own takes the place of the one before it. */
    private void add(String key, StoredVersion version) {
        List<StoredVersion> versions = new ArrayList<>();
        versions.add(version);
        versions.addAll(without(byKey().getOrDefault(key, List.of()), version.id()));
        keep(key, versions);
    }

    private static List<StoredVersion> without(List<StoredVersion> versions, String id) {
        return versions.stream().filter(version -> !version.id().equals(id)).toList();
    }

    private void keep(String key, List<StoredVersion> versions) {
        if (versions.isEmpty()) {
            byKey().remove(key);
        } else {
            byKey().put(key, List.copyOf(versions));
        }
    }

    private String newId() {
        return "Enabled".equals(versioning())
                ? world.ids().alphanumeric(caller, "object-version", 32)
                : StoredVersion.UNVERSIONED;
    }

    private @Nullable String versioning() {
        return bucket.get(Setting.VERSIONING, VersioningConfiguration.builder())
                .map(VersioningConfiguration::statusAsString)
                .orElse(null);
    }
}
