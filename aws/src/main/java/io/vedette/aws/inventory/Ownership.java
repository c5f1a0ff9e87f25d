package io.vedette.aws.inventory;

import io.vedette.aws.Managed;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/**
 * Tells by its tag whether Vedette made a table (ListTagsOfResource): the ledger, which tells it of
 * everything else, is in the table.
 */
final class Ownership {

    private Ownership() {}

    /** Why a table is not Vedette's to remove; empty where it is, or is gone. */
    static Optional<String> ofAnother(DynamoDbClient dynamo, String table) {
        try {
            String arn = dynamo.describeTable(it -> it.tableName(table)).table().tableArn();
            return tagged(dynamo, arn)
                    ? Optional.empty()
                    : Optional.of("table %s was there before Vedette".formatted(table));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** The SDK has no paginator for this one. */
    private static boolean tagged(DynamoDbClient dynamo, String arn) {
        Tag ours = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        String token = null;
        do {
            String from = token;
            ListTagsOfResourceResponse page =
                    dynamo.listTagsOfResource(it -> it.resourceArn(arn).nextToken(from));
            if (page.tags().contains(ours)) {
                return true;
            }
            token = page.nextToken();
        } while (token != null);
        return false;
    }
}
