package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.logs.SavedQuery.Text;
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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * A query of CloudWatch Logs Insights that is kept under a name ({@code PutQueryDefinition}). Of
 * several of one name the first one counts.
 */
public record SavedQuery(AwsClients clients) implements ResourceKind<Text> {

    /** The query, in the language of Logs Insights, and the log groups that it is about. */
    public record Text(String query, Set<String> logGroups) {
        public Text {
            logGroups = Collections.unmodifiableSet(new TreeSet<>(logGroups));
        }
    }

    @Override
    public String name() {
        return "logs.query-definition";
    }

    @Override
    public Map<ResourceId, Reading<Text>> read(Target place, List<Resource<Text>> resources) {
        Map<ResourceId, Reading<Text>> readings = new HashMap<>();
        stored(place, resources)
                .forEach((id, query) ->
                        readings.put(
                                id,
                                new Reading.Present<>(
                                        new Text(
                                                query.queryString(),
                                                Set.copyOf(query.logGroupNames())))));
        return readings;
    }

    /** A thousand a call: all at once is fewer than one by one. */
    private Map<ResourceId, QueryDefinition> stored(Target place, List<Resource<Text>> resources) {
        Map<String, QueryDefinition> byName = new HashMap<>();
        String token = null;
        do {
            @Nullable String next = token;
            var page =
                    logs(place).describeQueryDefinitions(it -> it.maxResults(1000).nextToken(next));
            page.queryDefinitions().forEach(it -> byName.putIfAbsent(it.name(), it));
            token = page.nextToken();
        } while (token != null);
        Map<ResourceId, QueryDefinition> stored = new HashMap<>();
        for (Resource<Text> resource : resources) {
            QueryDefinition query = byName.get(resource.name());
            if (query != null) {
                stored.put(resource.id(), query);
            }
        }
        return stored;
    }

    @Override
    public int batch() {
        return 50;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Text>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Text> resource : absent) {
            put(place, resource, null);
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    private void put(Target place, Resource<Text> resource, @Nullable String id) {
        logs(place)
                .putQueryDefinition(it ->
                        it.queryDefinitionId(id)
                                .name(resource.name())
                                .queryString(resource.desired().query())
                                .logGroupNames(
                                        resource.desired().logGroups().stream().sorted().toList()));
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Text>> differing) {
        Map<ResourceId, QueryDefinition> stored =
                stored(place, differing.stream().map(Update::resource).toList());
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Text> update : differing) {
            QueryDefinition there = stored.get(update.resource().id());
            put(place, update.resource(), there == null ? null : there.queryDefinitionId());
            results.put(update.resource().id(), Result.done());
        }
        return results;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Text>> made) {
        for (QueryDefinition query :
                stored(place, made.stream().map(Removal::resource).toList()).values()) {
            try {
                logs(place)
                        .deleteQueryDefinition(
                                it -> it.queryDefinitionId(query.queryDefinitionId()));
            } catch (ResourceNotFoundException gone) {
                // deleted since it was listed
            }
        }
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(it -> results.put(it.resource().id(), Result.done()));
        return results;
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeQueryDefinitions");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("logs:PutQueryDefinition");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("logs:DeleteQueryDefinition");
    }

    private CloudWatchLogsClient logs(Target place) {
        return clients.client(CloudWatchLogsClient.class, place);
    }
}
