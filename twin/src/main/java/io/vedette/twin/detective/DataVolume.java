package io.vedette.twin.detective;

/** How much data an account has for Detective in a Region. */
public final class DataVolume {

    /** What a behavior graph takes in a day, for all its members together. */
    static final long MOST = 10_000_000_000_000L;

    long bytesPerDay = 1_000_000_000L;

    /** Says how much it is, for accounts of which it matters. */
    public void set(long newBytesPerDay) {
        bytesPerDay = newBytesPerDay;
    }
}
