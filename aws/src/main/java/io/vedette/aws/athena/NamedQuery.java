package io.vedette.aws.athena;

import io.vedette.aws.AwsClients;
import io.vedette.aws.athena.NamedQuery.Text;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/**
 * A query that a workgroup of Athena keeps under a name ({@code CreateNamedQuery}). Athena takes
 * several of one name; the resource's name is {@code WORKGROUP/NAME}, and stands for the first.
 */
public record NamedQuery(AwsClients clients) implements ResourceKind<Text> {

    private static final int BATCH = 50;

    /** What the query says, and in which database. */
    public record Text(String database, String description, String sql) {}

    private record Stored(String id, String name, Text text) {}

    /** The name of the resource. */
    public static String name(String workGroup, String query) {
        return workGroup + "/" + query;
    }

    private static String workGroup(Resource<Text> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    private static String query(Resource<Text> resource) {
        return resource.name().substring(resource.name().indexOf('/') + 1);
    }

    @Override
    public String name() {
        return "athena.named-query";
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Map<ResourceId, Reading<Text>> read(Target place, List<Resource<Text>> resources) {
        Map<ResourceId, Reading<Text>> readings = new HashMap<>();
        stored(place, resources)
                .forEach((id, query) -> readings.put(id, new Reading.Present<>(query.text())));
        return readings;
    }

    private Map<ResourceId, Stored> stored(Target place, List<Resource<Text>> resources) {
        Map<String, List<Stored>> byGroup = new HashMap<>();
        Map<ResourceId, Stored> stored = new HashMap<>();
        for (Resource<Text> resource : resources) {
            String group = workGroup(resource);
            List<Stored> there = byGroup.get(group);
            if (there == null) {
                there = in(place, group);
                byGroup.put(group, there);
            }
            there.stream()
                    .filter(it -> it.name().equals(query(resource)))
                    .findFirst()
                    .ifPresent(it -> stored.put(resource.id(), it));
        }
        return stored;
    }

    /** What is in a workgroup; nothing where there is none yet. */
    private List<Stored> in(Target place, String workGroup) {
        AthenaClient athena = athena(place);
        List<String> ids = new ArrayList<>();
        try {
            athena.listNamedQueriesPaginator(it -> it.workGroup(workGroup).maxResults(BATCH))
                    .forEach(page -> ids.addAll(page.namedQueryIds()));
        } catch (InvalidRequestException e) {
            if (String.valueOf(e.getMessage()).contains("is not found")) {
                return List.of();
            }
            throw e;
        }
        List<Stored> stored = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            athena.batchGetNamedQuery(it -> it.namedQueryIds(some))
                    .namedQueries()
                    .forEach(it ->
                            stored.add(
                                    new Stored(
                                            it.namedQueryId(),
                                            it.name(),
                                            new Text(
                                                    it.database(),
                                                    text(it.description()),
                                                    it.queryString()))));
        }
        return stored;
    }

    private static String text(@Nullable String member) {
        return Objects.requireNonNullElse(member, "");
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Text>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Text> resource : absent) {
            create(place, resource);
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    private void create(Target place, Resource<Text> resource) {
        Text desired = resource.desired();
        athena(place)
                .createNamedQuery(it ->
                        it.name(query(resource))
                                .workGroup(workGroup(resource))
                                .database(desired.database())
                                .description(desired.description())
                                .queryString(desired.sql()));
    }

    /** The database of a query cannot be changed, so that takes another one. */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Text>> differing) {
        Map<ResourceId, Stored> stored =
                stored(place, differing.stream().map(Update::resource).toList());
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Text> update : differing) {
            Resource<Text> resource = update.resource();
            Stored there = stored.get(resource.id());
            if (there == null || update.touches("database")) {
                Optional.ofNullable(there).ifPresent(it -> remove(place, it));
                create(place, resource);
            } else {
                athena(place)
                        .updateNamedQuery(it ->
                                it.namedQueryId(there.id())
                                        .name(there.name())
                                        .description(resource.desired().description())
                                        .queryString(resource.desired().sql()));
            }
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    private void remove(Target place, Stored query) {
        athena(place).deleteNamedQuery(it -> it.namedQueryId(query.id()));
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Text>> made) {
        stored(place, made.stream().map(Removal::resource).toList())
                .values()
                .forEach(it -> remove(place, it));
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(it -> results.put(it.resource().id(), Result.done()));
        return results;
    }

    @Override
    public Set<String> readActions() {
        return Set.of("athena:BatchGetNamedQuery", "athena:ListNamedQueries");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "athena:CreateNamedQuery", "athena:DeleteNamedQuery", "athena:UpdateNamedQuery");
    }

    private AthenaClient athena(Target place) {
        return clients.client(AthenaClient.class, place);
    }
}
