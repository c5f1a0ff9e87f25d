package io.vedette.aws.inventory;

import io.vedette.aws.AwsClients;
import io.vedette.core.cloud.Time;
import io.vedette.core.inventory.Inventory;
import io.vedette.core.inventory.InventoryStore;
import io.vedette.core.inventory.Lease;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The inventory in DynamoDB, in the security tooling account's home region.
 *
 * <p>Table {@code security-tools-inventory} holds an item for each deployment, the lease and the
 * prior states, told apart by {@code item_type}; table {@code logging-configurations} holds an item
 * for each log source. What is read from a table that is not there is empty; writing needs {@link
 * #tables} to be in place.
 */
public final class DynamoInventory implements InventoryStore {

    /** The table of deployments, prior states and the lease. */
    public static final String TOOLS_TABLE = ItemStore.TABLE;

    /** The name of the kind of the tables. */
    public static final String TABLE = Table.NAME;

    /** The table of log sources. */
    public static final String LOGGING_TABLE = "logging-configurations";

    private static final String LOGGING_KEY = "logging_key";

    private final AwsClients clients;
    private final Target place;
    private final ItemStore store;

    /**
     * Works with the tables of one account and region.
     *
     * @param place the security tooling account, in the home region
     */
    public DynamoInventory(AwsClients clients, Target place, Time time) {
        this.clients = clients;
        this.place = place;
        this.store = new ItemStore(clients, place, time);
    }

    /** The tables as resources, to be brought about before anything is written. */
    public List<Resource<?>> tables() {
        List<Resource<?>> resources = new ArrayList<>();
        resources.addAll(Table.resources(clients, place, TOOLS_TABLE, ItemStore.KEY));
        resources.addAll(Table.resources(clients, place, LOGGING_TABLE, LOGGING_KEY));
        return resources;
    }

    @Override
    public Inventory inventory() {
        return new DynamoItems(
                store, new ItemStore(LOGGING_TABLE, LOGGING_KEY, clients, place, store.time()));
    }

    @Override
    public Ledger ledger() {
        return new DynamoLedger(store);
    }

    @Override
    public Lease lease() {
        return new DynamoLease(store);
    }

    /** The IAM actions that reading the inventory, the ledger and the lease takes. */
    public static Set<String> readActions() {
        return Set.of("dynamodb:GetItem", "dynamodb:Scan");
    }

    /** The IAM actions that writing them takes. */
    public static Set<String> writeActions() {
        return Set.of(
                "dynamodb:BatchGetItem",
                "dynamodb:BatchWriteItem",
                "dynamodb:DeleteItem",
                "dynamodb:PutItem");
    }
}
