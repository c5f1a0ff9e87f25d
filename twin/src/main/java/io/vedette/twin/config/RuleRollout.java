package io.vedette.twin.config;

import io.vedette.twin.Account;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.World;
import io.vedette.twin.config.StoredOrganizationRule.Member;
import io.vedette.twin.stored.StoredShape;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.OrganizationManagedRuleMetadata;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleRequest;

/**
 * Rolls a rule out to the accounts of an organization, the management account among them. An
 * account without a recorder fails, and AWS Config takes longer to give it up than to deploy.
 */
record RuleRollout(World world, Caller caller, Organization organization) {

    private static final Duration DEPLOYMENT = Duration.ofSeconds(90);
    private static final Duration GIVING_UP = Duration.ofMinutes(5);

    StoredOrganizationRule of(
            PutOrganizationConfigRuleRequest request,
            OrganizationManagedRuleMetadata managed,
            Optional<StoredOrganizationRule> before) {
        Instant now = world.now();
        String suffix =
                before.map(it -> it.arn().substring(it.arn().lastIndexOf('-') + 1))
                        .orElseGet(() -> world.ids().alphanumeric(caller, "organization-rule", 8));
        String name = request.organizationConfigRuleName();
        String arn =
                "arn:aws:config:%s:%s:organization-config-rule/%s-%s"
                        .formatted(caller.region(), caller.account(), name, suffix);
        NavigableMap<String, Member> members = new TreeMap<>();
        for (Account account : organization.accounts()) {
            if (account.active()
                    && account.enabled(caller.region())
                    && !request.excludedAccounts().contains(account.id())) {
                members.put(
                        account.id(),
                        member(
                                account.id(),
                                "OrgConfigRule-%s-%s".formatted(name, suffix),
                                before));
            }
        }
        Instant settled =
                members.values().stream().map(Member::settled).max(Instant::compareTo).orElse(now);
        OrganizationConfigRule shape =
                OrganizationConfigRule.builder()
                        .organizationConfigRuleName(name)
                        .organizationConfigRuleArn(arn)
                        .organizationManagedRuleMetadata(managed)
                        .excludedAccounts(request.excludedAccounts())
                        .lastUpdateTime(now)
                        .build();
        return new StoredOrganizationRule(
                arn,
                StoredShape.write(shape),
                before.isPresent() ? "UPDATE" : "CREATE",
                now,
                settled,
                members);
    }

    private Member member(
            String account, String ruleName, Optional<StoredOrganizationRule> before) {
        boolean had =
                before.map(it -> it.members().get(account))
                        .filter(it -> it.arrivedBy(world.now()))
                        .isPresent();
        String verb = had ? "UPDATE" : "CREATE";
        Instant now = world.now();
        if (world.faults().unprocessed("config", account)) {
            return new Member(ruleName, verb, givenUp(now), "InternalError", "Internal failure");
        }
        if (world.peek(RecordingCell.class, account, caller.region())
                .flatMap(RecordingCell::recorder)
                .isEmpty()) {
            return new Member(
                    ruleName,
                    verb,
                    givenUp(now),
                    "NoAvailableConfigurationRecorder",
                    "You must create a configuration recorder before you can create or update a Config rule.");
        }
        Duration delay = world.faults().delay("config.organization-rule", DEPLOYMENT);
        return new Member(ruleName, verb, now.plus(delay), null, null);
    }

    private Instant givenUp(Instant now) {
        return now.plus(world.faults().delay("config.organization-rule-failure", GIVING_UP));
    }
}
