package io.vedette.twin.macie2;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A classification job as it was saved.
 *
 * @param definition the members of the request that made it, which nothing changes
 * @param chosen what somebody set its status to; null where it takes its course
 * @param runningUntil when the run that its creation began ends
 */
record SavedJob(
        NavigableMap<String, Object> definition,
        Instant createdAt,
        @Nullable String chosen,
        Instant runningUntil) {

    static final String ONE_TIME = "ONE_TIME";
    static final String RUNNING = "RUNNING";
    static final String IDLE = "IDLE";
    static final String COMPLETE = "COMPLETE";
    static final String CANCELLED = "CANCELLED";
    static final String USER_PAUSED = "USER_PAUSED";

    private static final Duration RUN = Duration.ofMinutes(20);

    static SavedJob begun(NavigableMap<String, Object> definition, Instant now) {
        boolean runs =
                ONE_TIME.equals(definition.get("jobType"))
                        || Boolean.TRUE.equals(definition.get("initialRun"));
        return new SavedJob(definition, now, null, runs ? now.plus(RUN) : now);
    }

    String name() {
        return String.valueOf(definition.get("name"));
    }

    String status(Instant now) {
        if (chosen != null) {
            return chosen;
        }
        if (runningUntil.isAfter(now)) {
            return RUNNING;
        }
        return ONE_TIME.equals(definition.get("jobType")) ? COMPLETE : IDLE;
    }

    /** Whether the job runs or will run. */
    boolean active(Instant now) {
        String status = status(now);
        return !status.equals(CANCELLED) && !status.equals(COMPLETE);
    }

    /** The job with its status chosen; null lets it take its course again. */
    SavedJob choosing(@Nullable String status) {
        return new SavedJob(definition, createdAt, status, runningUntil);
    }
}
