package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.FindingAggregator.Linked;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorResponse;

/**
 * Collects the findings of linked regions in the home region (CreateFindingAggregator). An account
 * has one at most, so an existing one is extended: regions that others linked stay linked.
 */
record FindingAggregator(AwsClients clients) implements SingleResourceKind<Linked> {

    /** The regions of the baseline that are linked to the home region. */
    record Linked(Set<Region> regions) {
        Linked {
            regions = Set.copyOf(regions);
        }
    }

    @Override
    public String name() {
        return "securityhub.finding-aggregator";
    }

    @Override
    public Reading<Linked> read(Resource<Linked> resource) {
        Target home = resource.target();
        Optional<String> arn = Answers.ifSetUp(() -> arn(home)).flatMap(it -> it);
        if (arn.isEmpty()) {
            return new Reading.Absent<>();
        }
        String region = arn.get().split(":", 6)[3];
        if (!region.equals(home.region().code())) {
            return new Reading.OffLimits<>(
                    "findings are aggregated in %s; delete that aggregator, or make %s the home-region"
                            .formatted(region, region));
        }
        Set<Region> wanted = resource.desired().regions();
        return new Reading.Present<>(new Linked(links(home, arn.get()).among(wanted)));
    }

    private Optional<String> arn(Target home) {
        return hub(home).listFindingAggregatorsPaginator(it -> {}).findingAggregators().stream()
                .map(found -> found.findingAggregatorArn())
                .findFirst();
    }

    private RegionLinks links(Target home, String arn) {
        GetFindingAggregatorResponse answer =
                hub(home).getFindingAggregator(it -> it.findingAggregatorArn(arn));
        return RegionLinks.of(answer.regionLinkingMode(), answer.regions());
    }

    @Override
    public Result create(Resource<Linked> resource) {
        RegionLinks links = RegionLinks.to(resource.desired().regions());
        hub(resource.target())
                .createFindingAggregator(it ->
                        it.regionLinkingMode(links.mode()).regions(links.listed().orElse(null)));
        return Result.done();
    }

    @Override
    public Result update(Update<Linked> update) {
        Target home = update.resource().target();
        Optional<String> arn = arn(home);
        if (arn.isEmpty()) {
            return create(update.resource());
        }
        RegionLinks links = links(home, arn.get()).including(update.resource().desired().regions());
        hub(home)
                .updateFindingAggregator(it ->
                        it.findingAggregatorArn(arn.get())
                                .regionLinkingMode(links.mode())
                                .regions(links.listed().orElse(null)));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:GetFindingAggregator", "securityhub:ListFindingAggregators");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("securityhub:CreateFindingAggregator", "securityhub:UpdateFindingAggregator");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
