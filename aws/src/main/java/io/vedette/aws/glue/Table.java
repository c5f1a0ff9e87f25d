package io.vedette.aws.glue;

import io.vedette.aws.AwsClients;
import io.vedette.aws.glue.Table.Definition;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * A table of the Data Catalog over files in S3 ({@code CreateTable}). The resource's name is {@code
 * DATABASE/TABLE}.
 */
public record Table(AwsClients clients) implements ResourceKind<Definition> {

    private static final String EXTERNAL = "EXTERNAL_TABLE";

    /** A column and its type, in Hive's words. */
    public record Column(String name, String type) {}

    /**
     * What the table is.
     *
     * @param partitions the columns whose values are in the keys and not in the files
     * @param location where the files are
     * @param reading how files become rows
     * @param parameters those that Vedette decides; Glue and others add more
     */
    public record Definition(
            String description,
            List<Column> columns,
            List<Column> partitions,
            String location,
            Format reading,
            Map<String, String> parameters) {
        public Definition {
            columns = List.copyOf(columns);
            partitions = List.copyOf(partitions);
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /**
     * How files become rows.
     *
     * @param input the class that splits files into records
     * @param output the class that would write records
     * @param serde the class that splits records into columns
     * @param parameters what that one is told
     */
    public record Format(
            String input, String output, String serde, Map<String, String> parameters) {
        public Format {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /** The name of the resource. */
    public static String name(String database, String table) {
        return database + "/" + table;
    }

    private static String database(Resource<Definition> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    private static String table(Resource<Definition> resource) {
        return resource.name().substring(resource.name().indexOf('/') + 1);
    }

    @Override
    public String name() {
        return "glue.table";
    }

    /** All tables of a database are a page or few. */
    @Override
    public Map<ResourceId, Reading<Definition>> read(
            Target place, List<Resource<Definition>> resources) {
        Map<String, Map<String, software.amazon.awssdk.services.glue.model.Table>> databases =
                new HashMap<>();
        Map<ResourceId, Reading<Definition>> readings = new HashMap<>();
        for (Resource<Definition> resource : resources) {
            String database = database(resource);
            if (!databases.containsKey(database)) {
                databases.put(database, tables(place, database));
            }
            software.amazon.awssdk.services.glue.model.Table there =
                    Objects.requireNonNull(databases.get(database)).get(table(resource));
            if (there != null) {
                readings.put(
                        resource.id(),
                        new Reading.Present<>(definition(there, resource.desired())));
            }
        }
        return readings;
    }

    private Map<String, software.amazon.awssdk.services.glue.model.Table> tables(
            Target place, String database) {
        try {
            return glue(place).getTablesPaginator(it -> it.databaseName(database)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .collect(
                            Collectors.toMap(
                                    software.amazon.awssdk.services.glue.model.Table::name,
                                    Function.identity()));
        } catch (EntityNotFoundException noDatabase) {
            return Map.of();
        }
    }

    private static Definition definition(
            software.amazon.awssdk.services.glue.model.Table table, Definition desired) {
        StorageDescriptor storage = table.storageDescriptor();
        Map<String, String> parameters = new TreeMap<>(table.parameters());
        parameters.keySet().retainAll(desired.parameters().keySet());
        return new Definition(
                text(table.description()),
                columns(storage.columns()),
                columns(table.partitionKeys()),
                text(storage.location()),
                new Format(
                        text(storage.inputFormat()),
                        text(storage.outputFormat()),
                        text(storage.serdeInfo().serializationLibrary()),
                        storage.serdeInfo().parameters()),
                parameters);
    }

    private static List<Column> columns(
            List<software.amazon.awssdk.services.glue.model.Column> columns) {
        return columns.stream().map(it -> new Column(it.name(), text(it.type()))).toList();
    }

    private static String text(@Nullable String member) {
        return Objects.requireNonNullElse(member, "");
    }

    private static List<software.amazon.awssdk.services.glue.model.Column> shapes(
            List<Column> columns) {
        return columns.stream()
                .map(it ->
                        software.amazon.awssdk.services.glue.model.Column.builder()
                                .name(it.name())
                                .type(it.type())
                                .build())
                .toList();
    }

    private static TableInput input(Resource<Definition> resource, Map<String, String> others) {
        Definition desired = resource.desired();
        Map<String, String> parameters = new TreeMap<>(others);
        parameters.putAll(desired.parameters());
        return TableInput.builder()
                .name(table(resource))
                .description(desired.description())
                .tableType(EXTERNAL)
                .partitionKeys(shapes(desired.partitions()))
                .parameters(parameters)
                .storageDescriptor(storage ->
                        storage.columns(shapes(desired.columns()))
                                .location(desired.location())
                                .inputFormat(desired.reading().input())
                                .outputFormat(desired.reading().output())
                                .serdeInfo(serde ->
                                        serde.serializationLibrary(desired.reading().serde())
                                                .parameters(desired.reading().parameters())))
                .build();
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Definition>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Definition> resource : absent) {
            try {
                glue(place)
                        .createTable(it ->
                                it.databaseName(database(resource))
                                        .tableInput(input(resource, Map.of())));
            } catch (AlreadyExistsException already) {
                // made since it was read, perhaps by a call whose answer was lost
            }
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Definition>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Definition> update : differing) {
            Resource<Definition> resource = update.resource();
            Map<String, String> others = others(place, update);
            glue(place)
                    .updateTable(it ->
                            it.databaseName(database(resource))
                                    .tableInput(input(resource, others)));
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    /** UpdateTable replaces all of a table: the parameters that others gave it are kept. */
    private Map<String, String> others(Target place, Update<Definition> update) {
        Map<String, String> others = new TreeMap<>();
        software.amazon.awssdk.services.glue.model.Table there =
                tables(place, database(update.resource())).get(table(update.resource()));
        if (there != null) {
            others.putAll(there.parameters());
        }
        others.keySet().removeAll(update.before().parameters().keySet());
        return others;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Definition>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<Definition> removal : made) {
            Resource<Definition> resource = removal.resource();
            try {
                glue(place)
                        .deleteTable(
                                it -> it.databaseName(database(resource)).name(table(resource)));
            } catch (EntityNotFoundException gone) {
                // there is nothing left to delete
            }
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    @Override
    public Set<String> readActions() {
        return Set.of("glue:GetTables");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("glue:CreateTable", "glue:UpdateTable");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("glue:DeleteTable");
    }

    private GlueClient glue(Target place) {
        return clients.client(GlueClient.class, place);
    }
}
