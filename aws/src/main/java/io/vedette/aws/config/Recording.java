package io.vedette.aws.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.aws.AwsClients;
import io.vedette.aws.config.Recording.Activity;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.RecorderStatus;

/**
 * Keeps the recorder of an account and region recording (StartConfigurationRecorder). It is a
 * resource of its own because AWS Config starts a recorder only once there is a delivery channel,
 * which in turn needs the recorder.
 */
record Recording(AwsClients clients) implements SingleResourceKind<Activity> {

    /**
     * Whether the recorder records.
     *
     * @param failure what its latest recording event failed with; nothing to go back to
     */
    record Activity(boolean recording, @JsonIgnore @Nullable String failure) {

        static final Activity RECORDING = new Activity(true, null);

        static Activity of(ConfigurationRecorderStatus status) {
            boolean recording = Boolean.TRUE.equals(status.recording());
            boolean failed = recording && status.lastStatus() == RecorderStatus.FAILURE;
            return new Activity(
                    recording,
                    failed
                            ? "%s: %s".formatted(status.lastErrorCode(), status.lastErrorMessage())
                            : null);
        }
    }

    @Override
    public String name() {
        return "config.recording";
    }

    @Override
    public Reading<Activity> read(Resource<Activity> resource) {
        return status(resource.target())
                .map(it -> ControlTower.judge(it.name(), Activity.of(it), resource.desired()))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<ConfigurationRecorderStatus> status(Target target) {
        return config(target)
                .describeConfigurationRecorderStatus()
                .configurationRecordersStatus()
                .stream()
                .findFirst();
    }

    @Override
    public Result create(Resource<Activity> resource) {
        return start(resource.target());
    }

    @Override
    public Result update(Update<Activity> update) {
        Target target = update.resource().target();
        if (!update.resource().desired().recording()) {
            return stop(target);
        }
        Result started = start(target);
        if (update.touches("recording")) {
            return started;
        }
        return status(target)
                .map(Activity::of)
                .map(Activity::failure)
                .<Result>map(failure -> new Result.Refused("the recorder fails: " + failure))
                .orElse(started);
    }

    /** Stops the recorder, which it outlives: what made it deletes it. */
    @Override
    public Result delete(Removal<Activity> removal) {
        return stop(removal.resource().target());
    }

    private Result stop(Target target) {
        status(target)
                .filter(recorder -> Boolean.TRUE.equals(recorder.recording()))
                .ifPresent(recorder -> stop(target, recorder.name()));
        return Result.done();
    }

    private void stop(Target target, String recorder) {
        try {
            config(target).stopConfigurationRecorder(it -> it.configurationRecorderName(recorder));
        } catch (NoSuchConfigurationRecorderException gone) {
            // deleted since it was found
        }
    }

    private Result start(Target target) {
        Optional<ConfigurationRecorderStatus> recorder = status(target);
        if (recorder.isEmpty()) {
            return new Result.Refused("there is no recorder to start");
        }
        config(target)
                .startConfigurationRecorder(
                        it -> it.configurationRecorderName(recorder.get().name()));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeConfigurationRecorderStatus");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:StartConfigurationRecorder");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:StopConfigurationRecorder");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
