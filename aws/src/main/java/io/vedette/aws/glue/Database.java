package io.vedette.aws.glue;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.glue.Database.Settings;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

/** A database of the Data Catalog ({@code CreateDatabase}). */
public record Database(AwsClients clients) implements SingleResourceKind<Settings> {

    /** What the database says it is for. */
    public record Settings(String description) {}

    @Override
    public String name() {
        return "glue.database";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        try {
            String description =
                    glue(resource)
                            .getDatabase(it -> it.name(resource.name()))
                            .database()
                            .description();
            return new Reading.Present<>(new Settings(Objects.requireNonNullElse(description, "")));
        } catch (EntityNotFoundException absent) {
            return new Reading.Absent<>();
        }
    }

    @Override
    public Result create(Resource<Settings> resource) {
        try {
            glue(resource)
                    .createDatabase(it ->
                            it.databaseInput(database ->
                                            database.name(resource.name())
                                                    .description(resource.desired().description()))
                                    .tags(Map.of(Managed.TAG, Managed.VALUE)));
        } catch (AlreadyExistsException already) {
            // made since it was read, perhaps by a call whose answer was lost
        }
        return Result.done();
    }

    /** The whole of a database is put at once, so what is not Vedette's is put as it was. */
    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        software.amazon.awssdk.services.glue.model.Database there =
                glue(resource).getDatabase(it -> it.name(resource.name())).database();
        glue(resource)
                .updateDatabase(it ->
                        it.name(resource.name())
                                .databaseInput(database ->
                                        database.name(resource.name())
                                                .description(resource.desired().description())
                                                .locationUri(there.locationUri())
                                                .createTableDefaultPermissions(
                                                        there.createTableDefaultPermissions())
                                                .parameters(there.parameters())));
        return Result.done();
    }

    /** Glue deletes a database with all its tables, so one with tables of others stays. */
    @Override
    public Result delete(Removal<Settings> removal) {
        String name = removal.resource().name();
        GlueClient glue = glue(removal.resource());
        try {
            List<Table> tables = glue.getTables(it -> it.databaseName(name)).tableList();
            if (!tables.isEmpty() && !removal.withData()) {
                return new Result.Left(
                        "holds the table %s of somebody else".formatted(tables.getFirst().name()));
            }
            glue.deleteDatabase(it -> it.name(name));
        } catch (EntityNotFoundException gone) {
            return Result.done();
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("glue:GetDatabase");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("glue:CreateDatabase", "glue:TagResource", "glue:UpdateDatabase");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("glue:DeleteDatabase", "glue:GetTables");
    }

    private GlueClient glue(Resource<Settings> resource) {
        return clients.client(GlueClient.class, resource.target());
    }
}
