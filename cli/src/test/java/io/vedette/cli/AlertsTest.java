package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.cli.session.TwinFiles;
import io.vedette.core.catalog.Alert;
import io.vedette.twin.Twin;
import io.vedette.twin.services.TwinServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/** What {@code vedette verify} says of alerts, and that it can prove that they arrive. */
final class AlertsTest {

    private static final String TOOLING = "222222222222";
    private static final String HOME = "us-east-1";
    private static final String BASELINE =
            """
            organization:
              regions: [us-east-1]
              security-tooling-account: "222222222222"
              log-archive-account: "333333333333"
            tools:
              detective: {enabled: false}
              inspector: {enabled: false}
              macie: {enabled: false}
              systems_manager: {enabled: false}
            logging:
              cloudtrail_management: {enabled: false}
              vpc_flow_logs: {enabled: false}
              dns_logs: {enabled: false}
              application_logs: {enabled: false}
              load_balancer_logs: {enabled: false}
              s3_access_logs: {enabled: false}
            analysis: {enabled: false}
            """;

    @TempDir private Path directory;

    @BeforeEach
    void apply() throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), BASELINE);
        CommandRun applied = run("apply", "--yes", "--output", "json");
        assertThat(applied.exitCode()).as(applied.err()).isEqualTo(ExitCode.OK);
    }

    private CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--twin";
        all[arguments.length + 1] = "acme.twin";
        return CommandRun.in(directory, all);
    }

    private Twin twin() {
        return TwinServices.twin().open(directory.resolve("acme.twin"));
    }

    @Test
    void listsEveryAlertWithWhatImplementsIt() {
        JsonNode alerts = run("verify", "--output", "json").json().path("alerts");
        assertThat(alerts).hasSize(Alert.values().length);
        assertThat(alerts.valueStream())
                .allSatisfy(alert -> {
                    assertThat(alert.path("status").asString()).isEqualTo("pass");
                    assertThat(alert.path("reason").isNull()).isTrue();
                    assertThat(alert.at("/implemented_by/0/name").asString())
                            .endsWith("vedette-" + alert.path("id").asString());
                });
        assertThat(run("verify").out())
                .contains("cloudwatch.alarm vedette-root-use")
                .contains("eventbridge.rule vedette-findings/vedette-guardduty-finding");
    }

    @Test
    void tellsOfAnAlertThatNothingImplementsAnyMore() {
        try (Twin twin = twin()) {
            CloudWatchClient cloudWatch = twin.client(CloudWatchClient.class, TOOLING, HOME);
            cloudWatch.deleteAlarms(it -> it.alarmNames("vedette-function-errors"));
        }
        CommandRun verified = run("verify", "--output", "json");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.PENDING);
        assertThat(verified.json().path("alerts").valueStream())
                .filteredOn(it -> it.path("status").asString().equals("fail"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("id").asString()).isEqualTo("function-errors");
                    assertThat(it.at("/implemented_by/0/finding").asString())
                            .isEqualTo("is absent");
                });
    }

    @Test
    void provesThatANotificationArrives() {
        CommandRun verified = run("verify", "--send-test-notification", "--output", "json");
        assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.OK);
        assertThat(verified.json().at("/test_notification/arrived").asBoolean()).isTrue();
        assertThat(run("verify", "--send-test-notification").out())
                .contains("Test notification: arrived through");
        try (Twin twin = twin()) {
            assertThat(twin.client(SqsClient.class, TOOLING, HOME).listQueues().queueUrls())
                    .isEmpty();
            assertThat(
                            twin.client(SnsClient.class, TOOLING, HOME)
                                    .listSubscriptionsByTopic(it ->
                                            it.topicArn(
                                                    "arn:aws:sns:us-east-1:222222222222:vedette-alerts"))
                                    .subscriptions())
                    .isEmpty();
        }
    }

    @Test
    void failsWhereANotificationCannotBeSent() {
        try (Twin twin = twin()) {
            KmsClient kms = twin.client(KmsClient.class, TOOLING, HOME);
            kms.disableKey(it ->
                    it.keyId(
                            kms.describeKey(key -> key.keyId("alias/vedette-monitoring"))
                                    .keyMetadata()
                                    .keyId()));
        }
        CommandRun verified = run("verify", "--send-test-notification");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(verified.err()).contains("disabled");
    }

    @Test
    void publishesHowTheDeploymentsOfARunEnded() {
        try (Twin twin = twin()) {
            CloudWatchClient cloudWatch = twin.client(CloudWatchClient.class, TOOLING, HOME);
            assertThat(
                            cloudWatch
                                    .getMetricStatistics(it ->
                                            it.namespace("Vedette")
                                                    .metricName("DeploymentsDone")
                                                    .startTime(TwinFiles.START)
                                                    .endTime(TwinFiles.START.plusSeconds(86_400))
                                                    .period(86_400)
                                                    .statistics(Statistic.SUM))
                                    .datapoints())
                    .singleElement()
                    .extracting(Datapoint::sum)
                    .satisfies(it -> assertThat(it).isGreaterThan(10.0));
        }
    }
}
