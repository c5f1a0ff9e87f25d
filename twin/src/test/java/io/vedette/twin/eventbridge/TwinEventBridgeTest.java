package io.vedette.twin.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;

class TwinEventBridgeTest {

    private static final String TOOLING = "222222222222";
    private static final String MEMBER = "100000000001";
    private static final String HOME = "us-east-1";
    private static final String FAR = "eu-west-1";
    private static final String BUS = "arn:aws:events:us-east-1:222222222222:event-bus/findings";
    private static final String PATTERN = "{\"source\":[\"aws.guardduty\"]}";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin = Scenario.generated(4).in(TwinServices.twin().clock(clock).inMemory());

    private EventBridgeClient events(String account, String region) {
        return twin.client(EventBridgeClient.class, account, region);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EventBridgeException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private void receive() {
        EventBridgeClient tooling = events(TOOLING, HOME);
        tooling.createEventBus(it -> it.name("findings"));
        tooling.createArchive(it -> it.archiveName("year").eventSourceArn(BUS));
    }

    private void permit(String account) {
        events(TOOLING, HOME)
                .putPermission(it ->
                        it.eventBusName("findings")
                                .action("events:PutEvents")
                                .principal(account)
                                .statementId("member"));
    }

    private void send(String trusted, String resource) {
        IamClient iam = twin.client(IamClient.class, MEMBER, HOME);
        iam.createRole(it ->
                it.roleName("forwarding")
                        .assumeRolePolicyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                 "Principal": {"Service": "events.amazonaws.com"}, "Action": "sts:AssumeRole",
                                 "Condition": {"StringEquals": {"aws:SourceAccount": "%s"}}}]}
                                """
                                        .formatted(trusted)));
        iam.putRolePolicy(it ->
                it.roleName("forwarding")
                        .policyName("forwarding")
                        .policyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                 "Action": "events:PutEvents", "Resource": "%s"}]}
                                """
                                        .formatted(resource)));
        EventBridgeClient member = events(MEMBER, FAR);
        member.putRule(it -> it.name("forward").eventPattern(PATTERN));
        member.putTargets(it ->
                it.rule("forward")
                        .targets(
                                Target.builder()
                                        .id("bus")
                                        .arn(BUS)
                                        .roleArn("arn:aws:iam::100000000001:role/forwarding")
                                        .build()));
    }

    private long archivedAfter(String source) {
        twin.change(world ->
                new EventDelivery(world)
                        .publish(MEMBER, FAR, source, "GuardDuty Finding", "{\"severity\":8}"));
        return events(TOOLING, HOME).describeArchive(it -> it.archiveName("year")).eventCount();
    }

    @Test
    void deliversWhatMatchesToTheArchiveOfAnotherAccount() {
        receive();
        permit(MEMBER);
        send(MEMBER, BUS);
        assertThat(archivedAfter("aws.macie")).isZero();
        assertThat(archivedAfter("aws.guardduty")).isEqualTo(1);
        events(MEMBER, FAR).disableRule(it -> it.name("forward"));
        assertThat(archivedAfter("aws.guardduty")).isEqualTo(1);
    }

    @Test
    void deliversNothingThatTheBusDoesNotPermit() {
        receive();
        permit("444455556666");
        send(MEMBER, BUS);
        assertThat(archivedAfter("aws.guardduty")).isZero();
    }

    @Test
    void deliversNothingWithARoleThatDoesNotTrustTheRule() {
        receive();
        permit(MEMBER);
        send(TOOLING, BUS);
        assertThat(archivedAfter("aws.guardduty")).isZero();
    }

    @Test
    void deliversNothingWithARoleThatMayNot() {
        receive();
        permit(MEMBER);
        send(MEMBER, "arn:aws:events:us-east-1:222222222222:event-bus/other");
        assertThat(archivedAfter("aws.guardduty")).isZero();
    }

    @Test
    void setsArchivesUpInTheirTime() {
        receive();
        EventBridgeClient tooling = events(TOOLING, HOME);
        assertThat(tooling.describeArchive(it -> it.archiveName("year")).state())
                .isEqualTo(ArchiveState.CREATING);
        clock.pause(Duration.ofSeconds(2));
        assertThat(tooling.describeArchive(it -> it.archiveName("year")).state())
                .isEqualTo(ArchiveState.ENABLED);
        tooling.updateArchive(it -> it.archiveName("year").retentionDays(3));
        assertThat(tooling.describeArchive(it -> it.archiveName("year")).state())
                .isEqualTo(ArchiveState.UPDATING);
    }

    @Test
    void keepsTheRulesOfArchivesFromCustomers() {
        receive();
        EventBridgeClient tooling = events(TOOLING, HOME);
        String rule =
                tooling.listRules(it -> it.eventBusName("findings")).rules().getFirst().name();
        assertThat(rule).isEqualTo("Events-Archive-year");
        refused(
                "ManagedRuleException",
                () -> tooling.disableRule(it -> it.eventBusName("findings").name(rule)));
        refused(
                "ManagedRuleException",
                () -> tooling.deleteRule(it -> it.eventBusName("findings").name(rule)));
    }

    @Test
    void listsRulesPageByPage() {
        EventBridgeClient member = events(MEMBER, HOME);
        for (String name : List.of("a", "b", "c")) {
            member.putRule(it -> it.name(name).eventPattern(PATTERN));
        }
        var first = member.listRules(it -> it.limit(2));
        assertThat(first.rules()).extracting(Rule::name).containsExactly("a", "b");
        assertThat(member.listRules(it -> it.limit(2).nextToken(first.nextToken())).rules())
                .extracting(Rule::name)
                .containsExactly("c");
    }

    @Test
    void refusesWhatTheModelRefuses() {
        refused(
                "ValidationException",
                () -> events(MEMBER, HOME).createEventBus(it -> it.name("a b")));
    }

    @Test
    void survivesInTheFile(@TempDir Path folder) {
        Path file = folder.resolve("twin");
        try (Twin saved = Scenario.generated(3).in(TwinServices.twin().clock(clock).open(file))) {
            EventBridgeClient events = saved.client(EventBridgeClient.class, TOOLING, HOME);
            events.createEventBus(it -> it.name("findings"));
            events.createArchive(it -> it.archiveName("year").eventSourceArn(BUS));
            events.putRule(it -> it.name("rule").eventPattern(PATTERN));
            events.putTargets(
                    it -> it.rule("rule").targets(Target.builder().id("bus").arn(BUS).build()));
        }
        try (Twin again = TwinServices.twin().clock(clock).open(file)) {
            EventBridgeClient events = again.client(EventBridgeClient.class, TOOLING, HOME);
            assertThat(events.listTargetsByRule(it -> it.rule("rule")).targets())
                    .containsExactly(Target.builder().id("bus").arn(BUS).build());
            assertThat(events.describeArchive(it -> it.archiveName("year")).eventSourceArn())
                    .isEqualTo(BUS);
        }
    }
}
