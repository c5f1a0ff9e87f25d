package io.vedette.aws.kms;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.kms.Key.Settings;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.Tag;

class KeyTest {

    private static final String ALIAS = "alias/vedette-test";
    private static final Statement USE =
            Statement.allow("kms:GenerateDataKey*")
                    .toService("cloudtrail.amazonaws.com")
                    .on("*")
                    .when("StringEquals", "aws:SourceAccount", "333333333333");

    private final KindOnTwin twin = new KindOnTwin();
    private final KmsClient kms = twin.client(KmsClient.class, HOME);
    private final Resource<Settings> key =
            Resource.of(
                    new Key(twin.clients()), HOME, ALIAS, Key.of(HOME, Map.of("VedetteUse", USE)));

    private KeyMetadata metadata() {
        return kms.describeKey(it -> it.keyId(ALIAS)).keyMetadata();
    }

    @Test
    void createsARotatingTaggedKeyWithItsAlias() {
        assertThat(twin.apply(key)).containsValue(new Outcome.Done());

        assertThat(twin.change(key)).isEmpty();
        assertThat(kms.listResourceTags(it -> it.keyId(metadata().keyId())).tags())
                .containsExactly(Tag.builder().tagKey("vedette:managed").tagValue("true").build());
    }

    @Test
    void adoptsAKeyAndLeavesWhatItsPolicySaysElse() {
        String keyId = kms.createKey(it -> {}).keyMetadata().keyId();
        kms.createAlias(it -> it.aliasName(ALIAS).targetKeyId(keyId));

        assertThat(twin.change(key))
                .contains("rotating: false -> true")
                .contains("statements.VedetteUse: null")
                .doesNotContain("Enable IAM User Permissions");
        assertThat(twin.apply(key)).containsValue(new Outcome.Done());
        assertThat(metadata().keyId()).isEqualTo(keyId);
        assertThat(
                        PolicyDocument.parse(
                                        kms.getKeyPolicy(
                                                        it -> it.keyId(keyId).policyName("default"))
                                                .policy())
                                .statements())
                .containsOnlyKeys("Enable IAM User Permissions", "VedetteUse");
    }

    @Test
    void takesNoKeyOfSomebodyElseForOneLeftBehind() {
        kms.createKey(it -> it.description("payroll"));
        twin.apply(key);

        assertThat(metadata().description()).isEqualTo("Vedette's key for " + ALIAS);
        assertThat(kms.listKeys(it -> {}).keys()).hasSize(2);
    }
}
