package io.vedette.aws.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.GetOrganizationConfigRuleDetailedStatusRequest;
import software.amazon.awssdk.services.config.model.MemberAccountRuleStatus;
import software.amazon.awssdk.services.config.model.MemberAccountStatus;
import software.amazon.awssdk.services.config.model.OrganizationAccessDeniedException;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.OrganizationConfigRuleStatus;
import software.amazon.awssdk.services.config.model.OrganizationManagedRuleMetadata;
import software.amazon.awssdk.services.config.model.OrganizationRuleStatus;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleRequest;

/**
 * How far AWS Config got with the organization's rules in one region, in all accounts.
 *
 * <p>One listing tells of every rule what it is, one whether all accounts have it. Where AWS Config
 * gave up, the accounts that failed are listed, which are fewer than all; where it is still at it,
 * all are.
 *
 * @param definitions the organization's rules by name
 * @param statuses by rule
 * @param members what was listed of single accounts, by rule, then by account
 */
record RuleDeployments(
        Map<String, OrganizationConfigRule> definitions,
        Map<String, OrganizationConfigRuleStatus> statuses,
        Map<String, Map<String, MemberAccountStatus>> members) {

    /** AWS Config's largest page. */
    private static final int PAGE = 100;

    static RuleDeployments read(ConfigClient config, Set<String> rules) {
        Map<String, OrganizationConfigRuleStatus> statuses = statuses(config);
        statuses.keySet().retainAll(rules);
        Map<String, Map<String, MemberAccountStatus>> members = new HashMap<>();
        statuses.forEach((rule, status) -> {
            switch (status.organizationRuleStatus()) {
                case CREATE_FAILED ->
                        members.put(
                                rule, members(config, rule, MemberAccountRuleStatus.CREATE_FAILED));
                case UPDATE_FAILED -> {
                    Map<String, MemberAccountStatus> failed =
                            members(config, rule, MemberAccountRuleStatus.CREATE_FAILED);
                    failed.putAll(members(config, rule, MemberAccountRuleStatus.UPDATE_FAILED));
                    members.put(rule, failed);
                }
                case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS ->
                        members.put(rule, members(config, rule, null));
                case CREATE_SUCCESSFUL,
                        UPDATE_SUCCESSFUL,
                        DELETE_SUCCESSFUL,
                        DELETE_FAILED,
                        DELETE_IN_PROGRESS,
                        UNKNOWN_TO_SDK_VERSION -> {}
            }
        });
        return new RuleDeployments(definitions(config), statuses, members);
    }

    /** Asked by name, AWS Config fails as soon as one of the rules is not there. */
    static Map<String, OrganizationConfigRule> definitions(ConfigClient config) {
        Map<String, OrganizationConfigRule> definitions = new HashMap<>();
        try {
            config.describeOrganizationConfigRulesPaginator(it -> it.limit(PAGE)).stream()
                    .flatMap(page -> page.organizationConfigRules().stream())
                    .forEach(it -> definitions.put(it.organizationConfigRuleName(), it));
        } catch (OrganizationAccessDeniedException notAdministratorYet) {
            definitions.clear();
        }
        return definitions;
    }

    private static Map<String, OrganizationConfigRuleStatus> statuses(ConfigClient config) {
        Map<String, OrganizationConfigRuleStatus> statuses = new HashMap<>();
        try {
            config.describeOrganizationConfigRuleStatusesPaginator(it -> it.limit(PAGE)).stream()
                    .flatMap(page -> page.organizationConfigRuleStatuses().stream())
                    .forEach(it -> statuses.put(it.organizationConfigRuleName(), it));
        } catch (OrganizationAccessDeniedException notAdministratorYet) {
            statuses.clear();
        }
        return statuses;
    }

    /** Whether AWS Config is about to delete a rule. */
    static boolean isGoing(ConfigClient config, String rule) {
        OrganizationConfigRuleStatus status = statuses(config).get(rule);
        return status != null
                && status.organizationRuleStatus() == OrganizationRuleStatus.DELETE_IN_PROGRESS;
    }

    private static Map<String, MemberAccountStatus> members(
            ConfigClient config, String rule, @Nullable MemberAccountRuleStatus only) {
        Map<String, MemberAccountStatus> members = new HashMap<>();
        GetOrganizationConfigRuleDetailedStatusRequest.Builder request =
                GetOrganizationConfigRuleDetailedStatusRequest.builder()
                        .organizationConfigRuleName(rule)
                        .limit(PAGE);
        if (only != null) {
            request.filters(it -> it.memberAccountRuleStatus(only));
        }
        config.getOrganizationConfigRuleDetailedStatusPaginator(request.build()).stream()
                .flatMap(page -> page.organizationConfigRuleDetailedStatus().stream())
                .forEach(it -> members.put(it.accountId(), it));
        return members;
    }

    /** What a rule is; its parameters only where these say that they are decided. */
    RuleState definition(String rule, Map<String, String> decided) {
        OrganizationConfigRule definition = definitions.get(rule);
        OrganizationManagedRuleMetadata managed =
                definition == null ? null : definition.organizationManagedRuleMetadata();
        if (managed == null) {
            return new RuleState("not an AWS-managed rule", Map.of());
        }
        return new RuleState(
                managed.ruleIdentifier(),
                decided.isEmpty() ? Map.of() : InputParameters.parse(managed.inputParameters()));
    }

    /** How far one rule got in one account. */
    RuleDeployment of(String rule, String account) {
        OrganizationConfigRuleStatus status = statuses.get(rule);
        if (status == null) {
            return new RuleDeployment.Missing();
        }
        MemberAccountStatus member = members.getOrDefault(rule, Map.of()).get(account);
        return switch (status.organizationRuleStatus()) {
            case CREATE_SUCCESSFUL, UPDATE_SUCCESSFUL -> new RuleDeployment.Deployed();
            case CREATE_FAILED, UPDATE_FAILED ->
                    member == null
                            ? new RuleDeployment.Deployed()
                            : new RuleDeployment.Failed(describe(member));
            case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS -> underWay(status, member);
            case DELETE_IN_PROGRESS ->
                    new RuleDeployment.UnderWay(status.organizationRuleStatusAsString());
            case DELETE_SUCCESSFUL -> new RuleDeployment.Missing();
            case DELETE_FAILED, UNKNOWN_TO_SDK_VERSION ->
                    new RuleDeployment.Failed(status.organizationRuleStatusAsString());
        };
    }

    /** AWS Config can be at it for long where one account fails, after all others have the rule. */
    private static RuleDeployment underWay(
            OrganizationConfigRuleStatus status, @Nullable MemberAccountStatus member) {
        if (member == null) {
            return new RuleDeployment.UnderWay(status.organizationRuleStatusAsString());
        }
        return switch (member.memberAccountRuleStatus()) {
            case CREATE_SUCCESSFUL, UPDATE_SUCCESSFUL -> new RuleDeployment.Deployed();
            case CREATE_FAILED,
                    UPDATE_FAILED,
                    DELETE_FAILED,
                    CREATE_IN_PROGRESS,
                    UPDATE_IN_PROGRESS,
                    DELETE_IN_PROGRESS,
                    DELETE_SUCCESSFUL,
                    UNKNOWN_TO_SDK_VERSION ->
                    new RuleDeployment.UnderWay(describe(member));
        };
    }

    private static String describe(MemberAccountStatus member) {
        return Stream.of(
                        member.memberAccountRuleStatusAsString(),
                        member.errorCode(),
                        member.errorMessage())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
    }

    /** Puts rules again as they are, upon which AWS Config tries the accounts that failed. */
    static void tryAgain(ConfigClient config, Set<String> rules) {
        Map<String, OrganizationConfigRule> found = definitions(config);
        found.keySet().retainAll(rules);
        found.forEach((name, rule) ->
                config.putOrganizationConfigRule(
                        PutOrganizationConfigRuleRequest.builder()
                                .organizationConfigRuleName(name)
                                .organizationManagedRuleMetadata(
                                        rule.organizationManagedRuleMetadata())
                                .excludedAccounts(rule.excludedAccounts())
                                .build()));
    }
}
