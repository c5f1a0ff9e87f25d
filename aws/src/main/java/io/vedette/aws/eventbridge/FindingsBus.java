package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.aws.logs.LogGroup;
import io.vedette.aws.logs.ResourcePolicy;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws the bus that findings come together on, its archive and its log. */
final class FindingsBus {

    private static final String SENDERS = "VedetteFindings";
    private static final List<String> LOG_WRITERS =
            List.of("delivery.logs.amazonaws.com", "events.amazonaws.com");

    private final EventSettings settings;
    private final Draft draft;
    private final Target home;
    private final EventBus buses;
    private final BusPolicy policies;
    private final Archive archives;
    private final Rule rules;
    private final LogGroup logGroups;
    private final ResourcePolicy logPolicies;
    private final String arn;
    private final String logGroup;

    FindingsBus(AwsClients clients, EventSettings settings, Draft draft, Target home) {
        this.settings = settings;
        this.draft = draft;
        this.home = home;
        this.buses = new EventBus(clients);
        this.policies = new BusPolicy(clients);
        this.archives = new Archive(clients);
        this.rules = new Rule(clients);
        this.logGroups = new LogGroup(clients);
        this.logPolicies = new ResourcePolicy(clients);
        this.arn = EventBus.arn(home, settings.bus());
        this.logGroup = "/aws/events/" + settings.bus();
    }

    ResourceId id() {
        return new ResourceId(buses.name(), home, settings.bus());
    }

    ResourceId policy() {
        return new ResourceId(policies.name(), home, settings.bus());
    }

    /** What every finding passes, whatever its source. */
    Set<ResourceId> draw() {
        ResourceId bus = draft.add(Resource.of(buses, home, settings.bus(), new EventBus.State()));
        ResourceId policy =
                draft.add(
                        Resource.of(
                                policies,
                                home,
                                settings.bus(),
                                new BusPolicy.Statements(Map.of(SENDERS, senders())),
                                bus));
        ResourceId archive =
                draft.add(
                        Resource.of(
                                archives,
                                home,
                                settings.bus(),
                                Archive.State.enabled(arn, settings.archiveDays()),
                                bus));
        ResourceId group =
                draft.add(
                        Resource.of(
                                logGroups,
                                home,
                                logGroup,
                                new LogGroup.Settings(settings.logDays(), null)));
        ResourceId logPolicy =
                draft.add(
                        Resource.of(
                                logPolicies,
                                home,
                                settings.bus(),
                                new ResourcePolicy.Statements(writers()),
                                group));
        return Set.of(bus, policy, archive, group, logPolicy);
    }

    /** The rule that logs the findings of one source. */
    ResourceId log(FindingSource source) {
        String pattern = EventPattern.of(Set.of(source.source()), source.detailTypes());
        String rule = source.tool().id().replace('_', '-').toLowerCase(Locale.ROOT);
        Rule.Destination group = new Rule.Destination(LogGroup.arn(home, logGroup), null);
        return draft.add(
                Resource.of(
                        rules,
                        home,
                        Rule.name(settings.bus(), rule),
                        Rule.State.enabled(pattern, "log", group),
                        id(),
                        new ResourceId(logPolicies.name(), home, settings.bus())));
    }

    /** Who may put events on the bus: all of the organization, or the accounts of the list. */
    private Statement senders() {
        Statement put = Statement.allow("events:PutEvents").on(arn);
        return switch (draft.organization().topology()) {
            case Topology.AwsOrganization organization ->
                    put.to("AWS", List.of("*"))
                            .when("StringEquals", "aws:PrincipalOrgID", organization.id());
            case Topology.SeparateAccounts _ ->
                    put.toAccounts(
                            draft.organization().members().stream().map(Account::id).toList());
        };
    }

    /**
     * As the user guide of EventBridge has it: the streams are made without naming the rule, the
     * events written in its name.
     */
    private Map<String, Statement> writers() {
        String rulesOfBus = Arns.regional("events", home, "rule/%s/*".formatted(settings.bus()));
        String streams = LogGroup.arn(home, logGroup) + ":*";
        return Map.of(
                "VedetteFindingsStreams",
                Statement.allow("logs:CreateLogStream").to("Service", LOG_WRITERS).on(streams),
                "VedetteFindingsEvents",
                Statement.allow("logs:PutLogEvents")
                        .to("Service", LOG_WRITERS)
                        .on(streams)
                        .when("ArnLike", "aws:SourceArn", rulesOfBus));
    }
}
