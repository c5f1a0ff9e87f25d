package io.vedette.aws.kms;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.kms.Key.Settings;
import io.vedette.aws.policy.Statement;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;

class KeyUndoTest {

    private static final String ALIAS = "alias/vedette-test";
    private static final Duration WAITING = Duration.ofDays(Key.WAITING_DAYS);

    private final KindOnTwin twin = new KindOnTwin();
    private final KmsClient kms = twin.client(KmsClient.class, HOME);
    private final Key kind = new Key(twin.clients());
    private final Resource<Settings> key = key("cloudtrail.amazonaws.com");

    private Resource<Settings> key(String user) {
        Statement use =
                Statement.allow("kms:GenerateDataKey*")
                        .toService(user)
                        .on("*")
                        .when("StringEquals", "aws:SourceAccount", "333333333333");
        return Resource.of(kind, HOME, ALIAS, Key.of(HOME, Map.of("VedetteUse", use)));
    }

    private KeyMetadata metadata() {
        return kms.describeKey(it -> it.keyId(ALIAS)).keyMetadata();
    }

    @Test
    void leavesNothingOfAKeyOnceItsWaitingTimeIsOver() {
        Map<String, String> before = twin.state();
        twin.apply(key);
        String keyId = metadata().keyId();

        assertThat(twin.destroy(key)).containsValue(new Outcome.Done());
        assertThat(kms.describeKey(it -> it.keyId(keyId)).keyMetadata().keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
        assertThat(kms.listAliases(it -> {}).aliases()).isEmpty();

        twin.pass(WAITING);
        assertThat(kms.listKeys(it -> {}).keys()).isEmpty();
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void callsItsKeyBackRatherThanMakeASecondOne() {
        twin.apply(key);
        String keyId = metadata().keyId();
        twin.destroy(key);
        twin.pass(WAITING.minusDays(1));
        Resource<Settings> other = key("config.amazonaws.com");

        assertThat(twin.apply(other)).containsValue(new Outcome.Done());
        assertThat(twin.change(other)).isEmpty();
        assertThat(metadata().keyId()).isEqualTo(keyId);
        assertThat(kms.listKeys(it -> {}).keys()).hasSize(1);
    }

    @Test
    void callsItsKeyBackThatStillHasItsAlias() {
        twin.apply(key);
        String keyId = metadata().keyId();
        kms.scheduleKeyDeletion(it -> it.keyId(keyId));

        assertThat(twin.change(key)).startsWith("Create");
        assertThat(twin.apply(key)).containsValue(new Outcome.Done());
        assertThat(twin.change(key)).isEmpty();
        assertThat(metadata().keyId()).isEqualTo(keyId);
    }

    @Test
    void leavesAKeyAloneThatSomebodyElseHasDeleted() {
        String keyId = kms.createKey(it -> {}).keyMetadata().keyId();
        kms.createAlias(it -> it.aliasName(ALIAS).targetKeyId(keyId));
        kms.scheduleKeyDeletion(it -> it.keyId(keyId));

        assertThat(twin.change(key)).contains("is in state PendingDeletion");
    }

    @Test
    void restoresAKeyThatWasThere() {
        String policy =
                """
                {"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions",\
                "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::333333333333:root"},\
                "Action":"kms:*","Resource":"*"},{"Sid":"VedetteUse","Effect":"Deny",\
                "Principal":{"AWS":"222222222222"},"Action":"kms:Decrypt","Resource":"*"}]}\
                """;
        String keyId = kms.createKey(it -> it.policy(policy)).keyMetadata().keyId();
        kms.createAlias(it -> it.aliasName(ALIAS).targetKeyId(keyId));
        kms.disableKey(it -> it.keyId(keyId));
        Map<String, String> before = twin.state();
        assertThat(twin.apply(key)).containsValue(new Outcome.Done());
        assertThat(metadata().keyState()).isEqualTo(KeyState.ENABLED);

        assertThat(twin.destroy(key)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void aKeyThatIsGoneIsRemoved() {
        Removal<Settings> removal = new Removal<>(key, key.desired(), Optional.empty(), false);
        assertThat(kind.delete(removal)).isEqualTo(Result.done());

        twin.apply(key);
        kms.scheduleKeyDeletion(it -> it.keyId(metadata().keyId()));
        assertThat(kind.delete(removal)).isEqualTo(Result.done());
        assertThat(kms.listAliases(it -> {}).aliases()).isEmpty();
    }
}
