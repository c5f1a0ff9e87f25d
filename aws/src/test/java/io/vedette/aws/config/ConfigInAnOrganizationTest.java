package io.vedette.aws.config;

import static io.vedette.aws.config.ConfigRig.ADMINISTRATOR;
import static io.vedette.aws.config.ConfigRig.HOME;
import static io.vedette.aws.config.ConfigRig.LOG_ARCHIVE;
import static io.vedette.aws.config.ConfigRig.MANAGEMENT;
import static io.vedette.aws.config.ConfigRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.MaximumExecutionFrequency;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.RecordingFrequency;
import software.amazon.awssdk.services.config.model.RecordingGroup;
import software.amazon.awssdk.services.config.model.RecordingStrategyType;
import software.amazon.awssdk.services.config.model.ResourceType;
import software.amazon.awssdk.services.s3.S3Client;

class ConfigInAnOrganizationTest {

    private static final String[] SEVENTEEN = {
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
        "ap-south-1",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-southeast-1",
        "ap-southeast-2",
        "ca-central-1",
        "eu-central-1",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "eu-north-1",
        "sa-east-1"
    };

    private static ConfigRig applied(ConfigRig rig) {
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .extracting(DeploymentOutcome::outcome)
                .allMatch(Outcome.Done.class::isInstance);
        return rig;
    }

    private static ConfigurationRecorder recorder(ConfigRig rig, String account, String region) {
        return rig.config(account, region)
                .describeConfigurationRecorders()
                .configurationRecorders()
                .getFirst();
    }

    private static DeliveryChannel channel(ConfigRig rig, String account, String region) {
        return rig.config(account, region).describeDeliveryChannels().deliveryChannels().getFirst();
    }

    private static boolean isRecording(ConfigRig rig, String account, String region) {
        return rig.config(account, region)
                .describeConfigurationRecorderStatus()
                .configurationRecordersStatus()
                .getFirst()
                .recording();
    }

    @Test
    void putsEverythingInPlaceAndThenFindsNothingToChange() {
        ConfigRig rig = applied(ConfigRig.organization(6));
        assertThat(rig.changes()).isEmpty();
        assertThat(isRecording(rig, MEMBER, "eu-west-1")).isTrue();
        assertThat(channel(rig, MEMBER, "eu-west-1").s3BucketName())
                .isEqualTo("config-bucket-" + LOG_ARCHIVE);
        assertThat(recorder(rig, MEMBER, HOME).roleARN())
                .isEqualTo(
                        "arn:aws:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
                                .formatted(MEMBER));
        assertThat(
                        rig.config(ADMINISTRATOR, HOME)
                                .describeConfigurationAggregators()
                                .configurationAggregators())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.organizationAggregationSource().allAwsRegions()).isTrue());
    }

    @Test
    void opensTheArchiveToAwsConfigOnBehalfOfTheOrganizationOnly() {
        ConfigRig rig = applied(ConfigRig.organization(4));
        String policy =
                rig.client(S3Client.class, LOG_ARCHIVE, HOME)
                        .getBucketPolicy(it -> it.bucket("config-bucket-" + LOG_ARCHIVE))
                        .policy();
        assertThat(policy)
                .contains("config.amazonaws.com")
                .contains("aws:SourceOrgID")
                .contains("bucket-owner-full-control")
                .containsOnlyOnce("\"AWS\"")
                .contains("\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"}");
    }

    @Test
    void recordsGlobalTypesInTheHomeRegionOnly() {
        ConfigRig rig = applied(ConfigRig.organization(4));
        assertThat(recorder(rig, MEMBER, HOME).recordingGroup().includeGlobalResourceTypes())
                .isTrue();
        assertThat(recorder(rig, MEMBER, "us-west-2").recordingGroup().includeGlobalResourceTypes())
                .isFalse();
    }

    @Test
    void checksGlobalResourcesInTheHomeRegionOnly() {
        ConfigRig rig = applied(ConfigRig.organization(4));
        assertThat(organizationRules(rig, HOME))
                .containsExactlyInAnyOrder(
                        "encrypted-volumes",
                        "iam-password-policy",
                        "required-tags",
                        "root-access-key-check",
                        "s3-bucket-public-access-prohibited");
        assertThat(organizationRules(rig, "eu-west-1"))
                .containsExactlyInAnyOrder(
                        "encrypted-volumes", "required-tags", "s3-bucket-public-access-prohibited");
        assertThat(rig.config(MANAGEMENT, "eu-west-1").describeConfigRules().configRules())
                .hasSize(3);
    }

    private static List<String> organizationRules(ConfigRig rig, String region) {
        return rig
                .config(ADMINISTRATOR, region)
                .describeOrganizationConfigRules(it -> {})
                .organizationConfigRules()
                .stream()
                .map(OrganizationConfigRule::organizationConfigRuleName)
                .toList();
    }

    @Test
    void readsWithFourCallsATargetAndThreeARegion() {
        ConfigRig rig = applied(ConfigRig.organization(30).regions(SEVENTEEN));
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        long targets = 30L * SEVENTEEN.length;
        assertThat(rig.calls().total(call -> call.service().equals("config")))
                .isEqualTo(4 * targets + 3L * SEVENTEEN.length + 1);
        assertThat(rig.calls().total(call -> call.service().equals("iam")))
                .as("service-linked roles, and the aggregator's role with its policy")
                .isEqualTo(30 + 2);
        assertThat(rig.calls().total(call -> call.service().equals("organizations"))).isEqualTo(2);
    }

    @Test
    void restartsAStoppedRecorder() {
        ConfigRig rig = applied(ConfigRig.organization(4));
        rig.config(MEMBER, HOME)
                .stopConfigurationRecorder(it -> it.configurationRecorderName("default"));
        assertThat(rig.changes())
                .containsExactly(
                        "config.recording default in 100000000001/us-east-1 [recording: false ->"
                                + " true]");
        applied(rig);
        assertThat(isRecording(rig, MEMBER, HOME)).isTrue();
    }

    @Test
    void repairsWhatWasChangedBehindItsBack() {
        ConfigRig rig = applied(ConfigRig.organization(4));
        tamper(rig);
        assertThat(rig.changes())
                .contains(
                        "config.member-rules organization-rules in 100000000001/eu-west-1"
                                + " [rules.required-tags.parameters.tag1Key: Team -> Environment,"
                                + " rules.required-tags.parameters.tag2Key: null -> Owner,"
                                + " rules.required-tags.parameters.tag3Key: null -> CostCenter,"
                                + " rules.required-tags.parameters.tag4Key: null ->"
                                + " DataClassification]")
                .filteredOn(it -> !it.startsWith("config.member-rules"))
                .containsExactly(
                        "config.aggregator vedette in 222222222222/us-east-1 [allRegions: false ->"
                                + " true, regions: [us-east-1] -> []]",
                        "config.delivery-channel default in 100000000001/us-east-1 [frequency:"
                                + " One_Hour -> TwentyFour_Hours]",
                        "config.organization-rule required-tags in 222222222222/eu-west-1"
                                + " [parameters.tag1Key: Team -> Environment, parameters.tag2Key: null"
                                + " -> Owner, parameters.tag3Key: null -> CostCenter,"
                                + " parameters.tag4Key: null -> DataClassification]",
                        "config.recorder default in 100000000001/us-east-1 [strategy:"
                                + " INCLUSION_BY_RESOURCE_TYPES -> ALL_SUPPORTED_RESOURCE_TYPES,"
                                + " globalResourceTypes: false -> true, resourceTypes:"
                                + " [AWS::S3::Bucket] -> []]",
                        "config.retention default in 100000000001/us-west-2 [days: 30 -> 2557]");
        applied(rig);
        assertThat(rig.changes()).isEmpty();
    }

    private static void tamper(ConfigRig rig) {
        ConfigClient member = rig.config(MEMBER, HOME);
        ConfigurationRecorder recorder = recorder(rig, MEMBER, HOME);
        member.putConfigurationRecorder(it ->
                it.configurationRecorder(to ->
                        to.name(recorder.name())
                                .roleARN(recorder.roleARN())
                                .recordingGroup(
                                        group -> group.resourceTypes(ResourceType.AWS_S3_BUCKET))));
        member.putDeliveryChannel(it ->
                it.deliveryChannel(to ->
                        to.name("default")
                                .s3BucketName("config-bucket-" + LOG_ARCHIVE)
                                .configSnapshotDeliveryProperties(how ->
                                        how.deliveryFrequency(
                                                MaximumExecutionFrequency.ONE_HOUR))));
        rig.config(MEMBER, "us-west-2")
                .putRetentionConfiguration(it -> it.retentionPeriodInDays(30));
        ConfigClient administrator = rig.config(ADMINISTRATOR, HOME);
        administrator.putConfigurationAggregator(it ->
                it.configurationAggregatorName("vedette")
                        .organizationAggregationSource(source ->
                                source.roleArn(
                                                "arn:aws:iam::222222222222:role/vedette-config-aggregator")
                                        .awsRegions("us-east-1")));
        rig.config(ADMINISTRATOR, "eu-west-1")
                .putOrganizationConfigRule(it ->
                        it.organizationConfigRuleName("required-tags")
                                .organizationManagedRuleMetadata(rule ->
                                        rule.ruleIdentifier("REQUIRED_TAGS")
                                                .inputParameters("{\"tag1Key\":\"Team\"}")));
        rig.pass(Duration.ofMinutes(2));
    }

    @Test
    void adoptsARecorderWithItsNameItsFrequencyAndItsTopic() {
        ConfigRig rig = ConfigRig.organization(4);
        theirRecorder(rig, "their-recorder");
        applied(rig);
        ConfigurationRecorder recorder = recorder(rig, MEMBER, HOME);
        assertThat(recorder.name()).isEqualTo("their-recorder");
        assertThat(recorder.roleARN()).contains("AWSServiceRoleForConfig");
        assertThat(recorder.recordingMode().recordingFrequency())
                .isEqualTo(RecordingFrequency.DAILY);
        assertThat(recorder.recordingGroup().recordingStrategy().useOnly())
                .isEqualTo(RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES);
        assertThat(isRecording(rig, MEMBER, HOME)).isTrue();
        DeliveryChannel channel = channel(rig, MEMBER, HOME);
        assertThat(channel.name()).isEqualTo("their-channel");
        assertThat(channel.snsTopicARN()).isEqualTo("arn:aws:sns:us-east-1:100000000001:changes");
        assertThat(channel.s3BucketName()).isEqualTo("config-bucket-" + LOG_ARCHIVE);
        assertThat(channel.s3KeyPrefix()).isNull();
        assertThat(rig.changes()).isEmpty();
    }

    private static void theirRecorder(ConfigRig rig, String name) {
        rig.client(S3Client.class, MEMBER, HOME).createBucket(it -> it.bucket("their-own-bucket"));
        ConfigClient config = rig.config(MEMBER, HOME);
        config.putConfigurationRecorder(it ->
                it.configurationRecorder(recorder ->
                        recorder.name(name)
                                .roleARN("arn:aws:iam::100000000001:role/their-role")
                                .recordingGroup(RecordingGroup.builder().allSupported(true).build())
                                .recordingMode(mode ->
                                        mode.recordingFrequency(RecordingFrequency.DAILY))));
        config.putDeliveryChannel(it ->
                it.deliveryChannel(channel ->
                        channel.name("their-channel")
                                .s3BucketName("their-own-bucket")
                                .s3KeyPrefix("prefix")
                                .snsTopicARN("arn:aws:sns:us-east-1:100000000001:changes")));
    }

    @Test
    void reportsAndLeavesWhatControlTowerKeeps() {
        ConfigRig rig = ConfigRig.organization(4);
        theirRecorder(rig, "aws-controltower-BaselineConfigRecorder");
        assertThat(rig.changes())
                .contains(
                        "config.recorder default in 100000000001/us-east-1"
                                + " Skip[why=aws-controltower-BaselineConfigRecorder belongs to AWS"
                                + " Control Tower and is not as the baseline asks]");
        rig.apply();
        assertThat(recorder(rig, MEMBER, HOME).roleARN()).endsWith("role/their-role");
    }

    @Test
    void oneAccountsFailureLeavesTheOthersAlone() {
        ConfigRig rig =
                ConfigRig.organization(
                        5,
                        FaultScript.builder()
                                .deny(
                                        new FaultScript.Denial(
                                                MEMBER, "config", "PutConfigurationRecorder"))
                                .build());
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .filteredOn(it -> it.target().account().value().equals(MEMBER))
                .hasSize(3)
                .extracting(DeploymentOutcome::outcome)
                .noneMatch(Outcome.Done.class::isInstance);
        assertThat(report.deployments())
                .filteredOn(it -> !it.target().account().value().equals(MEMBER))
                .hasSize(12)
                .extracting(DeploymentOutcome::outcome)
                .allMatch(Outcome.Done.class::isInstance);
        rig.pass(Duration.ofHours(1));
        assertThat(rig.changes())
                .anySatisfy(it ->
                        assertThat(it)
                                .startsWith(
                                        "config.member-rules organization-rules in"
                                                + " 100000000001/us-west-2")
                                .contains(
                                        "rules.encrypted-volumes.status: CREATE_FAILED:"
                                                + " NoAvailableConfigurationRecorder: You must create a"
                                                + " configuration recorder before you can create or"
                                                + " update a Config rule. -> deployed"));
    }

    @Test
    void hasAwsConfigTryAgainWithOneRequestARule() {
        ConfigRig rig = applied(ConfigRig.organization(40).regions(HOME));
        List<String> failing = List.of(MEMBER, "100000000002", "100000000003");
        for (String account : failing) {
            ConfigClient config = rig.config(account, HOME);
            config.stopConfigurationRecorder(it -> it.configurationRecorderName("default"));
            config.deleteConfigurationRecorder(it -> it.configurationRecorderName("default"));
        }
        rig.config(ADMINISTRATOR, HOME)
                .putOrganizationConfigRule(it ->
                        it.organizationConfigRuleName("encrypted-volumes")
                                .organizationManagedRuleMetadata(
                                        rule -> rule.ruleIdentifier("ENCRYPTED_VOLUMES")));
        rig.pass(Duration.ofMinutes(10));
        rig.calls().clear();
        applied(rig);
        assertThat(rig.calls().total("config", "PutOrganizationConfigRule")).isEqualTo(1);
        assertThat(rig.calls().total("config", "PutConfigurationRecorder")).isEqualTo(3);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leavesExcludedAccountsOutOfOrganizationRules() {
        ConfigRig rig = ConfigRig.organization(5).excluding(MEMBER);
        rig.apply();
        assertThat(
                        rig.config(MEMBER, HOME)
                                .describeConfigurationRecorders()
                                .configurationRecorders())
                .isEmpty();
        assertThat(
                        rig.config(ADMINISTRATOR, HOME)
                                .describeOrganizationConfigRules(it -> {})
                                .organizationConfigRules())
                .allSatisfy(rule -> assertThat(rule.excludedAccounts()).containsExactly(MEMBER));
    }

    @Test
    void leavesAnOrganizationRuleOfAnotherKindAlone() {
        ConfigRig rig = applied(ConfigRig.organization(4).regions(HOME));
        rig.config(ADMINISTRATOR, HOME)
                .putOrganizationConfigRule(it ->
                        it.organizationConfigRuleName("encrypted-volumes")
                                .organizationManagedRuleMetadata(
                                        rule -> rule.ruleIdentifier("VPC_FLOW_LOGS_ENABLED")));
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.changes())
                .filteredOn(it -> !it.startsWith("config.member-rules"))
                .containsExactly(
                        "config.organization-rule encrypted-volumes in 222222222222/us-east-1"
                                + " Skip[why=an organization rule of this name is there and is not the"
                                + " AWS-managed rule ENCRYPTED_VOLUMES]");
    }
}
