package io.vedette.twin.dynamodb;

import io.vedette.twin.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes of single items, on condition, alone or all or nothing. */
final class ItemWrites {

    private final Tables tables;

    ItemWrites(Tables tables) {
        this.tables = tables;
    }

    /** One write: an item to put, or a key to delete, or to look at only. */
    record Write(
            Items items,
            Map<String, AttributeValue> key,
            @Nullable Map<String, AttributeValue> put,
            boolean deletes,
            Condition condition,
            boolean tells) {

        Map<String, AttributeValue> there() {
            return items.get(key).orElseGet(Map::of);
        }

        boolean allowed() {
            return condition.holds(there());
        }

        @Nullable Map<String, AttributeValue> told() {
            return tells && !there().isEmpty() ? there() : null;
        }

        void carryOut() {
            if (put != null) {
                items.put(put);
            } else if (deletes) {
                items.delete(key);
            }
        }
    }

    Write put(
            String table,
            Map<String, AttributeValue> item,
            Condition condition,
            @Nullable ReturnValuesOnConditionCheckFailure told) {
        Items items = tables.items(tables.serving(table));
        items.check(item);
        return new Write(items, items.keyOf(item), item, false, condition, tells(told));
    }

    Write delete(
            String table,
            Map<String, AttributeValue> key,
            Condition condition,
            @Nullable ReturnValuesOnConditionCheckFailure told) {
        Items items = tables.items(tables.serving(table));
        items.get(key);
        return new Write(items, key, null, true, condition, tells(told));
    }

    /** Carries out one write, or answers that its condition fails. */
    void alone(Write write) {
        if (!write.allowed()) {
            throw DynamoDbError.conditionFailed(write.told());
        }
        write.carryOut();
    }

    void together(List<TransactWriteItem> asked) {
        List<Write> writes = asked.stream().map(this::write).toList();
        Set<Object> keys = new HashSet<>();
        if (!writes.stream().allMatch(it -> keys.add(List.of(it.items().name(), it.key())))) {
            throw DynamoDbError.invalid(
                    "Transaction request cannot include multiple operations on one item");
        }
        if (writes.stream().allMatch(Write::allowed)) {
            writes.forEach(Write::carryOut);
            return;
        }
        List<CancellationReason> reasons = new ArrayList<>();
        writes.forEach(write -> reasons.add(reason(write)));
        throw AwsError.of(
                TransactionCanceledException.builder().cancellationReasons(reasons),
                "Transaction cancelled, please refer cancellation reasons for specific reasons %s"
                        .formatted(reasons.stream().map(CancellationReason::code).toList()));
    }

    private static CancellationReason reason(Write write) {
        if (write.allowed()) {
            return CancellationReason.builder().code("None").build();
        }
        return CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .message("The conditional request failed")
                .item(write.told())
                .build();
    }

    private Write write(TransactWriteItem asked) {
        if (asked.put() != null) {
            var put = asked.put();
            return put(
                    put.tableName(),
                    put.item(),
                    condition(
                            put.conditionExpression(),
                            put.expressionAttributeNames(),
                            put.expressionAttributeValues()),
                    put.returnValuesOnConditionCheckFailure());
        }
        if (asked.delete() != null) {
            var delete = asked.delete();
            return delete(
                    delete.tableName(),
                    delete.key(),
                    condition(
                            delete.conditionExpression(),
                            delete.expressionAttributeNames(),
                            delete.expressionAttributeValues()),
                    delete.returnValuesOnConditionCheckFailure());
        }
        throw DynamoDbError.unsupported("transactions that update items or only check them");
    }

    static Condition condition(
            @Nullable String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        return ConditionParser.parse("ConditionExpression", expression, names, values);
    }

    private static boolean tells(@Nullable ReturnValuesOnConditionCheckFailure told) {
        return told == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}
