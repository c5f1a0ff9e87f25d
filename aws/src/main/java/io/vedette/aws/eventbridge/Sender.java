package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.aws.iam.Role;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws what forwards findings: a rule at every target, and the role of its account. */
final class Sender {

    private final Draft draft;
    private final String name;
    private final String bus;
    private final Rule rules;
    private final Role roles;

    Sender(AwsClients clients, Draft draft, Target home, String bus) {
        this.draft = draft;
        this.name = bus;
        this.bus = EventBus.arn(home, bus);
        this.rules = new Rule(clients);
        this.roles = new Role(clients);
    }

    /** A rule needs a role to reach a bus of another account or Region. */
    ResourceId role(AccountId account) {
        Target at = new Target(account, draft.organization().home());
        String rulesOfAccount =
                "arn:%s:events:*:%s:rule/%s".formatted(Arns.partition(at.region()), account, name);
        Statement trust =
                Statement.allow("sts:AssumeRole")
                        .toService("events.amazonaws.com")
                        .when("StringEquals", "aws:SourceAccount", account.value())
                        .when("ArnLike", "aws:SourceArn", rulesOfAccount);
        return draft.add(
                Resource.of(
                        roles,
                        at,
                        name,
                        new Role.Settings(
                                Map.of("VedetteFindings", trust),
                                Map.of(
                                        "VedetteFindings",
                                        Statement.allow("events:PutEvents").on(bus)))));
    }

    /** One rule for all sources of a target: EventBridge bills and limits by rule. */
    ResourceId rule(Target target, List<FindingSource> sources, Set<ResourceId> needs) {
        String pattern =
                EventPattern.of(
                        sources.stream().map(FindingSource::source).toList(),
                        sources.stream().flatMap(it -> it.detailTypes().stream()).toList());
        Rule.Destination destination = new Rule.Destination(bus, Role.arn(target, name));
        return draft.add(
                rules,
                target,
                Rule.name(Rule.DEFAULT_BUS, name),
                Rule.State.enabled(pattern, "bus", destination),
                needs);
    }
}
