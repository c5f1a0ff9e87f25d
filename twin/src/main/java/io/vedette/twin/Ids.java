package io.vedette.twin;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes the ids of things that services create.
 *
 * <p>An id depends on the world's seed, the caller, the kind of thing and how many of its kind the
 * caller has made, so that runs are reproducible even where calls to different accounts and regions
 * overtake one another.
 */
public final class Ids {

    private static final String HEX = "0123456789abcdef";
    private static final String LOWER_ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UPPER_ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final World world;
    private final long seed;

    Ids(World world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    /** Lower-case hexadecimal digits, as in GuardDuty's detector ids (32) and EC2's ids (17). */
    public String hex(Caller caller, String kind, int length) {
        return text(HEX, next(caller, kind), length);
    }

    /** Lower-case letters and digits, as in the ids of organizations and organizational units. */
    public String alphanumeric(Caller caller, String kind, int length) {
        return text(LOWER_ALPHANUMERIC, next(caller, kind), length);
    }

    /** Upper-case letters and digits, as in IAM's ids and access keys. */
    public String upperAlphanumeric(Caller caller, String kind, int length) {
        return text(UPPER_ALPHANUMERIC, next(caller, kind), length);
    }

    public String uuid(Caller caller, String kind) {
        return uuid(next(caller, kind));
    }

    String requestId(long call) {
        return uuid(new SplittableRandom(mix(seed, call)));
    }

    private static String uuid(SplittableRandom random) {
        return new UUID(
                        (random.nextLong() & ~0xf000L) | 0x4000L,
                        (random.nextLong() & ~(3L << 62)) | (2L << 62))
                .toString();
    }

    private SplittableRandom next(Caller caller, String kind) {
        long ordinal = world.state(IssuedIds.class, caller.account(), caller.region()).count(kind);
        long hash = mix(seed, ordinal);
        hash = mix(hash, kind);
        hash = mix(hash, caller.account());
        return new SplittableRandom(mix(hash, caller.region()));
    }

    private static String text(String alphabet, SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mixed;
    }

    // The finalizer of MurmurHash3, which spreads small inputs over all 64 bits.
    private static long mix(long hash, long value) {
        long mixed = hash * 0x9e3779b97f4a7c15L + value + 1;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
