package io.vedette.aws.logs;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.LogGroup.Settings;
import io.vedette.aws.policy.Statement;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class LogGroupTest {

    private static final String NAME = "vedette/test";
    private static final String ALIAS = "alias/logs";

    private final KindOnTwin twin = new KindOnTwin();
    private final CloudWatchLogsClient logs = twin.client(CloudWatchLogsClient.class, HOME);

    private Resource<Settings> group(Settings settings) {
        return Resource.of(new LogGroup(twin.clients()), HOME, NAME, settings);
    }

    @Test
    void createsALogGroupThatKeepsEventsForATime() {
        Resource<Settings> group = group(new Settings(90, null));

        assertThat(twin.apply(group)).containsValue(new Outcome.Done());
        assertThat(twin.change(group)).isEmpty();
    }

    @Test
    void aGroupWhoseNameOnlyBeginsAlikeIsAnother() {
        logs.createLogGroup(it -> it.logGroupName(NAME + "-2"));

        assertThat(twin.change(group(new Settings(90, null)))).startsWith("Create");
    }

    @Test
    void leavesAloneHowLongEventsAreKeptWhereNobodyDecided() {
        logs.createLogGroup(it -> it.logGroupName(NAME));
        logs.putRetentionPolicy(it -> it.logGroupName(NAME).retentionInDays(7));

        assertThat(twin.change(group(new Settings(null, null)))).isEmpty();
        assertThat(twin.change(group(new Settings(30, null))))
                .isEqualTo("[retentionDays: 7 -> 30]");
    }

    @Test
    void usesTheKeyThatAnAliasStandsFor() {
        Statement use =
                Statement.allow("kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*")
                        .toService("logs.us-east-1.amazonaws.com")
                        .on("*")
                        .when(
                                "ArnEquals",
                                "kms:EncryptionContext:aws:logs:arn",
                                LogGroup.arn(HOME, NAME));
        twin.apply(
                Resource.of(
                        new Key(twin.clients()), HOME, ALIAS, Key.of(HOME, Map.of("Logs", use))));
        Resource<Settings> group = group(new Settings(30, KeyAliases.arn(HOME, ALIAS)));

        assertThat(twin.apply(group)).containsValue(new Outcome.Done());
        assertThat(twin.change(group)).isEmpty();
    }
}
