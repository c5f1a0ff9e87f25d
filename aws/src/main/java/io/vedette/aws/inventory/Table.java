package io.vedette.aws.inventory;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.inventory.Table.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/**
 * A DynamoDB table (CreateTable, UpdateTable) with a text for its key. It is made on demand; how an
 * existing one is paid for is not Vedette's to decide.
 *
 * <p>Encryption is with the account's key {@code aws/dynamodb}: unlike DynamoDB's own key, its use
 * is in CloudTrail, and unlike one of the customer's, it can be neither disabled nor deleted, which
 * would take the inventory and the prior states with it. A table that has a customer's key keeps
 * it.
 */
record Table(AwsClients clients) implements SingleResourceKind<Settings> {

    static final String NAME = "dynamodb.table";

    /**
     * How the table is to be.
     *
     * @param key the attribute that is the whole of its key; it cannot be changed
     * @param encrypted with a KMS key of the account
     */
    record Settings(String key, boolean encrypted, boolean deletionProtected) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        TableDescription table;
        try {
            table = dynamo(resource).describeTable(it -> it.tableName(resource.name())).table();
        } catch (ResourceNotFoundException absent) {
            return new Reading.Absent<>();
        }
        return switch (table.tableStatus()) {
            case ACTIVE -> present(resource, table);
            case CREATING -> settling(resource, "created");
            case UPDATING -> settling(resource, "changed");
            case DELETING -> settling(resource, "deleted");
            default ->
                    new Reading.OffLimits<>(
                            "table %s is in state %s"
                                    .formatted(resource.name(), table.tableStatusAsString()));
        };
    }

    private static Reading<Settings> settling(Resource<Settings> resource, String what) {
        return new Reading.Settling<>("table %s to be %s".formatted(resource.name(), what));
    }

    private static Reading<Settings> present(Resource<Settings> resource, TableDescription table) {
        String key = resource.desired().key();
        boolean fits =
                table.keySchema().size() == 1
                        && table.keySchema().getFirst().attributeName().equals(key)
                        && table.attributeDefinitions().stream()
                                .anyMatch(it ->
                                        it.attributeName().equals(key)
                                                && it.attributeType() == ScalarAttributeType.S);
        if (!fits) {
            return new Reading.OffLimits<>(
                    "the table %s that is there has another key than the text %s"
                            .formatted(resource.name(), key));
        }
        return new Reading.Present<>(
                new Settings(
                        key,
                        encrypted(table.sseDescription()),
                        Boolean.TRUE.equals(table.deletionProtectionEnabled())));
    }

    /** A table with DynamoDB's own key has no description of it. */
    private static boolean encrypted(@Nullable SSEDescription encryption) {
        return encryption != null
                && encryption.sseType() == SSEType.KMS
                && encryption.status() != SSEStatus.DISABLED
                && encryption.status() != SSEStatus.DISABLING;
    }

    @Override
    public Result create(Resource<Settings> resource) {
        try {
            dynamo(resource).createTable(creation(resource));
        } catch (ResourceInUseException already) {
            // made since it was read, perhaps by a call whose answer was lost
        }
        return new Result.Pending("table %s to be created".formatted(resource.name()));
    }

    private static CreateTableRequest creation(Resource<Settings> resource) {
        Settings desired = resource.desired();
        return CreateTableRequest.builder()
                .tableName(resource.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                        KeySchemaElement.builder()
                                .attributeName(desired.key())
                                .keyType(KeyType.HASH)
                                .build())
                .attributeDefinitions(
                        AttributeDefinition.builder()
                                .attributeName(desired.key())
                                .attributeType(ScalarAttributeType.S)
                                .build())
                .sseSpecification(sse -> sse.enabled(desired.encrypted()))
                .deletionProtectionEnabled(desired.deletionProtected())
                .tags(Tag.builder().key(Managed.TAG).value(Managed.VALUE).build())
                .build();
    }

    /** One UpdateTable a setting: while encryption changes, the table takes no other change. */
    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        Settings desired = resource.desired();
        if (update.touches("deletionProtected")) {
            protect(resource, desired.deletionProtected());
        }
        if (!update.touches("encrypted")) {
            return Result.done();
        }
        dynamo(resource)
                .updateTable(it ->
                        it.tableName(resource.name())
                                .sseSpecification(sse -> sse.enabled(desired.encrypted())));
        return new Result.Pending("table %s to be changed".formatted(resource.name()));
    }

    private void protect(Resource<Settings> resource, boolean fromDeletion) {
        dynamo(resource)
                .updateTable(it ->
                        it.tableName(resource.name()).deletionProtectionEnabled(fromDeletion));
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        Resource<Settings> resource = removal.resource();
        try {
            Optional<String> another = Ownership.ofAnother(dynamo(resource), resource.name());
            if (another.isPresent()) {
                return new Result.Left(another.get());
            }
            if (!removal.withData() && holdsItems(resource)) {
                return new Result.Left("table %s holds items".formatted(resource.name()));
            }
            if (removal.found().deletionProtected()) {
                protect(resource, false);
            }
            dynamo(resource).deleteTable(it -> it.tableName(resource.name()));
            return new Result.Pending("table %s to be deleted".formatted(resource.name()));
        } catch (ResourceNotFoundException gone) {
            return Result.done();
        } catch (ResourceInUseException busy) {
            return new Result.Refused(
                    "table %s is being changed; destroy again when it is not"
                            .formatted(resource.name()));
        }
    }

    /** DescribeTable counts items only every six hours. */
    private boolean holdsItems(Resource<Settings> resource) {
        return !dynamo(resource)
                .scan(it -> it.tableName(resource.name()).limit(1).consistentRead(true))
                .items()
                .isEmpty();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("dynamodb:DescribeTable");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("dynamodb:CreateTable", "dynamodb:TagResource", "dynamodb:UpdateTable");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("dynamodb:DeleteTable", "dynamodb:ListTagsOfResource", "dynamodb:Scan");
    }

    private DynamoDbClient dynamo(Resource<Settings> resource) {
        return clients.client(DynamoDbClient.class, resource.target());
    }

    /** A table of the inventory, with what brings it back as it was at any second. */
    static List<Resource<?>> resources(AwsClients clients, Target place, String name, String key) {
        Resource<Settings> table =
                Resource.of(new Table(clients), place, name, new Settings(key, true, true));
        return List.of(
                table,
                Resource.of(
                        new PointInTimeRecovery(clients),
                        place,
                        name,
                        new PointInTimeRecovery.Settings(true),
                        table.id()));
    }
}
