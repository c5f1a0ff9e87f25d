package io.vedette.twin.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Writes of single items, on condition. */
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
    void carryOut(Write write) {
        if (!write.allowed()) {
            throw DynamoDbError.conditionFailed(write.told());
        }
        write.carryOut();
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
