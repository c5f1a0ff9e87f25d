package io.vedette.aws.config;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.vedette.aws.AwsClients;
import io.vedette.aws.config.AggregationAuthorization.Granted;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * Lets the aggregator of another account, in one region, collect from an account and region
 * (PutAggregationAuthorization). Accounts of one organization need none.
 *
 * <p>The resource is where data is collected from; its name is the aggregator's {@link
 * #nameOf(Target) account and region}.
 */
record AggregationAuthorization(AwsClients clients) implements ResourceKind<Granted> {

    /** The authorization is there or it is not. */
    record Granted(String aggregatorAccount, String aggregatorRegion) {

        static Granted to(Target aggregator) {
            return new Granted(aggregator.account().value(), aggregator.region().code());
        }
    }

    static String nameOf(Target aggregator) {
        return aggregator.toString();
    }

    @Override
    public String name() {
        return "config.aggregation-authorization";
    }

    @Override
    public Map<ResourceId, Reading<Granted>> read(Target place, List<Resource<Granted>> resources) {
        Set<Granted> granted =
                config(place)
                        .describeAggregationAuthorizationsPaginator()
                        .aggregationAuthorizations()
                        .stream()
                        .map(it -> new Granted(it.authorizedAccountId(), it.authorizedAwsRegion()))
                        .collect(toSet());
        return resources.stream()
                .filter(it -> granted.contains(it.desired()))
                .collect(toMap(Resource::id, it -> new Reading.Present<>(it.desired())));
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Granted>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Granted> resource : absent) {
            Granted desired = resource.desired();
            config(place)
                    .putAggregationAuthorization(it ->
                            it.authorizedAccountId(desired.aggregatorAccount())
                                    .authorizedAwsRegion(desired.aggregatorRegion())
                                    .tags(Tags.MANAGED));
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Granted>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    /** AWS Config answers alike whether there is an authorization or not. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Granted>> made) {
        for (Removal<Granted> removal : made) {
            Granted granted = removal.resource().desired();
            config(place)
                    .deleteAggregationAuthorization(it ->
                            it.authorizedAccountId(granted.aggregatorAccount())
                                    .authorizedAwsRegion(granted.aggregatorRegion()));
        }
        return made.stream().collect(toMap(it -> it.resource().id(), _ -> Result.done()));
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteAggregationAuthorization");
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeAggregationAuthorizations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutAggregationAuthorization", "config:TagResource");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
