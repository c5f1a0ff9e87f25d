package io.vedette.cli.output;

import io.vedette.core.catalog.ChecklistItem.Group;
import io.vedette.core.plan.Verification.Item;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.readiness.Alerts;
import io.vedette.core.readiness.Readiness;
import io.vedette.core.readiness.ReadinessItem;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A verification as JSON, after {@code docs/reference/verify.schema.json}. */
final class VerifyJson {

    private final Verdict verdict;

    VerifyJson(Verdict verdict) {
        this.verdict = verdict;
    }

    String text() {
        ObjectNode json = Json.object();
        json.set("organization", Json.organization(verdict.organization()));
        json.put("date", verdict.date().toString());
        json.put("score", verdict.readiness().score());
        ArrayNode groups = json.putArray("groups");
        for (Group group : Group.values()) {
            groups.add(group(group, verdict.readiness().of(group)));
        }
        ArrayNode items = json.putArray("items");
        verdict.readiness().items().forEach(item -> items.add(item(item)));
        ArrayNode alerts = json.putArray("alerts");
        verdict.alerts().items().forEach(item -> alerts.add(alert(item)));
        SentNotification notification = verdict.notification();
        if (notification != null) {
            json.set("test_notification", notification(notification));
        }
        json.put("deployments_score", verdict.verification().score());
        ArrayNode deployments = json.putArray("deployments");
        verdict.verification().items().forEach(item -> deployments.add(deployment(item)));
        json.put("calls", verdict.calls());
        json.put("seconds", verdict.elapsed().toMillis() / 1000.0);
        return Json.MAPPER.writeValueAsString(json);
    }

    private static ObjectNode group(Group group, Readiness readiness) {
        ObjectNode json = Json.object();
        json.put("group", group.id());
        json.put("title", group.title());
        json.put("score", readiness.score());
        json.put("pass", readiness.count(Status.PASS));
        json.put("fail", readiness.count(Status.FAIL));
        json.put("waiting", readiness.count(Status.WAITING));
        json.put("unknown", readiness.count(Status.UNKNOWN));
        json.put("not_applicable", readiness.count(Status.NOT_APPLICABLE));
        return json;
    }

    private static ObjectNode item(ReadinessItem item) {
        ObjectNode json = Json.object();
        json.put("id", item.item().id());
        json.put("group", item.item().group().id());
        json.put("title", item.item().title());
        json.put("status", item.status().word());
        evidence(json, item.evidence());
        return json;
    }

    private static ObjectNode alert(Alerts.Item item) {
        ObjectNode json = Json.object();
        json.put("id", item.alert().id());
        json.put("requirement", item.alert().group().requirement());
        json.put("title", item.alert().title());
        json.put("status", item.status().word());
        ArrayNode implementations = json.putArray("implemented_by");
        for (Alerts.Implementation it : item.implementations()) {
            ObjectNode implementation = implementations.addObject();
            implementation.put("resource", it.resource().kind());
            Json.target(implementation, it.resource().target());
            implementation.put("name", it.resource().name());
            implementation.put("status", it.status().word());
            implementation.put("finding", it.finding());
        }
        json.put("reason", item.why().isEmpty() ? null : item.why());
        return json;
    }

    private static ObjectNode notification(SentNotification sent) {
        ObjectNode json = Json.object();
        json.put("topic", sent.topic());
        json.put("arrived", sent.arrivedAfter() != null);
        Duration after = sent.arrivedAfter();
        json.put("seconds", after == null ? null : after.toMillis() / 1000.0);
        return json;
    }

    private static ObjectNode deployment(Item item) {
        ObjectNode json = Json.object();
        json.put("deployment_key", item.id());
        json.put("tool", item.tool().id());
        json.put("title", item.title());
        Json.target(json, item.target());
        json.put("status", item.status().word());
        evidence(json, item.evidence());
        return json;
    }

    private static void evidence(ObjectNode json, List<String> lines) {
        ArrayNode evidence = json.putArray("evidence");
        lines.forEach(evidence::add);
    }
}
