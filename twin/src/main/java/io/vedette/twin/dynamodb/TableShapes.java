package io.vedette.twin.dynamodb;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tables as DynamoDB describes them. */
final class TableShapes {

    private TableShapes() {}

    static TableDescription described(StoredTable table, Items items, Instant now) {
        TableDescription.Builder description =
                TableDescription.builder()
                        .tableName(table.name)
                        .tableArn(table.arn)
                        .tableId(table.id)
                        .tableStatus(table.status(now))
                        .creationDateTime(table.created)
                        .keySchema(
                                table.keys.stream()
                                        .map(key ->
                                                KeySchemaElement.builder()
                                                        .attributeName(key.name())
                                                        .keyType(key.role())
                                                        .build())
                                        .toList())
                        .attributeDefinitions(
                                table.keys.stream()
                                        .map(key ->
                                                AttributeDefinition.builder()
                                                        .attributeName(key.name())
                                                        .attributeType(key.type())
                                                        .build())
                                        .toList())
                        .itemCount((long) items.count())
                        .tableSizeBytes(items.bytes())
                        .provisionedThroughput(it ->
                                it.readCapacityUnits(table.readUnits)
                                        .writeCapacityUnits(table.writeUnits)
                                        .numberOfDecreasesToday(0L))
                        .deletionProtectionEnabled(table.deletionProtection);
        if (table.onDemand) {
            description.billingModeSummary(it -> it.billingMode(BillingMode.PAY_PER_REQUEST));
        }
        if (table.kmsKey != null) {
            String status = table.updating(now) ? "UPDATING" : "ENABLED";
            description.sseDescription(
                    it -> it.status(status).sseType("KMS").kmsMasterKeyArn(table.kmsKey));
        }
        return description.build();
    }

    static ContinuousBackupsDescription backups(StoredTable table, Instant now) {
        boolean available = !now.isBefore(table.backupsFrom);
        Instant since = table.recoverableSince;
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(available ? "ENABLED" : "DISABLED")
                .pointInTimeRecoveryDescription(it -> {
                    it.pointInTimeRecoveryStatus(since == null ? "DISABLED" : "ENABLED");
                    if (since != null) {
                        it.recoveryPeriodInDays(table.recoveryDays)
                                .earliestRestorableDateTime(since)
                                .latestRestorableDateTime(now);
                    }
                })
                .build();
    }
}
