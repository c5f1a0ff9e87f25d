package io.vedette.core.inventory;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the inventory says of one deployment, in the fields of SEC10-BP06's {@code
 * security-tools-inventory} and Vedette's own.
 *
 * @param deploymentKey {@code {tool}_{account}_{region}}
 * @param itemType always {@link #TYPE}: the table holds other things too
 * @param toolName the tool's id in the catalog
 * @param serviceName the AWS service's endpoint prefix
 * @param deploymentStatus the reference's word for the outcome, such as {@code success}
 * @param configuration the tool's settings, as plain JSON values with keys in snake case
 * @param regions the region of the deployment
 * @param dependencies the ids of the tools that it builds on
 * @param automationEnabled whether the tool is in place, so that its automation capabilities work
 * @param monitoringEnabled whether Vedette reads it at every plan and verify
 * @param costEstimate what it costs, or what its cost depends on
 * @param deploymentDate when it came to be in place; until then, when it was last attempted
 * @param outcome {@code done}, {@code waiting}, {@code skipped} or {@code failed}
 * @param reason what it waits for, or why it ended so; empty when done
 * @param run the run that wrote this
 * @param vedetteVersion the version of Vedette that wrote this
 * @param schemaVersion the version of these fields
 */
public record InventoryItem(
        String deploymentKey,
        String itemType,
        String toolName,
        String serviceName,
        String deploymentStatus,
        Map<String, Object> configuration,
        List<String> regions,
        List<String> dependencies,
        boolean automationEnabled,
        boolean monitoringEnabled,
        String costEstimate,
        Instant deploymentDate,
        AccountId accountId,
        Region region,
        String outcome,
        String reason,
        String run,
        String vedetteVersion,
        int schemaVersion,
        Instant lastUpdated) {

    /** The {@code item_type} of deployments. */
    public static final String TYPE = "deployment";

    /** The version of these fields that this Vedette writes. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * What AWS answers can be long; the inventory is to be read, and DynamoDB's items are small.
     */
    private static final int LONGEST_REASON = 4_000;

    public InventoryItem {
        configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
        regions = List.copyOf(regions);
        dependencies = List.copyOf(dependencies);
        reason = shortened(reason);
    }

    static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON - 3) + "...";
    }

    /** The key of a tool's deployment in an account's region. */
    public static String key(CatalogItem tool, AccountId account, Region region) {
        return "%s_%s_%s".formatted(tool.id(), account, region);
    }
}
