package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

@ParameterizedClass
@EnumSource
class GlueContractTest {

    private static final String DATABASE = "logs";

    private final Cloud kind;
    private final GlueClient glue;

    GlueContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        glue = cloud.client(GlueClient.class, cloud.newAccount(), "eu-west-1");
    }

    private void database() {
        glue.createDatabase(
                it -> it.databaseInput(database -> database.name(DATABASE).description("of logs")));
    }

    private static TableInput input(String name, String location) {
        return TableInput.builder()
                .name(name)
                .description("a table")
                .tableType("EXTERNAL_TABLE")
                .parameters(Map.of("projection.enabled", "true"))
                .partitionKeys(Column.builder().name("day").type("string").build())
                .storageDescriptor(storage ->
                        storage.columns(Column.builder().name("eventname").type("string").build())
                                .location(location)
                                .inputFormat("in")
                                .outputFormat("out")
                                .serdeInfo(serde ->
                                        serde.serializationLibrary("serde")
                                                .parameters(Map.of("field.delim", " "))))
                .build();
    }

    private Table only() {
        return glue.getTables(it -> it.databaseName(DATABASE)).tableList().getFirst();
    }

    @Test
    void createsADatabaseOnce() {
        database();
        assertThat(glue.getDatabase(it -> it.name(DATABASE)).database().description())
                .isEqualTo("of logs");
        refused("AlreadyExistsException", 400, this::database);
    }

    @Test
    void changesADatabase() {
        database();
        glue.updateDatabase(it ->
                it.name(DATABASE)
                        .databaseInput(database -> database.name(DATABASE).description("new")));
        assertThat(glue.getDatabase(it -> it.name(DATABASE)).database().description())
                .isEqualTo("new");
    }

    @Test
    void tellsThatSomethingIsNotThere() {
        refused("EntityNotFoundException", 400, () -> glue.getDatabase(it -> it.name(DATABASE)));
        refused(
                "EntityNotFoundException",
                400,
                () ->
                        glue.createTable(
                                it -> it.databaseName(DATABASE).tableInput(input("a", "s3://b/"))));
        database();
        refused(
                "EntityNotFoundException",
                400,
                () -> glue.deleteTable(it -> it.databaseName(DATABASE).name("none")));
    }

    @Test
    void tellsOfTablesWithoutADatabase() {
        MotoDiffers.GLUE_TABLES_OF_NOTHING.skip(kind);
        refused(
                "EntityNotFoundException",
                400,
                () -> glue.getTables(it -> it.databaseName(DATABASE)));
    }

    @Test
    void keepsATableAsItWasTold() {
        database();
        glue.createTable(it -> it.databaseName(DATABASE).tableInput(input("trail", "s3://b/")));

        assertThat(only().name()).isEqualTo("trail");
        assertThat(only().description()).isEqualTo("a table");
        assertThat(only().parameters()).containsEntry("projection.enabled", "true");
        assertThat(only().partitionKeys()).extracting(Column::name).containsExactly("day");
        assertThat(only().storageDescriptor().location()).isEqualTo("s3://b/");
        assertThat(only().storageDescriptor().columns())
                .extracting(Column::name)
                .containsExactly("eventname");
        assertThat(only().storageDescriptor().serdeInfo().parameters())
                .containsExactlyEntriesOf(Map.of("field.delim", " "));
        refused(
                "AlreadyExistsException",
                400,
                () ->
                        glue.createTable(it ->
                                it.databaseName(DATABASE).tableInput(input("trail", "s3://c/"))));
    }

    @Test
    void replacesAllOfATable() {
        database();
        glue.createTable(it -> it.databaseName(DATABASE).tableInput(input("trail", "s3://b/")));
        glue.updateTable(it ->
                it.databaseName(DATABASE)
                        .tableInput(
                                input("trail", "s3://c/").toBuilder()
                                        .parameters(Map.of("other", "1"))
                                        .build()));

        assertThat(only().storageDescriptor().location()).isEqualTo("s3://c/");
        assertThat(only().parameters())
                .containsEntry("other", "1")
                .doesNotContainKey("projection.enabled");
    }

    @Test
    void deletesTablesAndDatabases() {
        database();
        glue.createTable(it -> it.databaseName(DATABASE).tableInput(input("trail", "s3://b/")));
        glue.deleteTable(it -> it.databaseName(DATABASE).name("trail"));
        assertThat(glue.getTables(it -> it.databaseName(DATABASE)).tableList()).isEmpty();
        glue.deleteDatabase(it -> it.name(DATABASE));
        refused("EntityNotFoundException", 400, () -> glue.getDatabase(it -> it.name(DATABASE)));
    }
}
