package io.vedette.aws.logs;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.LogGroup.Settings;
import io.vedette.aws.policy.Statement;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.kms.KmsClient;

class LogGroupUndoTest {

    private static final String NAME = "vedette/test";
    private static final String ALIAS = "alias/logs";

    private final KindOnTwin twin = new KindOnTwin();
    private final CloudWatchLogsClient logs = twin.client(CloudWatchLogsClient.class, HOME);
    private final LogGroup kind = new LogGroup(twin.clients());
    private final Resource<Settings> group = Resource.of(kind, HOME, NAME, new Settings(90, null));

    private static Statement use() {
        return Statement.allow("kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*")
                .toService("logs.us-east-1.amazonaws.com")
                .on("*")
                .when("ArnEquals", "kms:EncryptionContext:aws:logs:arn", LogGroup.arn(HOME, NAME));
    }

    private Resource<Key.Settings> key(String alias) {
        return Resource.of(
                new Key(twin.clients()), HOME, alias, Key.of(HOME, Map.of("Logs", use())));
    }

    @Test
    void leavesNothingOfALogGroupThatItMade() {
        Map<String, String> before = twin.state();
        twin.apply(group);
        logs.createLogStream(it -> it.logGroupName(NAME).logStreamName("empty"));

        assertThat(twin.destroy(group)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void keepsALogGroupThatHoldsLogsUntilItIsNamed() {
        Map<String, String> before = twin.state();
        twin.apply(group);
        logs.createLogStream(it -> it.logGroupName(NAME).logStreamName("empty"));
        logs.createLogStream(it -> it.logGroupName(NAME).logStreamName("trail"));
        logs.putLogEvents(it ->
                it.logGroupName(NAME)
                        .logStreamName("trail")
                        .logEvents(InputLogEvent.builder().timestamp(1L).message("event").build()));

        assertThat(twin.destroy(group).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "holds logs; --delete-data vedette/test deletes them with it"));
        assertThat(twin.destroyWithData(NAME, group)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void leavesAProtectedLogGroup() {
        twin.apply(group);
        logs.putLogGroupDeletionProtection(
                it -> it.logGroupIdentifier(NAME).deletionProtectionEnabled(true));

        assertThat(twin.destroyWithData(NAME, group).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "somebody protected log group vedette/test from deletion"));
    }

    @Test
    void restoresAnEndlessRetentionAndNoKey() {
        logs.createLogGroup(it -> it.logGroupName(NAME));
        Map<String, String> before = twin.state();
        Resource<Key.Settings> key = key(ALIAS);
        Resource<Settings> wanted =
                Resource.of(
                        kind, HOME, NAME, new Settings(90, KeyAliases.arn(HOME, ALIAS)), key.id());
        assertThat(twin.apply(key, wanted).values()).containsOnly(new Outcome.Done());

        assertThat(twin.destroy(key, wanted).values()).containsOnly(new Outcome.Done());
        twin.pass(Duration.ofDays(31));
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void restoresAnotherRetentionAndAnotherKey() {
        twin.apply(key("alias/theirs"));
        String theirs =
                twin.client(KmsClient.class, HOME)
                        .describeKey(it -> it.keyId("alias/theirs"))
                        .keyMetadata()
                        .arn();
        logs.createLogGroup(it -> it.logGroupName(NAME).kmsKeyId(theirs));
        logs.putRetentionPolicy(it -> it.logGroupName(NAME).retentionInDays(7));
        Map<String, String> before = twin.state();
        Resource<Key.Settings> key = key(ALIAS);
        Resource<Settings> wanted =
                Resource.of(
                        kind, HOME, NAME, new Settings(90, KeyAliases.arn(HOME, ALIAS)), key.id());
        assertThat(twin.apply(key, wanted).values()).containsOnly(new Outcome.Done());

        assertThat(twin.destroy(key, wanted).values()).containsOnly(new Outcome.Done());
        twin.pass(Duration.ofDays(31));
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void aLogGroupThatIsGoneIsRemoved() {
        assertThat(kind.delete(new Removal<>(group, group.desired(), Optional.empty(), false)))
                .isEqualTo(Result.done());
    }
}
