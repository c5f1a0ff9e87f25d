package io.vedette.twin.eventbridge;

import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Event buses and who may put events on them. */
final class Buses {

    static final String DEFAULT = "default";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 100;
    private static final int MOST_CHARACTERS = 10_240;

    private final Ground ground;

    Buses(Ground ground) {
        this.ground = ground;
    }

    /** The name in a name or an ARN; the default bus where neither is given. */
    static String name(@Nullable String nameOrArn) {
        if (nameOrArn == null) {
            return DEFAULT;
        }
        return nameOrArn.startsWith("arn:")
                ? nameOrArn.substring(nameOrArn.indexOf('/') + 1)
                : nameOrArn;
    }

    SavedBus require(String name) {
        SavedBus bus = ground.look().buses.get(name);
        if (bus != null) {
            return bus;
        }
        if (name.equals(DEFAULT)) {
            return SavedBus.made(null, Instant.EPOCH);
        }
        throw EventsError.notFound("Event bus %s does not exist.".formatted(name));
    }

    String create(CreateEventBusRequest request) {
        String name = request.name();
        NavigableMap<String, SavedBus> buses = ground.state().buses;
        if (name.equals(DEFAULT) || buses.containsKey(name)) {
            throw EventsError.exists("Event bus %s already exists.".formatted(name));
        }
        if (name.contains("/")) {
            throw EventsError.invalid("Event bus name must not contain '/'.");
        }
        if (buses.size() >= MOST) {
            throw EventsError.limit("The requested resource exceeds the maximum number allowed.");
        }
        SavedBus bus = SavedBus.made(request.description(), ground.now());
        request.tags().forEach(tag -> bus.tags().put(tag.key(), tag.value()));
        buses.put(name, bus);
        return ground.arn("event-bus/" + name);
    }

    DescribeEventBusResponse describe(String name) {
        SavedBus bus = require(name);
        return DescribeEventBusResponse.builder()
                .name(name)
                .arn(ground.arn("event-bus/" + name))
                .description(bus.description())
                .policy(policy(bus))
                .creationTime(bus.created())
                .lastModifiedTime(bus.modified())
                .build();
    }

    /** The policy's text; null where nobody may put events but the account itself. */
    static @Nullable String policy(SavedBus bus) {
        return bus.statements().isEmpty()
                ? null
                : "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
                        .formatted(String.join(",", bus.statements().values()));
    }

    List<String> names(@Nullable String prefix) {
        List<String> names = new ArrayList<>(ground.look().buses.keySet());
        if (!names.contains(DEFAULT)) {
            names.addFirst(DEFAULT);
        }
        return names.stream().filter(it -> prefix == null || it.startsWith(prefix)).toList();
    }

    void delete(String name) {
        if (name.equals(DEFAULT)) {
            throw EventsError.invalid("Cannot delete event bus default.");
        }
        EventsState state = ground.state();
        boolean hasRules = state.rules.values().stream().anyMatch(it -> it.bus().equals(name));
        if (hasRules) {
            throw EventsError.invalid("Event bus can't be deleted since it has rules.");
        }
        state.buses.remove(name);
    }

    void permit(PutPermissionRequest request) {
        String name = name(request.eventBusName());
        SavedBus bus = require(name);
        NavigableMap<String, String> statements =
                request.policy() == null
                        ? added(bus.statements(), name, request)
                        : read(request.policy());
        SavedBus changed = bus.with(statements, ground.now());
        String policy = policy(changed);
        if (policy != null && policy.length() > MOST_CHARACTERS) {
            throw EventsError.invalid("The policy is longer than 10240 characters.");
        }
        ground.state().buses.put(name, changed);
    }

    private static NavigableMap<String, String> read(String policy) {
        if (PolicyDocument.parse(policy, PolicyKind.RESOURCE)
                instanceof PolicyDocument.Parsed.Malformed(String why)) {
            throw EventsError.invalid("This policy contains invalid Json: " + why);
        }
        NavigableMap<String, String> statements = new TreeMap<>();
        JsonNode found = JSON.readTree(policy).path("Statement");
        Iterable<JsonNode> all = found.isArray() ? found : List.of(found);
        for (JsonNode statement : all) {
            String sid = statement.path("Sid").asString("");
            if (sid.isEmpty() || statements.containsKey(sid)) {
                throw EventsError.invalid("Each statement needs an id of its own.");
            }
            statements.put(sid, statement.toString());
        }
        return statements;
    }

    private NavigableMap<String, String> added(
            NavigableMap<String, String> before, String bus, PutPermissionRequest request) {
        if (request.principal() == null
                || request.statementId() == null
                || !"events:PutEvents".equals(request.action())) {
            throw EventsError.invalid(
                    "Action events:PutEvents, Principal and StatementId must be specified.");
        }
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("Sid", request.statementId()).put("Effect", "Allow");
        if (request.principal().equals("*")) {
            statement.put("Principal", "*");
        } else {
            statement
                    .putObject("Principal")
                    .put("AWS", "arn:aws:iam::%s:root".formatted(request.principal()));
        }
        statement.put("Action", "events:PutEvents");
        statement.put("Resource", ground.arn("event-bus/" + bus));
        if (request.condition() != null) {
            statement
                    .putObject("Condition")
                    .putObject(request.condition().type())
                    .put(request.condition().key(), request.condition().value());
        }
        NavigableMap<String, String> statements = new TreeMap<>(before);
        statements.put(request.statementId(), statement.toString());
        return statements;
    }

    void forbid(RemovePermissionRequest request) {
        String name = name(request.eventBusName());
        SavedBus bus = require(name);
        NavigableMap<String, String> statements = new TreeMap<>(bus.statements());
        if (Boolean.TRUE.equals(request.removeAllPermissions())) {
            statements.clear();
        } else if (statements.isEmpty()) {
            throw EventsError.notFound("EventBus does not have a policy.");
        } else if (statements.remove(String.valueOf(request.statementId())) == null) {
            throw EventsError.notFound("Statement with the provided id does not exist.");
        }
        SavedBus changed = bus.with(statements, ground.now());
        boolean blank = name.equals(DEFAULT) && statements.isEmpty() && bus.tags().isEmpty();
        Map<String, SavedBus> buses = ground.state().buses;
        if (blank) {
            buses.remove(name);
        } else {
            buses.put(name, changed);
        }
    }
}
