package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.aws.eventbridge.BusPolicy.Statements;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/**
 * The statements that an event bus's policy has for one purpose ({@code PutPermission}). The
 * resource's name is the bus's; all other statements of the policy stay as they are.
 */
record BusPolicy(AwsClients clients) implements SingleResourceKind<Statements> {

    /** The statements by id. */
    record Statements(Map<String, Statement> statements) {
        Statements {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }
    }

    @Override
    public String name() {
        return "eventbridge.bus-policy";
    }

    @Override
    public Reading<Statements> read(Resource<Statements> resource) {
        try {
            Map<String, Statement> there =
                    policy(resource).statements(resource.desired().statements().keySet());
            return there.isEmpty()
                    ? new Reading.Absent<>()
                    : new Reading.Present<>(new Statements(there));
        } catch (ResourceNotFoundException noBus) {
            return new Reading.Absent<>();
        }
    }

    private PolicyDocument policy(Resource<Statements> resource) {
        String policy = events(resource).describeEventBus(it -> it.name(resource.name())).policy();
        return policy == null ? PolicyDocument.empty() : PolicyDocument.parse(policy);
    }

    @Override
    public Result create(Resource<Statements> resource) {
        return clients.alone(
                EventBus.arn(resource.target(), resource.name()),
                () -> {
                    String merged = policy(resource).merge(resource.desired().statements()).json();
                    events(resource)
                            .putPermission(it -> it.eventBusName(resource.name()).policy(merged));
                    return Result.done();
                });
    }

    @Override
    public Result update(Update<Statements> update) {
        Resource<Statements> resource = update.resource();
        Set<String> gone = new HashSet<>(update.before().statements().keySet());
        gone.removeAll(resource.desired().statements().keySet());
        remove(resource, gone);
        return create(resource);
    }

    @Override
    public Result delete(Removal<Statements> removal) {
        remove(removal.resource(), removal.found().statements().keySet());
        return Result.done();
    }

    private void remove(Resource<Statements> resource, Collection<String> statements) {
        for (String statement : statements) {
            try {
                events(resource)
                        .removePermission(
                                it -> it.eventBusName(resource.name()).statementId(statement));
            } catch (ResourceNotFoundException gone) {
                // The statement went before, or the bus with it.
            }
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("events:DescribeEventBus");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("events:PutPermission", "events:RemovePermission");
    }

    private EventBridgeClient events(Resource<Statements> resource) {
        return clients.client(EventBridgeClient.class, resource.target());
    }
}
