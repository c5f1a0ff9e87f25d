package io.vedette.aws.cloudwatch;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.CompositeAlarm.State;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;

/** An alarm on the states of other alarms ({@code PutCompositeAlarm}). */
public record CompositeAlarm(AwsClients clients) implements SingleResourceKind<State> {

    /**
     * How the alarm is to be.
     *
     * @param acting whether it does anything when it rings
     * @param actions the ARNs of what it notifies when it rings
     * @param rule such as {@code ALARM("a") OR ALARM("b")}
     */
    public record State(
            String description,
            boolean acting,
            Set<String> actions,
            String rule,
            @Nullable Suppressor suppressor) {

        public State {
            actions = Set.copyOf(actions);
        }
    }

    /**
     * An alarm that holds the actions back while it rings.
     *
     * @param waitSeconds how long the actions wait for it to ring
     * @param extensionSeconds how long they wait on when it has stopped
     */
    public record Suppressor(String alarm, int waitSeconds, int extensionSeconds) {}

    @Override
    public String name() {
        return "cloudwatch.composite-alarm";
    }

    /** A hundred alarms a call, by name. */
    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        return AlarmNames.read(
                resources,
                names ->
                        cloudWatch(place)
                                .describeAlarms(it ->
                                        it.alarmNames(names)
                                                .alarmTypes(AlarmType.COMPOSITE_ALARM)
                                                .maxRecords(AlarmNames.BATCH))
                                .compositeAlarms()
                                .stream(),
                software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm::alarmName,
                CompositeAlarm::state);
    }

    private static State state(
            software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm alarm) {
        return new State(
                Objects.requireNonNullElse(alarm.alarmDescription(), ""),
                !Boolean.FALSE.equals(alarm.actionsEnabled()),
                Set.copyOf(alarm.alarmActions()),
                alarm.alarmRule(),
                alarm.actionsSuppressor() == null
                        ? null
                        : new Suppressor(
                                alarm.actionsSuppressor(),
                                alarm.actionsSuppressorWaitPeriod(),
                                alarm.actionsSuppressorExtensionPeriod()));
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<State> resource) {
        cloudWatch(resource.target())
                .putCompositeAlarm(request(resource).tags(AlarmNames.MANAGED).build());
        return Result.done();
    }

    /** An alarm that is there takes no tags. */
    @Override
    public Result update(Update<State> update) {
        cloudWatch(update.resource().target())
                .putCompositeAlarm(request(update.resource()).build());
        return Result.done();
    }

    private static PutCompositeAlarmRequest.Builder request(Resource<State> resource) {
        State desired = resource.desired();
        PutCompositeAlarmRequest.Builder request =
                PutCompositeAlarmRequest.builder()
                        .alarmName(resource.name())
                        .alarmDescription(desired.description())
                        .actionsEnabled(desired.acting())
                        .alarmActions(desired.actions().stream().sorted().toList())
                        .alarmRule(desired.rule());
        Suppressor suppressor = desired.suppressor();
        return suppressor == null
                ? request
                : request.actionsSuppressor(suppressor.alarm())
                        .actionsSuppressorWaitPeriod(suppressor.waitSeconds())
                        .actionsSuppressorExtensionPeriod(suppressor.extensionSeconds());
    }

    @Override
    public Result delete(Removal<State> removal) {
        cloudWatch(removal.resource().target())
                .deleteAlarms(it -> it.alarmNames(removal.resource().name()));
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.CLOUDWATCH_COMPOSITE_ALARMS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("cloudwatch:DescribeAlarms");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("cloudwatch:PutCompositeAlarm", "cloudwatch:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("cloudwatch:DeleteAlarms");
    }

    private CloudWatchClient cloudWatch(Target target) {
        return clients.client(CloudWatchClient.class, target);
    }
}
