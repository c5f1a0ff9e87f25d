package io.vedette.twin.logs;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.Metrics;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what AWS services log into log groups, past whose metric filters it goes. */
public final class LogDelivery {

    private static final double USUAL_PER_MINUTE = 40;

    private final World world;

    public LogDelivery(World world) {
        this.world = world;
    }

    /**
     * Puts events into a stream of a log group, which is made where it is missing.
     *
     * @return whether the group is there
     */
    public boolean deliver(
            String account, String region, String group, String stream, List<String> events) {
        Caller owner = new Caller(account, region);
        LogGroups groups = new LogGroups(world, owner);
        Optional<LogState> known = world.peek(LogState.class, account, region);
        if (known.isEmpty() || !known.get().groups().containsKey(group)) {
            return false;
        }
        Group found = groups.get(group);
        long now = world.now().toEpochMilli();
        StoredStream there = found.streams().getOrDefault(stream, StoredStream.created(now));
        found.streams().put(stream, events.isEmpty() ? there : there.with(now, now));
        new MetricFilters(world, owner, groups).took(found, events);
        return true;
    }

    /** Whether a resource policy of the account's Region lets a service write to a log group. */
    public boolean lets(
            String account,
            String region,
            String group,
            String service,
            Map<String, String> request) {
        String streams =
                "arn:aws:logs:%s:%s:log-group:%s:log-stream:events"
                        .formatted(region, account, group);
        List<PolicyDocument> policies =
                world.peek(LogState.class, account, region).stream()
                        .flatMap(it -> it.policies().values().stream())
                        .map(it -> PolicyDocument.parse(it.document(), PolicyKind.RESOURCE))
                        .flatMap(it ->
                                it instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid)
                                        ? Optional.of(valid).stream()
                                        : Optional.<PolicyDocument>empty().stream())
                        .toList();
        return policies.stream()
                        .anyMatch(it ->
                                it.allowsService(service, "logs:CreateLogStream", streams, request))
                && policies.stream()
                        .anyMatch(it ->
                                it.allowsService(service, "logs:PutLogEvents", streams, request));
    }

    /** Lets events arrive in a log group by themselves from now on, as those of a trail do. */
    public void flow(String account, String region, String group) {
        new Metrics(world)
                .flow(
                        account,
                        region,
                        MetricFilters.INCOMING_NAMESPACE,
                        MetricFilters.INCOMING,
                        Map.of("LogGroupName", group),
                        USUAL_PER_MINUTE);
    }

    /** Ends what arrives by itself. */
    public void ebb(String account, String region, String group) {
        new Metrics(world)
                .ebb(
                        account,
                        region,
                        MetricFilters.INCOMING_NAMESPACE,
                        MetricFilters.INCOMING,
                        Map.of("LogGroupName", group));
    }
}
