package io.vedette.twin.dynamodb;

import io.vedette.twin.AwsError;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

/** DynamoDB's errors, all with status 400. */
final class DynamoDbError {

    private DynamoDbError() {}

    static AwsServiceException invalid(String message) {
        return AwsError.of(DynamoDbException.builder(), "ValidationException", 400, message);
    }

    /** What operations on items answer. */
    static AwsServiceException noSuchResource() {
        return AwsError.of(ResourceNotFoundException.builder(), "Requested resource not found");
    }

    /** What operations on tables answer. */
    static AwsServiceException noSuchTable(String name) {
        return AwsError.of(
                ResourceNotFoundException.builder(),
                "Requested resource not found: Table: %s not found".formatted(name));
    }

    /** What operations on backups answer. */
    static AwsServiceException tableNotFound(String name) {
        return AwsError.of(TableNotFoundException.builder(), "Table not found: " + name);
    }

    static AwsServiceException exists(String name) {
        return AwsError.of(ResourceInUseException.builder(), "Table already exists: " + name);
    }

    static AwsServiceException inUse(String doing, String name) {
        return AwsError.of(
                ResourceInUseException.builder(),
                "Attempt to change a resource which is still in use: Table is being %s: %s"
                        .formatted(doing, name));
    }

    static AwsServiceException backupsUnavailable(String name) {
        return AwsError.of(
                ContinuousBackupsUnavailableException.builder(),
                "Backups are being enabled for the table: %s. Please retry later".formatted(name));
    }

    /** Tells the item that is there, where the request asks for it. */
    static AwsServiceException conditionFailed(@Nullable Map<String, AttributeValue> item) {
        ConditionalCheckFailedException.Builder failed = ConditionalCheckFailedException.builder();
        if (item != null) {
            failed.item(item);
        }
        return AwsError.of(failed, "The conditional request failed");
    }

    static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException(
                "the twin does not simulate dynamodb with " + what);
    }
}
