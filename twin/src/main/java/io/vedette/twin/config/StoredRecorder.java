package io.vedette.twin.config;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.RecordingStrategyType;

/**
 * The customer-managed configuration recorder of an account and region.
 *
 * @param resourceTypes the types recorded, or left out, as the strategy says
 * @param frequency CONTINUOUS or DAILY
 * @param started when it was last started
 * @param stopped when it was last stopped
 */
record StoredRecorder(
        String name,
        String arn,
        String roleArn,
        RecordingStrategyType strategy,
        boolean globalTypes,
        List<String> resourceTypes,
        String frequency,
        List<FrequencyOverride> overrides,
        boolean recording,
        @Nullable Instant started,
        @Nullable Instant stopped) {

    StoredRecorder {
        resourceTypes = List.copyOf(resourceTypes);
        overrides = List.copyOf(overrides);
    }

    /** Types that are recorded at another frequency than the rest. */
    record FrequencyOverride(
            @Nullable String description, List<String> resourceTypes, String frequency) {}

    StoredRecorder start(Instant now) {
        return new StoredRecorder(
                name,
                arn,
                roleArn,
                strategy,
                globalTypes,
                resourceTypes,
                frequency,
                overrides,
                true,
                now,
                stopped);
    }

    StoredRecorder stop(Instant now) {
        return new StoredRecorder(
                name,
                arn,
                roleArn,
                strategy,
                globalTypes,
                resourceTypes,
                frequency,
                overrides,
                false,
                started,
                now);
    }
}
