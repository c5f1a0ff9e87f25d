package io.vedette.twin.cloudtrail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/** Says what a trail is in the words of CloudTrail's API. */
final class Shapes {

    private Shapes() {}

    static CreateTrailResponse created(Trail trail) {
        return CreateTrailResponse.builder()
                .name(trail.name())
                .trailARN(trail.trailARN())
                .s3BucketName(trail.s3BucketName())
                .s3KeyPrefix(trail.s3KeyPrefix())
                .includeGlobalServiceEvents(trail.includeGlobalServiceEvents())
                .isMultiRegionTrail(trail.isMultiRegionTrail())
                .isOrganizationTrail(trail.isOrganizationTrail())
                .logFileValidationEnabled(trail.logFileValidationEnabled())
                .cloudWatchLogsLogGroupArn(trail.cloudWatchLogsLogGroupArn())
                .cloudWatchLogsRoleArn(trail.cloudWatchLogsRoleArn())
                .kmsKeyId(trail.kmsKeyId())
                .build();
    }

    static UpdateTrailResponse updated(Trail trail) {
        return UpdateTrailResponse.builder()
                .name(trail.name())
                .trailARN(trail.trailARN())
                .s3BucketName(trail.s3BucketName())
                .s3KeyPrefix(trail.s3KeyPrefix())
                .includeGlobalServiceEvents(trail.includeGlobalServiceEvents())
                .isMultiRegionTrail(trail.isMultiRegionTrail())
                .isOrganizationTrail(trail.isOrganizationTrail())
                .logFileValidationEnabled(trail.logFileValidationEnabled())
                .cloudWatchLogsLogGroupArn(trail.cloudWatchLogsLogGroupArn())
                .cloudWatchLogsRoleArn(trail.cloudWatchLogsRoleArn())
                .kmsKeyId(trail.kmsKeyId())
                .build();
    }

    static GetTrailStatusResponse status(StoredTrail trail, @Nullable Deliveries latest) {
        GetTrailStatusResponse.Builder status =
                GetTrailStatusResponse.builder()
                        .isLogging(trail.logging())
                        .startLoggingTime(trail.started())
                        .stopLoggingTime(trail.stopped())
                        .timeLoggingStarted(text(trail.started()))
                        .timeLoggingStopped(text(trail.stopped()));
        if (latest != null) {
            status.latestDeliveryTime(latest.bucketDelivered())
                    .latestDeliveryAttemptTime(text(latest.attempted()))
                    .latestDeliveryError(latest.bucketError())
                    .latestCloudWatchLogsDeliveryTime(latest.logsDelivered())
                    .latestCloudWatchLogsDeliveryError(latest.logsError());
        }
        return status.build();
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }
}
