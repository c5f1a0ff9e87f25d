package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

@ParameterizedClass
@EnumSource
class LogsContractTest {

    private static final String REGION = "us-west-2";
    private static final String GROUP = "/aws/cloudtrail/organization";

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final CloudWatchLogsClient logs;

    LogsContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        logs = cloud.client(CloudWatchLogsClient.class, account, REGION);
    }

    private LogGroup only() {
        List<LogGroup> groups = logs.describeLogGroups().logGroups();
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    @Test
    void createsALogGroup() {
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        String arn = "arn:aws:logs:" + REGION + ":" + account + ":log-group:" + GROUP;
        assertThat(only().logGroupName()).isEqualTo(GROUP);
        assertThat(only().arn()).isEqualTo(arn + ":*");
        assertThat(only().retentionInDays()).isNull();
        assertThat(only().kmsKeyId()).isNull();
    }

    @Test
    void refusesASecondGroupOfTheSameName() {
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        refused(
                "ResourceAlreadyExistsException",
                400,
                () -> logs.createLogGroup(r -> r.logGroupName(GROUP)));
    }

    @Test
    void refusesNamesByTheirPattern() {
        MotoDiffers.LOGS_NAMES.skip(kind);
        refused(
                "InvalidParameterException",
                400,
                () -> logs.createLogGroup(r -> r.logGroupName("a:b")));
        refused(
                "InvalidParameterException",
                400,
                () -> logs.createLogGroup(r -> r.logGroupName("aws/own")));
    }

    @Test
    void tellsThatAGroupDoesNotExist() {
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.deleteLogGroup(r -> r.logGroupName(GROUP)));
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(30)));
    }

    @Test
    void keepsEventsForAsLongAsItIsTold() {
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(400));
        assertThat(only().retentionInDays()).isEqualTo(400);
        logs.deleteRetentionPolicy(r -> r.logGroupName(GROUP));
        assertThat(only().retentionInDays()).isNull();
    }

    @Test
    void refusesARetentionThatIsNotOnTheList() {
        MotoDiffers.LOGS_RETENTION.skip(kind);
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        refused(
                "InvalidParameterException",
                400,
                () -> logs.putRetentionPolicy(r -> r.logGroupName(GROUP).retentionInDays(100)));
    }

    @Test
    void describesGroupsInPagesByPrefix() {
        for (int i = 0; i < 5; i++) {
            String name = GROUP + "/" + i;
            logs.createLogGroup(r -> r.logGroupName(name));
        }
        logs.createLogGroup(r -> r.logGroupName("/other"));
        assertThat(logs.describeLogGroups(r -> r.limit(2)).nextToken()).isNotNull();
        assertThat(
                        logs.describeLogGroupsPaginator(r -> r.logGroupNamePrefix(GROUP).limit(2))
                                .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly(
                        GROUP + "/0", GROUP + "/1", GROUP + "/2", GROUP + "/3", GROUP + "/4");
    }

    @Test
    void describesGroupsByAPartOfTheirNames() {
        MotoDiffers.LOGS_PATTERNS.skip(kind);
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        logs.createLogGroup(r -> r.logGroupName("/other"));
        assertThat(logs.describeLogGroups(r -> r.logGroupNamePattern("othe")).logGroups())
                .hasSize(1);
        refused(
                "InvalidParameterException",
                400,
                () ->
                        logs.describeLogGroups(
                                r -> r.logGroupNamePattern("a").logGroupNamePrefix("a")));
    }

    @Test
    void encryptsWithAKeyThatLetsItDoSo() {
        KmsClient kms = cloud.client(KmsClient.class, account, REGION);
        String key = kms.createKey(r -> r.policy(keyPolicy())).keyMetadata().arn();
        logs.createLogGroup(r -> r.logGroupName(GROUP).kmsKeyId(key));
        assertThat(only().kmsKeyId()).isEqualTo(key);
    }

    @Test
    void changesTheKeyOfALogGroup() {
        MotoDiffers.LOGS_KEYS.skip(kind);
        KmsClient kms = cloud.client(KmsClient.class, account, REGION);
        String key = kms.createKey(r -> r.policy(keyPolicy())).keyMetadata().arn();
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        logs.associateKmsKey(r -> r.logGroupName(GROUP).kmsKeyId(key));
        assertThat(only().kmsKeyId()).isEqualTo(key);
        logs.disassociateKmsKey(r -> r.logGroupName(GROUP));
        assertThat(only().kmsKeyId()).isNull();
    }

    private String keyPolicy() {
        return """
        {"Version": "2012-10-17", "Statement": [
         {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"}, "Action": "kms:*", "Resource": "*"},
         {"Effect": "Allow", "Principal": {"Service": "logs.%s.amazonaws.com"},
          "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"], "Resource": "*"}]}
        """
                .formatted(account, REGION);
    }

    @Test
    void refusesAKeyThatIsNotThereOrNotForIt() {
        MotoDiffers.LOGS_KEYS.skip(kind);
        KmsClient kms = cloud.client(KmsClient.class, account, REGION);
        String key = kms.createKey().keyMetadata().arn();
        refused(
                "AccessDeniedException",
                400,
                () -> logs.createLogGroup(r -> r.logGroupName(GROUP).kmsKeyId(key)));
        String none = key.replaceFirst(".$", "g");
        refused(
                "InvalidParameterException",
                400,
                () -> logs.createLogGroup(r -> r.logGroupName(GROUP).kmsKeyId(none)));
    }

    @Test
    void keepsTags() {
        logs.createLogGroup(r -> r.logGroupName(GROUP).tags(Map.of("owner", "security")));
        String arn = "arn:aws:logs:" + REGION + ":" + account + ":log-group:" + GROUP;
        logs.tagResource(r -> r.resourceArn(arn).tags(Map.of("tier", "1")));
        assertThat(logs.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("owner", "security", "tier", "1"));
        logs.untagResource(r -> r.resourceArn(arn).tagKeys("owner"));
        assertThat(logs.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactlyEntriesOf(Map.of("tier", "1"));
    }

    @Test
    void refusesTagsOfAGroupThatIsNotThere() {
        MotoDiffers.LOGS_TAGS.skip(kind);
        String arn = "arn:aws:logs:" + REGION + ":" + account + ":log-group:" + GROUP;
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.listTagsForResource(r -> r.resourceArn(arn + "-none")));
    }

    @Test
    void keepsTenResourcePolicies() {
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Service": "delivery.logs.amazonaws.com"},
                 "Action": "logs:PutLogEvents", "Resource": "*"}]}
                """;
        for (int i = 0; i < 10; i++) {
            String name = "policy-" + i;
            logs.putResourcePolicy(r -> r.policyName(name).policyDocument(policy));
        }
        refused(
                "LimitExceededException",
                400,
                () -> logs.putResourcePolicy(r -> r.policyName("eleventh").policyDocument(policy)));
        logs.putResourcePolicy(r -> r.policyName("policy-3").policyDocument(policy));
        assertThat(logs.describeResourcePolicies().resourcePolicies())
                .hasSize(10)
                .extracting(ResourcePolicy::policyDocument)
                .containsOnly(policy);
        logs.deleteResourcePolicy(r -> r.policyName("policy-3"));
        assertThat(logs.describeResourcePolicies().resourcePolicies()).hasSize(9);
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.deleteResourcePolicy(r -> r.policyName("policy-3")));
    }

    @Test
    void tellsWhenTheEventsOfAStreamWere() {
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        for (String stream : List.of("empty", "older", "newer")) {
            logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName(stream));
        }
        long now = System.currentTimeMillis();
        put("older", now - 60_000);
        put("newer", now - 1_000);

        assertThat(
                        logs.describeLogStreams(r ->
                                        r.logGroupName(GROUP)
                                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                                .descending(true)
                                                .limit(1))
                                .logStreams())
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.logStreamName()).isEqualTo("newer");
                    assertThat(stream.lastEventTimestamp()).isEqualTo(now - 1_000);
                });
        logs.deleteLogStream(r -> r.logGroupName(GROUP).logStreamName("newer"));
        assertThat(logs.describeLogStreams(r -> r.logGroupName(GROUP)).logStreams())
                .extracting(LogStream::logStreamName)
                .containsExactly("empty", "older");
    }

    private void put(String stream, long time) {
        InputLogEvent event = InputLogEvent.builder().timestamp(time).message("event").build();
        logs.putLogEvents(r -> r.logGroupName(GROUP).logStreamName(stream).logEvents(event));
    }

    @Test
    void refusesStreamsThatAreThereOrNotThere() {
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("a")));
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.describeLogStreams(r -> r.logGroupName(GROUP)));
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("a"));
        refused(
                "ResourceAlreadyExistsException",
                400,
                () -> logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName("a")));
        refused("ResourceNotFoundException", 400, () -> put("b", System.currentTimeMillis()));
    }

    @Test
    void deletesALogGroup() {
        logs.createLogGroup(r -> r.logGroupName(GROUP));
        logs.deleteLogGroup(r -> r.logGroupName(GROUP));
        assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    }

    private static final String TARGET = "arn:aws:firehose:us-west-2:%s:deliverystream/logs";

    /** A stream, and a role that CloudWatch Logs can write to it with. */
    private String stream() {
        IamClient iam = cloud.client(IamClient.class, account, REGION);
        String trust =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
                 {"Service": ["logs.amazonaws.com", "firehose.amazonaws.com"]},
                 "Action": "sts:AssumeRole"}]}
                """;
        String role =
                iam.createRole(r -> r.roleName("writer").assumeRolePolicyDocument(trust))
                        .role()
                        .arn();
        iam.putRolePolicy(r ->
                r.roleName("writer")
                        .policyName("write")
                        .policyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                 "Action": "firehose:PutRecord", "Resource": "*"}]}
                                """));
        cloud.client(S3Client.class, account, REGION)
                .createBucket(r ->
                        r.bucket("logs-of-" + account)
                                .createBucketConfiguration(c -> c.locationConstraint(REGION)));
        cloud.client(FirehoseClient.class, account, REGION)
                .createDeliveryStream(r ->
                        r.deliveryStreamName("logs")
                                .extendedS3DestinationConfiguration(s3 ->
                                        s3.roleARN(role)
                                                .bucketARN("arn:aws:s3:::logs-of-" + account)));
        cloud.pass(Duration.ofMinutes(2));
        return role;
    }

    private void destination(String role) {
        logs.putDestination(r ->
                r.destinationName("central").targetArn(TARGET.formatted(account)).roleArn(role));
    }

    @Test
    void keepsADestinationAndItsPolicy() {
        destination(stream());
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                 "Action": "logs:PutSubscriptionFilter", "Resource": "*"}]}
                """;
        logs.putDestinationPolicy(r -> r.destinationName("central").accessPolicy(policy));

        assertThat(logs.describeDestinations(r -> r.destinationNamePrefix("cent")).destinations())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.arn())
                            .isEqualTo("arn:aws:logs:us-west-2:%s:destination:central", account);
                    assertThat(it.targetArn()).isEqualTo(TARGET.formatted(account));
                    assertThat(it.accessPolicy()).isEqualTo(policy);
                });
        logs.deleteDestination(r -> r.destinationName("central"));
        assertThat(logs.describeDestinations(r -> {}).destinations()).isEmpty();
    }

    @Test
    void refusesADestinationThatDoesNotTakeATestMessage() {
        MotoDiffers.LOGS_DESTINATIONS.skip(kind);
        refused(
                "InvalidParameterException",
                400,
                () -> destination("arn:aws:iam::%s:role/none".formatted(account)));
    }

    @Test
    void takesOneSubscriptionForAnAccount() {
        MotoDiffers.LOGS_ACCOUNT_POLICIES.skip(kind);
        stream();
        subscribe("one", "LogGroupName NOT IN [\"noise\"]");
        subscribe("one", null);
        refused("LimitExceededException", 400, () -> subscribe("two", null));
        refused(
                "InvalidParameterException",
                400,
                () -> subscribe("one", "LogGroupNamePrefix IN [\"a\"]"));

        assertThat(
                        logs.describeAccountPolicies(
                                        r -> r.policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY))
                                .accountPolicies())
                .extracting(AccountPolicy::policyName, AccountPolicy::selectionCriteria)
                .containsExactly(tuple("one", null));
        unsubscribe("one");
        refused("ResourceNotFoundException", 400, () -> unsubscribe("one"));
    }

    private void subscribe(String name, @Nullable String selection) {
        logs.putAccountPolicy(r ->
                r.policyName(name)
                        .policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY)
                        .selectionCriteria(selection)
                        .policyDocument(
                                "{\"DestinationArn\": \"%s\", \"FilterPattern\": \"\"}"
                                        .formatted(TARGET.formatted(account))));
    }

    private void unsubscribe(String name) {
        logs.deleteAccountPolicy(
                r -> r.policyName(name).policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY));
    }

    @Test
    void keepsQueriesWhateverTheyAreCalled() {
        MotoDiffers.LOGS_QUERIES.skip(kind);
        String id =
                logs.putQueryDefinition(r -> r.name("a").queryString("fields @message"))
                        .queryDefinitionId();
        logs.putQueryDefinition(r -> r.name("a").queryString("stats count(*)"));
        logs.putQueryDefinition(
                r -> r.queryDefinitionId(id).name("b").queryString("limit 1").logGroupNames(GROUP));

        assertThat(
                        logs.describeQueryDefinitions(r -> r.queryDefinitionNamePrefix("b"))
                                .queryDefinitions())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.queryString()).isEqualTo("limit 1");
                    assertThat(it.logGroupNames()).containsExactly(GROUP);
                });
        logs.deleteQueryDefinition(r -> r.queryDefinitionId(id));
        assertThat(logs.describeQueryDefinitions(r -> {}).queryDefinitions()).hasSize(1);
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.deleteQueryDefinition(r -> r.queryDefinitionId(id)));
        refused(
                "ResourceNotFoundException",
                400,
                () ->
                        logs.putQueryDefinition(
                                r -> r.queryDefinitionId(id).name("b").queryString("limit 1")));
    }

    private void putFilter(String name) {
        MetricTransformation to =
                MetricTransformation.builder()
                        .metricNamespace("Vedette")
                        .metricName("Fires")
                        .metricValue("1")
                        .build();
        logs.putMetricFilter(it ->
                it.logGroupName(GROUP)
                        .filterName(name)
                        .filterPattern("{ ($.a = \"b*\") && ($.n >= 3) }")
                        .metricTransformations(to));
    }

    @Test
    void keepsMetricFilters() {
        MotoDiffers.LOGS_FILTERS_AGAIN.skip(kind);
        logs.createLogGroup(it -> it.logGroupName(GROUP));
        putFilter("fire");
        putFilter("fire");
        putFilter("flood");
        assertThat(logs.describeMetricFilters(it -> it.logGroupName(GROUP)).metricFilters())
                .hasSize(2)
                .allSatisfy(it -> {
                    assertThat(it.filterPattern()).isEqualTo("{ ($.a = \"b*\") && ($.n >= 3) }");
                    assertThat(it.metricTransformations().getFirst().metricName())
                            .isEqualTo("Fires");
                });
        logs.deleteMetricFilter(it -> it.logGroupName(GROUP).filterName("flood"));
        assertThat(logs.describeMetricFilters(it -> it.logGroupName(GROUP)).metricFilters())
                .extracting(MetricFilter::filterName)
                .containsExactly("fire");
    }

    @Test
    void refusesMetricFiltersThatCannotBe() {
        MotoDiffers.LOGS_FILTER_CHECKS.skip(kind);
        refused("ResourceNotFoundException", 400, () -> putFilter("fire"));
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.describeMetricFilters(it -> it.logGroupName(GROUP)));
        logs.createLogGroup(it -> it.logGroupName(GROUP));
        refused(
                "ResourceNotFoundException",
                400,
                () -> logs.deleteMetricFilter(it -> it.logGroupName(GROUP).filterName("fire")));
        MetricTransformation to =
                MetricTransformation.builder()
                        .metricNamespace("Vedette")
                        .metricName("Fires")
                        .metricValue("1")
                        .build();
        refused(
                "InvalidParameterException",
                400,
                () ->
                        logs.putMetricFilter(it ->
                                it.logGroupName(GROUP)
                                        .filterName("fire")
                                        .filterPattern("{ $.a = }")
                                        .metricTransformations(to)));
    }
}
