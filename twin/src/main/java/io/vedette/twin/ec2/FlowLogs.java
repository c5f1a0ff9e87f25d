package io.vedette.twin.ec2;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.logdelivery.LogDelivery.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** The flow logs of the caller's account and region. */
final class FlowLogs {

    private static final int LONGEST_PAGE = 1000;
    private static final int HEX = 17;

    private final World world;
    private final Caller caller;
    private final FlowLogDelivery delivery;

    FlowLogs(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.delivery = new FlowLogDelivery(world, caller);
    }

    private Network network() {
        return world.state(Network.class, caller);
    }

    CreateFlowLogsResponse create(CreateFlowLogsRequest request) {
        String token = request.clientToken();
        List<String> before = token == null ? null : network().tokens().get(token);
        if (before != null) {
            return CreateFlowLogsResponse.builder().clientToken(token).flowLogIds(before).build();
        }
        FlowLogRequest wanted = new FlowLogRequest(request, caller);
        wanted.check();
        List<StoredFlowLog> logs = new ArrayList<>();
        for (String resource : request.resourceIds()) {
            requireVpc(resource);
            logs.add(wanted.flowLog("", resource, world.now()));
        }
        requireNew(logs);
        List<String> ids = new ArrayList<>();
        List<UnsuccessfulItem> unsuccessful = new ArrayList<>();
        for (StoredFlowLog log : logs) {
            Optional<String> refusal = refusal(log);
            if (refusal.isPresent()) {
                unsuccessful.add(unsuccessful(log.resource(), "400", refusal.get()));
            } else {
                ids.add(add(wanted, log.resource()));
            }
        }
        if (token != null) {
            network().tokens().put(token, List.copyOf(ids));
        }
        return CreateFlowLogsResponse.builder()
                .clientToken(token)
                .flowLogIds(ids)
                .unsuccessful(unsuccessful)
                .build();
    }

    private void requireVpc(String id) {
        if (!network().vpcs().containsKey(id)) {
            throw Ec2Error.noSuchVpc(id);
        }
    }

    private void requireNew(List<StoredFlowLog> logs) {
        Map<String, List<StoredFlowLog>> there = new HashMap<>();
        network()
                .flowLogs()
                .values()
                .forEach(log ->
                        there.computeIfAbsent(log.resource(), _ -> new ArrayList<>()).add(log));
        for (StoredFlowLog log : logs) {
            if (there.getOrDefault(log.resource(), List.of()).stream().anyMatch(log::equalsBut)) {
                throw Ec2Error.of(
                        "FlowLogAlreadyExists",
                        "Error. There is an existing Flow Log with the same configuration and log"
                                + " destination.");
            }
        }
    }

    /** A log group is looked at only when something is to be written to it. */
    private Optional<String> refusal(StoredFlowLog log) {
        Answer answer = log.toBucket() ? delivery.toBucket(log) : Answer.DELIVERED;
        return switch (answer) {
            case DELIVERED -> Optional.empty();
            case NO_DESTINATION ->
                    Optional.of("LogDestination: %s does not exist.".formatted(log.bucket()));
            case DENIED ->
                    Optional.of(
                            "Access Denied for LogDestination: %s. Please check LogDestination permission"
                                    .formatted(log.bucket()));
        };
    }

    private String add(FlowLogRequest wanted, String resource) {
        String id = "fl-" + world.ids().hex(caller, "flow-log", HEX);
        network().flowLogs().put(id, wanted.flowLog(id, resource, world.now()));
        return id;
    }

    private static UnsuccessfulItem unsuccessful(String resource, String code, String message) {
        return UnsuccessfulItem.builder()
                .resourceId(resource)
                .error(error -> error.code(code).message(message))
                .build();
    }

    List<UnsuccessfulItem> delete(DeleteFlowLogsRequest request) {
        List<UnsuccessfulItem> unsuccessful = new ArrayList<>();
        for (String id : request.flowLogIds()) {
            if (network().flowLogs().remove(id) == null) {
                unsuccessful.add(
                        unsuccessful(
                                id,
                                "InvalidFlowLogId.NotFound",
                                "These flow log ids in the input list are not found: [TotalCount:"
                                        + " 1] "
                                        + id));
            }
        }
        return unsuccessful;
    }

    DescribeFlowLogsResponse describe(DescribeFlowLogsRequest request) {
        Statuses statuses = new Statuses();
        Predicate<StoredFlowLog> wanted =
                Filters.of(
                        request.filter(),
                        log ->
                                filter ->
                                        filter.equals("deliver-log-status")
                                                ? log.values(filter, statuses.of(log))
                                                : log.values(filter, null));
        Set<String> ids = new HashSet<>(request.flowLogIds());
        List<StoredFlowLog> matching =
                network().flowLogs().values().stream()
                        .filter(log -> ids.isEmpty() || ids.contains(log.id()))
                        .filter(wanted)
                        .toList();
        Page<StoredFlowLog> page =
                Page.of(matching, request.nextToken(), request.maxResults(), LONGEST_PAGE)
                        .orElseThrow(Ec2Error::badToken);
        return DescribeFlowLogsResponse.builder()
                .flowLogs(page.items().stream().map(it -> it.described(statuses.of(it))).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** What deliveries ended with; flow logs to one place end alike, once they have begun. */
    private final class Statuses {

        private record Way(String destination, @Nullable String role, boolean hiveCompatible) {}

        private final Map<Way, String> known = new HashMap<>();

        @Nullable String of(StoredFlowLog log) {
            Way way = new Way(log.destination(), log.role(), log.hiveCompatible());
            String status = known.get(way);
            if (status != null && !world.now().isBefore(delivery.begins(log))) {
                return status;
            }
            String fresh = delivery.status(log);
            if (fresh != null) {
                known.put(way, fresh);
            }
            return fresh;
        }
    }
}
