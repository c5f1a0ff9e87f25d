package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.InvalidConfigurationRecorderNameException;
import software.amazon.awssdk.services.config.model.InvalidRoleException;
import software.amazon.awssdk.services.config.model.MaxNumberOfConfigurationRecordersExceededException;
import software.amazon.awssdk.services.config.model.NoAvailableDeliveryChannelException;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.PutConfigurationRecorderRequest;

/** The operations on the customer-managed configuration recorder. */
record Recorders(World world, Caller caller) {

    private static final String RESERVED = "AWSConfigurationRecorderFor";

    void put(PutConfigurationRecorderRequest request) {
        ConfigurationRecorder asked = request.configurationRecorder();
        String name = name(asked);
        RecordingCell cell = cell();
        Optional<StoredRecorder> before = cell.recorder();
        if (before.isPresent() && !before.get().name().equals(name)) {
            throw AwsError.of(
                    MaxNumberOfConfigurationRecordersExceededException.builder(),
                    "Failed to put configuration recorder '%s' because the maximum number of configuration recorders: 1 is reached."
                            .formatted(name));
        }
        if (asked.roleARN() == null || !asked.roleARN().startsWith("arn:")) {
            throw AwsError.of(
                    InvalidRoleException.builder(),
                    "The role ARN '%s' is not valid.".formatted(asked.roleARN()));
        }
        StoredRecorder put = new RecorderShapes(asked).stored(name, arn(name, before), before);
        cell.recorder(put);
        if (before.isEmpty()) {
            world.state(TagsCell.class, caller).create(put.arn(), request.tags());
        }
    }

    /** The model does not require a name, and the documentation gives the default. */
    private static String name(ConfigurationRecorder asked) {
        String name = asked.name() == null ? "default" : asked.name();
        if (name.isBlank()) {
            throw AwsError.of(
                    InvalidConfigurationRecorderNameException.builder(),
                    "The configuration recorder name '%s' is not valid, blank string."
                            .formatted(name));
        }
        if (name.startsWith(RESERVED)) {
            throw AwsError.of(
                    InvalidConfigurationRecorderNameException.builder(),
                    "The configuration recorder name '%s' is not valid, the prefix %s is reserved."
                            .formatted(name, RESERVED));
        }
        return name;
    }

    private String arn(String name, Optional<StoredRecorder> before) {
        return before.map(StoredRecorder::arn)
                .orElseGet(() ->
                        "arn:aws:config:%s:%s:configuration-recorder/%s/%s"
                                .formatted(
                                        caller.region(),
                                        caller.account(),
                                        name,
                                        world.ids().alphanumeric(caller, "recorder", 16)));
    }

    /** The recorder there is, or the one that is named. */
    Optional<StoredRecorder> describe(List<String> names) {
        if (names.size() > 1) {
            throw Failure.validation("You can specify only one configuration recorder.");
        }
        Optional<StoredRecorder> recorder =
                world.peek(RecordingCell.class, caller.account(), caller.region())
                        .flatMap(RecordingCell::recorder);
        if (!names.isEmpty() && recorder.filter(it -> names.contains(it.name())).isEmpty()) {
            throw unknown(names.getFirst());
        }
        return recorder;
    }

    void start(String name) {
        StoredRecorder recorder = existing(name);
        if (cell().channel().isEmpty()) {
            throw AwsError.of(
                    NoAvailableDeliveryChannelException.builder(),
                    "Delivery channel is not available to start configuration recorder.");
        }
        if (!recorder.recording()) {
            cell().recorder(recorder.start(world.now()));
        }
    }

    void stop(String name) {
        StoredRecorder recorder = existing(name);
        if (recorder.recording()) {
            cell().recorder(recorder.stop(world.now()));
        }
    }

    void delete(String name) {
        world.state(TagsCell.class, caller).remove(existing(name).arn());
        cell().recorder(null);
    }

    private StoredRecorder existing(String name) {
        return cell().recorder()
                .filter(it -> it.name().equals(name))
                .orElseThrow(() -> unknown(name));
    }

    private RecordingCell cell() {
        return world.state(RecordingCell.class, caller);
    }

    private static RuntimeException unknown(String name) {
        return AwsError.of(
                NoSuchConfigurationRecorderException.builder(),
                "Cannot find configuration recorder with the specified name '%s'.".formatted(name));
    }
}
