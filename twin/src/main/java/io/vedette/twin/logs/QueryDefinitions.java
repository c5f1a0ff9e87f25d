package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.logs.SubscriptionState.Query;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;

/** The queries that are kept in a caller's account and region. */
final class QueryDefinitions {

    private static final int MOST = 1000;

    private final World world;
    private final Caller caller;

    QueryDefinitions(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    private NavigableMap<String, Query> queries() {
        return world.state(SubscriptionState.class, caller).queries();
    }

    /** Without an id it makes a new one, whatever there is of the same name. */
    String put(PutQueryDefinitionRequest request) {
        String id = request.queryDefinitionId();
        if (id != null && !queries().containsKey(id)) {
            throw LogsError.notFound("The specified query definition does not exist.");
        }
        if (id == null && queries().size() >= MOST) {
            throw AwsError.of(LimitExceededException.builder(), "Resource limit exceeded.");
        }
        String own = id == null ? world.ids().uuid(caller, "query-definition") : id;
        queries()
                .put(
                        own,
                        new Query(
                                own,
                                request.name(),
                                request.queryString(),
                                Objects.requireNonNullElse(request.queryLanguageAsString(), "CWLI"),
                                request.logGroupNames(),
                                world.now().toEpochMilli()));
        return own;
    }

    List<QueryDefinition> described(@Nullable String prefix, @Nullable String language) {
        return queries().values().stream()
                .filter(it -> prefix == null || it.name().startsWith(prefix))
                .filter(it -> language == null || it.language().equals(language))
                .map(QueryDefinitions::described)
                .toList();
    }

    private static QueryDefinition described(Query query) {
        return QueryDefinition.builder()
                .queryDefinitionId(query.id())
                .name(query.name())
                .queryString(query.text())
                .queryLanguage(query.language())
                .logGroupNames(query.groups())
                .lastModified(query.modified())
                .build();
    }

    void delete(String id) {
        if (queries().remove(id) == null) {
            throw LogsError.notFound("The specified query definition does not exist.");
        }
    }
}
