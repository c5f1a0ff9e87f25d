package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ParameterizedClass
@EnumSource
class DynamoDbContractTest {

    private static final String REGION = "eu-west-1";
    private static final String TABLE = "inventory";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final DynamoDbClient dynamo;

    DynamoDbContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        dynamo = cloud.client(DynamoDbClient.class, account, REGION);
    }

    private void create(String name, boolean protectedFromDeletion) {
        dynamo.createTable(it ->
                it.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("id"))
                        .attributeDefinitions(text("id"))
                        .sseSpecification(sse -> sse.enabled(true))
                        .deletionProtectionEnabled(protectedFromDeletion)
                        .tags(tag("owner", "security")));
        cloud.pass(LONG_ENOUGH);
    }

    private static KeySchemaElement key(String name) {
        return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private TableDescription described() {
        return dynamo.describeTable(it -> it.tableName(TABLE)).table();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static Map<String, AttributeValue> item(String id, long age) {
        return Map.of("id", s(id), "age", n(age));
    }

    private void put(Map<String, AttributeValue> item) {
        dynamo.putItem(it -> it.tableName(TABLE).item(item));
    }

    private Map<String, AttributeValue> get(String id) {
        return dynamo.getItem(
                        it -> it.tableName(TABLE).key(Map.of("id", s(id))).consistentRead(true))
                .item();
    }

    private static WriteRequest putRequest(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(it -> it.item(item)).build();
    }

    private static WriteRequest deleteRequest(String id) {
        return WriteRequest.builder().deleteRequest(it -> it.key(Map.of("id", s(id)))).build();
    }

    private void batch(List<WriteRequest> writes) {
        assertThat(dynamo.batchWriteItem(it -> it.requestItems(Map.of(TABLE, writes))))
                .satisfies(it -> assertThat(it.unprocessedItems()).isEmpty());
    }

    @Test
    void createsATable() {
        create(TABLE, true);

        TableDescription table = described();
        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.tableArn())
                .isEqualTo("arn:aws:dynamodb:%s:%s:table/%s".formatted(REGION, account, TABLE));
        assertThat(table.keySchema()).containsExactly(key("id"));
        assertThat(table.attributeDefinitions()).containsExactly(text("id"));
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.sseDescription().sseType()).isEqualTo(SSEType.KMS);
        assertThat(table.sseDescription().kmsMasterKeyArn()).startsWith("arn:aws:kms:");
        assertThat(table.deletionProtectionEnabled()).isTrue();
        assertThat(table.itemCount()).isZero();
    }

    @Test
    void aTableIsEncryptedWithAKeyOfDynamoDbUnlessItIsToldOtherwise() {
        dynamo.createTable(it ->
                it.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("id"))
                        .attributeDefinitions(text("id")));
        assertThat(described().sseDescription()).isNull();
        assertThat(described().deletionProtectionEnabled()).isFalse();
    }

    @Test
    void aTableTakesAWhileToBeThere() {
        MotoDiffers.DYNAMODB_AT_ONCE.skip(kind);
        dynamo.createTable(it ->
                it.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("id"))
                        .attributeDefinitions(text("id")));

        assertThat(described().tableStatus()).isEqualTo(TableStatus.CREATING);
        refused("ResourceNotFoundException", 400, () -> put(item("a", 1)));
        refused("ResourceInUseException", 400, () -> dynamo.deleteTable(it -> it.tableName(TABLE)));
        refused("ContinuousBackupsUnavailableException", 400, () -> recover(true));
    }

    @Test
    void refusesASecondTableOfTheSameName() {
        create(TABLE, false);
        refused("ResourceInUseException", 400, () -> create(TABLE, false));
    }

    @Test
    void refusesKeysThatAreNotDefined() {
        refused(
                "ValidationException",
                400,
                () ->
                        dynamo.createTable(it ->
                                it.tableName(TABLE)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .keySchema(key("id"))
                                        .attributeDefinitions(text("other"))));
        refused(
                "ValidationException",
                400,
                () ->
                        dynamo.createTable(it ->
                                it.tableName(TABLE)
                                        .keySchema(key("id"))
                                        .attributeDefinitions(text("id"))));
    }

    @Test
    void tellsThatATableIsNotThere() {
        refused("ResourceNotFoundException", 400, this::described);
        refused("ResourceNotFoundException", 400, () -> put(item("a", 1)));
        refused("ResourceNotFoundException", 400, () -> get("a"));
        refused("ResourceNotFoundException", 400, () -> dynamo.scan(it -> it.tableName(TABLE)));
        refused("ResourceNotFoundException", 400, () -> batch(List.of(putRequest(item("a", 1)))));
        refused(
                "ResourceNotFoundException",
                400,
                () -> dynamo.deleteTable(it -> it.tableName(TABLE)));
        refused("TableNotFoundException", 400, () -> recover(true));
        refused("TableNotFoundException", 400, this::backups);
    }

    @Test
    void listsTablesInPages() {
        create("one", false);
        create("three", false);
        create("two", false);

        assertThat(dynamo.listTables(it -> it.limit(2)).lastEvaluatedTableName())
                .isEqualTo("three");
        assertThat(dynamo.listTablesPaginator(it -> it.limit(2)).tableNames())
                .containsExactly("one", "three", "two");
    }

    @Test
    void protectsATableFromDeletion() {
        create(TABLE, true);
        refused("ValidationException", 400, () -> dynamo.deleteTable(it -> it.tableName(TABLE)));

        dynamo.updateTable(it -> it.tableName(TABLE).deletionProtectionEnabled(false));
        assertThat(described().deletionProtectionEnabled()).isFalse();
        dynamo.deleteTable(it -> it.tableName(TABLE));
        cloud.pass(LONG_ENOUGH);
        refused("ResourceNotFoundException", 400, this::described);
    }

    @Test
    void aTableMadeAnewHasNoItems() {
        create(TABLE, false);
        put(item("a", 1));
        dynamo.deleteTable(it -> it.tableName(TABLE));
        cloud.pass(LONG_ENOUGH);
        create(TABLE, false);

        assertThat(dynamo.scan(it -> it.tableName(TABLE)).items()).isEmpty();
    }

    @Test
    void encryptsLater() {
        MotoDiffers.DYNAMODB_ENCRYPTION.skip(kind);
        dynamo.createTable(it ->
                it.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("id"))
                        .attributeDefinitions(text("id")));
        cloud.pass(LONG_ENOUGH);
        dynamo.updateTable(it -> it.tableName(TABLE).sseSpecification(sse -> sse.enabled(true)));
        assertThat(described().tableStatus()).isEqualTo(TableStatus.UPDATING);
        refused(
                "ResourceInUseException",
                400,
                () ->
                        dynamo.updateTable(
                                it -> it.tableName(TABLE).deletionProtectionEnabled(true)));
        cloud.pass(LONG_ENOUGH);
        assertThat(described().sseDescription().sseType()).isEqualTo(SSEType.KMS);

        dynamo.updateTable(it -> it.tableName(TABLE).sseSpecification(sse -> sse.enabled(false)));
        cloud.pass(LONG_ENOUGH);
        assertThat(described().sseDescription()).isNull();
    }

    private ContinuousBackupsDescription backups() {
        return dynamo.describeContinuousBackups(it -> it.tableName(TABLE))
                .continuousBackupsDescription();
    }

    private void recover(boolean enabled) {
        dynamo.updateContinuousBackups(it ->
                it.tableName(TABLE)
                        .pointInTimeRecoverySpecification(
                                recovery -> recovery.pointInTimeRecoveryEnabled(enabled)));
    }

    private PointInTimeRecoveryStatus recovery() {
        return backups().pointInTimeRecoveryDescription().pointInTimeRecoveryStatus();
    }

    @Test
    void turnsPointInTimeRecoveryOnAndOff() {
        create(TABLE, false);
        assertThat(backups().continuousBackupsStatus()).isEqualTo(ContinuousBackupsStatus.ENABLED);
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);

        recover(true);
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.ENABLED);
        recover(false);
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);
    }

    @Test
    void keepsTags() {
        create(TABLE, false);
        String arn = described().tableArn();
        dynamo.tagResource(it -> it.resourceArn(arn).tags(tag("tier", "1")));
        assertThat(dynamo.listTagsOfResource(it -> it.resourceArn(arn)).tags())
                .containsExactlyInAnyOrder(tag("owner", "security"), tag("tier", "1"));
        dynamo.untagResource(it -> it.resourceArn(arn).tagKeys("owner"));
        assertThat(dynamo.listTagsOfResource(it -> it.resourceArn(arn)).tags())
                .containsExactly(tag("tier", "1"));
        refused(
                "ResourceNotFoundException",
                400,
                () -> dynamo.listTagsOfResource(it -> it.resourceArn(arn + "-none")));
    }

    @Test
    void keepsValuesOfEveryType() {
        create(TABLE, false);
        Map<String, AttributeValue> item =
                Map.of(
                        "id", s("a"),
                        "text", s(""),
                        "number", AttributeValue.fromN("-12.5"),
                        "yes", AttributeValue.fromBool(true),
                        "nothing", AttributeValue.fromNul(true),
                        "names", AttributeValue.fromSs(List.of("x", "y")),
                        "map",
                                AttributeValue.fromM(
                                        Map.of(
                                                "é",
                                                s("ü"),
                                                "empty",
                                                AttributeValue.fromM(Map.of()))),
                        "list",
                                AttributeValue.fromL(
                                        List.of(s("x"), n(1), AttributeValue.fromL(List.of()))));
        put(item);

        assertThat(get("a")).isEqualTo(item);
        assertThat(get("b")).isEmpty();
    }

    @Test
    void refusesItemsWithoutTheirKey() {
        create(TABLE, false);
        refused("ValidationException", 400, () -> put(Map.of("age", n(1))));
        refused("ValidationException", 400, () -> put(Map.of("id", n(1))));
        refused("ValidationException", 400, () -> put(Map.of("id", s(""))));
        refused("ValidationException", 400, () -> put(Map.of("id", s("x".repeat(2049)))));
        refused(
                "ValidationException",
                400,
                () -> dynamo.getItem(it -> it.tableName(TABLE).key(Map.of("other", s("a")))));
        refused(
                "ValidationException",
                400,
                () -> dynamo.deleteItem(it -> it.tableName(TABLE).key(Map.of("other", s("a")))));
    }

    @Test
    void refusesItemsThatAreTooLarge() {
        MotoDiffers.DYNAMODB_SIZES.skip(kind);
        create(TABLE, false);
        put(Map.of("id", s("a"), "text", s("x".repeat(400 * 1024 - 7))));
        refused(
                "ValidationException",
                400,
                () -> put(Map.of("id", s("a"), "text", s("x".repeat(400 * 1024 - 6)))));
    }

    @Test
    void deletesAnItem() {
        create(TABLE, false);
        put(item("a", 1));
        dynamo.deleteItem(it -> it.tableName(TABLE).key(Map.of("id", s("a"))));
        dynamo.deleteItem(it -> it.tableName(TABLE).key(Map.of("id", s("a"))));

        assertThat(get("a")).isEmpty();
    }

    @Test
    void putsOnlyWhatIsNew() {
        create(TABLE, false);
        putIfNew(item("a", 1));
        refused("ConditionalCheckFailedException", 400, () -> putIfNew(item("a", 2)));

        assertThat(get("a")).isEqualTo(item("a", 1));
    }

    private void putIfNew(Map<String, AttributeValue> item) {
        dynamo.putItem(it ->
                it.tableName(TABLE).item(item).conditionExpression("attribute_not_exists(id)"));
    }

    private void putIf(String condition, Map<String, AttributeValue> values) {
        dynamo.putItem(it ->
                it.tableName(TABLE)
                        .item(item("a", 1))
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#age", "age"))
                        .expressionAttributeValues(values));
    }

    @Test
    void judgesConditions() {
        create(TABLE, false);
        Map<String, AttributeValue> one = Map.of(":x", n(1));
        Map<String, AttributeValue> ten = Map.of(":x", n(10));
        for (String absent :
                List.of("#age = :x", "#age < :x", "attribute_exists(id) AND #age <> :x")) {
            refused("ConditionalCheckFailedException", 400, () -> putIf(absent, one));
        }
        putIf("attribute_not_exists(id) OR #age = :x", ten);
        for (String holds :
                List.of(
                        "#age < :x",
                        "#age <= :x AND NOT #age = :x",
                        "attribute_not_exists(nothing) and (#age > :x or #age <> :x)",
                        "attribute_exists(#age) AND #age < :x",
                        "NOT (#age >= :x)")) {
            putIf(holds, ten);
        }
        for (String fails :
                List.of("#age > :x", "#age = :x AND attribute_exists(id)", "NOT #age < :x")) {
            refused("ConditionalCheckFailedException", 400, () -> putIf(fails, ten));
        }
    }

    @Test
    void judgesTexts() {
        create(TABLE, false);
        put(item("a", 1));
        putIf(
                "#age IN (:x, :y) AND begins_with(id, :a)",
                Map.of(":x", n(1), ":y", n(2), ":a", s("a")));
        refused(
                "ConditionalCheckFailedException",
                400,
                () -> putIf("begins_with(id, :b) OR #age = :x", Map.of(":b", s("b"), ":x", n(2))));
    }

    @Test
    void valuesOfDifferentTypesHaveNoOrder() {
        MotoDiffers.DYNAMODB_GRAMMAR.skip(kind);
        create(TABLE, false);
        put(item("a", 1));
        for (String fails : List.of("#age < :x", "#age > :x", "#age = :x")) {
            refused(
                    "ConditionalCheckFailedException",
                    400,
                    () -> putIf(fails, Map.of(":x", s("1"))));
        }
        putIf("#age <> :x", Map.of(":x", s("1")));
    }

    @Test
    void refusesConditionsWithoutGrammar() {
        MotoDiffers.DYNAMODB_GRAMMAR.skip(kind);
        create(TABLE, false);
        Map<String, AttributeValue> one = Map.of(":x", n(1));
        for (String wrong :
                List.of(
                        "#age =",
                        "(#age = :x",
                        "#age = :x :x",
                        "nonsense(#age) OR #age = :x",
                        "begins_with(#age) OR #age = :x",
                        "#age = :y AND #age = :x",
                        "#nobody = :x AND #age = :x",
                        "attribute_exists(#age)",
                        "attribute_exists(id) AND id = :x",
                        "#age = :x OR id = id")) {
            refused("ValidationException", 400, () -> putIf(wrong, one));
        }
    }

    @Test
    void tellsWhatIsInTheWay() {
        create(TABLE, false);
        put(item("a", 7));
        ConditionalCheckFailedException failed =
                catchThrowableOfType(
                        ConditionalCheckFailedException.class,
                        () ->
                                dynamo.putItem(it ->
                                        it.tableName(TABLE)
                                                .item(item("a", 8))
                                                .conditionExpression("attribute_not_exists(id)")
                                                .returnValuesOnConditionCheckFailure(
                                                        ReturnValuesOnConditionCheckFailure
                                                                .ALL_OLD)));
        assertThat(failed.item()).isEqualTo(item("a", 7));
    }

    @Test
    void deletesOnCondition() {
        create(TABLE, false);
        put(item("a", 7));
        refused("ConditionalCheckFailedException", 400, () -> deleteIfAge(8));
        deleteIfAge(7);

        assertThat(get("a")).isEmpty();
        refused("ConditionalCheckFailedException", 400, () -> deleteIfAge(7));
    }

    private void deleteIfAge(long age) {
        dynamo.deleteItem(it ->
                it.tableName(TABLE)
                        .key(Map.of("id", s("a")))
                        .conditionExpression("age = :age")
                        .expressionAttributeValues(Map.of(":age", n(age))));
    }

    @Test
    void writesInBatches() {
        create(TABLE, false);
        put(item("gone", 1));
        List<WriteRequest> writes =
                new ArrayList<>(
                        IntStream.range(0, 24)
                                .mapToObj(i -> putRequest(item("i" + i, i)))
                                .toList());
        writes.add(deleteRequest("gone"));
        batch(writes);

        assertThat(dynamo.scan(it -> it.tableName(TABLE)).count()).isEqualTo(24);
        assertThat(get("i3")).isEqualTo(item("i3", 3));
    }

    @Test
    void refusesTwoWritesOfOneItemInABatch() {
        create(TABLE, false);
        refused(
                "ValidationException",
                400,
                () -> batch(List.of(putRequest(item("a", 1)), putRequest(item("a", 1)))));
    }

    @Test
    void refusesBatchesThatAreTooLarge() {
        MotoDiffers.DYNAMODB_BATCHES.skip(kind);
        create(TABLE, false);
        refused(
                "ValidationException",
                400,
                () ->
                        batch(
                                IntStream.range(0, 26)
                                        .mapToObj(i -> putRequest(item("i" + i, i)))
                                        .toList()));
        refused(
                "ValidationException",
                400,
                () -> batch(List.of(putRequest(item("a", 1)), deleteRequest("a"))));
    }

    @Test
    void scansInPages() {
        create(TABLE, false);
        batch(IntStream.range(0, 7).mapToObj(i -> putRequest(item("i" + i, i))).toList());

        ScanResponse first = dynamo.scan(it -> it.tableName(TABLE).limit(3));
        assertThat(first.items()).hasSize(3);
        assertThat(first.lastEvaluatedKey())
                .containsExactlyEntriesOf(Map.of("id", first.items().getLast().get("id")));
        assertThat(dynamo.scanPaginator(it -> it.tableName(TABLE).limit(3)).items())
                .extracting(it -> it.getOrDefault("age", n(-1)).n())
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6");
    }

    @Test
    void aPageOfAScanHoldsAMegabyte() {
        create(TABLE, false);
        for (int i = 0; i < 4; i++) {
            put(Map.of("id", s("i" + i), "text", s("x".repeat(350_000))));
        }
        ScanResponse first = dynamo.scan(it -> it.tableName(TABLE));
        assertThat(first.count()).isLessThan(4);
        assertThat(first.hasLastEvaluatedKey()).isTrue();
        assertThat(dynamo.scanPaginator(it -> it.tableName(TABLE)).items()).hasSize(4);
    }

    @Test
    void aScanIsFilteredAfterItIsRead() {
        create(TABLE, false);
        batch(IntStream.range(0, 10).mapToObj(i -> putRequest(item("i" + i, i))).toList());

        ScanResponse found =
                dynamo.scan(it ->
                        it.tableName(TABLE)
                                .filterExpression("#age >= :least")
                                .expressionAttributeNames(Map.of("#age", "age"))
                                .expressionAttributeValues(Map.of(":least", n(8))));
        assertThat(found.items()).containsExactlyInAnyOrder(item("i8", 8), item("i9", 9));
        assertThat(found.scannedCount()).isEqualTo(10);
    }

    @Test
    void answersWhatItHasOfMany() {
        create(TABLE, false);
        put(item("a", 1));
        put(item("b", 2));

        BatchGetItemResponse found =
                dynamo.batchGetItem(it ->
                        it.requestItems(
                                Map.of(
                                        TABLE,
                                        KeysAndAttributes.builder()
                                                .keys(ids("a", "b", "c"))
                                                .consistentRead(true)
                                                .build())));

        assertThat(found.responses().get(TABLE))
                .containsExactlyInAnyOrder(item("a", 1), item("b", 2));
        assertThat(found.unprocessedKeys()).isEmpty();
    }

    @Test
    void looksEachKeyUpOnceAndAHundredAtMost() {
        create(TABLE, false);
        refused("ValidationException", 400, () -> get(ids("a", "a")));
        String[] many = IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new);
        refused("ValidationException", 400, () -> get(ids(many)));
    }

    private void get(List<Map<String, AttributeValue>> keys) {
        dynamo.batchGetItem(it ->
                it.requestItems(Map.of(TABLE, KeysAndAttributes.builder().keys(keys).build())));
    }

    private static List<Map<String, AttributeValue>> ids(String... ids) {
        return Arrays.stream(ids).map(id -> Map.of("id", s(id))).toList();
    }
}
