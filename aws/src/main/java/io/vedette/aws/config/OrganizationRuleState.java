package io.vedette.aws.config;

import java.util.Map;
import java.util.Set;

/**
 * What an organization rule checks, and where not.
 *
 * @param excludedAccounts the accounts that it is not deployed to
 */
record OrganizationRuleState(
        String identifier, Map<String, String> parameters, Set<String> excludedAccounts) {

    OrganizationRuleState {
        parameters = Map.copyOf(parameters);
        excludedAccounts = Set.copyOf(excludedAccounts);
    }

    static OrganizationRuleState of(RuleState rule, Set<String> excludedAccounts) {
        return new OrganizationRuleState(rule.identifier(), rule.parameters(), excludedAccounts);
    }

    RuleState rule() {
        return new RuleState(identifier, parameters);
    }
}
