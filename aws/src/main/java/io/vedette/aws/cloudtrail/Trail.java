package io.vedette.aws.cloudtrail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudtrail.Trail.Settings;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;

/**
 * A trail: where it delivers, what it records, and that it records at all. A stopped trail differs
 * from what it should be, and so does one whose last delivery failed.
 */
final class Trail implements SingleResourceKind<Settings> {

    private final AwsClients clients;
    private final KeyAliases keys;

    Trail(AwsClients clients) {
        this.clients = clients;
        this.keys = new KeyAliases(clients);
    }

    /**
     * How the trail is to be.
     *
     * @param arn in an organization the management account's, whoever creates the trail
     * @param location the bucket; where there is a prefix, a slash and the prefix follow
     * @param key the ARN of a KMS alias; of the key where it is another one
     * @param cloudWatchLogs null leaves it alone
     * @param eventSelectors Vedette's own, by name; those of others are left alone
     * @param basicSelectors the older kind, to be empty where Vedette has selectors; without any of
     *     them it does not matter
     * @param insights the types of insights
     * @param deliveryErrors what the last delivery failed with, by destination; to be empty, and
     *     nothing to go back to
     */
    record Settings(
            String arn,
            String location,
            @Nullable String key,
            boolean organization,
            boolean multiRegion,
            boolean globalServices,
            boolean validated,
            @Nullable Delivery cloudWatchLogs,
            Map<String, EventSelector> eventSelectors,
            List<BasicSelector> basicSelectors,
            Set<String> insights,
            boolean logging,
            @JsonIgnore Map<String, String> deliveryErrors) {

        Settings {
            eventSelectors = Collections.unmodifiableMap(new TreeMap<>(eventSelectors));
            basicSelectors = List.copyOf(basicSelectors);
            insights = Set.copyOf(insights);
            // What is read back from JSON has none.
            deliveryErrors =
                    deliveryErrors == null
                            ? Map.of()
                            : Collections.unmodifiableMap(new TreeMap<>(deliveryErrors));
        }
    }

    /** A log group and the role that CloudTrail takes to write to it, by their ARNs. */
    record Delivery(String logGroup, String role) {}

    /** The ARN of a trail by its name and home region. */
    static String arn(Target home, String name) {
        return Arns.regional("cloudtrail", home, "trail/" + name);
    }

    @Override
    public String name() {
        return "cloudtrail.trail";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return new TrailReading(client(resource), keys, resource.desired()).read();
    }

    @Override
    public Result create(Resource<Settings> resource) {
        return change(resource).create();
    }

    @Override
    public Result update(Update<Settings> update) {
        return change(update.resource()).update(update);
    }

    /** The log files and the bucket stay; an organization's trail goes from all its accounts. */
    @Override
    public Result delete(Removal<Settings> removal) {
        try {
            change(removal.resource()).delete();
        } catch (TrailNotFoundException gone) {
            // deleted since it was read
        }
        return Result.done();
    }

    private TrailChange change(Resource<Settings> resource) {
        return new TrailChange(client(resource), keys, resource);
    }

    /** CloudTrail delivers about every five minutes, and only then says whether it could. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return RecordedEvents.drivers(desired);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "cloudtrail:DescribeTrails",
                "cloudtrail:GetEventSelectors",
                "cloudtrail:GetInsightSelectors",
                "cloudtrail:GetTrailStatus",
                "kms:ListAliases");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "cloudtrail:AddTags",
                "cloudtrail:CreateTrail",
                "cloudtrail:PutEventSelectors",
                "cloudtrail:PutInsightSelectors",
                "cloudtrail:StartLogging",
                "cloudtrail:UpdateTrail",
                "iam:CreateServiceLinkedRole",
                "iam:PassRole",
                "organizations:DescribeOrganization",
                "organizations:ListAWSServiceAccessForOrganization");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("cloudtrail:DeleteTrail", "cloudtrail:StopLogging");
    }

    private CloudTrailClient client(Resource<Settings> resource) {
        return clients.client(CloudTrailClient.class, resource.target());
    }
}
