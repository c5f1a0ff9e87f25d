package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Archive;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource
class EventsContractTest {

    private static final String REGION = "us-west-2";
    private static final String BUS = "findings";
    private static final String PATTERN = "{\"source\":[\"aws.guardduty\"]}";
    private static final Tag MANAGED = Tag.builder().key("managed").value("true").build();

    private final Cloud kind;
    private final String account;
    private final EventBridgeClient events;

    EventsContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        account = cloud.newAccount();
        events = cloud.client(EventBridgeClient.class, account, REGION);
    }

    private String arn(String resource) {
        return "arn:aws:events:%s:%s:%s".formatted(REGION, account, resource);
    }

    private void putRule(String bus, String name) {
        events.putRule(it -> it.eventBusName(bus).name(name).eventPattern(PATTERN).tags(MANAGED));
    }

    private void putTarget(String rule, String id) {
        events.putTargets(it ->
                it.rule(rule)
                        .targets(Target.builder().id(id).arn(arn("event-bus/default")).build()));
    }

    private List<String> targets(String rule) {
        return events.listTargetsByRule(it -> it.rule(rule)).targets().stream()
                .map(Target::id)
                .toList();
    }

    private JsonNode statements(String bus) {
        String policy = events.describeEventBus(it -> it.name(bus)).policy();
        return JsonMapper.shared().readTree(policy).path("Statement");
    }

    @Test
    void hasADefaultBus() {
        assertThat(events.describeEventBus(it -> {}))
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("default");
                    assertThat(it.arn()).isEqualTo(arn("event-bus/default"));
                    assertThat(it.policy()).isNull();
                });
        assertThat(events.listEventBuses(it -> {}).eventBuses())
                .extracting(EventBus::name)
                .containsExactly("default");
    }

    @Test
    void createsABusAndDeletesIt() {
        assertThat(events.createEventBus(it -> it.name(BUS).tags(MANAGED)).eventBusArn())
                .isEqualTo(arn("event-bus/" + BUS));
        assertThat(events.listTagsForResource(it -> it.resourceARN(arn("event-bus/" + BUS))).tags())
                .containsExactly(MANAGED);
        assertThat(events.listEventBuses(it -> it.namePrefix("find")).eventBuses())
                .extracting(EventBus::name)
                .containsExactly(BUS);
        events.deleteEventBus(it -> it.name(BUS));
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.describeEventBus(it -> it.name(BUS)));
        events.deleteEventBus(it -> it.name(BUS));
    }

    @Test
    void refusesBusesThatCannotBe() {
        events.createEventBus(it -> it.name(BUS));
        refused(
                "ResourceAlreadyExistsException",
                400,
                () -> events.createEventBus(it -> it.name(BUS)));
        refused("ValidationException", 400, () -> events.createEventBus(it -> it.name("a/b")));
        refused("ValidationException", 400, () -> events.deleteEventBus(it -> it.name("default")));
    }

    @Test
    void keepsABusWithRules() {
        MotoDiffers.EVENTS_BUS_WITH_RULES.skip(kind);
        events.createEventBus(it -> it.name(BUS));
        putRule(BUS, "rule");
        refused("ValidationException", 400, () -> events.deleteEventBus(it -> it.name(BUS)));
    }

    @Test
    void letsAnAccountPutEvents() {
        events.createEventBus(it -> it.name(BUS));
        events.putPermission(it ->
                it.eventBusName(BUS)
                        .action("events:PutEvents")
                        .principal("444455556666")
                        .statementId("payments"));
        JsonNode statement = statements(BUS).path(0);
        assertThat(statement.path("Sid").asString()).isEqualTo("payments");
        assertThat(statement.path("Principal").path("AWS").asString())
                .isEqualTo("arn:aws:iam::444455556666:root");
        assertThat(statement.path("Action").asString()).isEqualTo("events:PutEvents");
        assertThat(statement.path("Resource").asString()).isEqualTo(arn("event-bus/" + BUS));
        events.removePermission(it -> it.eventBusName(BUS).statementId("payments"));
        assertThat(events.describeEventBus(it -> it.name(BUS)).policy()).isNull();
    }

    @Test
    void takesAPolicyAsAWhole() {
        events.createEventBus(it -> it.name(BUS));
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [{"Sid": "all", "Effect": "Allow", "Principal": "*",
                 "Action": "events:PutEvents", "Resource": "%s",
                 "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abc"}}}]}
                """
                        .formatted(arn("event-bus/" + BUS));
        events.putPermission(it -> it.eventBusName(BUS).policy(policy));
        JsonNode statement = statements(BUS).path(0);
        assertThat(statement.path("Sid").asString()).isEqualTo("all");
        assertThat(
                        statement
                                .path("Condition")
                                .path("StringEquals")
                                .path("aws:PrincipalOrgID")
                                .asString())
                .isEqualTo("o-abc");
        refused(
                "ValidationException",
                400,
                () -> events.putPermission(it -> it.eventBusName(BUS).policy("no JSON")));
    }

    @Test
    void replacesThePolicyByAWholeOne() {
        MotoDiffers.EVENTS_WHOLE_POLICIES.skip(kind);
        events.putPermission(it ->
                it.action("events:PutEvents").principal("444455556666").statementId("payments"));
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [{"Sid": "all", "Effect": "Allow", "Principal": "*",
                 "Action": "events:PutEvents", "Resource": "%s"}]}
                """
                        .formatted(arn("event-bus/default"));
        events.putPermission(it -> it.policy(policy));
        assertThat(statements("default")).hasSize(1);
        events.removePermission(it -> it.removeAllPermissions(true));
        assertThat(events.describeEventBus(it -> {}).policy()).isNull();
    }

    @Test
    void tellsThatAPermissionIsNotThere() {
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.removePermission(it -> it.statementId("payments")));
    }

    @Test
    void putsARuleAndReplacesIt() {
        putRule("default", "rule");
        DescribeRuleResponse rule = events.describeRule(it -> it.name("rule"));
        assertThat(rule.arn()).isEqualTo(arn("rule/rule"));
        assertThat(rule.eventPattern()).isEqualTo(PATTERN);
        assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
        assertThat(rule.eventBusName()).isEqualTo("default");
        putTarget("rule", "a");
        String other = "{\"source\":[\"aws.macie\"]}";
        events.putRule(it -> it.name("rule").eventPattern(other).state(RuleState.DISABLED));
        DescribeRuleResponse replaced = events.describeRule(it -> it.name("rule"));
        assertThat(replaced.eventPattern()).isEqualTo(other);
        assertThat(replaced.state()).isEqualTo(RuleState.DISABLED);
        assertThat(targets("rule")).containsExactly("a");
    }

    @Test
    void namesARuleOfAnotherBusAfterIt() {
        events.createEventBus(it -> it.name(BUS));
        putRule(BUS, "rule");
        assertThat(events.describeRule(it -> it.eventBusName(BUS).name("rule")).arn())
                .isEqualTo(arn("rule/findings/rule"));
        assertThat(events.listRules(it -> it.eventBusName(arn("event-bus/" + BUS))).rules())
                .extracting(Rule::name)
                .containsExactly("rule");
        assertThat(events.listRules(it -> {}).rules()).isEmpty();
    }

    @Test
    void refusesRulesThatCannotBe() {
        refused("ValidationException", 400, () -> events.putRule(it -> it.name("rule")));
        refused(
                "InvalidEventPatternException",
                400,
                () -> events.putRule(it -> it.name("rule").eventPattern("{\"source\":\"x\"}")));
        refused(
                "InvalidEventPatternException",
                400,
                () -> events.putRule(it -> it.name("rule").eventPattern("no JSON")));
        refused(
                "ResourceNotFoundException",
                400,
                () ->
                        events.putRule(
                                it -> it.name("rule").eventBusName(BUS).eventPattern(PATTERN)));
    }

    @Test
    void refusesPatternsThatMatchNothing() {
        MotoDiffers.EVENTS_PATTERNS.skip(kind);
        for (String pattern : List.of("{}", "{\"source\":[]}", "{\"source\":[{\"foo\":1}]}")) {
            refused(
                    "InvalidEventPatternException",
                    400,
                    () -> events.putRule(it -> it.name("rule").eventPattern(pattern)));
        }
    }

    @Test
    void turnsARuleOffAndOn() {
        putRule("default", "rule");
        events.disableRule(it -> it.name("rule"));
        assertThat(events.describeRule(it -> it.name("rule")).state())
                .isEqualTo(RuleState.DISABLED);
        events.enableRule(it -> it.name("rule"));
        assertThat(events.describeRule(it -> it.name("rule")).state()).isEqualTo(RuleState.ENABLED);
        refused("ResourceNotFoundException", 400, () -> events.enableRule(it -> it.name("none")));
    }

    @Test
    void deletesARuleOnceItHasNoTargets() {
        putRule("default", "rule");
        putTarget("rule", "a");
        putTarget("rule", "b");
        refused("ValidationException", 400, () -> events.deleteRule(it -> it.name("rule")));
        assertThat(events.removeTargets(it -> it.rule("rule").ids("a", "b")).failedEntryCount())
                .isZero();
        events.deleteRule(it -> it.name("rule"));
        refused("ResourceNotFoundException", 400, () -> events.describeRule(it -> it.name("rule")));
        events.deleteRule(it -> it.name("rule"));
    }

    @Test
    void refusesTargetsOfRulesThatAreNotThere() {
        refused("ResourceNotFoundException", 400, () -> putTarget("none", "a"));
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.removeTargets(it -> it.rule("none").ids("a")));
        refused(
                "ValidationException",
                400,
                () ->
                        events.putTargets(it ->
                                it.rule("none")
                                        .targets(Target.builder().id("a").arn("bus").build())));
    }

    @Test
    void tellsOfTargetsOfARuleThatIsNotThere() {
        MotoDiffers.EVENTS_TARGETS_OF_NOTHING.skip(kind);
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.listTargetsByRule(it -> it.rule("none")));
    }

    @Test
    void takesFiveTargetsARule() {
        MotoDiffers.EVENTS_TARGET_LIMITS.skip(kind);
        putRule("default", "rule");
        for (int i = 1; i <= 5; i++) {
            putTarget("rule", "target-" + i);
        }
        refused("LimitExceededException", 400, () -> putTarget("rule", "target-6"));
        refused(
                "ValidationException",
                400,
                () ->
                        events.putTargets(it ->
                                it.rule("rule")
                                        .targets(
                                                Target.builder()
                                                        .id("target-1")
                                                        .arn(
                                                                "arn:aws:logs:us-west-2:%s:log-group:x"
                                                                        .formatted(account))
                                                        .roleArn("arn:aws:iam::1:role/x")
                                                        .build())));
    }

    @Test
    void archivesABus() {
        String source = arn("event-bus/default");
        events.createArchive(
                it -> it.archiveName("year").eventSourceArn(source).retentionDays(365));
        DescribeArchiveResponse archive = events.describeArchive(it -> it.archiveName("year"));
        assertThat(archive.archiveArn()).isEqualTo(arn("archive/year"));
        assertThat(archive.eventSourceArn()).isEqualTo(source);
        assertThat(archive.retentionDays()).isEqualTo(365);
        assertThat(archive.eventCount()).isZero();
        events.updateArchive(it -> it.archiveName("year").retentionDays(30));
        assertThat(events.describeArchive(it -> it.archiveName("year")).retentionDays())
                .isEqualTo(30);
        assertThat(events.listArchives(it -> it.namePrefix("ye")).archives())
                .extracting(Archive::archiveName)
                .containsExactly("year");
        assertThat(events.listRules(it -> {}).rules())
                .singleElement()
                .satisfies(it -> assertThat(it.managedBy()).isNotNull());
        events.deleteArchive(it -> it.archiveName("year"));
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.describeArchive(it -> it.archiveName("year")));
        assertThat(events.listRules(it -> {}).rules()).isEmpty();
    }

    @Test
    void refusesArchivesThatCannotBe() {
        String source = arn("event-bus/default");
        events.createArchive(it -> it.archiveName("year").eventSourceArn(source));
        refused(
                "ResourceAlreadyExistsException",
                400,
                () -> events.createArchive(it -> it.archiveName("year").eventSourceArn(source)));
        refused(
                "ResourceNotFoundException",
                400,
                () ->
                        events.createArchive(it ->
                                it.archiveName("other").eventSourceArn(arn("event-bus/none"))));
        refused(
                "InvalidEventPatternException",
                400,
                () ->
                        events.createArchive(it ->
                                it.archiveName("other")
                                        .eventSourceArn(source)
                                        .eventPattern("no JSON")));
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.updateArchive(it -> it.archiveName("none").retentionDays(1)));
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.deleteArchive(it -> it.archiveName("none")));
        refused(
                "ValidationException",
                400,
                () -> events.listArchives(it -> it.namePrefix("a").eventSourceArn(source)));
    }

    @Test
    void tagsRules() {
        putRule("default", "rule");
        String rule = arn("rule/rule");
        Tag more = Tag.builder().key("owner").value("security").build();
        events.tagResource(it -> it.resourceARN(rule).tags(more));
        assertThat(events.listTagsForResource(it -> it.resourceARN(rule)).tags())
                .containsExactlyInAnyOrder(MANAGED, more);
        events.untagResource(it -> it.resourceARN(rule).tagKeys("owner"));
        assertThat(events.listTagsForResource(it -> it.resourceARN(rule)).tags())
                .containsExactly(MANAGED);
        refused(
                "ResourceNotFoundException",
                400,
                () -> events.listTagsForResource(it -> it.resourceARN(arn("rule/none"))));
    }
}
