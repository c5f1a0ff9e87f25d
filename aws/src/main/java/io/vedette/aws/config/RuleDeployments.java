package io.vedette.aws.config;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.MemberAccountRuleStatus;
import software.amazon.awssdk.services.config.model.MemberAccountStatus;
import software.amazon.awssdk.services.config.model.OrganizationAccessDeniedException;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.OrganizationConfigRuleStatus;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleRequest;

/**
 * How far AWS Config got with the organization's rules in one region, in all accounts.
 *
 * <p>One listing tells of every rule whether all accounts have it. Only where that fails, the
 * accounts that failed are listed, which are fewer than all.
 *
 * @param statuses by rule
 * @param failures by rule, then by account
 */
record RuleDeployments(
        Map<String, OrganizationConfigRuleStatus> statuses,
        Map<String, Map<String, String>> failures) {

    /** AWS Config's largest page. */
    private static final int PAGE = 100;

    static RuleDeployments read(ConfigClient config, Set<String> rules) {
        Map<String, OrganizationConfigRuleStatus> statuses = statuses(config);
        statuses.keySet().retainAll(rules);
        Map<String, Map<String, String>> failures = new HashMap<>();
        statuses.forEach((rule, status) -> {
            if (isFailure(status)) {
                failures.put(rule, failures(config, rule));
            }
        });
        return new RuleDeployments(statuses, failures);
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

    private static boolean isFailure(OrganizationConfigRuleStatus status) {
        return switch (status.organizationRuleStatus()) {
            case CREATE_FAILED, UPDATE_FAILED, DELETE_FAILED -> true;
            case CREATE_SUCCESSFUL,
                    UPDATE_SUCCESSFUL,
                    DELETE_SUCCESSFUL,
                    CREATE_IN_PROGRESS,
                    UPDATE_IN_PROGRESS,
                    DELETE_IN_PROGRESS,
                    UNKNOWN_TO_SDK_VERSION ->
                    false;
        };
    }

    private static Map<String, String> failures(ConfigClient config, String rule) {
        Map<String, String> failures = new HashMap<>();
        for (MemberAccountRuleStatus status :
                List.of(
                        MemberAccountRuleStatus.CREATE_FAILED,
                        MemberAccountRuleStatus.UPDATE_FAILED)) {
            config
                    .getOrganizationConfigRuleDetailedStatusPaginator(it ->
                            it.organizationConfigRuleName(rule)
                                    .filters(filter -> filter.memberAccountRuleStatus(status))
                                    .limit(PAGE))
                    .stream()
                    .flatMap(page -> page.organizationConfigRuleDetailedStatus().stream())
                    .forEach(it -> failures.put(it.accountId(), describe(it)));
        }
        return failures;
    }

    private static String describe(MemberAccountStatus status) {
        return "%s: %s %s"
                .formatted(
                        status.memberAccountRuleStatusAsString(),
                        orNothing(status.errorCode()),
                        orNothing(status.errorMessage()))
                .strip();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** How far one rule got in one account. */
    RuleDeployment of(String rule, String account) {
        OrganizationConfigRuleStatus status = statuses.get(rule);
        if (status == null) {
            return new RuleDeployment.Missing();
        }
        return switch (status.organizationRuleStatus()) {
            case CREATE_SUCCESSFUL, UPDATE_SUCCESSFUL -> new RuleDeployment.Deployed();
            case CREATE_FAILED, UPDATE_FAILED -> failedOrNot(rule, account);
            case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS ->
                    new RuleDeployment.UnderWay(status.organizationRuleStatusAsString());
            case DELETE_SUCCESSFUL -> new RuleDeployment.Missing();
            case DELETE_FAILED, UNKNOWN_TO_SDK_VERSION ->
                    new RuleDeployment.Failed(status.organizationRuleStatusAsString());
        };
    }

    private RuleDeployment failedOrNot(String rule, String account) {
        String why = failures.getOrDefault(rule, Map.of()).get(account);
        return why == null ? new RuleDeployment.Deployed() : new RuleDeployment.Failed(why);
    }

    /** Puts rules again as they are, upon which AWS Config tries the accounts that failed. */
    static void tryAgain(ConfigClient config, Set<String> rules) {
        Map<String, OrganizationConfigRule> found =
                config.describeOrganizationConfigRulesPaginator(it -> it.limit(PAGE)).stream()
                        .flatMap(page -> page.organizationConfigRules().stream())
                        .filter(it -> rules.contains(it.organizationConfigRuleName()))
                        .collect(
                                toMap(
                                        OrganizationConfigRule::organizationConfigRuleName,
                                        it -> it));
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
