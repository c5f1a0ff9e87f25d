package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationRecorderException;

/**
 * Keeps the one customer-managed configuration recorder of an account and region
 * (PutConfigurationRecorder). One that is there keeps its name and its recording frequencies.
 *
 * <p>Its role becomes the service-linked one: with any other, AWS Config delivers as that role,
 * which the archive's bucket policy knows nothing of.
 */
record Recorder(AwsClients clients) implements SingleResourceKind<RecorderState> {

    /** The name that AWS Config itself gives to a recorder. */
    static final String NAME = "default";

    @Override
    public String name() {
        return "config.recorder";
    }

    @Override
    public Reading<RecorderState> read(Resource<RecorderState> resource) {
        return find(resource.target())
                .map(it -> ControlTower.judge(it.name(), RecorderState.of(it), resource.desired()))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<ConfigurationRecorder> find(Target target) {
        return config(target).describeConfigurationRecorders().configurationRecorders().stream()
                .findFirst();
    }

    @Override
    public Result create(Resource<RecorderState> resource) {
        put(resource, ConfigurationRecorder.builder().name(NAME));
        return Result.done();
    }

    @Override
    public Result update(Update<RecorderState> update) {
        Resource<RecorderState> resource = update.resource();
        ConfigurationRecorder.Builder recorder = ConfigurationRecorder.builder().name(NAME);
        find(resource.target())
                .ifPresent(it -> recorder.name(it.name()).recordingMode(it.recordingMode()));
        put(resource, recorder);
        return Result.done();
    }

    private void put(Resource<RecorderState> resource, ConfigurationRecorder.Builder recorder) {
        RecorderState desired = resource.desired();
        recorder.roleARN(desired.role()).recordingGroup(desired.recordingGroup());
        config(resource.target())
                .putConfigurationRecorder(
                        it -> it.configurationRecorder(recorder.build()).tags(Tags.MANAGED));
    }

    @Override
    public Result delete(Removal<RecorderState> removal) {
        Target target = removal.resource().target();
        find(target).ifPresent(recorder -> delete(target, recorder.name()));
        return Result.done();
    }

    private void delete(Target target, String name) {
        try {
            config(target).deleteConfigurationRecorder(it -> it.configurationRecorderName(name));
        } catch (NoSuchConfigurationRecorderException gone) {
            // deleted since it was found
        }
    }

    @Override
    public Set<CostDriver> costDrivers(RecorderState desired) {
        return Set.of(CostDriver.CONFIG_ITEMS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeConfigurationRecorders");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutConfigurationRecorder", "config:TagResource", "iam:PassRole");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteConfigurationRecorder");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
