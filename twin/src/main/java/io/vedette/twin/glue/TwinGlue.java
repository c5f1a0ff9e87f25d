package io.vedette.twin.glue;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.glue.StoredDatabase.StoredTable;
import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.CreateDatabaseResponse;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.CreateTableResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseRequest;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableResponse;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseResponse;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableResponse;

/** Simulates AWS Glue for one caller: databases and tables of the account's own catalog. */
public final class TwinGlue implements GlueClient {

    private static final int PAGE = 100;

    private final World world;
    private final Caller caller;

    public TwinGlue(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    private NavigableMap<String, StoredDatabase> databases() {
        return world.state(GlueState.class, caller).databases();
    }

    /** Names are kept in lower case, for Hive's sake. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static AwsServiceException notFound(String what, String name) {
        return AwsError.of(
                EntityNotFoundException.builder(), "%s %s not found.".formatted(what, name));
    }

    private StoredDatabase database(String name) {
        return Optional.ofNullable(databases().get(lower(name)))
                .orElseThrow(() -> notFound("Database", name));
    }

    @Override
    public CreateDatabaseResponse createDatabase(CreateDatabaseRequest request) {
        String name = lower(request.databaseInput().name());
        if (databases().containsKey(name)) {
            throw AwsError.of(AlreadyExistsException.builder(), "Database already exists.");
        }
        databases()
                .put(
                        name,
                        StoredDatabase.created(
                                StoredShape.write(request.databaseInput()),
                                new TreeMap<>(request.tags()),
                                world.now()));
        return CreateDatabaseResponse.builder().build();
    }

    @Override
    public GetDatabaseResponse getDatabase(GetDatabaseRequest request) {
        StoredDatabase database = database(request.name());
        return GetDatabaseResponse.builder()
                .database(
                        StoredShape.read(database.input(), Database.builder()).toBuilder()
                                .name(lower(request.name()))
                                .catalogId(caller.account())
                                .createTime(database.created())
                                .build())
                .build();
    }

    @Override
    public UpdateDatabaseResponse updateDatabase(UpdateDatabaseRequest request) {
        database(request.name()).become(StoredShape.write(request.databaseInput()));
        return UpdateDatabaseResponse.builder().build();
    }

    @Override
    public DeleteDatabaseResponse deleteDatabase(DeleteDatabaseRequest request) {
        database(request.name());
        databases().remove(lower(request.name()));
        return DeleteDatabaseResponse.builder().build();
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        if (request.tableInput() == null) {
            throw AwsError.of(InvalidInputException.builder(), "TableInput is required.");
        }
        NavigableMap<String, StoredTable> tables = database(request.databaseName()).tables();
        String name = lower(request.tableInput().name());
        if (tables.containsKey(name)) {
            throw AwsError.of(AlreadyExistsException.builder(), "Table already exists.");
        }
        Instant now = world.now();
        tables.put(name, new StoredTable(StoredShape.write(request.tableInput()), now, now, 0));
        return CreateTableResponse.builder().build();
    }

    @Override
    public GetTablesResponse getTables(GetTablesRequest request) {
        List<Table> described =
                database(request.databaseName()).tables().entrySet().stream()
                        .filter(it ->
                                request.expression() == null
                                        || it.getKey().matches(request.expression()))
                        .map(it ->
                                described(
                                        it.getKey(), lower(request.databaseName()), it.getValue()))
                        .toList();
        Page<Table> page =
                Page.of(described, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() ->
                                AwsError.of(InvalidInputException.builder(), "Invalid NextToken."));
        return GetTablesResponse.builder()
                .tableList(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private Table described(String name, String database, StoredTable table) {
        return StoredShape.read(table.input(), Table.builder()).toBuilder()
                .name(name)
                .databaseName(database)
                .catalogId(caller.account())
                .createTime(table.created())
                .updateTime(table.updated())
                .versionId(String.valueOf(table.version()))
                .build();
    }

    @Override
    public UpdateTableResponse updateTable(UpdateTableRequest request) {
        if (request.tableInput() == null) {
            throw AwsError.of(InvalidInputException.builder(), "TableInput is required.");
        }
        NavigableMap<String, StoredTable> tables = database(request.databaseName()).tables();
        String name = lower(request.tableInput().name());
        StoredTable before = table(tables, name);
        tables.put(
                name,
                new StoredTable(
                        StoredShape.write(request.tableInput()),
                        before.created(),
                        world.now(),
                        before.version() + 1));
        return UpdateTableResponse.builder().build();
    }

    private static StoredTable table(NavigableMap<String, StoredTable> tables, String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow(() -> notFound("Table", name));
    }

    @Override
    public DeleteTableResponse deleteTable(DeleteTableRequest request) {
        NavigableMap<String, StoredTable> tables = database(request.databaseName()).tables();
        table(tables, lower(request.name()));
        tables.remove(lower(request.name()));
        return DeleteTableResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
