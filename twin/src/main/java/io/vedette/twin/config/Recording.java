package io.vedette.twin.config;

import io.vedette.twin.World;

/** Tells other services, which evaluate what AWS Config records, whether it does. */
public final class Recording {

    private Recording() {}

    /** Whether the account has a recorder in the region and it runs. */
    public static boolean isOn(World world, String account, String region) {
        return world.peek(RecordingCell.class, account, region)
                .flatMap(RecordingCell::recorder)
                .filter(StoredRecorder::recording)
                .isPresent();
    }
}
