package io.vedette.twin.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Account;
import io.vedette.twin.Twin;
import io.vedette.twin.iam.ServiceLinkedRoles;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KmsException;

class TwinKmsTest {

    private static final String OWNER = "111111111111";

    private final Twin twin = Scenario.generated(3).in(TwinServices.twin().inMemory());
    private final KmsClient kms = twin.client(KmsClient.class, OWNER, "us-east-1");
    private final String member =
            twin.inspect(world ->
                    world.organization().accounts().stream()
                            .map(Account::id)
                            .filter(id -> !id.equals(OWNER))
                            .findFirst()
                            .orElseThrow());

    private static String policy(String account) {
        return "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam::%s:root\",\"%s\"]},\"Action\":\"kms:*\",\"Resource\":\"*\"}}"
                .formatted(account, OWNER);
    }

    @Test
    void describesAnotherAccountsKeyOnlyWhereItsPolicyLets() {
        KmsClient other = twin.client(KmsClient.class, member, "us-east-1");
        KeyMetadata closed = kms.createKey().keyMetadata();
        assertThatThrownBy(() -> other.describeKey(r -> r.keyId(closed.arn())))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("AccessDeniedException"));
        KeyMetadata open = kms.createKey(r -> r.policy(policy(member))).keyMetadata();
        assertThat(other.describeKey(r -> r.keyId(open.arn())).keyMetadata()).isEqualTo(open);
    }

    @Test
    void refusesPrincipalsThatCannotBe() {
        String policy =
                policy(OWNER).replace("arn:aws:iam::" + OWNER + ":root", "arn:aws:iam::audit:root");
        assertThatThrownBy(() -> kms.createKey(r -> r.policy(policy)))
                .hasMessageContaining("one or more invalid principals");
    }

    @Test
    void tellsEncryptingServicesWhatAKeyLets() {
        String policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Action\":\"kms:GenerateDataKey*\",\"Resource\":\"*\"}]}"
                        .formatted(OWNER);
        KeyMetadata key = kms.createKey(r -> r.policy(policy)).keyMetadata();
        kms.createAlias(r -> r.aliasName("alias/trail").targetKeyId(key.keyId()));
        Optional<KeyDirectory.Found> told =
                twin.inspect(
                        world -> new KeyDirectory(world).find("alias/trail", OWNER, "us-east-1"));
        assertThat(told)
                .hasValueSatisfying(found -> {
                    assertThat(found.arn()).isEqualTo(key.arn());
                    assertThat(found.enabled()).isTrue();
                    assertThat(
                                    found.allows(
                                            "cloudtrail.amazonaws.com",
                                            "kms:GenerateDataKeyWithoutPlaintext"))
                            .isTrue();
                    assertThat(found.allows("cloudtrail.amazonaws.com", "kms:Decrypt")).isFalse();
                });
    }

    @Test
    void keepsKeysRolesAndLogGroupsInTheStateFile(@TempDir Path directory) {
        Path file = directory.resolve("twin.json");
        KeyMetadata key;
        try (Twin first = Scenario.generated(3).in(TwinServices.twin().open(file))) {
            KmsClient client = first.client(KmsClient.class, OWNER, "us-east-1");
            key = client.createKey(r -> r.description("d")).keyMetadata();
            client.createAlias(r -> r.aliasName("alias/a").targetKeyId(key.keyId()));
            client.enableKeyRotation(r -> r.keyId(key.keyId()));
            first.change(
                    world -> new ServiceLinkedRoles(world).ensure(OWNER, "config.amazonaws.com"));
            IamClient iam = first.client(IamClient.class, OWNER, "us-east-1");
            iam.createPolicy(r ->
                    r.policyName("p")
                            .policyDocument(
                                    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"));
            CloudWatchLogsClient logs =
                    first.client(CloudWatchLogsClient.class, OWNER, "us-east-1");
            logs.createLogGroup(r -> r.logGroupName("g"));
            logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(7));
        }
        try (Twin second = TwinServices.twin().open(file)) {
            KmsClient client = second.client(KmsClient.class, OWNER, "us-east-1");
            assertThat(client.describeKey(r -> r.keyId("alias/a")).keyMetadata()).isEqualTo(key);
            assertThat(client.getKeyRotationStatus(r -> r.keyId(key.keyId())).keyRotationEnabled())
                    .isTrue();
            IamClient iam = second.client(IamClient.class, OWNER, "us-east-1");
            assertThat(
                            iam.listAttachedRolePolicies(r -> r.roleName("AWSServiceRoleForConfig"))
                                    .attachedPolicies())
                    .hasSize(1);
            assertThat(iam.listPolicies().policies()).hasSize(1);
            CloudWatchLogsClient logs =
                    second.client(CloudWatchLogsClient.class, OWNER, "us-east-1");
            assertThat(logs.describeLogGroups().logGroups().getFirst().retentionInDays())
                    .isEqualTo(7);
        }
    }
}
