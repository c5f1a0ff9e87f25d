package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.Tag;

@ParameterizedClass
@EnumSource
class KmsContractTest {

    private static final String REGION = "eu-central-1";
    private static final Tag OWNER = Tag.builder().tagKey("owner").tagValue("security").build();

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final KmsClient kms;

    KmsContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        kms = cloud.client(KmsClient.class, account, REGION);
    }

    private KeyMetadata create() {
        return kms.createKey(r -> r.description("log archive")).keyMetadata();
    }

    private String policy(String principal, String action) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Sid": "one", "Effect": "Allow",
         "Principal": {"AWS": "%s"}, "Action": "%s", "Resource": "*"}]}
        """
                .formatted(principal, action);
    }

    @Test
    void createsASymmetricKey() {
        KeyMetadata key = create();
        assertThat(key.arn())
                .isEqualTo("arn:aws:kms:" + REGION + ":" + account + ":key/" + key.keyId());
        assertThat(key.keySpec()).isEqualTo(KeySpec.SYMMETRIC_DEFAULT);
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(key.enabled()).isTrue();
        assertThat(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().description())
                .isEqualTo("log archive");
    }

    @Test
    void findsAKeyByEachOfItsNames() {
        KeyMetadata key = create();
        String alias = "alias/log-archive";
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key.keyId()));
        String aliasArn = "arn:aws:kms:" + REGION + ":" + account + ":" + alias;
        for (String name : new String[] {key.keyId(), key.arn(), alias, aliasArn}) {
            assertThat(kms.describeKey(r -> r.keyId(name)).keyMetadata().arn())
                    .isEqualTo(key.arn());
        }
    }

    @Test
    void tellsThatAKeyDoesNotExist() {
        String unknown = UUID.randomUUID().toString();
        refused("NotFoundException", 400, () -> kms.describeKey(r -> r.keyId(unknown)));
        refused("NotFoundException", 400, () -> kms.describeKey(r -> r.keyId("alias/unknown")));
        refused("NotFoundException", 400, () -> kms.getKeyPolicy(r -> r.keyId(unknown)));
    }

    @Test
    void listsKeysInPages() {
        MotoDiffers.KMS_PAGES.skip(kind);
        for (int i = 0; i < 5; i++) {
            create();
        }
        assertThat(kms.listKeys(r -> r.limit(2)).truncated()).isTrue();
        assertThat(kms.listKeysPaginator(r -> r.limit(2)).keys())
                .hasSize(5)
                .extracting(KeyListEntry::keyId)
                .doesNotHaveDuplicates();
    }

    @Test
    void movesAnAliasToAnotherKey() {
        KeyMetadata first = create();
        KeyMetadata second = create();
        kms.createAlias(r -> r.aliasName("alias/a").targetKeyId(first.keyId()));
        kms.updateAlias(r -> r.aliasName("alias/a").targetKeyId(second.keyId()));
        assertThat(kms.listAliases(r -> r.keyId(second.keyId())).aliases())
                .extracting(AliasListEntry::aliasName)
                .containsExactly("alias/a");
        assertThat(kms.listAliases(r -> r.keyId(first.keyId())).aliases()).isEmpty();
        kms.deleteAlias(r -> r.aliasName("alias/a"));
        assertThat(kms.listAliases(r -> r.keyId(second.keyId())).aliases()).isEmpty();
    }

    @Test
    void refusesASecondAliasOfTheSameName() {
        KeyMetadata key = create();
        kms.createAlias(r -> r.aliasName("alias/a").targetKeyId(key.keyId()));
        refused(
                "AlreadyExistsException",
                400,
                () -> kms.createAlias(r -> r.aliasName("alias/a").targetKeyId(key.keyId())));
    }

    @Test
    void keepsTheAliasesOfAwsForAws() {
        KeyMetadata key = create();
        refused(
                "NotAuthorizedException",
                400,
                () -> kms.createAlias(r -> r.aliasName("alias/aws/s3").targetKeyId(key.keyId())));
        refused(
                "ValidationException",
                400,
                () -> kms.createAlias(r -> r.aliasName("log-archive").targetKeyId(key.keyId())));
    }

    @Test
    void refusesToDeleteAnAliasThatIsNotThere() {
        refused("NotFoundException", 400, () -> kms.deleteAlias(r -> r.aliasName("alias/none")));
    }

    @Test
    void letsTheAccountAtANewKey() {
        KeyMetadata key = create();
        assertThat(kms.getKeyPolicy(r -> r.keyId(key.keyId()).policyName("default")).policy())
                .contains("arn:aws:iam::" + account + ":root")
                .contains("kms:*");
        assertThat(kms.listKeyPolicies(r -> r.keyId(key.keyId())).policyNames())
                .containsExactly("default");
    }

    @Test
    void replacesAPolicy() {
        KeyMetadata key = create();
        String policy = policy("arn:aws:iam::" + account + ":root", "kms:*");
        kms.putKeyPolicy(r -> r.keyId(key.keyId()).policyName("default").policy(policy));
        assertThat(kms.getKeyPolicy(r -> r.keyId(key.arn()).policyName("default")).policy())
                .contains("\"one\"");
    }

    @Test
    void refusesAPolicyThatLocksTheAccountOut() {
        MotoDiffers.KMS_POLICIES.skip(kind);
        KeyMetadata key = create();
        String decryptOnly = policy("arn:aws:iam::" + account + ":root", "kms:Decrypt");
        refused(
                "MalformedPolicyDocumentException",
                400,
                () -> kms.putKeyPolicy(r -> r.keyId(key.keyId()).policy(decryptOnly)));
        String others = policy("arn:aws:iam::999999999999:root", "kms:*");
        refused(
                "MalformedPolicyDocumentException",
                400,
                () -> kms.createKey(r -> r.policy(others)));
        kms.createKey(r -> r.policy(others).bypassPolicyLockoutSafetyCheck(true));
    }

    @Test
    void refusesAPolicyThatIsNone() {
        MotoDiffers.KMS_POLICIES.skip(kind);
        refused(
                "MalformedPolicyDocumentException",
                400,
                () -> kms.createKey(r -> r.policy("{\"Statement\": [")));
    }

    @Test
    void rotatesAKey() {
        KeyMetadata key = create();
        assertThat(rotated(key)).isFalse();
        kms.enableKeyRotation(r -> r.keyId(key.keyId()));
        assertThat(rotated(key)).isTrue();
        kms.disableKeyRotation(r -> r.keyId(key.keyId()));
        assertThat(rotated(key)).isFalse();
    }

    private boolean rotated(KeyMetadata key) {
        return kms.getKeyRotationStatus(r -> r.keyId(key.keyId())).keyRotationEnabled();
    }

    @Test
    void rotatesAKeyAtTheGivenInterval() {
        MotoDiffers.KMS_ROTATION.skip(kind);
        KeyMetadata key = create();
        kms.enableKeyRotation(r -> r.keyId(key.keyId()).rotationPeriodInDays(180));
        assertThat(kms.getKeyRotationStatus(r -> r.keyId(key.keyId())).rotationPeriodInDays())
                .isEqualTo(180);
    }

    @Test
    void refusesToRotateAKeyPair() {
        MotoDiffers.KMS_ROTATION.skip(kind);
        KeyMetadata pair =
                kms.createKey(r -> r.keySpec(KeySpec.RSA_2048).keyUsage(KeyUsageType.SIGN_VERIFY))
                        .keyMetadata();
        refused(
                "UnsupportedOperationException",
                400,
                () -> kms.enableKeyRotation(r -> r.keyId(pair.keyId())));
    }

    @Test
    void keepsTags() {
        KeyMetadata key = kms.createKey(r -> r.tags(OWNER)).keyMetadata();
        Tag tier = Tag.builder().tagKey("tier").tagValue("1").build();
        kms.tagResource(r -> r.keyId(key.keyId()).tags(tier));
        assertThat(kms.listResourceTags(r -> r.keyId(key.keyId())).tags())
                .containsExactlyInAnyOrder(OWNER, tier);
        kms.untagResource(r -> r.keyId(key.keyId()).tagKeys("owner"));
        assertThat(kms.listResourceTags(r -> r.keyId(key.keyId())).tags()).containsExactly(tier);
    }

    @Test
    void schedulesADeletionAndCancelsIt() {
        KeyMetadata key = create();
        kms.scheduleKeyDeletion(r -> r.keyId(key.keyId()).pendingWindowInDays(7));
        KeyMetadata doomed = kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata();
        assertThat(doomed.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(doomed.enabled()).isFalse();
        assertThat(Duration.between(key.creationDate(), doomed.deletionDate()))
                .isBetween(Duration.ofDays(6), Duration.ofDays(8));
        kms.cancelKeyDeletion(r -> r.keyId(key.keyId()));
        assertThat(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().keyState())
                .isEqualTo(KeyState.DISABLED);
        kms.enableKey(r -> r.keyId(key.keyId()));
        assertThat(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().keyState())
                .isEqualTo(KeyState.ENABLED);
    }

    @Test
    void changesNothingOnAKeyThatWillBeDeleted() {
        MotoDiffers.KMS_STATES.skip(kind);
        KeyMetadata key = create();
        kms.scheduleKeyDeletion(r -> r.keyId(key.keyId()));
        refused(
                "KMSInvalidStateException",
                400,
                () -> kms.enableKeyRotation(r -> r.keyId(key.keyId())));
        refused(
                "KMSInvalidStateException",
                400,
                () -> kms.createAlias(r -> r.aliasName("alias/a").targetKeyId(key.keyId())));
    }

    @Test
    void disablesAKey() {
        KeyMetadata key = create();
        kms.disableKey(r -> r.keyId(key.keyId()));
        KeyMetadata disabled = kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata();
        assertThat(disabled.enabled()).isFalse();
        assertThat(disabled.keyState()).isEqualTo(KeyState.DISABLED);
    }
}
