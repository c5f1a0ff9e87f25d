package io.vedette.twin.eventbridge;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a caller's own events onto a bus of its account; nobody but AWS sends as {@code aws.}. */
record PutEvents(World world, Caller caller, Buses buses) {

    private static final JsonMapper JSON = JsonMapper.shared();

    PutEventsResultEntry take(PutEventsRequestEntry entry) {
        String source = entry.source();
        if (source == null || entry.detailType() == null || entry.detail() == null) {
            return refused(
                    "InvalidArgument", "Parameter Source, DetailType and Detail are required.");
        }
        if (source.startsWith("aws.")) {
            return refused("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        Optional<JsonNode> detail = object(entry.detail());
        if (detail.isEmpty()) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
        String bus = Buses.name(entry.eventBusName());
        buses.require(bus);
        String id = world.ids().uuid(caller, "event");
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0").put("id", id).put("source", source);
        event.put("detail-type", entry.detailType());
        event.put("account", caller.account()).put("region", caller.region());
        event.put("time", Objects.requireNonNullElse(entry.time(), world.now()).toString());
        entry.resources().forEach(event.putArray("resources")::add);
        event.set("detail", detail.get());
        new EventDelivery(world).put(caller.account(), caller.region(), bus, event.toString());
        return PutEventsResultEntry.builder().eventId(id).build();
    }

    private static Optional<JsonNode> object(@Nullable String json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static PutEventsResultEntry refused(String code, String message) {
        return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
    }
}
