package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.config.StoredOrganizationRule.Member;
import io.vedette.twin.stored.StoredShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.MaxNumberOfOrganizationConfigRulesExceededException;
import software.amazon.awssdk.services.config.model.NoSuchOrganizationConfigRuleException;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.OrganizationManagedRuleMetadata;
import software.amazon.awssdk.services.config.model.Owner;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleRequest;
import software.amazon.awssdk.services.config.model.ResourceInUseException;

/**
 * The operations on rules of a whole organization. An administrator sees the rules that it made
 * itself only.
 */
record OrganizationRules(World world, Caller caller) {

    static final String SERVICE = "config-multiaccountsetup.amazonaws.com";

    private static final int MOST = 150;
    private static final Duration DELETION = Duration.ofSeconds(60);

    String put(PutOrganizationConfigRuleRequest request) {
        Organization organization = new Administration(world, caller).require(SERVICE);
        OrganizationManagedRuleMetadata managed = managed(request);
        ManagedRuleParameters.accept(managed.ruleIdentifier(), managed.inputParameters());
        NavigableMap<String, StoredOrganizationRule> rules = settled().rules();
        String name = request.organizationConfigRuleName();
        StoredOrganizationRule before = rules.get(name);
        if (before != null && before.verb().equals("DELETE")) {
            throw AwsError.of(
                    ResourceInUseException.builder(),
                    "Organization config rule %s is currently being deleted.".formatted(name));
        }
        if (before == null && rules.size() >= MOST) {
            throw AwsError.of(
                    MaxNumberOfOrganizationConfigRulesExceededException.builder(),
                    "Failed to put organization config rule '%s' because the maximum number of organization config rules: %d is reached."
                            .formatted(name, MOST));
        }
        StoredOrganizationRule put =
                new RuleRollout(world, caller, organization)
                        .of(request, managed, Optional.ofNullable(before));
        rules.put(name, put);
        return put.arn();
    }

    private static OrganizationManagedRuleMetadata managed(
            PutOrganizationConfigRuleRequest request) {
        OrganizationManagedRuleMetadata managed = request.organizationManagedRuleMetadata();
        if (managed == null
                || request.organizationCustomRuleMetadata() != null
                || request.organizationCustomPolicyRuleMetadata() != null) {
            throw Failure.invalidParameter(
                    "Specify OrganizationManagedRuleMetadata alone; the twin simulates no custom"
                            + " rules.");
        }
        return managed;
    }

    Page<OrganizationConfigRule> describe(
            List<String> names, @Nullable String token, @Nullable Integer limit) {
        return page(visible(names), names, token, limit, OrganizationRules::shape);
    }

    Page<StoredOrganizationRule> statuses(
            List<String> names, @Nullable String token, @Nullable Integer limit) {
        return page(visible(names), names, token, limit, rule -> rule);
    }

    private static <T> Page<T> page(
            List<StoredOrganizationRule> rules,
            List<String> names,
            @Nullable String token,
            @Nullable Integer limit,
            Function<StoredOrganizationRule, T> as) {
        List<T> shapes = rules.stream().map(as).toList();
        return names.isEmpty() ? Pages.of(shapes, token, limit) : new Page<>(shapes, null);
    }

    /** The accounts that a rule is deployed to, with its state in each. */
    NavigableMap<String, Member> members(String name) {
        return visible(List.of(name)).getFirst().members();
    }

    void delete(String name) {
        new Administration(world, caller).require(SERVICE);
        NavigableMap<String, StoredOrganizationRule> rules = settled().rules();
        StoredOrganizationRule rule = rules.get(name);
        if (rule == null) {
            throw unknown(name);
        }
        Instant now = world.now();
        if (now.isBefore(rule.settled())) {
            throw AwsError.of(
                    ResourceInUseException.builder(),
                    "Organization config rule %s is currently being created, updated or deleted."
                            .formatted(name));
        }
        Instant done =
                now.plus(world.faults().delay("config.organization-rule-deletion", DELETION));
        rules.put(
                name,
                new StoredOrganizationRule(
                        rule.arn(), rule.rule(), "DELETE", now, done, rule.members()));
    }

    /** The rules that organizations have put into the caller's account. */
    List<ConfigRule> inCallersAccount() {
        Instant now = world.now();
        Set<String> administrators = new TreeSet<>();
        Organization organization = world.organization();
        if (!organization.inUse()) {
            return List.of();
        }
        administrators.add(organization.managementAccount());
        world.delegations()
                .administrators()
                .forEach((account, services) -> {
                    if (services.containsKey(SERVICE)) {
                        administrators.add(account);
                    }
                });
        List<ConfigRule> rules = new ArrayList<>();
        for (String administrator : administrators) {
            world.peek(OrganizationRulesCell.class, administrator, caller.region())
                    .ifPresent(cell ->
                            cell.rules()
                                    .values()
                                    .forEach(rule -> {
                                        Member member = rule.members().get(caller.account());
                                        if (member != null
                                                && member.arrivedBy(now)
                                                && !isGone(rule)) {
                                            rules.add(asConfigRule(rule, member));
                                        }
                                    }));
        }
        return rules;
    }

    private ConfigRule asConfigRule(StoredOrganizationRule rule, Member member) {
        OrganizationManagedRuleMetadata managed = shape(rule).organizationManagedRuleMetadata();
        return ConfigRule.builder()
                .configRuleName(member.ruleName())
                .configRuleArn(
                        "arn:aws:config:%s:%s:config-rule/aws-service-rule/%s/%s"
                                .formatted(
                                        caller.region(),
                                        caller.account(),
                                        SERVICE,
                                        member.ruleName()))
                .source(it -> it.owner(Owner.AWS).sourceIdentifier(managed.ruleIdentifier()))
                .inputParameters(managed.inputParameters())
                .configRuleState(ConfigRuleState.ACTIVE)
                .createdBy(SERVICE)
                .build();
    }

    private List<StoredOrganizationRule> visible(List<String> names) {
        new Administration(world, caller).required(SERVICE);
        NavigableMap<String, StoredOrganizationRule> rules =
                new TreeMap<>(
                        world.peek(OrganizationRulesCell.class, caller.account(), caller.region())
                                .orElseGet(OrganizationRulesCell::new)
                                .rules());
        rules.values().removeIf(this::isGone);
        for (String name : names) {
            if (!rules.containsKey(name)) {
                throw unknown(name);
            }
        }
        if (!names.isEmpty()) {
            rules.keySet().retainAll(names);
        }
        return List.copyOf(rules.values());
    }

    private OrganizationRulesCell settled() {
        OrganizationRulesCell cell = world.state(OrganizationRulesCell.class, caller);
        cell.settle(world.now());
        return cell;
    }

    private boolean isGone(StoredOrganizationRule rule) {
        return rule.isGone(world.now());
    }

    static OrganizationConfigRule shape(StoredOrganizationRule rule) {
        return StoredShape.read(rule.rule(), OrganizationConfigRule.builder());
    }

    private static RuntimeException unknown(String name) {
        return AwsError.of(
                NoSuchOrganizationConfigRuleException.builder(),
                "The OrganizationConfigRule '%s' provided in the request is invalid. Please check the organization config rule name"
                        .formatted(name));
    }
}
