package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** Simulates DynamoDB for one caller: tables without indexes and streams, and their items. */
public final class TwinDynamoDb implements DynamoDbClient {

    private static final int LONGEST_LIST = 100;

    private final World world;
    private final Caller caller;
    private final Tables tables;
    private final TableChanges changes;
    private final ItemWrites writes;

    public TwinDynamoDb(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.tables = new Tables(world, caller);
        this.changes = new TableChanges(world, caller, tables);
        this.writes = new ItemWrites(tables);
    }

    private TableDescription described(StoredTable table) {
        return TableShapes.described(table, tables.items(table), world.now());
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        StoredTable table = new TableCreation(world, caller, tables).create(request);
        return CreateTableResponse.builder().tableDescription(described(table)).build();
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        StoredTable table = tables.get(request.tableName());
        return DescribeTableResponse.builder().table(described(table)).build();
    }

    @Override
    public UpdateTableResponse updateTable(UpdateTableRequest request) {
        StoredTable table = changes.update(request);
        return UpdateTableResponse.builder().tableDescription(described(table)).build();
    }

    @Override
    public DeleteTableResponse deleteTable(DeleteTableRequest request) {
        StoredTable table = changes.delete(request.tableName());
        return DeleteTableResponse.builder().tableDescription(described(table)).build();
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        int limit = Objects.requireNonNullElse(request.limit(), LONGEST_LIST);
        String after = Objects.requireNonNullElse(request.exclusiveStartTableName(), "");
        List<String> names =
                tables.all().tailMap(after, false).values().stream()
                        .map(table -> table.name)
                        .toList();
        boolean more = names.size() > limit;
        List<String> page = more ? names.subList(0, limit) : names;
        return ListTablesResponse.builder()
                .tableNames(page)
                .lastEvaluatedTableName(more ? page.getLast() : null)
                .build();
    }

    @Override
    public UpdateContinuousBackupsResponse updateContinuousBackups(
            UpdateContinuousBackupsRequest request) {
        StoredTable table =
                changes.recover(request.tableName(), request.pointInTimeRecoverySpecification());
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(TableShapes.backups(table, world.now()))
                .build();
    }

    @Override
    public DescribeContinuousBackupsResponse describeContinuousBackups(
            DescribeContinuousBackupsRequest request) {
        StoredTable table =
                tables.find(request.tableName())
                        .orElseThrow(() -> DynamoDbError.tableNotFound(request.tableName()));
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(TableShapes.backups(table, world.now()))
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        StoredTable table = tables.byArn(request.resourceArn());
        request.tags().forEach(tag -> table.tags.put(tag.key(), tag.value()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tables.byArn(request.resourceArn()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
        List<Tag> tags =
                tables.byArn(request.resourceArn()).tags.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        return ListTagsOfResourceResponse.builder().tags(tags).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        if (request.hasExpected() || request.returnValues() != null) {
            throw DynamoDbError.unsupported("Expected or ReturnValues");
        }
        Condition condition =
                ItemWrites.condition(
                        request.conditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues());
        writes.carryOut(
                writes.put(
                        request.tableName(),
                        request.item(),
                        condition,
                        request.returnValuesOnConditionCheckFailure()));
        return PutItemResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        if (request.projectionExpression() != null || request.hasAttributesToGet()) {
            throw DynamoDbError.unsupported("projections");
        }
        Items items = tables.items(tables.serving(request.tableName()));
        return GetItemResponse.builder().item(items.get(request.key()).orElse(null)).build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        if (request.hasExpected() || request.returnValues() != null) {
            throw DynamoDbError.unsupported("Expected or ReturnValues");
        }
        Condition condition =
                ItemWrites.condition(
                        request.conditionExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues());
        writes.carryOut(
                writes.delete(
                        request.tableName(),
                        request.key(),
                        condition,
                        request.returnValuesOnConditionCheckFailure()));
        return DeleteItemResponse.builder().build();
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return new BatchWrites(world, caller, tables).write(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return new BatchReads(world, caller, tables).read(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        if (request.indexName() != null
                || request.totalSegments() != null
                || request.projectionExpression() != null
                || request.hasAttributesToGet()
                || request.hasScanFilter()) {
            throw DynamoDbError.unsupported("indexes, segments, projections or scan filters");
        }
        Condition filter =
                ConditionParser.parse(
                        "FilterExpression",
                        request.filterExpression(),
                        request.expressionAttributeNames(),
                        request.expressionAttributeValues());
        Items items = tables.items(tables.serving(request.tableName()));
        int limit = Objects.requireNonNullElse(request.limit(), Integer.MAX_VALUE);
        Items.ItemPage page = items.page(request.exclusiveStartKey(), limit);
        List<Map<String, AttributeValue>> found =
                page.items().stream().filter(filter::holds).toList();
        return ScanResponse.builder()
                .items(found)
                .count(found.size())
                .scannedCount(page.items().size())
                .lastEvaluatedKey(page.last())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
