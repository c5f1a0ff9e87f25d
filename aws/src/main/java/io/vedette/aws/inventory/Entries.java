package io.vedette.aws.inventory;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.Tool;
import io.vedette.core.inventory.Holder;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.ResourceId;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the table holds beside deployments: the lease and the prior states. They have the fields of
 * deployments too, so that whoever reads the table as the reference describes it can read them.
 */
final class Entries {

    static final String PRIOR = "prior";
    static final String LEASE = "lease";

    /** When the lease expires, as a number, for conditions compare numbers well. */
    static final String EXPIRES_AT = "expires_at";

    private Entries() {}

    static String priorKey(ResourceId id) {
        return PRIOR + "#" + InventoryJson.key(id);
    }

    static String leaseKey() {
        return LEASE + "#apply";
    }

    static ObjectNode prior(PriorState state) {
        ObjectNode json = InventoryJson.write(state);
        CatalogEntry entry = Catalog.of(state.tool());
        fill(json, priorKey(state.id()), PRIOR, state.id().target(), state.at());
        json.put("tool_name", state.tool().id());
        json.put("service_name", entry.service());
        json.put("deployment_status", "recorded");
        ArrayNode dependencies = json.putArray("dependencies");
        entry.dependencies().stream().map(Tool::id).forEach(dependencies::add);
        return json;
    }

    static ObjectNode lease(Holder holder, Target place, Instant now) {
        ObjectNode json = InventoryJson.write(holder);
        fill(json, leaseKey(), LEASE, place, now);
        json.put("tool_name", "vedette");
        json.put("service_name", "dynamodb");
        json.put("deployment_status", "held");
        json.put("deployment_date", holder.since().toString());
        json.putArray("dependencies");
        json.put(EXPIRES_AT, holder.expires().toEpochMilli());
        return json;
    }

    private static void fill(
            ObjectNode json, String key, String type, Target target, Instant when) {
        json.put(ItemStore.KEY, key);
        json.put(ItemStore.TYPE, type);
        json.putObject("configuration");
        json.putArray("regions").add(target.region().code());
        json.put("automation_enabled", false);
        json.put("monitoring_enabled", false);
        json.put("cost_estimate", "none");
        json.put("deployment_date", when.toString());
        json.put("account_id", target.account().value());
        json.put("region", target.region().code());
        json.put("outcome", "done");
        json.put("reason", "");
        json.put("schema_version", InventoryItem.SCHEMA_VERSION);
        json.put("last_updated", when.toString());
    }
}
