package io.vedette.aws.cloudtrail;

import io.vedette.core.catalog.CloudTrailSettings;
import java.util.Set;

/** Variations of the catalog's settings. */
final class Settings {

    private Settings() {}

    static CloudTrailSettings recordingObjectsIn(CloudTrailSettings from, String bucket) {
        return new CloudTrailSettings(
                true,
                from.trailName(),
                from.bucket(),
                from.key(),
                from.multiRegionTrail(),
                from.includeGlobalServices(),
                from.enableLogFileValidation(),
                from.readWriteType(),
                from.includeManagementEvents(),
                Set.of(bucket),
                from.insights(),
                from.cloudWatchLogs(),
                from.archive());
    }

    static CloudTrailSettings inOneRegion(CloudTrailSettings from) {
        return new CloudTrailSettings(
                true,
                from.trailName(),
                from.bucket(),
                from.key(),
                false,
                from.includeGlobalServices(),
                from.enableLogFileValidation(),
                from.readWriteType(),
                from.includeManagementEvents(),
                from.s3DataEventBuckets(),
                from.insights(),
                from.cloudWatchLogs(),
                from.archive());
    }
}
