package io.vedette.cli.output;

import io.vedette.cli.session.Session;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlanSummary;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.plan.SkippedDeployment;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.Differences;
import io.vedette.core.resource.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as JSON, after {@code docs/reference/plan.schema.json}. */
final class PlanJson {

    private final Plan plan;
    private final Session session;

    PlanJson(Plan plan, Session session) {
        this.plan = plan;
        this.session = session;
    }

    String text() {
        ObjectNode json = Json.object();
        json.set("organization", Json.organization(session.organization()));
        json.set("summary", summary(plan.summary()));
        ArrayNode changes = json.putArray("changes");
        plan.changes().stream()
                .filter(planned -> !(planned.change() instanceof Change.None))
                .forEach(planned -> changes.add(change(planned)));
        ArrayNode skipped = json.putArray("skipped");
        plan.blueprint().skipped().forEach(it -> skipped.add(skipped(it)));
        ArrayNode planned = json.putArray("planned_tools");
        session.plannedTools().stream().map(CatalogItem::id).forEach(planned::add);
        json.set("cost", new CostJson(session.cost(plan.blueprint())).summary());
        json.put("calls", session.calls());
        json.put("seconds", session.elapsed().toMillis() / 1000.0);
        return Json.MAPPER.writeValueAsString(json);
    }

    private static ObjectNode summary(PlanSummary summary) {
        ObjectNode json = Json.object();
        json.put("create", summary.create());
        json.put("update", summary.update());
        json.put("delete", summary.delete());
        json.put("none", summary.none());
        json.put("waiting", summary.waiting());
        json.put("skipped", summary.skipped());
        json.put("unavailable", summary.unavailable());
        return json;
    }

    private ObjectNode change(PlannedChange<?> planned) {
        Resource<?> resource = planned.resource();
        ObjectNode json = Json.object();
        json.put("tool", plan.blueprint().tool(resource.id()).id());
        json.put("resource", resource.kind().name());
        Json.target(json, resource.target());
        json.put("name", resource.name());
        switch (planned.change()) {
            case Change.Create<?> _ ->
                    describe(json, "create", Differences.fromNothing(resource.desired()), null);
            case Change.Update<?>(var _, List<Difference> differences) ->
                    describe(json, "update", differences, null);
            case Change.Delete<?> _ -> describe(json, "delete", List.of(), null);
            case Change.Wait<?>(String waitingFor) -> describe(json, "wait", List.of(), waitingFor);
            case Change.Skip<?>(String why) -> describe(json, "skip", List.of(), why);
            case Change.Unknown<?>(String why) -> describe(json, "unavailable", List.of(), why);
            case Change.None<?> _ -> describe(json, "none", List.of(), null);
        }
        return json;
    }

    private static void describe(
            ObjectNode json, String action, List<Difference> differences, @Nullable String reason) {
        json.put("action", action);
        Json.differences(json, differences);
        Json.reason(json, reason);
    }

    private static ObjectNode skipped(SkippedDeployment skipped) {
        ObjectNode json = Json.object();
        json.put("deployment_key", skipped.key());
        json.put("tool", skipped.tool().id());
        Json.target(json, skipped.target());
        json.put("reason", skipped.why());
        return json;
    }
}
