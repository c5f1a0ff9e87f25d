package io.vedette.twin.eventbridge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;

/** Archives of buses. Each is fed by a rule that EventBridge keeps for itself. */
final class Archives {

    private static final String KEEPER = "prod.vhs.events.aws.internal";
    private static final Duration USUAL = Duration.ofSeconds(2);

    private final Ground ground;
    private final Buses buses;

    Archives(Ground ground, Buses buses) {
        this.ground = ground;
        this.buses = buses;
    }

    SavedArchive create(CreateArchiveRequest request) {
        String bus = Buses.name(request.eventSourceArn());
        EventsState state = ground.state();
        if (state.archives.containsKey(request.archiveName())) {
            throw EventsError.exists("Archive %s already exists.".formatted(request.archiveName()));
        }
        buses.require(bus);
        Ground.requirePattern(request.eventPattern());
        Instant now = ground.now();
        SavedArchive archive =
                new SavedArchive(
                        request.archiveName(),
                        request.eventSourceArn(),
                        request.description(),
                        request.eventPattern(),
                        Objects.requireNonNullElse(request.retentionDays(), 0),
                        now,
                        now.plus(ground.delay("archive", USUAL)),
                        false,
                        0,
                        0);
        state.archives.put(archive.name(), archive);
        SavedRule rule = rule(bus, archive);
        state.rules.put(rule.key(), rule);
        return archive;
    }

    private SavedRule rule(String bus, SavedArchive archive) {
        NavigableMap<String, NavigableMap<String, Object>> targets = new TreeMap<>();
        NavigableMap<String, Object> target = new TreeMap<>();
        target.put("Id", archive.name());
        target.put("Arn", "arn:aws:events:::");
        targets.put(archive.name(), target);
        return new SavedRule(
                bus,
                ruleName(archive),
                archive.pattern() == null
                        ? "{\"replay-name\":[{\"exists\":false}]}"
                        : archive.pattern(),
                null,
                SavedRule.ENABLED,
                null,
                null,
                KEEPER,
                targets,
                new TreeMap<>());
    }

    private static String ruleName(SavedArchive archive) {
        return "Events-Archive-" + archive.name();
    }

    private SavedArchive require(String name) {
        SavedArchive archive = ground.look().archives.get(name);
        if (archive == null) {
            throw EventsError.notFound("Archive %s does not exist.".formatted(name));
        }
        return archive;
    }

    DescribeArchiveResponse describe(String name) {
        SavedArchive archive = require(name);
        return DescribeArchiveResponse.builder()
                .archiveName(name)
                .archiveArn(ground.arn("archive/" + name))
                .eventSourceArn(archive.source())
                .description(archive.description())
                .eventPattern(archive.pattern())
                .retentionDays(archive.retentionDays())
                .state(archive.state(ground.now()))
                .eventCount(archive.events())
                .sizeBytes(archive.bytes())
                .creationTime(archive.created())
                .build();
    }

    SavedArchive update(UpdateArchiveRequest request) {
        SavedArchive before = require(request.archiveName());
        Ground.requirePattern(request.eventPattern());
        SavedArchive after =
                new SavedArchive(
                        before.name(),
                        before.source(),
                        request.description() == null
                                ? before.description()
                                : request.description(),
                        request.eventPattern() == null ? before.pattern() : request.eventPattern(),
                        Objects.requireNonNullElse(request.retentionDays(), before.retentionDays()),
                        before.created(),
                        ground.now().plus(ground.delay("archive", USUAL)),
                        true,
                        before.events(),
                        before.bytes());
        ground.state().archives.put(after.name(), after);
        return after;
    }

    void delete(String name) {
        SavedArchive archive = require(name);
        EventsState state = ground.state();
        state.archives.remove(name);
        state.rules.remove(SavedRule.key(Buses.name(archive.source()), ruleName(archive)));
    }

    List<SavedArchive> list(
            @Nullable String prefix, @Nullable String source, @Nullable String state) {
        long filters =
                List.of(prefix != null, source != null, state != null).stream()
                        .filter(it -> it)
                        .count();
        if (filters > 1) {
            throw EventsError.invalid(
                    "At most one filter is allowed for ListArchives. Use either : State,"
                            + " EventSourceArn, or NamePrefix.");
        }
        return ground.look().archives.values().stream()
                .filter(it -> prefix == null || it.name().startsWith(prefix))
                .filter(it -> source == null || it.source().equals(source))
                .filter(it -> state == null || it.state(ground.now()).equals(state))
                .toList();
    }
}
