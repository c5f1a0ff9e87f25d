package io.vedette.aws.config;

import static java.util.stream.Collectors.toMap;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
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
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;
import software.amazon.awssdk.services.config.model.Owner;
import software.amazon.awssdk.services.config.model.ResourceInUseException;

/** Keeps an AWS-managed rule in one account and region (PutConfigRule). */
record AccountRule(AwsClients clients) implements ResourceKind<RuleState> {

    @Override
    public String name() {
        return "config.rule";
    }

    @Override
    public Map<ResourceId, Reading<RuleState>> read(
            Target place, List<Resource<RuleState>> resources) {
        Map<String, ConfigRule> found =
                find(place, resources.stream().map(Resource::name).toList());
        Map<ResourceId, Reading<RuleState>> readings = new HashMap<>();
        for (Resource<RuleState> resource : resources) {
            ConfigRule rule = found.get(resource.name());
            if (rule != null) {
                readings.put(resource.id(), reading(resource.desired(), rule));
            }
        }
        return readings;
    }

    /**
     * One call where all rules are there. Where one is not, AWS Config fails the whole call, and
     * all rules are listed instead: that is long only beside Security Hub's hundreds of rules. The
     * baseline's few rules stay below the 25 names that one call takes.
     */
    private Map<String, ConfigRule> find(Target place, List<String> names) {
        ConfigClient config = config(place);
        try {
            return byName(
                    config.describeConfigRules(it -> it.configRuleNames(names)).configRules());
        } catch (NoSuchConfigRuleException oneIsMissing) {
            return byName(config.describeConfigRulesPaginator().configRules().stream().toList());
        }
    }

    private static Map<String, ConfigRule> byName(List<ConfigRule> rules) {
        return rules.stream().collect(toMap(ConfigRule::configRuleName, it -> it));
    }

    private static Reading<RuleState> reading(RuleState desired, ConfigRule rule) {
        if (rule.configRuleState() == ConfigRuleState.DELETING
                || rule.configRuleState() == ConfigRuleState.DELETING_RESULTS) {
            return new Reading.Settling<>("AWS Config to delete the rule of this name");
        }
        if (rule.source().owner() != Owner.AWS
                || !desired.identifier().equals(rule.source().sourceIdentifier())) {
            return new Reading.OffLimits<>(
                    "a rule of this name is there and is %s, not the AWS-managed rule %s"
                            .formatted(rule.source().sourceIdentifier(), desired.identifier()));
        }
        Map<String, String> parameters = InputParameters.parse(rule.inputParameters());
        return new Reading.Present<>(
                new RuleState(desired.identifier(), desired.decided(parameters)));
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<RuleState>> absent) {
        for (Resource<RuleState> resource : absent) {
            put(place, resource, ConfigRule.builder().configRuleName(resource.name()), true);
        }
        return absent.stream().collect(toMap(Resource::id, _ -> Result.done()));
    }

    /** The scope, description and frequency that a rule has stay as they are. */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<RuleState>> differing) {
        Map<String, ConfigRule> found =
                find(place, differing.stream().map(it -> it.resource().name()).toList());
        for (Update<RuleState> update : differing) {
            ConfigRule rule = found.get(update.resource().name());
            put(
                    place,
                    update.resource(),
                    rule == null
                            ? ConfigRule.builder().configRuleName(update.resource().name())
                            : rule.toBuilder(),
                    update.touches("parameters"));
        }
        return differing.stream().collect(toMap(it -> it.resource().id(), _ -> Result.done()));
    }

    /**
     * Puts a rule.
     *
     * @param decided whether the parameters are to be as desired, even if that is to be none
     */
    private void put(
            Target place, Resource<RuleState> resource, ConfigRule.Builder rule, boolean decided) {
        RuleState desired = resource.desired();
        rule.source(it -> it.owner(Owner.AWS).sourceIdentifier(desired.identifier()));
        if (decided) {
            rule.inputParameters(InputParameters.print(desired.parameters()));
        }
        config(place).putConfigRule(it -> it.configRule(rule.build()).tags(Tags.MANAGED));
    }

    /** AWS Config first deletes what the rule has found, which can take an hour. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<RuleState>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(removal ->
                results.put(removal.resource().id(), delete(place, removal.resource().name())));
        return results;
    }

    private Result delete(Target place, String rule) {
        try {
            config(place).deleteConfigRule(it -> it.configRuleName(rule));
        } catch (NoSuchConfigRuleException gone) {
            return Result.done();
        } catch (ResourceInUseException busy) {
            ConfigRule there = find(place, List.of(rule)).get(rule);
            if (there != null && there.configRuleState() == ConfigRuleState.ACTIVE) {
                return new Result.Left(busy.awsErrorDetails().errorMessage());
            }
        }
        return new Result.Pending("AWS Config to delete rule " + rule);
    }

    @Override
    public Set<CostDriver> costDrivers(RuleState desired) {
        return Set.of(CostDriver.CONFIG_RULE_EVALUATIONS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeConfigRules");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutConfigRule", "config:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteConfigRule");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
