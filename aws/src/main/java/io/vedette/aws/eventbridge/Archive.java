package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.aws.eventbridge.Archive.State;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** Keeps every event of a bus for some days, to be replayed ({@code CreateArchive}). */
record Archive(AwsClients clients) implements SingleResourceKind<State> {

    /**
     * How the archive is to be.
     *
     * @param bus the ARN of the bus whose events it keeps
     * @param retentionDays 0 for ever
     * @param state in EventBridge's word
     */
    record State(String bus, int retentionDays, String state) {

        private static final String ENABLED = "ENABLED";

        static State enabled(String bus, int retentionDays) {
            return new State(bus, retentionDays, ENABLED);
        }
    }

    @Override
    public String name() {
        return "eventbridge.archive";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        try {
            return reading(
                    events(resource).describeArchive(it -> it.archiveName(resource.name())),
                    resource);
        } catch (ResourceNotFoundException absent) {
            return new Reading.Absent<>();
        }
    }

    private static Reading<State> reading(
            DescribeArchiveResponse archive, Resource<State> resource) {
        if (!archive.eventSourceArn().equals(resource.desired().bus())) {
            return new Reading.OffLimits<>(
                    "the archive keeps the events of another bus, " + archive.eventSourceArn());
        }
        return switch (archive.state()) {
            case CREATING, UPDATING -> new Reading.Settling<>("EventBridge to set the archive up");
            case ENABLED, DISABLED, CREATE_FAILED, UPDATE_FAILED, UNKNOWN_TO_SDK_VERSION ->
                    new Reading.Present<>(
                            new State(
                                    archive.eventSourceArn(),
                                    archive.retentionDays(),
                                    archive.stateAsString()));
        };
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        try {
            events(resource)
                    .createArchive(it ->
                            it.archiveName(resource.name())
                                    .description(Rule.DESCRIPTION)
                                    .eventSourceArn(desired.bus())
                                    .retentionDays(desired.retentionDays()));
        } catch (ResourceAlreadyExistsException already) {
            return set(resource);
        }
        return new Result.Pending("EventBridge to set the archive up");
    }

    @Override
    public Result update(Update<State> update) {
        return set(update.resource());
    }

    private Result set(Resource<State> resource) {
        events(resource)
                .updateArchive(it ->
                        it.archiveName(resource.name())
                                .retentionDays(resource.desired().retentionDays()));
        return new Result.Pending("EventBridge to change the archive");
    }

    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        EventBridgeClient events = events(resource);
        try {
            long count = events.describeArchive(it -> it.archiveName(resource.name())).eventCount();
            if (count > 0 && !removal.withData()) {
                return new Result.Left("the archive holds %,d events".formatted(count));
            }
            events.deleteArchive(it -> it.archiveName(resource.name()));
        } catch (ResourceNotFoundException gone) {
            // Nothing is left to delete.
        }
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.EVENTBRIDGE_ARCHIVE_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("events:DescribeArchive");
    }

    /** An archive is fed by a rule that EventBridge makes in the caller's name. */
    @Override
    public Set<String> writeActions() {
        return Set.of(
                "events:CreateArchive",
                "events:PutRule",
                "events:PutTargets",
                "events:UpdateArchive");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("events:DeleteArchive", "events:DeleteRule", "events:RemoveTargets");
    }

    private EventBridgeClient events(Resource<State> resource) {
        return clients.client(EventBridgeClient.class, resource.target());
    }
}
