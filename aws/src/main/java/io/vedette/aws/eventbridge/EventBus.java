package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.eventbridge.EventBus.State;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** An event bus ({@code CreateEventBus}); who may put events on it is a resource of its own. */
record EventBus(AwsClients clients) implements SingleResourceKind<State> {

    static final String KIND = "eventbridge.bus";

    /** The tag of what EventBridge lets be tagged. */
    static final Tag MANAGED = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();

    /** A bus is there or it is not. */
    record State() {}

    static String arn(Target target, String name) {
        return Arns.regional("events", target, "event-bus/" + name);
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        try {
            events(resource).describeEventBus(it -> it.name(resource.name()));
            return new Reading.Present<>(new State());
        } catch (ResourceNotFoundException absent) {
            return new Reading.Absent<>();
        }
    }

    @Override
    public Result create(Resource<State> resource) {
        try {
            events(resource).createEventBus(it -> it.name(resource.name()).tags(MANAGED));
        } catch (ResourceAlreadyExistsException already) {
            // Somebody else made it since it was read.
        }
        return Result.done();
    }

    @Override
    public Result update(Update<State> update) {
        return Result.done();
    }

    /** Deleting a bus that is gone is no error. */
    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        events(resource).deleteEventBus(it -> it.name(resource.name()));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("events:DescribeEventBus");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("events:CreateEventBus", "events:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("events:DeleteEventBus");
    }

    private EventBridgeClient events(Resource<State> resource) {
        return clients.client(EventBridgeClient.class, resource.target());
    }
}
