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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.NoSuchOrganizationConfigRuleException;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.OrganizationManagedRuleMetadata;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleRequest;
import software.amazon.awssdk.services.config.model.ResourceInUseException;

/**
 * Keeps an AWS-managed rule for all accounts of an organization in one region
 * (PutOrganizationConfigRule), at the delegated administrator. Whether the rule has arrived in an
 * account is told by {@link MemberRules}.
 */
record OrganizationRule(AwsClients clients) implements ResourceKind<OrganizationRuleState> {

    @Override
    public String name() {
        return "config.organization-rule";
    }

    @Override
    public Map<ResourceId, Reading<OrganizationRuleState>> read(
            Target place, List<Resource<OrganizationRuleState>> resources) {
        Map<String, OrganizationConfigRule> found = RuleDeployments.definitions(config(place));
        Map<ResourceId, Reading<OrganizationRuleState>> readings = new HashMap<>();
        for (Resource<OrganizationRuleState> resource : resources) {
            OrganizationConfigRule rule = found.get(resource.name());
            if (rule != null) {
                readings.put(resource.id(), reading(resource.desired(), rule));
            }
        }
        return readings;
    }

    private static Reading<OrganizationRuleState> reading(
            OrganizationRuleState desired, OrganizationConfigRule rule) {
        OrganizationManagedRuleMetadata managed = rule.organizationManagedRuleMetadata();
        if (managed == null || !managed.ruleIdentifier().equals(desired.identifier())) {
            return new Reading.OffLimits<>(
                    "an organization rule of this name is there and is not the AWS-managed rule "
                            + desired.identifier());
        }
        Map<String, String> parameters = InputParameters.parse(managed.inputParameters());
        return new Reading.Present<>(
                new OrganizationRuleState(
                        managed.ruleIdentifier(),
                        desired.rule().decided(parameters),
                        Set.copyOf(rule.excludedAccounts())));
    }

    @Override
    public Map<ResourceId, Result> create(
            Target place, List<Resource<OrganizationRuleState>> absent) {
        for (Resource<OrganizationRuleState> resource : absent) {
            put(place, resource, OrganizationManagedRuleMetadata.builder(), true);
        }
        return absent.stream().collect(toMap(Resource::id, _ -> Result.done()));
    }

    @Override
    public Map<ResourceId, Result> update(
            Target place, List<Update<OrganizationRuleState>> differing) {
        Map<String, OrganizationConfigRule> found = RuleDeployments.definitions(config(place));
        for (Update<OrganizationRuleState> update : differing) {
            OrganizationConfigRule rule = found.get(update.resource().name());
            put(
                    place,
                    update.resource(),
                    rule == null
                            ? OrganizationManagedRuleMetadata.builder()
                            : rule.organizationManagedRuleMetadata().toBuilder(),
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
            Target place,
            Resource<OrganizationRuleState> resource,
            OrganizationManagedRuleMetadata.Builder rule,
            boolean decided) {
        OrganizationRuleState desired = resource.desired();
        rule.ruleIdentifier(desired.identifier());
        if (decided) {
            rule.inputParameters(InputParameters.print(desired.parameters()));
        }
        config(place)
                .putOrganizationConfigRule(
                        PutOrganizationConfigRuleRequest.builder()
                                .organizationConfigRuleName(resource.name())
                                .organizationManagedRuleMetadata(rule.build())
                                .excludedAccounts(
                                        desired.excludedAccounts().stream().sorted().toList())
                                .build());
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<OrganizationRuleState>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(removal ->
                results.put(removal.resource().id(), delete(place, removal.resource().name())));
        return results;
    }

    private Result delete(Target place, String rule) {
        try {
            config(place).deleteOrganizationConfigRule(it -> it.organizationConfigRuleName(rule));
        } catch (NoSuchOrganizationConfigRuleException gone) {
            return Result.done();
        } catch (ResourceInUseException busy) {
            if (!RuleDeployments.isGoing(config(place), rule)) {
                return new Result.Left(busy.awsErrorDetails().errorMessage());
            }
        }
        return new Result.Pending("AWS Config to delete organization rule " + rule);
    }

    /** AWS Config takes a rule from the accounts of an organization one after the other. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Set<CostDriver> costDrivers(OrganizationRuleState desired) {
        return Set.of(CostDriver.CONFIG_RULE_EVALUATIONS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeOrganizationConfigRules");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "config:DeleteOrganizationConfigRule",
                "config:DescribeOrganizationConfigRuleStatuses");
    }

    /** AWS Config makes its role for many accounts itself, with the caller's rights. */
    @Override
    public Set<String> writeActions() {
        return Set.of(
                "config:PutOrganizationConfigRule",
                "iam:CreateServiceLinkedRole",
                "iam:GetRole",
                "organizations:ListDelegatedAdministrators");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
