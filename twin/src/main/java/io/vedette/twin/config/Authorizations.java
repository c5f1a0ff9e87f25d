package io.vedette.twin.config;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.AggregationAuthorization;
import software.amazon.awssdk.services.config.model.PutAggregationAuthorizationRequest;

/** The operations on authorizations, by which an account lets another's aggregator collect. */
record Authorizations(World world, Caller caller) {

    AggregationAuthorization put(PutAggregationAuthorizationRequest request) {
        String to = request.authorizedAccountId() + "/" + request.authorizedAwsRegion();
        Map<String, Instant> granted = world.state(AggregationCell.class, caller).authorizations();
        granted.putIfAbsent(to, world.now());
        world.state(TagsCell.class, caller).create(arn(to), request.tags());
        return shape(to, world.now());
    }

    Page<AggregationAuthorization> describe(@Nullable String token, @Nullable Integer limit) {
        List<AggregationAuthorization> granted =
                world
                        .peek(AggregationCell.class, caller.account(), caller.region())
                        .orElseGet(AggregationCell::new)
                        .authorizations()
                        .entrySet()
                        .stream()
                        .map(it -> shape(it.getKey(), it.getValue()))
                        .toList();
        return Pages.of(granted, token, limit);
    }

    /** AWS Config answers alike whether there was an authorization or not. */
    void delete(String account, String region) {
        String to = account + "/" + region;
        world.state(AggregationCell.class, caller).authorizations().remove(to);
        world.state(TagsCell.class, caller).remove(arn(to));
    }

    private AggregationAuthorization shape(String to, Instant since) {
        String[] parts = to.split("/", 2);
        return AggregationAuthorization.builder()
                .aggregationAuthorizationArn(arn(to))
                .authorizedAccountId(parts[0])
                .authorizedAwsRegion(parts[1])
                .creationTime(since)
                .build();
    }

    private String arn(String to) {
        return "arn:aws:config:%s:%s:aggregation-authorization/%s"
                .formatted(caller.region(), caller.account(), to);
    }
}
