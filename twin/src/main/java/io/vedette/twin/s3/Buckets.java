package io.vedette.twin.s3;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.Collection;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The buckets as one caller finds them. */
final class Buckets {

    private final World world;
    private final Caller caller;

    Buckets(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    /** The caller's own buckets of all regions, by name. */
    Collection<Bucket> own() {
        return of(caller.account()).values();
    }

    /**
     * The bucket, which must be the caller's and in the region of the endpoint it was sent to.
     *
     * @param expectedOwner the account that the caller takes for the owner, if it said so
     */
    Bucket get(String name, @Nullable String expectedOwner) {
        Bucket bucket = anywhere(name, expectedOwner);
        if (!bucket.region().equals(caller.region())) {
            throw S3Error.moved();
        }
        return bucket;
    }

    /** The caller's bucket in any region. */
    Bucket anywhere(String name, @Nullable String expectedOwner) {
        String owner = owner(name);
        if (owner == null) {
            throw S3Error.noSuchBucket();
        }
        boolean unexpected = expectedOwner != null && !expectedOwner.equals(owner);
        Bucket bucket = of(owner).get(name);
        if (unexpected || bucket == null || !owner.equals(caller.account())) {
            throw S3Error.denied();
        }
        return bucket;
    }

    @Nullable String owner(String name) {
        return world.shared(BucketOwners.class).accounts().get(name);
    }

    void add(Bucket bucket) {
        world.shared(BucketOwners.class).accounts().put(bucket.name(), caller.account());
        of(caller.account()).put(bucket.name(), bucket);
    }

    void remove(Bucket bucket) {
        world.shared(BucketOwners.class).accounts().remove(bucket.name());
        of(caller.account()).remove(bucket.name());
    }

    private NavigableMap<String, Bucket> of(String account) {
        return world.state(OwnedBuckets.class, account, AwsRegions.GLOBAL).byName();
    }
}
