package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.FindingAggregator.Linked;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Aside;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/**
 * Collects the findings of linked regions in the home region (CreateFindingAggregator). An account
 * has one at most, so an existing one is extended: regions that others linked stay linked.
 */
record FindingAggregator(AwsClients clients) implements SingleResourceKind<Linked> {

    /**
     * The regions of the baseline that are linked to the home region.
     *
     * @param exactly all that is linked, in Security Hub's words, as it is observed
     */
    record Linked(Set<Region> regions, Aside<Exactly> exactly) {
        Linked {
            regions = Set.copyOf(regions);
        }

        static Linked to(Set<Region> regions) {
            return new Linked(regions, Aside.nothing());
        }
    }

    /** A RegionLinkingMode and the regions that go with it. */
    record Exactly(String mode, Set<String> regions) {
        Exactly {
            regions = Collections.unmodifiableSet(new TreeSet<>(regions));
        }

        static Exactly of(RegionLinks links) {
            return new Exactly(links.mode(), Set.copyOf(links.listed().orElse(List.of())));
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
        RegionLinks links = links(home, arn.get());
        return new Reading.Present<>(
                new Linked(links.among(wanted), new Aside<>(Exactly.of(links))));
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
        Linked desired = update.resource().desired();
        RegionLinks links =
                desired.exactly()
                        .get()
                        .map(before -> RegionLinks.of(before.mode(), before.regions()))
                        .orElseGet(() -> links(home, arn.get()).including(desired.regions()));
        hub(home)
                .updateFindingAggregator(it ->
                        it.findingAggregatorArn(arn.get())
                                .regionLinkingMode(links.mode())
                                .regions(links.listed().orElse(null)));
        return Result.done();
    }

    @Override
    public Result delete(Removal<Linked> removal) {
        Target home = removal.resource().target();
        Optional<String> arn = Answers.ifSetUp(() -> arn(home)).flatMap(it -> it);
        try {
            arn.ifPresent(it -> hub(home).deleteFindingAggregator(a -> a.findingAggregatorArn(it)));
        } catch (ResourceNotFoundException gone) {
            // Somebody was faster.
        }
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

    @Override
    public Set<String> deleteActions() {
        return Set.of("securityhub:DeleteFindingAggregator");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
