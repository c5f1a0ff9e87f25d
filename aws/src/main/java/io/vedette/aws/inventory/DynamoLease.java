package io.vedette.aws.inventory;

import io.vedette.core.inventory.Claim;
import io.vedette.core.inventory.Holder;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.inventory.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lease as one of the table's items. DynamoDB decides who gets it, by a condition on the put.
 *
 * <p>A run may take what it has: the call that took it may have been answered, and the answer lost.
 */
record DynamoLease(ItemStore store) implements Lease {

    private static final String FREE =
            "attribute_not_exists(#key) OR #expires <= :now OR #run = :run";
    private static final String OWN = "#run = :run";

    @Override
    public Optional<Holder> take(Claim claim, Duration ttl) {
        Instant now = store.time().now();
        ObjectNode item = Entries.lease(holder(claim, now, now.plus(ttl)), store.place(), now);
        try {
            store.dynamo()
                    .putItem(it ->
                            it.tableName(ItemStore.TABLE)
                                    .item(Attributes.of(item))
                                    .conditionExpression(FREE)
                                    .expressionAttributeNames(
                                            Map.of(
                                                    "#key",
                                                    ItemStore.KEY,
                                                    "#expires",
                                                    Entries.EXPIRES_AT,
                                                    "#run",
                                                    "run"))
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":now",
                                                    AttributeValue.fromN(
                                                            Long.toString(now.toEpochMilli())),
                                                    ":run",
                                                    AttributeValue.fromS(claim.run())))
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException taken) {
            return Optional.of(InventoryJson.read(Attributes.json(taken.item()), Holder.class));
        }
    }

    @Override
    public boolean renew(Claim claim, Duration ttl) {
        Optional<Holder> own = present().filter(it -> it.run().equals(claim.run()));
        if (own.isEmpty()) {
            return false;
        }
        Instant now = store.time().now();
        Holder holder = holder(claim, own.get().since(), now.plus(ttl));
        ObjectNode item = Entries.lease(holder, store.place(), now);
        try {
            store.dynamo()
                    .putItem(it ->
                            it.tableName(ItemStore.TABLE)
                                    .item(Attributes.of(item))
                                    .conditionExpression(OWN)
                                    .expressionAttributeNames(Map.of("#run", "run"))
                                    .expressionAttributeValues(run(claim)));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    @Override
    public void release(Claim claim) {
        try {
            store.dynamo()
                    .deleteItem(it ->
                            it.tableName(ItemStore.TABLE)
                                    .key(ItemStore.key(Entries.leaseKey()))
                                    .conditionExpression(OWN)
                                    .expressionAttributeNames(Map.of("#run", "run"))
                                    .expressionAttributeValues(run(claim)));
        } catch (ConditionalCheckFailedException | ResourceNotFoundException notOurs) {
            // another run's to give back, or nobody's, or gone with its table
        }
    }

    @Override
    public Optional<Holder> holder() {
        return present().filter(it -> it.expires().isAfter(store.time().now()));
    }

    private Optional<Holder> present() {
        return store.get(Entries.leaseKey()).map(it -> InventoryJson.read(it, Holder.class));
    }

    private static Holder holder(Claim claim, Instant since, Instant expires) {
        return new Holder(claim.who(), claim.host(), claim.run(), since, expires);
    }

    private static Map<String, AttributeValue> run(Claim claim) {
        return Map.of(":run", AttributeValue.fromS(claim.run()));
    }
}
