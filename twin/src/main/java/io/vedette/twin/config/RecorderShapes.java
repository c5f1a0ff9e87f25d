package io.vedette.twin.config;

import io.vedette.twin.World;
import io.vedette.twin.config.StoredRecorder.FrequencyOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.RecorderStatus;
import software.amazon.awssdk.services.config.model.RecordingMode;
import software.amazon.awssdk.services.config.model.RecordingModeOverride;
import software.amazon.awssdk.services.config.model.RecordingScope;

/** A recorder as it is asked for, kept and described. */
record RecorderShapes(ConfigurationRecorder asked) {

    private static final Duration FIRST_RECORDING = Duration.ofSeconds(10);

    StoredRecorder stored(String name, String arn, Optional<StoredRecorder> before) {
        RecordingGroups group = RecordingGroups.of(asked.recordingGroup());
        RecordingMode mode = asked.recordingMode();
        return new StoredRecorder(
                name,
                arn,
                asked.roleARN(),
                group.strategy(),
                group.globalTypes(),
                group.resourceTypes(),
                mode == null ? "CONTINUOUS" : mode.recordingFrequencyAsString(),
                mode == null ? List.of() : overrides(mode),
                before.map(StoredRecorder::recording).orElse(false),
                started(before),
                before.isEmpty() ? null : before.get().stopped());
    }

    private static @Nullable Instant started(Optional<StoredRecorder> before) {
        return before.isEmpty() ? null : before.get().started();
    }

    private static List<FrequencyOverride> overrides(RecordingMode mode) {
        return mode.recordingModeOverrides().stream()
                .map(it ->
                        new FrequencyOverride(
                                it.description(),
                                it.resourceTypesAsStrings(),
                                it.recordingFrequencyAsString()))
                .toList();
    }

    static ConfigurationRecorder shape(StoredRecorder recorder) {
        return ConfigurationRecorder.builder()
                .arn(recorder.arn())
                .name(recorder.name())
                .roleARN(recorder.roleArn())
                .recordingGroup(RecordingGroups.shape(recorder))
                .recordingMode(it ->
                        it.recordingFrequency(recorder.frequency())
                                .recordingModeOverrides(
                                        recorder.overrides().stream()
                                                .map(RecorderShapes::override)
                                                .toList()))
                .recordingScope(RecordingScope.PAID)
                .build();
    }

    private static RecordingModeOverride override(FrequencyOverride override) {
        return RecordingModeOverride.builder()
                .description(override.description())
                .resourceTypesWithStrings(override.resourceTypes())
                .recordingFrequency(override.frequency())
                .build();
    }

    static ConfigurationRecorderStatus status(StoredRecorder recorder, World world) {
        return ConfigurationRecorderStatus.builder()
                .arn(recorder.arn())
                .name(recorder.name())
                .recording(recorder.recording())
                .lastStartTime(recorder.started())
                .lastStopTime(recorder.stopped())
                .lastStatus(lastStatus(recorder, world))
                .lastStatusChangeTime(recorder.started())
                .build();
    }

    private static @Nullable RecorderStatus lastStatus(StoredRecorder recorder, World world) {
        Instant started = recorder.started();
        if (started == null) {
            return null;
        }
        Duration pending = world.faults().delay("config.recording", FIRST_RECORDING);
        return world.now().isBefore(started.plus(pending))
                ? RecorderStatus.PENDING
                : RecorderStatus.SUCCESS;
    }
}
