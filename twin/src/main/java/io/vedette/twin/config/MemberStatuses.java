package io.vedette.twin.config;

import io.vedette.twin.config.StoredOrganizationRule.Member;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.MemberAccountStatus;
import software.amazon.awssdk.services.config.model.OrganizationConfigRuleStatus;
import software.amazon.awssdk.services.config.model.StatusDetailFilters;

/** How far a rule of an organization got, as a whole and by account. */
final class MemberStatuses {

    private MemberStatuses() {}

    static OrganizationConfigRuleStatus overall(StoredOrganizationRule rule, Instant now) {
        String status = rule.status(now);
        return OrganizationConfigRuleStatus.builder()
                .organizationConfigRuleName(
                        OrganizationRules.shape(rule).organizationConfigRuleName())
                .organizationRuleStatus(status)
                .errorCode(status.endsWith("_FAILED") ? "InvalidOrganizationRule" : null)
                .errorMessage(
                        status.endsWith("_FAILED")
                                ? "One or more accounts failed; see the detailed status."
                                : null)
                .lastUpdateTime(rule.asked())
                .build();
    }

    static List<MemberAccountStatus> of(
            NavigableMap<String, Member> members,
            @Nullable StatusDetailFilters filters,
            Instant now) {
        return members.entrySet().stream()
                .map(it -> shape(it.getKey(), it.getValue(), now))
                .filter(it -> matches(it, filters))
                .toList();
    }

    private static MemberAccountStatus shape(String account, Member member, Instant now) {
        String status = member.status(now);
        boolean failed = status.endsWith("_FAILED");
        return MemberAccountStatus.builder()
                .accountId(account)
                .configRuleName(member.ruleName())
                .memberAccountRuleStatus(status)
                .errorCode(failed ? member.errorCode() : null)
                .errorMessage(failed ? member.errorMessage() : null)
                .lastUpdateTime(now.isBefore(member.settled()) ? null : member.settled())
                .build();
    }

    private static boolean matches(
            MemberAccountStatus member, @Nullable StatusDetailFilters filters) {
        return filters == null
                || ((filters.accountId() == null || filters.accountId().equals(member.accountId()))
                        && (filters.memberAccountRuleStatus() == null
                                || filters.memberAccountRuleStatus()
                                        == member.memberAccountRuleStatus()));
    }
}
