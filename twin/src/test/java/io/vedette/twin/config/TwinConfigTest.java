package io.vedette.twin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.FailedRemediationBatch;
import software.amazon.awssdk.services.config.model.InsufficientDeliveryPolicyException;
import software.amazon.awssdk.services.config.model.InvalidParameterValueException;
import software.amazon.awssdk.services.config.model.MemberAccountRuleStatus;
import software.amazon.awssdk.services.config.model.MemberAccountStatus;
import software.amazon.awssdk.services.config.model.NoAvailableConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.NoSuchBucketException;
import software.amazon.awssdk.services.config.model.NoSuchOrganizationConfigRuleException;
import software.amazon.awssdk.services.config.model.OrganizationAccessDeniedException;
import software.amazon.awssdk.services.config.model.OrganizationRuleStatus;
import software.amazon.awssdk.services.config.model.Owner;
import software.amazon.awssdk.services.config.model.RecorderStatus;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;
import software.amazon.awssdk.services.config.model.RemediationParameterValue;
import software.amazon.awssdk.services.config.model.RemediationTargetType;
import software.amazon.awssdk.services.config.model.ResourceInUseException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;

class TwinConfigTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String ARCHIVE = "333333333333";
    private static final String MEMBER = "100000000001";
    private static final String UNREADY = "100000000002";
    private static final String RULES_SERVICE = "config-multiaccountsetup.amazonaws.com";

    private final Clock clock = new Clock();
    private Twin twin = twin(FaultScript.NONE);

    private static final class Clock implements TwinClock {

        private Instant now = Instant.parse("2026-01-05T09:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
        }
    }

    private Twin twin(FaultScript faults) {
        return Scenario.generated(5).in(TwinServices.twin().clock(clock).faults(faults).inMemory());
    }

    private ConfigClient config(String account) {
        return twin.client(ConfigClient.class, account, "us-east-1");
    }

    private static String serviceLinkedRole(String account) {
        return "arn:aws:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
                .formatted(account);
    }

    private void record(String account, String role) {
        config(account)
                .putConfigurationRecorder(it ->
                        it.configurationRecorder(
                                recorder -> recorder.name("default").roleARN(role)));
    }

    private void record(String account) {
        record(account, serviceLinkedRole(account));
    }

    private void delegate() {
        OrganizationsClient organizations =
                twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
        organizations.enableAWSServiceAccess(it -> it.servicePrincipal(RULES_SERVICE));
        organizations.registerDelegatedAdministrator(
                it -> it.accountId(SECURITY).servicePrincipal(RULES_SERVICE));
    }

    private void putOrganizationRule(String account, String... excluded) {
        config(account)
                .putOrganizationConfigRule(it ->
                        it.organizationConfigRuleName("encrypted-volumes")
                                .organizationManagedRuleMetadata(
                                        rule -> rule.ruleIdentifier("ENCRYPTED_VOLUMES"))
                                .excludedAccounts(excluded));
    }

    private OrganizationRuleStatus status() {
        return config(SECURITY)
                .describeOrganizationConfigRuleStatuses(it -> {})
                .organizationConfigRuleStatuses()
                .getFirst()
                .organizationRuleStatus();
    }

    private List<MemberAccountStatus> members(MemberAccountRuleStatus only) {
        return config(SECURITY)
                .getOrganizationConfigRuleDetailedStatus(it ->
                        it.organizationConfigRuleName("encrypted-volumes")
                                .filters(filter -> filter.memberAccountRuleStatus(only)))
                .organizationConfigRuleDetailedStatus();
    }

    private void recordEverywhereBut(String unready) {
        for (String account : List.of(MANAGEMENT, SECURITY, ARCHIVE, MEMBER, UNREADY)) {
            if (!account.equals(unready)) {
                record(account);
            }
        }
    }

    @Test
    void deploysAnOrganizationRuleToAllAccountsInTime() {
        recordEverywhereBut("");
        delegate();
        putOrganizationRule(SECURITY, ARCHIVE);
        assertThat(status()).isEqualTo(OrganizationRuleStatus.CREATE_IN_PROGRESS);
        assertThat(config(MEMBER).describeConfigRules().configRules()).isEmpty();
        clock.pause(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(OrganizationRuleStatus.CREATE_SUCCESSFUL);
        assertThat(members(MemberAccountRuleStatus.CREATE_SUCCESSFUL))
                .extracting(MemberAccountStatus::accountId)
                .containsExactlyInAnyOrder(MANAGEMENT, SECURITY, MEMBER, UNREADY);
        assertThat(config(MEMBER).describeConfigRules().configRules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.configRuleName())
                            .startsWith("OrgConfigRule-encrypted-volumes-");
                    assertThat(rule.createdBy()).isEqualTo(RULES_SERVICE);
                });
        assertThat(config(ARCHIVE).describeConfigRules().configRules()).isEmpty();
    }

    @Test
    void givesUpOnAnAccountWithoutARecorderAndTriesAgainWhenAsked() {
        recordEverywhereBut(UNREADY);
        delegate();
        putOrganizationRule(SECURITY);
        clock.pause(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(OrganizationRuleStatus.CREATE_IN_PROGRESS);
        assertThat(members(MemberAccountRuleStatus.CREATE_SUCCESSFUL)).hasSize(4);
        clock.pause(Duration.ofMinutes(10));
        assertThat(status()).isEqualTo(OrganizationRuleStatus.CREATE_FAILED);
        assertThat(members(MemberAccountRuleStatus.CREATE_FAILED))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.accountId()).isEqualTo(UNREADY);
                    assertThat(member.errorCode()).isEqualTo("NoAvailableConfigurationRecorder");
                });
        record(UNREADY);
        putOrganizationRule(SECURITY);
        clock.pause(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(OrganizationRuleStatus.UPDATE_SUCCESSFUL);
    }

    @Test
    void letsOnlyAdministratorsActForTheOrganization() {
        assertThatExceptionOfType(OrganizationAccessDeniedException.class)
                .isThrownBy(() -> putOrganizationRule(SECURITY));
        assertThatExceptionOfType(OrganizationAccessDeniedException.class)
                .isThrownBy(() -> config(MEMBER).describeOrganizationConfigRules(it -> {}));
        record(MANAGEMENT);
        putOrganizationRule(MANAGEMENT);
        assertThat(
                        twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1")
                                .listAWSServiceAccessForOrganization(it -> {})
                                .enabledServicePrincipals())
                .extracting(it -> it.servicePrincipal())
                .contains(RULES_SERVICE);
        delegate();
        assertThat(
                        config(SECURITY)
                                .describeOrganizationConfigRules(it -> {})
                                .organizationConfigRules())
                .as("rules of another administrator")
                .isEmpty();
    }

    @Test
    void deletesAnOrganizationRuleWithItsRules() {
        recordEverywhereBut("");
        delegate();
        putOrganizationRule(SECURITY);
        assertThatExceptionOfType(ResourceInUseException.class)
                .isThrownBy(this::deleteOrganizationRule);
        clock.pause(Duration.ofMinutes(2));
        deleteOrganizationRule();
        assertThatExceptionOfType(ResourceInUseException.class)
                .isThrownBy(() -> putOrganizationRule(SECURITY));
        clock.pause(Duration.ofMinutes(2));
        assertThat(config(MEMBER).describeConfigRules().configRules()).isEmpty();
        assertThatExceptionOfType(NoSuchOrganizationConfigRuleException.class)
                .isThrownBy(this::deleteOrganizationRule);
    }

    private void deleteOrganizationRule() {
        config(SECURITY)
                .deleteOrganizationConfigRule(
                        it -> it.organizationConfigRuleName("encrypted-volumes"));
    }

    @Test
    void needsARecorderForAManagedRuleOnly() {
        ConfigRule managed =
                ConfigRule.builder()
                        .configRuleName("encrypted-volumes")
                        .source(it -> it.owner(Owner.AWS).sourceIdentifier("ENCRYPTED_VOLUMES"))
                        .build();
        assertThatExceptionOfType(NoAvailableConfigurationRecorderException.class)
                .isThrownBy(() -> config(MEMBER).putConfigRule(it -> it.configRule(managed)));
        ConfigRule custom =
                ConfigRule.builder()
                        .configRuleName("ours")
                        .source(it ->
                                it.owner(Owner.CUSTOM_LAMBDA)
                                        .sourceIdentifier(
                                                "arn:aws:lambda:us-east-1:100000000001:function:f"))
                        .build();
        config(MEMBER).putConfigRule(it -> it.configRule(custom));
        assertThat(config(MEMBER).describeConfigRules().configRules()).hasSize(1);
    }

    @Test
    void deliversOnlyWhereItMayWrite() {
        record(MEMBER);
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> deliver("nowhere"));
        bucket(ARCHIVE, "archive");
        assertThatExceptionOfType(InsufficientDeliveryPolicyException.class)
                .isThrownBy(() -> deliver("archive"));
        open("archive");
        deliver("archive");
        assertThat(config(MEMBER).describeDeliveryChannels().deliveryChannels()).hasSize(1);
    }

    @Test
    void deliversAsARoleOfItsOwnToItsOwnBucketsOnly() {
        record(MEMBER, "arn:aws:iam::100000000001:role/config");
        bucket(MEMBER, "their-own");
        deliver("their-own");
        bucket(ARCHIVE, "archive");
        open("archive");
        assertThatExceptionOfType(InsufficientDeliveryPolicyException.class)
                .isThrownBy(() -> deliver("archive"));
    }

    private void bucket(String account, String name) {
        twin.client(S3Client.class, account, "us-east-1").createBucket(it -> it.bucket(name));
    }

    private void open(String bucket) {
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"},
                   "Action": ["s3:GetBucketAcl", "s3:PutObject"],
                   "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/AWSLogs/*/Config/*"]}]}
                """
                        .formatted(bucket);
        twin.client(S3Client.class, ARCHIVE, "us-east-1")
                .putBucketPolicy(it -> it.bucket(bucket).policy(policy));
    }

    private void deliver(String bucket) {
        config(MEMBER)
                .putDeliveryChannel(
                        it -> it.deliveryChannel(to -> to.name("default").s3BucketName(bucket)));
    }

    @Test
    void reportsTheFirstRecordingOnceItSucceeded() {
        record(MEMBER, "arn:aws:iam::100000000001:role/config");
        bucket(MEMBER, "their-own");
        deliver("their-own");
        config(MEMBER).startConfigurationRecorder(it -> it.configurationRecorderName("default"));
        assertThat(lastStatus()).isEqualTo(RecorderStatus.PENDING);
        clock.pause(Duration.ofMinutes(1));
        assertThat(lastStatus()).isEqualTo(RecorderStatus.SUCCESS);
    }

    private RecorderStatus lastStatus() {
        return config(MEMBER)
                .describeConfigurationRecorderStatus()
                .configurationRecordersStatus()
                .getFirst()
                .lastStatus();
    }

    @Test
    void remediatesAccountRulesOnly() {
        recordEverywhereBut("");
        delegate();
        putOrganizationRule(SECURITY);
        clock.pause(Duration.ofMinutes(2));
        String organizationRule =
                config(MEMBER).describeConfigRules().configRules().getFirst().configRuleName();
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> remediate(organizationRule, false));
        putAccountRule();
        assertThat(remediate("volumes", false)).isEmpty();
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .as("without a role to take")
                .isThrownBy(() -> remediate("volumes", true));
        assertThat(
                        config(MEMBER)
                                .describeRemediationConfigurations(
                                        it -> it.configRuleNames("volumes", "another"))
                                .remediationConfigurations())
                .extracting(RemediationConfiguration::configRuleName)
                .containsExactly("volumes");
    }

    @Test
    void answersRemediationsThatItDidNotTake() {
        twin = twin(FaultScript.builder().unprocessed(MEMBER, "config").build());
        record(MEMBER);
        putAccountRule();
        assertThat(remediate("volumes", false))
                .singleElement()
                .extracting(it -> it.failedItems().size())
                .isEqualTo(1);
    }

    private void putAccountRule() {
        config(MEMBER)
                .putConfigRule(it ->
                        it.configRule(rule ->
                                rule.configRuleName("volumes")
                                        .source(source ->
                                                source.owner(Owner.AWS)
                                                        .sourceIdentifier("ENCRYPTED_VOLUMES"))));
    }

    private List<FailedRemediationBatch> remediate(String rule, boolean automatic) {
        RemediationConfiguration remediation =
                RemediationConfiguration.builder()
                        .configRuleName(rule)
                        .targetType(RemediationTargetType.SSM_DOCUMENT)
                        .targetId("AWS-PublishSNSNotification")
                        .automatic(automatic)
                        .parameters(
                                Map.of(
                                        "Message",
                                        RemediationParameterValue.builder()
                                                .staticValue(it -> it.values("unencrypted"))
                                                .build()))
                        .build();
        return config(MEMBER)
                .putRemediationConfigurations(it -> it.remediationConfigurations(remediation))
                .failedBatches();
    }
}
