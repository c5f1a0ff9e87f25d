package io.vedette.twin.securityhub;

import io.vedette.twin.AwsRegions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.model.CreateFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.CreateFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.FindingAggregator;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.UpdateFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateFindingAggregatorResponse;

/** Cross-region aggregation: one aggregator for an account, in its home region. */
final class Aggregators {

    private static final Set<String> WITHOUT_REGIONS = Set.of("ALL_REGIONS", "NO_REGIONS");
    private static final Set<String> WITH_REGIONS =
            Set.of("ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS");

    private final Ground ground;

    Aggregators(Ground ground) {
        this.ground = ground;
    }

    CreateFindingAggregatorResponse create(CreateFindingAggregatorRequest request) {
        HubState hub = ground.requireHub();
        if (hub.associated()) {
            throw Refusal.denied("Member accounts cannot configure cross-region aggregation");
        }
        AggregatorState aggregator = ground.aggregator(ground.account());
        if (aggregator.arn != null) {
            throw Refusal.invalid("A finding aggregator already exists for the account");
        }
        check(request.regionLinkingMode(), request.regions(), ground.region());
        aggregator.arn =
                "arn:aws:securityhub:%s:%s:finding-aggregator/%s"
                        .formatted(
                                ground.region(),
                                ground.account(),
                                ground.world()
                                        .ids()
                                        .uuid(ground.caller(), "securityhub.aggregator"));
        aggregator.region = ground.region();
        set(aggregator, request.regionLinkingMode(), request.regions());
        return CreateFindingAggregatorResponse.builder()
                .findingAggregatorArn(aggregator.arn)
                .findingAggregationRegion(aggregator.region)
                .regionLinkingMode(aggregator.mode)
                .regions(aggregator.regions)
                .build();
    }

    List<FindingAggregator> list() {
        ground.requireHub();
        AggregatorState aggregator = ground.aggregator(ground.account());
        return aggregator.arn == null
                ? List.of()
                : List.of(FindingAggregator.builder().findingAggregatorArn(aggregator.arn).build());
    }

    GetFindingAggregatorResponse get(String arn) {
        AggregatorState aggregator = require(arn);
        return GetFindingAggregatorResponse.builder()
                .findingAggregatorArn(aggregator.arn)
                .findingAggregationRegion(aggregator.region)
                .regionLinkingMode(aggregator.mode)
                .regions(aggregator.regions)
                .build();
    }

    UpdateFindingAggregatorResponse update(UpdateFindingAggregatorRequest request) {
        AggregatorState aggregator = require(request.findingAggregatorArn());
        requireHome(aggregator);
        check(request.regionLinkingMode(), request.regions(), aggregator.region);
        set(aggregator, request.regionLinkingMode(), request.regions());
        return UpdateFindingAggregatorResponse.builder()
                .findingAggregatorArn(aggregator.arn)
                .findingAggregationRegion(aggregator.region)
                .regionLinkingMode(aggregator.mode)
                .regions(aggregator.regions)
                .build();
    }

    void delete(String arn) {
        AggregatorState aggregator = require(arn);
        requireHome(aggregator);
        if (ground.isAdministrator() && ground.settings().central) {
            throw Refusal.invalid("Central configuration needs the finding aggregator");
        }
        aggregator.arn = null;
        aggregator.region = "";
        set(aggregator, "", List.of());
    }

    /** The regions that the aggregator links and the account can use. */
    List<String> linkedRegions(AggregatorState aggregator) {
        return AwsRegions.commercial().stream()
                .filter(aggregator::links)
                .filter(region -> !region.equals(aggregator.region))
                .filter(region ->
                        ground.member(ground.account())
                                .filter(account -> account.enabled(region))
                                .isPresent())
                .toList();
    }

    private AggregatorState require(String arn) {
        ground.requireHub();
        AggregatorState aggregator = ground.aggregator(ground.account());
        if (!arn.equals(aggregator.arn)) {
            throw Refusal.notFound("No finding aggregator was found with ARN " + arn);
        }
        return aggregator;
    }

    private void requireHome(AggregatorState aggregator) {
        if (!ground.region().equals(aggregator.region)) {
            throw Refusal.denied(
                    "The finding aggregator can only be changed from " + aggregator.region);
        }
    }

    private static void set(AggregatorState aggregator, String mode, List<String> regions) {
        aggregator.mode = mode;
        aggregator.regions = new ArrayList<>(new TreeSet<>(regions));
    }

    private static void check(String mode, List<String> regions, String home) {
        if (!WITHOUT_REGIONS.contains(mode) && !WITH_REGIONS.contains(mode)) {
            throw Refusal.invalid("Invalid RegionLinkingMode: " + mode);
        }
        if (WITHOUT_REGIONS.contains(mode) == !regions.isEmpty()) {
            throw Refusal.invalid("Regions does not go with RegionLinkingMode " + mode);
        }
        for (String region : regions) {
            if (region.equals(home) || !AwsRegions.commercial().contains(region)) {
                throw Refusal.invalid("Invalid region: " + region);
            }
        }
    }
}
