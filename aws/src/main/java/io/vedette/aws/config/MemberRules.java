package io.vedette.aws.config;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.aws.AwsClients;
import io.vedette.aws.config.MemberRules.Arrivals;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * Sees to it that the organization's rules arrive in an account and region. AWS Config deploys them
 * there in its own time, whenever an {@link OrganizationRule} changes; this kind asks the delegated
 * administrator how far it got, for all accounts at once, and has it try again where it failed
 * (PutOrganizationConfigRule with what is there).
 */
record MemberRules(AwsClients clients, AccountId administrator) implements ResourceKind<Arrivals> {

    /** The one resource of this kind at a target. */
    static final String NAME = "organization-rules";

    private static final String DEPLOYED = "deployed";

    /** How the organization's rules are in one account and region, by their names. */
    record Arrivals(Map<String, Arrival> rules) {

        Arrivals {
            rules = Map.copyOf(rules);
        }

        static Arrivals of(Map<String, RuleState> rules) {
            Map<String, Arrival> arrivals = new TreeMap<>();
            rules.forEach((name, rule) -> arrivals.put(name, Arrival.of(DEPLOYED, rule)));
            return new Arrivals(arrivals);
        }
    }

    /**
     * One of the organization's rules in an account.
     *
     * @param status {@code deployed} or what it failed with, which is nothing to go back to
     */
    record Arrival(@JsonIgnore String status, String identifier, Map<String, String> parameters) {

        Arrival {
            // What is read back from JSON says nothing of it.
            status = status == null ? DEPLOYED : status;
            parameters = Map.copyOf(parameters);
        }

        static Arrival of(String status, RuleState rule) {
            return new Arrival(status, rule.identifier(), rule.parameters());
        }

        private boolean failed() {
            return !status.equals(DEPLOYED);
        }
    }

    @Override
    public String name() {
        return "config.member-rules";
    }

    @Override
    public Target place(Resource<Arrivals> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<Arrivals>> read(
            Target place, List<Resource<Arrivals>> resources) {
        Set<String> names = new TreeSet<>();
        resources.forEach(resource -> names.addAll(resource.desired().rules().keySet()));
        RuleDeployments deployments = RuleDeployments.read(config(place), names);
        Map<ResourceId, Reading<Arrivals>> readings = new HashMap<>();
        for (Resource<Arrivals> resource : resources) {
            readings.put(resource.id(), reading(resource, deployments));
        }
        return readings;
    }

    private static Reading<Arrivals> reading(
            Resource<Arrivals> resource, RuleDeployments deployments) {
        String account = resource.target().account().value();
        boolean kept = resource.purpose() instanceof Purpose.Keep<Arrivals>;
        Map<String, Arrival> arrived = new TreeMap<>();
        for (Map.Entry<String, Arrival> wanted : resource.desired().rules().entrySet()) {
            String rule = wanted.getKey();
            RuleState defined = deployments.definition(rule, wanted.getValue().parameters());
            switch (deployments.of(rule, account)) {
                case RuleDeployment.Missing _ -> {}
                case RuleDeployment.Deployed _ -> arrived.put(rule, Arrival.of(DEPLOYED, defined));
                // How a rule fared before is nothing to go back to.
                case RuleDeployment.Failed(String why) ->
                        arrived.put(rule, Arrival.of(kept ? why : DEPLOYED, defined));
                case RuleDeployment.UnderWay(String status) -> {
                    return new Reading.Settling<>(
                            "AWS Config to deploy organization rule %s (%s)"
                                    .formatted(rule, status));
                }
            }
        }
        return arrived.isEmpty()
                ? new Reading.Absent<>()
                : new Reading.Present<>(new Arrivals(arrived));
    }

    /** One request to try again holds for all accounts. */
    @Override
    public int batch() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Arrivals>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(resource ->
                results.put(
                        resource.id(),
                        new Result.Refused("the organization's rules are not there")));
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Arrivals>> differing) {
        Set<String> failed =
                differing.stream()
                        .flatMap(it -> it.before().rules().entrySet().stream())
                        .filter(rule -> rule.getValue().failed())
                        .map(Map.Entry::getKey)
                        .collect(toCollection(TreeSet::new));
        if (!failed.isEmpty()) {
            RuleDeployments.tryAgain(config(place), failed);
        }
        Map<ResourceId, Result> results = new HashMap<>();
        differing.forEach(update -> results.put(update.resource().id(), awaited(update)));
        return results;
    }

    /** What was there before comes back only after this, with the organization's rules. */
    private static Result awaited(Update<Arrivals> update) {
        return update.resource().purpose() instanceof Purpose.Restore<Arrivals>
                ? Result.done()
                : new Result.Pending("AWS Config to deploy the organization's rules");
    }

    /** The rules go from the accounts when the organization's rules go. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Arrivals>> made) {
        return made.stream().collect(toMap(it -> it.resource().id(), _ -> Result.done()));
    }

    /** AWS Config works through the accounts of an organization one after the other. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "config:DescribeOrganizationConfigRules",
                "config:DescribeOrganizationConfigRuleStatuses",
                "config:GetOrganizationConfigRuleDetailedStatus");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:DescribeOrganizationConfigRules", "config:PutOrganizationConfigRule");
    }

    private ConfigClient config(Target place) {
        return clients.client(ConfigClient.class, place);
    }
}
