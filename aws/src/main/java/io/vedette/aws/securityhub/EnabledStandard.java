package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.EnabledStandard.Subscription;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.StandardsStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscriptionRequest;

/**
 * One standard that an account checks itself against in a region (BatchEnableStandards), where no
 * central policy says so. The resource's name is the standard's in the catalog.
 */
record EnabledStandard(AwsClients clients, Standards standards)
        implements ResourceKind<Subscription> {

    private static final int MOST_AT_ONCE = 25;

    /** The subscription: READY, or INCOMPLETE or FAILED with the reason. */
    record Subscription(String status) {
        static final Subscription READY = new Subscription("READY");
    }

    @Override
    public String name() {
        return "securityhub.standard";
    }

    @Override
    public Map<ResourceId, Reading<Subscription>> read(
            Target place, List<Resource<Subscription>> resources) {
        Map<Standard, StandardsSubscription> enabled = standards.askEnabled(place);
        Map<ResourceId, Reading<Subscription>> readings = new HashMap<>();
        for (Resource<Subscription> resource : resources) {
            StandardsSubscription subscription = enabled.get(standard(resource));
            if (subscription != null) {
                readings.put(resource.id(), reading(subscription));
            }
        }
        return readings;
    }

    private static Reading<Subscription> reading(StandardsSubscription subscription) {
        return switch (subscription.standardsStatus()) {
            case PENDING -> new Reading.Settling<>("the standard to be ready");
            case DELETING -> new Reading.Settling<>("the standard to be disabled first");
            case READY -> new Reading.Present<>(Subscription.READY);
            case INCOMPLETE, FAILED, UNKNOWN_TO_SDK_VERSION ->
                    new Reading.Present<>(new Subscription(troubled(subscription)));
        };
    }

    private static String troubled(StandardsSubscription subscription) {
        String status = subscription.standardsStatusAsString();
        var reason = subscription.standardsStatusReason();
        return reason == null ? status : status + ": " + reason.statusReasonCodeAsString();
    }

    @Override
    public int batch() {
        return MOST_AT_ONCE;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Subscription>> absent) {
        Map<Standard, String> offered = standards.offered(place);
        Map<ResourceId, Result> results = new HashMap<>();
        Map<String, ResourceId> asked = new HashMap<>();
        for (Resource<Subscription> resource : absent) {
            String arn = offered.get(standard(resource));
            if (arn == null) {
                results.put(resource.id(), notOffered(resource));
            } else {
                asked.put(arn, resource.id());
            }
        }
        if (!asked.isEmpty()) {
            enable(place, asked).forEach((arn, result) -> results.put(asked.get(arn), result));
        }
        return results;
    }

    private Map<String, Result> enable(Target place, Map<String, ResourceId> asked) {
        List<StandardsSubscriptionRequest> requests =
                asked.keySet().stream()
                        .sorted()
                        .map(arn ->
                                StandardsSubscriptionRequest.builder().standardsArn(arn).build())
                        .toList();
        Map<String, Result> results = new HashMap<>();
        clients.client(SecurityHubClient.class, place)
                .batchEnableStandards(it -> it.standardsSubscriptionRequests(requests))
                .standardsSubscriptions()
                .forEach(it -> results.put(it.standardsArn(), result(it)));
        results.keySet().retainAll(asked.keySet());
        return results;
    }

    private static Result result(StandardsSubscription subscription) {
        return switch (reading(subscription)) {
            case Reading.Settling<Subscription>(String forWhat) -> new Result.Pending(forWhat);
            case Reading.Present<Subscription>(Subscription found) ->
                    found.equals(Subscription.READY)
                            ? Result.done()
                            : new Result.Refused(found.status());
            case Reading.Absent<Subscription> _,
                    Reading.OffLimits<Subscription> _,
                    Reading.Unavailable<Subscription> _ ->
                    new Result.Refused(subscription.standardsStatusAsString());
        };
    }

    private static Result notOffered(Resource<Subscription> resource) {
        return new Result.Refused(
                "Security Hub does not offer %s in %s"
                        .formatted(standard(resource).title(), resource.target().region()));
    }

    /**
     * Enabling once more makes Security Hub try again what it could not complete. What was
     * incomplete before is not made so again.
     */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Subscription>> differing) {
        List<Resource<Subscription>> wanted = new ArrayList<>();
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Subscription> update : differing) {
            results.put(update.resource().id(), Result.done());
            if (update.resource().desired().equals(Subscription.READY)) {
                wanted.add(update.resource());
            }
        }
        if (!wanted.isEmpty()) {
            results.putAll(create(place, wanted));
        }
        return results;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Subscription>> made) {
        Map<Standard, StandardsSubscription> enabled = standards.askEnabled(place);
        Map<ResourceId, Result> results = new HashMap<>();
        List<String> unwanted = new ArrayList<>();
        for (Removal<Subscription> removal : made) {
            StandardsSubscription there = enabled.get(standard(removal.resource()));
            if (there != null && there.standardsStatus() != StandardsStatus.DELETING) {
                unwanted.add(there.standardsSubscriptionArn());
            }
            results.put(
                    removal.resource().id(),
                    there == null
                            ? Result.done()
                            : new Result.Pending("the standard to be disabled"));
        }
        if (!unwanted.isEmpty()) {
            clients.client(SecurityHubClient.class, place)
                    .batchDisableStandards(it -> it.standardsSubscriptionArns(unwanted));
        }
        return results;
    }

    private static Standard standard(Resource<Subscription> resource) {
        return Standard.valueOf(resource.name());
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Set<CostDriver> costDrivers(Subscription desired) {
        return Set.of(CostDriver.SECURITYHUB_CHECKS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:GetEnabledStandards");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("securityhub:BatchEnableStandards", "securityhub:DescribeStandards");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("securityhub:BatchDisableStandards");
    }
}
