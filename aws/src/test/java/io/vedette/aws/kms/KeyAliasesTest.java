package io.vedette.aws.kms;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

class KeyAliasesTest {

    private final KindOnTwin twin = new KindOnTwin();
    private final KmsClient kms = twin.client(KmsClient.class, HOME);
    private final KeyAliases aliases = new KeyAliases(twin.clients());

    private String key(String alias) {
        String arn = kms.createKey(it -> {}).keyMetadata().arn();
        kms.createAlias(it -> it.aliasName(alias).targetKeyId(arn));
        return arn;
    }

    private List<Optional<String>> atOnce(int many, String... names) {
        return twin.atOnce(
                IntStream.range(0, many).boxed().toList(),
                i -> aliases.keyArn(KeyAliases.arn(HOME, names[i % names.length])));
    }

    @Test
    void asksOnceForAllAliasesHoweverManyWantToKnow() {
        String trail = key("alias/trail");
        String config = key("alias/config");

        assertThat(atOnce(50, "alias/trail", "alias/config"))
                .containsOnly(Optional.of(trail), Optional.of(config));
        assertThat(twin.calls("kms", "ListAliases")).isEqualTo(1);
    }

    @Test
    void asksAgainForAnAliasThatWasNotThere() {
        assertThat(atOnce(50, "alias/trail")).containsOnly(Optional.empty());
        // Whoever comes while the question is open waits for the next one.
        assertThat(twin.calls("kms", "ListAliases")).isLessThanOrEqualTo(2);

        String trail = key("alias/trail");
        assertThat(atOnce(1, "alias/trail")).containsOnly(Optional.of(trail));
    }

    @Test
    void aKeyStandsForItself() {
        String arn = "arn:aws:kms:us-east-1:333333333333:key/1";

        assertThat(aliases.keyArn(arn)).contains(arn);
        assertThat(twin.calls("kms", "ListAliases")).isZero();
    }
}
