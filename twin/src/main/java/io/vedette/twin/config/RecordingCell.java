package io.vedette.twin.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What records in an account and region, where it delivers to, and for how long it is kept. */
final class RecordingCell {

    private @Nullable StoredRecorder recorder;
    private @Nullable StoredChannel channel;
    private @Nullable Integer retentionDays;

    Optional<StoredRecorder> recorder() {
        return Optional.ofNullable(recorder);
    }

    void recorder(@Nullable StoredRecorder recorder) {
        this.recorder = recorder;
    }

    Optional<StoredChannel> channel() {
        return Optional.ofNullable(channel);
    }

    void channel(@Nullable StoredChannel channel) {
        this.channel = channel;
    }

    Optional<Integer> retentionDays() {
        return Optional.ofNullable(retentionDays);
    }

    void retentionDays(@Nullable Integer days) {
        retentionDays = days;
    }
}
