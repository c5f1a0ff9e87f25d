package io.vedette.aws.logs;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.MANAGEMENT;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.ApplicationLogSettings;
import io.vedette.core.catalog.ApplicationLogSettings.Encryption;
import io.vedette.core.catalog.ApplicationLogSettings.Subscription;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.Destination;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;
import software.amazon.awssdk.services.firehose.FirehoseClient;

class ApplicationLogsBlueprintTest {

    private static final String EUROPE = "eu-west-1";
    private static final Outcome NOTHING =
            new Outcome.Skipped("no log group is chosen, and none is forwarded");
    private static final ApplicationLogSettings DEFAULTS =
            (ApplicationLogSettings) Catalog.of(LogSource.APPLICATION_LOGS).defaults();

    private final ToolsOnTwin twin =
            ToolsOnTwin.organization(4)
                    .regions(HOME, EUROPE)
                    .tools(clients -> List.of(new ApplicationLogsBlueprint(clients)));

    private static ApplicationLogSettings settings(
            boolean shorten, List<String> groups, boolean encrypted, boolean forwarded) {
        Subscription subscription = DEFAULTS.subscription();
        return new ApplicationLogSettings(
                true,
                365,
                shorten,
                groups,
                DEFAULTS.exclude(),
                new Encryption(encrypted, DEFAULTS.encryption().key()),
                new Subscription(
                        forwarded,
                        subscription.name(),
                        subscription.filterPattern(),
                        List.of("noise"),
                        subscription.bufferMegabytes(),
                        subscription.bufferSeconds(),
                        subscription.archive()));
    }

    private CloudWatchLogsClient logs(String account, String region) {
        return logs(twin, account, region);
    }

    private static CloudWatchLogsClient logs(ToolsOnTwin twin, String account, String region) {
        return twin.client(CloudWatchLogsClient.class, account, region);
    }

    private void group(String account, String region, String name, int days) {
        logs(account, region).createLogGroup(it -> it.logGroupName(name));
        if (days > 0) {
            logs(account, region)
                    .putRetentionPolicy(it -> it.logGroupName(name).retentionInDays(days));
        }
    }

    /** How long the log groups of an account's region keep events; 0 for ever. */
    private Map<String, Integer> kept(String account, String region) {
        Map<String, Integer> kept = new TreeMap<>();
        for (LogGroup group : logs(account, region).describeLogGroups().logGroups()) {
            kept.put(
                    group.logGroupName(),
                    group.retentionInDays() == null ? 0 : group.retentionInDays());
        }
        return kept;
    }

    /** Where there is no log group and nothing is forwarded, there is nothing to be done. */
    private static void assertDone(RunReport report) {
        assertThat(report.deployments())
                .filteredOn(it -> !it.outcome().equals(NOTHING))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.outcome()).isEqualTo(new Outcome.Done()));
    }

    @Test
    void keepsEventsAsLongAsAskedAndNotShorterThanTheyWereKept() {
        group(MEMBER, HOME, "/aws/lambda/orders", 30);
        group(MEMBER, HOME, "audit", 731);
        group(MEMBER, HOME, "ledger", 0);
        group(MEMBER, EUROPE, "shop", 7);

        assertDone(twin.apply());
        assertThat(kept(MEMBER, HOME))
                .isEqualTo(Map.of("/aws/lambda/orders", 365, "audit", 731, "ledger", 0));
        assertThat(kept(MEMBER, EUROPE)).isEqualTo(Map.of("shop", 365));
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void shortensWhatIsKeptLongerWhereItIsToldTo() {
        group(MEMBER, HOME, "audit", 731);
        group(MEMBER, HOME, "ledger", 0);
        twin.with(LogSource.APPLICATION_LOGS, settings(true, List.of("*"), false, false));

        assertDone(twin.apply());
        assertThat(kept(MEMBER, HOME)).isEqualTo(Map.of("audit", 365, "ledger", 365));
    }

    @Test
    void leavesAloneLogGroupsThatAreNotChosen() {
        group(MEMBER, HOME, "/aws/lambda/orders", 30);
        group(MEMBER, HOME, "scratch", 1);
        group(MEMBER, HOME, "vedette/own", 1);
        group(MEMBER, HOME, "aws-controltower/CloudTrailLogs", 14);
        twin.with(
                LogSource.APPLICATION_LOGS,
                settings(false, List.of("/aws/lambda/*", "vedette/*", "aws-*"), false, false));

        assertThat(twin.changes())
                .singleElement()
                .asString()
                .contains("/aws/lambda/orders", "retentionDays: 30 -> 365");
    }

    @Test
    void aTargetWithoutLogGroupsIsSkippedWhereNothingIsForwarded() {
        twin.with(LogSource.APPLICATION_LOGS, settings(false, List.of("*"), false, false));

        assertThat(twin.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(NOTHING);
    }

    @Test
    void encryptsWithAKeyOfTheAccountWhereItIsToldTo() {
        group(MEMBER, HOME, "shop", 365);
        twin.with(LogSource.APPLICATION_LOGS, settings(false, List.of("*"), true, false));

        assertDone(twin.apply());
        assertThat(logs(MEMBER, HOME).describeLogGroups().logGroups().getFirst().kmsKeyId())
                .startsWith("arn:aws:kms:us-east-1:" + MEMBER + ":key/");
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void forwardsEventsOfEveryAccountToTheArchiveOfItsRegion() {
        assertDone(twin.apply());

        assertThat(subscription(MEMBER, EUROPE))
                .satisfies(policy -> {
                    assertThat(policy.policyDocument())
                            .contains(
                                    "arn:aws:logs:eu-west-1:333333333333:destination:vedette-application-logs",
                                    "arn:aws:iam::100000000001:role/vedette-log-subscription");
                    assertThat(policy.selectionCriteria())
                            .isEqualTo(
                                    "LogGroupName NOT IN"
                                            + " [\"vedette/dns-query-logs\",\"vedette/vpc-flow-logs\"]");
                });
        assertThat(
                        twin.client(FirehoseClient.class, LOG_ARCHIVE, EUROPE)
                                .describeDeliveryStream(
                                        it -> it.deliveryStreamName("vedette-application-logs"))
                                .deliveryStreamDescription()
                                .destinations()
                                .getFirst()
                                .extendedS3DestinationDescription()
                                .bucketARN())
                .isEqualTo("arn:aws:s3:::application-logs-333333333333-eu-west-1");
        Destination destination =
                logs(LOG_ARCHIVE, EUROPE).describeDestinations().destinations().getFirst();
        assertThat(destination.accessPolicy()).contains("aws:PrincipalOrgID");
    }

    private AccountPolicy subscription(String account, String region) {
        return logs(account, region)
                .describeAccountPolicies(it -> it.policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY))
                .accountPolicies()
                .getFirst();
    }

    @Test
    void doesNotForwardWhatTheStreamItselfSays() {
        twin.with(LogSource.APPLICATION_LOGS, settings(false, List.of("*"), false, true));
        assertDone(twin.apply());

        assertThat(subscription(LOG_ARCHIVE, HOME).selectionCriteria())
                .isEqualTo(
                        "LogGroupName NOT IN"
                                + " [\"/aws/kinesisfirehose/vedette-application-logs\",\"noise\",\"vedette/dns-query-logs\",\"vedette/vpc-flow-logs\"]");
        assertThat(subscription(LOG_ARCHIVE, HOME).policyDocument())
                .contains(
                        "arn:aws:firehose:us-east-1:333333333333:deliverystream/vedette-application-logs");
        assertThat(subscription(TOOLING, HOME).selectionCriteria())
                .isEqualTo(
                        "LogGroupName NOT IN"
                                + " [\"noise\",\"vedette/cloudtrail\",\"vedette/dns-query-logs\",\"vedette/vpc-flow-logs\"]");
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void leavesAloneASubscriptionThatIsSomebodyElses() {
        assertDone(twin.apply());
        CloudWatchLogsClient logs = logs(MEMBER, HOME);
        AccountPolicy own = subscription(MEMBER, HOME);
        logs.deleteAccountPolicy(it ->
                it.policyName(own.policyName()).policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY));
        logs.putAccountPolicy(it ->
                it.policyName("theirs")
                        .policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY)
                        .policyDocument(own.policyDocument()));

        RunReport report = twin.apply();
        assertThat(report.deployments())
                .filteredOn(it -> it.key().equals("application_logs_100000000001_us-east-1"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.outcome().reason())
                                .contains("the account has a subscription already, theirs"));
        assertThat(subscription(MEMBER, HOME).policyName()).isEqualTo("theirs");
    }

    @Test
    void worksForSeparateAccountsToo() {
        ToolsOnTwin separate =
                ToolsOnTwin.separateAccounts(4)
                        .regions(HOME)
                        .tools(clients -> List.of(new ApplicationLogsBlueprint(clients)));
        logs(separate, MEMBER, HOME).createLogGroup(it -> it.logGroupName("shop"));

        assertDone(separate.apply());
        assertThat(
                        logs(separate, LOG_ARCHIVE, HOME)
                                .describeDestinations()
                                .destinations()
                                .getFirst()
                                .accessPolicy())
                .contains(MANAGEMENT, MEMBER);
        assertThat(separate.changes()).isEmpty();
    }

    @Test
    void showsAndRepairsDrift() {
        group(MEMBER, HOME, "shop", 30);
        assertDone(twin.apply());
        logs(MEMBER, HOME).putRetentionPolicy(it -> it.logGroupName("shop").retentionInDays(1));
        logs(MEMBER, EUROPE)
                .deleteAccountPolicy(it ->
                        it.policyName("vedette-application-logs")
                                .policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY));

        assertThat(twin.changes())
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).contains("retentionDays: 1 -> 365"))
                .anySatisfy(it -> assertThat(it).contains("account-subscription", "Create"));
        assertDone(twin.apply());
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void destroyLeavesWhatThereWas() {
        group(MEMBER, HOME, "shop", 30);
        group(MEMBER, HOME, "audit", 731);
        logs(MEMBER, HOME).deleteRetentionPolicy(it -> it.logGroupName("audit"));
        twin.with(LogSource.APPLICATION_LOGS, settings(true, List.of("*"), true, true));
        Map<String, String> before = SavedState.butForTimes(twin.twin());
        assertDone(twin.applyToUndo());
        assertThat(kept(MEMBER, HOME)).isEqualTo(Map.of("shop", 365, "audit", 365));

        assertDone(twin.destroy());
        assertThat(kept(MEMBER, HOME)).isEqualTo(Map.of("shop", 30, "audit", 0));
        // Keys wait thirty days for their deletion.
        assertThat(SavedState.differences(before, SavedState.butForTimes(twin.twin())))
                .allSatisfy(it -> assertThat(it).startsWith("kms.KeyRing/"));
    }

    @Test
    void readsFiftyLogGroupsACall() {
        IntStream.range(0, 120).forEach(it -> group(MEMBER, HOME, "group-" + it, 30));
        twin.with(LogSource.APPLICATION_LOGS, settings(false, List.of("*"), false, false));
        assertDone(twin.apply());
        twin.calls().clear();

        assertThat(twin.changes()).isEmpty();
        // Eight targets are looked through once, one of them, with three pages, a second time.
        assertThat(twin.calls().total("logs", "DescribeLogGroups")).isEqualTo(7 + 3 + 3);
        assertThat(twin.calls().total()).isEqualTo(7 + 3 + 3);
    }
}
