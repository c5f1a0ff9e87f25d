package io.vedette.twin.inspector2;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an account scans: as Inspector sets it up, until somebody decides otherwise. */
final class Settings {

    String scanMode = "EC2_HYBRID";
    String rescanDuration = "DAYS_14";
    String pullDateRescanDuration = "DAYS_14";
    String pullDateRescanMode = "LAST_IN_USE_AT";

    /** When the settings were last changed; null where they are Inspector's own. */
    @Nullable Instant updatedAt;

    /** When the last change is in effect. */
    Instant since = Instant.EPOCH;

    void reset() {
        Settings fresh = new Settings();
        scanMode = fresh.scanMode;
        rescanDuration = fresh.rescanDuration;
        pullDateRescanDuration = fresh.pullDateRescanDuration;
        pullDateRescanMode = fresh.pullDateRescanMode;
        updatedAt = null;
        since = Instant.EPOCH;
    }
}
