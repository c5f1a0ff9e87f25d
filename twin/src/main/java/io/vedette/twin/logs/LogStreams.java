package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/** The streams of log groups: what they are called and when their events were, not the events. */
record LogStreams(World world, LogGroups groups, MetricFilters filters) {

    private static final int LONGEST_PAGE = 50;

    void create(CreateLogStreamRequest request) {
        Group group = groups.get(request.logGroupName());
        if (group.streams().containsKey(request.logStreamName())) {
            throw AwsError.of(
                    ResourceAlreadyExistsException.builder(),
                    "The specified log stream already exists");
        }
        group.streams().put(request.logStreamName(), StoredStream.created(now()));
    }

    void put(PutLogEventsRequest request) {
        Group group = groups.get(request.logGroupName());
        StoredStream stream = existing(group, request.logStreamName());
        for (InputLogEvent event : request.logEvents()) {
            stream = stream.with(event.timestamp(), now());
        }
        group.streams().put(request.logStreamName(), stream);
        filters.took(group, request.logEvents().stream().map(InputLogEvent::message).toList());
    }

    void delete(String groupName, String name) {
        Group group = groups.get(groupName);
        existing(group, name);
        group.streams().remove(name);
    }

    private static StoredStream existing(Group group, String name) {
        StoredStream stream = group.streams().get(name);
        if (stream == null) {
            throw LogsError.notFound("The specified log stream does not exist.");
        }
        return stream;
    }

    DescribeLogStreamsResponse describe(Group group, DescribeLogStreamsRequest request) {
        String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && !prefix.isEmpty()) {
            throw LogsError.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<LogStream> order =
                byTime
                        ? Comparator.comparing(
                                LogStream::lastEventTimestamp,
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        : Comparator.comparing(LogStream::logStreamName);
        List<LogStream> streams =
                group.streams().entrySet().stream()
                        .filter(it -> it.getKey().startsWith(prefix))
                        .map(it -> described(group, it))
                        .sorted(
                                Boolean.TRUE.equals(request.descending())
                                        ? order.reversed()
                                        : order)
                        .toList();
        Page<LogStream> page =
                Page.of(streams, request.nextToken(), request.limit(), LONGEST_PAGE)
                        .orElseThrow(
                                () -> LogsError.invalid("The specified nextToken is invalid."));
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private LogStream described(Group group, Map.Entry<String, StoredStream> stream) {
        return LogStream.builder()
                .logStreamName(stream.getKey())
                .arn(groups.arn(group.name()) + ":log-stream:" + stream.getKey())
                .creationTime(stream.getValue().created())
                .firstEventTimestamp(stream.getValue().firstEvent())
                .lastEventTimestamp(stream.getValue().lastEvent())
                .lastIngestionTime(stream.getValue().lastIngestion())
                .build();
    }

    private long now() {
        return world.now().toEpochMilli();
    }
}
