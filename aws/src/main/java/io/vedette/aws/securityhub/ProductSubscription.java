package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.securityhub.ProductSubscription.Subscribed;
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
import java.util.function.Consumer;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ResourceConflictException;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/**
 * Security Hub's import of a product's findings in one account and region
 * (EnableImportFindingsForProduct). The resource's name is the product's, such as {@code
 * aws/guardduty}.
 */
record ProductSubscription(AwsClients clients) implements ResourceKind<Subscribed> {

    /** Findings are imported or they are not. */
    record Subscribed() {}

    @Override
    public String name() {
        return "securityhub.product";
    }

    @Override
    public Map<ResourceId, Reading<Subscribed>> read(
            Target place, List<Resource<Subscribed>> resources) {
        List<String> enabled = Answers.ifSetUp(() -> enabled(place)).orElse(List.of());
        Map<ResourceId, Reading<Subscribed>> readings = new HashMap<>();
        resources.stream()
                .filter(it -> enabled.contains(subscription(place, it)))
                .forEach(it -> readings.put(it.id(), new Reading.Present<>(new Subscribed())));
        return readings;
    }

    private List<String> enabled(Target place) {
        return hub(place)
                .listEnabledProductsForImportPaginator(it -> it.maxResults(100))
                .productSubscriptions()
                .stream()
                .toList();
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Subscribed>> absent) {
        return each(absent, resource -> enable(place, resource));
    }

    private void enable(Target place, Resource<Subscribed> resource) {
        String product =
                "arn:%s:securityhub:%s::product/%s"
                        .formatted(Arns.partition(place.region()), place.region(), resource.name());
        try {
            hub(place).enableImportFindingsForProduct(it -> it.productArn(product));
        } catch (ResourceConflictException already) {
            // Security Hub subscribes to most of AWS's own products by itself.
        }
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Subscribed>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Subscribed>> made) {
        return each(
                made.stream().map(Removal::resource).toList(),
                resource -> disable(place, resource));
    }

    private void disable(Target place, Resource<Subscribed> resource) {
        try {
            Answers.ifSetUp(() ->
                    hub(place)
                            .disableImportFindingsForProduct(it ->
                                    it.productSubscriptionArn(subscription(place, resource))));
        } catch (ResourceNotFoundException gone) {
            // It went before.
        }
    }

    private static Map<ResourceId, Result> each(
            List<Resource<Subscribed>> resources, Consumer<Resource<Subscribed>> change) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Subscribed> resource : resources) {
            results.put(
                    resource.id(),
                    Answers.attempt(() -> {
                        change.accept(resource);
                        return Result.done();
                    }));
        }
        return results;
    }

    private static String subscription(Target place, Resource<Subscribed> resource) {
        return Arns.regional("securityhub", place, "product-subscription/" + resource.name());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:ListEnabledProductsForImport");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("securityhub:EnableImportFindingsForProduct");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("securityhub:DisableImportFindingsForProduct");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
