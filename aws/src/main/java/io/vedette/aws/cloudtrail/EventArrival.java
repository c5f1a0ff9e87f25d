package io.vedette.aws.cloudtrail;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudtrail.EventArrival.Arrivals;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;

/**
 * The proof that a trail's events arrive ({@code GetTrailStatus}); nothing is to be done for it but
 * to wait. What deliveries fail with is the trail's own affair.
 */
final class EventArrival implements SingleResourceKind<Arrivals> {

    static final String BUCKET = "bucket";
    static final String LOG_GROUP = "log group";

    private final AwsClients clients;

    EventArrival(AwsClients clients) {
        this.clients = clients;
    }

    /** Where events of a trail have arrived. */
    record Arrivals(String trailArn, Set<String> destinations) {
        Arrivals {
            destinations = Set.copyOf(destinations);
        }
    }

    @Override
    public String name() {
        return "cloudtrail.event-arrival";
    }

    /** The trail delivers about every five minutes. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Reading<Arrivals> read(Resource<Arrivals> resource) {
        Arrivals desired = resource.desired();
        Set<String> open = new TreeSet<>(desired.destinations());
        open.removeAll(arrived(resource));
        return open.isEmpty()
                ? new Reading.Present<>(desired)
                : new Reading.Settling<>(
                        "the first events of trail %s to arrive in its %s"
                                .formatted(resource.name(), String.join(" and its ", open)));
    }

    private Set<String> arrived(Resource<Arrivals> resource) {
        Set<String> arrived = new TreeSet<>();
        try {
            GetTrailStatusResponse status =
                    clients.client(CloudTrailClient.class, resource.target())
                            .getTrailStatus(it -> it.name(resource.desired().trailArn()));
            if (status.latestDeliveryTime() != null) {
                arrived.add(BUCKET);
            }
            if (status.latestCloudWatchLogsDeliveryTime() != null) {
                arrived.add(LOG_GROUP);
            }
        } catch (TrailNotFoundException notYet) {
            // The trail is a resource of its own, which says so.
        }
        return arrived;
    }

    @Override
    public Result create(Resource<Arrivals> resource) {
        throw new IllegalStateException(resource.id() + " comes about by itself");
    }

    @Override
    public Result update(Update<Arrivals> update) {
        return create(update.resource());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("cloudtrail:GetTrailStatus");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of();
    }
}
