package io.vedette.aws.securityhub;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

/**
 * What is known in a run about standards: the ARNs that DescribeStandards tells, which are the same
 * for all accounts in a region, and what GetEnabledStandards last said of a target.
 */
final class Standards {

    private final AwsClients clients;
    private final Map<Region, Map<Standard, String>> offered = new ConcurrentHashMap<>();
    private final Map<Target, Map<Standard, StandardsSubscription>> enabled =
            new ConcurrentHashMap<>();

    Standards(AwsClients clients) {
        this.clients = clients;
    }

    /** The standard that an ARN names, if the catalog has it. */
    static Optional<Standard> named(String arn) {
        return Arrays.stream(Standard.values())
                .filter(standard -> arn.endsWith(":" + standard.path()))
                .findFirst();
    }

    /** The ARN of each standard that Security Hub offers in the target's region. */
    Map<Standard, String> offered(Target target) {
        Map<Standard, String> known = offered.get(target.region());
        if (known != null) {
            return known;
        }
        Map<Standard, String> answered =
                hub(target)
                        .describeStandardsPaginator(it -> it.maxResults(100))
                        .standards()
                        .stream()
                        .map(standard -> standard.standardsArn())
                        .filter(arn -> named(arn).isPresent())
                        .collect(toUnmodifiableMap(arn -> named(arn).orElseThrow(), arn -> arn));
        offered.put(target.region(), answered);
        return answered;
    }

    /** Asks which of the catalog's standards are enabled at a target. */
    Map<Standard, StandardsSubscription> askEnabled(Target target) {
        List<StandardsSubscription> subscriptions =
                Answers.ifSetUp(() ->
                                hub(target)
                                        .getEnabledStandardsPaginator(it -> it.maxResults(100))
                                        .standardsSubscriptions()
                                        .stream()
                                        .toList())
                        .orElse(List.of());
        Map<Standard, StandardsSubscription> answered =
                subscriptions.stream()
                        .filter(it -> named(it.standardsArn()).isPresent())
                        .collect(
                                toUnmodifiableMap(
                                        it -> named(it.standardsArn()).orElseThrow(), it -> it));
        enabled.put(target, answered);
        return answered;
    }

    /** What was last answered of a target; asks where nobody has asked yet. */
    Map<Standard, StandardsSubscription> lastEnabled(Target target) {
        Map<Standard, StandardsSubscription> known = enabled.get(target);
        return known != null ? known : askEnabled(target);
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
