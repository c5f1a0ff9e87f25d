package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.sns.Subscription;
import io.vedette.aws.sns.Topic;
import io.vedette.aws.sns.TopicPolicy;
import io.vedette.core.catalog.MonitoringSettings;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the three topics in the security tooling account's home Region, the key that encrypts what
 * is published on them, and who receives it.
 */
record Notifications(AwsClients clients, Draft draft, Target home) {

    /** Where critical alerts go. */
    static final String ALERTS = "vedette-alerts";

    /** Where operational and performance alerts go. */
    static final String OPERATIONS = "vedette-operations";

    /** Where critical alerts go that nobody acknowledged. */
    static final String ESCALATION = "vedette-escalation";

    private static final String ALARMS = "cloudwatch.amazonaws.com";
    private static final String EVENTS = "events.amazonaws.com";

    /** Everything, but for the subscriptions what alarms and rules need. */
    record Drawn(Set<ResourceId> topics, Set<ResourceId> subscriptions) {}

    Drawn draw(MonitoringSettings settings) {
        ResourceId key =
                draft.add(
                        Resource.of(
                                new Key(clients),
                                home,
                                settings.key(),
                                Key.of(home, keyStatements())));
        Set<ResourceId> topics = new HashSet<>(Set.of(key));
        Set<ResourceId> subscriptions = new HashSet<>();
        Map<String, List<String>> wanted =
                Map.of(
                        ALERTS, settings.subscriptions().alerts(),
                        OPERATIONS, settings.subscriptions().operations(),
                        ESCALATION, settings.subscriptions().escalation());
        for (String name : List.of(ALERTS, OPERATIONS, ESCALATION)) {
            ResourceId topic =
                    draft.add(
                            Resource.of(
                                    new Topic(clients),
                                    home,
                                    name,
                                    new Topic.State(KeyAliases.arn(home, settings.key())),
                                    key));
            topics.add(topic);
            topics.add(policy(name, topic));
            for (String endpoint : wanted.getOrDefault(name, List.of())) {
                subscriptions.add(subscription(name, endpoint, topic));
            }
        }
        return new Drawn(topics, subscriptions);
    }

    private ResourceId policy(String topic, ResourceId needed) {
        String arn = Topic.arn(home, topic);
        Map<String, Statement> statements =
                Map.of(
                        "VedetteAlarms",
                        alarming(Statement.allow("sns:Publish").toService(ALARMS).on(arn)),
                        "VedetteRules",
                        ruling(Statement.allow("sns:Publish").toService(EVENTS).on(arn)));
        return draft.add(
                Resource.of(
                        new TopicPolicy(clients),
                        home,
                        topic,
                        new TopicPolicy.Statements(statements),
                        needed));
    }

    private ResourceId subscription(String topic, String endpoint, ResourceId needed) {
        return draft.add(
                Resource.of(
                        new Subscription(clients),
                        home,
                        Subscription.name(topic, endpoint),
                        Subscription.State.of(endpoint),
                        needed));
    }

    private Map<String, Statement> keyStatements() {
        return Map.of(
                "VedetteAlarms",
                alarming(using().toService(ALARMS)),
                "VedetteRules",
                ruling(using().toService(EVENTS)));
    }

    private static Statement using() {
        return Statement.allow("kms:Decrypt", "kms:GenerateDataKey*").on("*");
    }

    /** Where accounts have trails of their own, their alarms notify these topics too. */
    private Statement alarming(Statement statement) {
        List<String> accounts =
                switch (draft.organization().topology()) {
                    case Topology.AwsOrganization _ -> List.of(home.account().value());
                    case Topology.SeparateAccounts _ ->
                            draft.organization().members().stream()
                                    .map(Account::id)
                                    .map(AccountId::value)
                                    .toList();
                };
        return statement.when("StringEquals", "aws:SourceAccount", accounts);
    }

    private Statement ruling(Statement statement) {
        return statement.when("StringEquals", "aws:SourceAccount", home.account().value());
    }
}
