package io.vedette.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AccountAggregationSource;
import software.amazon.awssdk.services.config.model.AggregationAuthorization;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.InsufficientDeliveryPolicyException;
import software.amazon.awssdk.services.config.model.InvalidParameterValueException;
import software.amazon.awssdk.services.config.model.InvalidRecordingGroupException;
import software.amazon.awssdk.services.config.model.InvalidS3KeyPrefixException;
import software.amazon.awssdk.services.config.model.LastDeliveryChannelDeleteFailedException;
import software.amazon.awssdk.services.config.model.MaxNumberOfConfigurationRecordersExceededException;
import software.amazon.awssdk.services.config.model.MaxNumberOfDeliveryChannelsExceededException;
import software.amazon.awssdk.services.config.model.MaximumExecutionFrequency;
import software.amazon.awssdk.services.config.model.NoAvailableConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.NoAvailableDeliveryChannelException;
import software.amazon.awssdk.services.config.model.NoSuchBucketException;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationAggregatorException;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.NoSuchDeliveryChannelException;
import software.amazon.awssdk.services.config.model.NoSuchRetentionConfigurationException;
import software.amazon.awssdk.services.config.model.Owner;
import software.amazon.awssdk.services.config.model.RecordingGroup;
import software.amazon.awssdk.services.config.model.RecordingStrategyType;
import software.amazon.awssdk.services.config.model.ResourceType;
import software.amazon.awssdk.services.config.model.RetentionConfiguration;
import software.amazon.awssdk.services.config.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;

@ParameterizedClass
@EnumSource
class ConfigContractTest {

    private static final String REGION = "us-east-1";

    private final Cloud kind;
    private final String account;
    private final ConfigClient config;
    private final S3Client s3;

    ConfigContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        this.account = cloud.newAccount();
        this.config = cloud.client(ConfigClient.class, account, REGION);
        this.s3 = cloud.client(S3Client.class, account, REGION);
    }

    private String role() {
        return "arn:aws:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
                .formatted(account);
    }

    private void record(String name, RecordingGroup group) {
        config.putConfigurationRecorder(it ->
                it.configurationRecorder(
                        recorder -> recorder.name(name).roleARN(role()).recordingGroup(group)));
    }

    private void recordAll() {
        record("default", RecordingGroup.builder().allSupported(true).build());
    }

    private String openBucket() {
        String bucket = "config-" + account;
        s3.createBucket(it -> it.bucket(bucket));
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"},
                   "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::%1$s"},
                  {"Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"},
                   "Action": "s3:PutObject", "Resource": "arn:aws:s3:::%1$s/AWSLogs/%2$s/Config/*"}]}
                """
                        .formatted(bucket, account);
        s3.putBucketPolicy(it -> it.bucket(bucket).policy(policy));
        return bucket;
    }

    private void deliverTo(String bucket) {
        config.putDeliveryChannel(it ->
                it.deliveryChannel(channel ->
                        channel.name("default")
                                .s3BucketName(bucket)
                                .configSnapshotDeliveryProperties(to ->
                                        to.deliveryFrequency(
                                                MaximumExecutionFrequency.SIX_HOURS))));
    }

    private static ConfigRule.Builder rule(String name, String identifier) {
        return ConfigRule.builder()
                .configRuleName(name)
                .source(it -> it.owner(Owner.AWS).sourceIdentifier(identifier));
    }

    private void put(ConfigRule.Builder rule) {
        config.putConfigRule(it -> it.configRule(rule.build()));
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(config.describeConfigurationRecorders().configurationRecorders()).isEmpty();
        assertThat(config.describeConfigurationRecorderStatus().configurationRecordersStatus())
                .isEmpty();
        assertThat(config.describeDeliveryChannels().deliveryChannels()).isEmpty();
        assertThat(config.describeRetentionConfigurations().retentionConfigurations()).isEmpty();
        assertThat(config.describeConfigRules().configRules()).isEmpty();
        assertThat(config.describeConfigurationAggregators().configurationAggregators()).isEmpty();
        assertThat(config.describeAggregationAuthorizations().aggregationAuthorizations())
                .isEmpty();
    }

    @Test
    void keepsARecorderOfAllTypes() {
        record(
                "default",
                RecordingGroup.builder()
                        .allSupported(true)
                        .includeGlobalResourceTypes(true)
                        .recordingStrategy(it ->
                                it.useOnly(RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES))
                        .build());
        assertThat(config.describeConfigurationRecorders().configurationRecorders())
                .singleElement()
                .satisfies(recorder -> {
                    assertThat(recorder.name()).isEqualTo("default");
                    assertThat(recorder.roleARN()).isEqualTo(role());
                    assertThat(recorder.recordingGroup().allSupported()).isTrue();
                    assertThat(recorder.recordingGroup().includeGlobalResourceTypes()).isTrue();
                });
    }

    @Test
    void keepsARecorderOfSomeTypes() {
        record(
                "default",
                RecordingGroup.builder()
                        .allSupported(false)
                        .resourceTypes(ResourceType.AWS_S3_BUCKET, ResourceType.AWS_EC2_INSTANCE)
                        .build());
        RecordingGroup group =
                config.describeConfigurationRecorders()
                        .configurationRecorders()
                        .getFirst()
                        .recordingGroup();
        assertThat(group.recordingStrategy().useOnly())
                .isEqualTo(RecordingStrategyType.INCLUSION_BY_RESOURCE_TYPES);
        assertThat(group.resourceTypes())
                .containsExactlyInAnyOrder(
                        ResourceType.AWS_S3_BUCKET, ResourceType.AWS_EC2_INSTANCE);
    }

    @Test
    void keepsARecorderOfAllButSomeTypes() {
        record(
                "default",
                RecordingGroup.builder()
                        .exclusionByResourceTypes(
                                it -> it.resourceTypes(ResourceType.AWS_EC2_INSTANCE))
                        .recordingStrategy(
                                it -> it.useOnly(RecordingStrategyType.EXCLUSION_BY_RESOURCE_TYPES))
                        .build());
        RecordingGroup group =
                config.describeConfigurationRecorders()
                        .configurationRecorders()
                        .getFirst()
                        .recordingGroup();
        assertThat(group.allSupported()).isFalse();
        assertThat(group.exclusionByResourceTypes().resourceTypes())
                .containsExactly(ResourceType.AWS_EC2_INSTANCE);
    }

    @Test
    void refusesRecordingGroupsThatContradictThemselves() {
        RecordingGroup both =
                RecordingGroup.builder()
                        .allSupported(true)
                        .resourceTypes(ResourceType.AWS_S3_BUCKET)
                        .build();
        RecordingGroup globalWithSome =
                RecordingGroup.builder()
                        .includeGlobalResourceTypes(true)
                        .resourceTypes(ResourceType.AWS_S3_BUCKET)
                        .build();
        RecordingGroup nothing = RecordingGroup.builder().allSupported(false).build();
        for (RecordingGroup group : List.of(both, globalWithSome, nothing)) {
            assertThatThrownBy(() -> record("default", group))
                    .isInstanceOf(InvalidRecordingGroupException.class);
        }
    }

    @Test
    void takesOneRecorderOnly() {
        recordAll();
        assertThatThrownBy(
                        () -> record("second", RecordingGroup.builder().allSupported(true).build()))
                .isInstanceOf(MaxNumberOfConfigurationRecordersExceededException.class);
        assertThatThrownBy(() ->
                        config.describeConfigurationRecorders(
                                it -> it.configurationRecorderNames("second")))
                .isInstanceOf(NoSuchConfigurationRecorderException.class);
    }

    @Test
    void needsARecorderForADeliveryChannel() {
        String bucket = openBucket();
        assertThatThrownBy(() -> deliverTo(bucket))
                .isInstanceOf(NoAvailableConfigurationRecorderException.class);
    }

    @Test
    void keepsOneDeliveryChannel() {
        recordAll();
        String bucket = openBucket();
        deliverTo(bucket);
        assertThat(config.describeDeliveryChannels().deliveryChannels())
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.name()).isEqualTo("default");
                    assertThat(channel.s3BucketName()).isEqualTo(bucket);
                    assertThat(channel.s3KeyPrefix()).isNull();
                    assertThat(channel.s3KmsKeyArn()).isNull();
                    assertThat(channel.configSnapshotDeliveryProperties().deliveryFrequency())
                            .isEqualTo(MaximumExecutionFrequency.SIX_HOURS);
                });
        DeliveryChannel second =
                DeliveryChannel.builder().name("second").s3BucketName(bucket).build();
        assertThatThrownBy(() -> config.putDeliveryChannel(it -> it.deliveryChannel(second)))
                .isInstanceOf(MaxNumberOfDeliveryChannelsExceededException.class);
        assertThatThrownBy(() ->
                        config.describeDeliveryChannels(it -> it.deliveryChannelNames("second")))
                .isInstanceOf(NoSuchDeliveryChannelException.class);
    }

    @Test
    void refusesAnEmptyPrefix() {
        recordAll();
        DeliveryChannel channel =
                DeliveryChannel.builder()
                        .name("default")
                        .s3BucketName(openBucket())
                        .s3KeyPrefix("")
                        .build();
        assertThatThrownBy(() -> config.putDeliveryChannel(it -> it.deliveryChannel(channel)))
                .isInstanceOf(InvalidS3KeyPrefixException.class);
    }

    @Test
    void recordsOnlyOnceThereIsADeliveryChannel() {
        recordAll();
        assertThatThrownBy(() ->
                        config.startConfigurationRecorder(
                                it -> it.configurationRecorderName("default")))
                .isInstanceOf(NoAvailableDeliveryChannelException.class);
        deliverTo(openBucket());
        config.startConfigurationRecorder(it -> it.configurationRecorderName("default"));
        assertThat(isRecording()).isTrue();
        assertThatThrownBy(
                        () -> config.deleteDeliveryChannel(it -> it.deliveryChannelName("default")))
                .isInstanceOf(LastDeliveryChannelDeleteFailedException.class);
        config.stopConfigurationRecorder(it -> it.configurationRecorderName("default"));
        assertThat(isRecording()).isFalse();
        assertThatThrownBy(() ->
                        config.startConfigurationRecorder(
                                it -> it.configurationRecorderName("another")))
                .isInstanceOf(NoSuchConfigurationRecorderException.class);
    }

    @Test
    void keepsRecordingWhenTheRecorderIsPutAgain() {
        recordAll();
        deliverTo(openBucket());
        config.startConfigurationRecorder(it -> it.configurationRecorderName("default"));
        recordAll();
        assertThat(isRecording()).isTrue();
    }

    private boolean isRecording() {
        return config.describeConfigurationRecorderStatus()
                .configurationRecordersStatus()
                .getFirst()
                .recording();
    }

    @Test
    void keepsOneRetentionConfiguration() {
        config.putRetentionConfiguration(it -> it.retentionPeriodInDays(90));
        config.putRetentionConfiguration(it -> it.retentionPeriodInDays(2557));
        assertThat(config.describeRetentionConfigurations().retentionConfigurations())
                .containsExactly(
                        RetentionConfiguration.builder()
                                .name("default")
                                .retentionPeriodInDays(2557)
                                .build());
        assertThatThrownBy(() ->
                        config.describeRetentionConfigurations(
                                it -> it.retentionConfigurationNames("another")))
                .isInstanceOf(NoSuchRetentionConfigurationException.class);
        assertThatThrownBy(
                        () -> config.putRetentionConfiguration(it -> it.retentionPeriodInDays(29)))
                .isInstanceOf(AwsServiceException.class)
                .extracting(it -> ((AwsServiceException) it).awsErrorDetails().errorCode())
                .isEqualTo("ValidationException");
    }

    @Test
    void keepsAManagedRule() {
        recordAll();
        put(
                rule("required-tags", "REQUIRED_TAGS")
                        .inputParameters("{\"tag1Key\":\"Owner\",\"tag2Key\":\"CostCenter\"}"));
        ConfigRule there =
                config.describeConfigRules(it -> it.configRuleNames("required-tags"))
                        .configRules()
                        .getFirst();
        assertThat(there.source().sourceIdentifier()).isEqualTo("REQUIRED_TAGS");
        assertThat(there.configRuleState()).isEqualTo(ConfigRuleState.ACTIVE);
        put(there.toBuilder().inputParameters("{\"tag1Key\":\"Owner\"}"));
        assertThat(config.describeConfigRules().configRules())
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.configRuleArn()).isEqualTo(there.configRuleArn());
                    assertThat(changed.inputParameters()).isEqualTo("{\"tag1Key\":\"Owner\"}");
                });
    }

    @Test
    void failsAsAWholeWhereOneOfTheNamedRulesIsNotThere() {
        recordAll();
        put(rule("encrypted-volumes", "ENCRYPTED_VOLUMES"));
        assertThatThrownBy(() ->
                        config.describeConfigRules(
                                it -> it.configRuleNames("encrypted-volumes", "another")))
                .isInstanceOf(NoSuchConfigRuleException.class);
    }

    @Test
    void refusesRulesThatAwsDoesNotManage() {
        recordAll();
        assertThatThrownBy(() -> put(rule("ours", "NO_SUCH_RULE")))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() ->
                        put(
                                rule("ours", "ENCRYPTED_VOLUMES")
                                        .inputParameters("{\"color\":\"blue\"}")))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> put(rule("ours", "REQUIRED_TAGS")))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> put(rule("ours", "ENCRYPTED_VOLUMES").inputParameters("{")))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(
                        () -> put(rule("ours", "ENCRYPTED_VOLUMES").configRuleId("config-rule-1")))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    @Test
    void needsARecorderForAManagedRule() {
        MotoDiffers.CONFIG_RULES_WITHOUT_RECORDER.skip(kind);
        assertThatThrownBy(() -> put(rule("encrypted-volumes", "ENCRYPTED_VOLUMES")))
                .isInstanceOf(NoAvailableConfigurationRecorderException.class);
    }

    @Test
    void knowsNoRuleWhereThereIsNone() {
        MotoDiffers.CONFIG_RULE_NAMES.skip(kind);
        assertThatThrownBy(() -> config.describeConfigRules(it -> it.configRuleNames("another")))
                .isInstanceOf(NoSuchConfigRuleException.class);
    }

    @Test
    void deliversOnlyToABucketThatLetsIt() {
        MotoDiffers.CONFIG_BUCKETS.skip(kind);
        recordAll();
        assertThatThrownBy(() -> deliverTo("nowhere-" + account))
                .isInstanceOf(NoSuchBucketException.class);
        String closed = "closed-" + account;
        s3.createBucket(it -> it.bucket(closed));
        assertThatThrownBy(() -> deliverTo(closed))
                .isInstanceOf(InsufficientDeliveryPolicyException.class);
    }

    @Test
    void listsRulesInPagesOfTwentyFive() {
        recordAll();
        for (int i = 0; i < 26; i++) {
            put(rule("rule-" + i, "ENCRYPTED_VOLUMES"));
        }
        assertThat(config.describeConfigRules().configRules()).hasSize(25);
        assertThat(config.describeConfigRulesPaginator().configRules()).hasSize(26);
    }

    @Test
    void aggregatesAccounts() {
        AccountAggregationSource source =
                AccountAggregationSource.builder()
                        .accountIds("111122223333", account)
                        .allAwsRegions(true)
                        .build();
        config.putConfigurationAggregator(it ->
                it.configurationAggregatorName("vedette")
                        .accountAggregationSources(source)
                        .tags(Tag.builder().key("vedette:managed").value("true").build()));
        ConfigurationAggregator there =
                config.describeConfigurationAggregators(
                                it -> it.configurationAggregatorNames("vedette"))
                        .configurationAggregators()
                        .getFirst();
        assertThat(there.accountAggregationSources())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.accountIds()).containsExactly("111122223333", account);
                    assertThat(it.allAwsRegions()).isTrue();
                });
        assertThat(
                        config.listTagsForResource(
                                        it -> it.resourceArn(there.configurationAggregatorArn()))
                                .tags())
                .extracting(Tag::key)
                .containsExactly("vedette:managed");
        assertThatThrownBy(() ->
                        config.describeConfigurationAggregators(
                                it -> it.configurationAggregatorNames("another")))
                .isInstanceOf(NoSuchConfigurationAggregatorException.class);
    }

    @Test
    void refusesAggregatorsWithoutASource() {
        assertThatThrownBy(() ->
                        config.putConfigurationAggregator(
                                it -> it.configurationAggregatorName("vedette")))
                .isInstanceOf(InvalidParameterValueException.class);
        AccountAggregationSource nowhere =
                AccountAggregationSource.builder().accountIds(account).build();
        assertThatThrownBy(() ->
                        config.putConfigurationAggregator(it ->
                                it.configurationAggregatorName("vedette")
                                        .accountAggregationSources(nowhere)))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    @Test
    void authorizesAggregators() {
        for (String region : List.of("us-east-1", "eu-west-1", "us-east-1")) {
            config.putAggregationAuthorization(
                    it -> it.authorizedAccountId("111122223333").authorizedAwsRegion(region));
        }
        assertThat(config.describeAggregationAuthorizations().aggregationAuthorizations())
                .extracting(AggregationAuthorization::authorizedAwsRegion)
                .containsExactlyInAnyOrder("us-east-1", "eu-west-1");
        config.deleteAggregationAuthorization(
                it -> it.authorizedAccountId("111122223333").authorizedAwsRegion("us-east-1"));
        assertThat(config.describeAggregationAuthorizations().aggregationAuthorizations())
                .extracting(AggregationAuthorization::aggregationAuthorizationArn)
                .containsExactly(
                        "arn:aws:config:us-east-1:%s:aggregation-authorization/111122223333/eu-west-1"
                                .formatted(account));
    }

    @Test
    void deletesRecorderChannelAndRetention() {
        recordAll();
        deliverTo(openBucket());
        config.startConfigurationRecorder(it -> it.configurationRecorderName("default"));
        config.deleteConfigurationRecorder(it -> it.configurationRecorderName("default"));
        config.deleteDeliveryChannel(it -> it.deliveryChannelName("default"));
        config.putRetentionConfiguration(it -> it.retentionPeriodInDays(30));
        config.deleteRetentionConfiguration(it -> it.retentionConfigurationName("default"));

        assertThat(config.describeConfigurationRecorders().configurationRecorders()).isEmpty();
        assertThat(config.describeDeliveryChannels().deliveryChannels()).isEmpty();
        assertThat(config.describeRetentionConfigurations().retentionConfigurations()).isEmpty();
        assertThatThrownBy(() ->
                        config.deleteConfigurationRecorder(
                                it -> it.configurationRecorderName("default")))
                .isInstanceOf(NoSuchConfigurationRecorderException.class);
        assertThatThrownBy(
                        () -> config.deleteDeliveryChannel(it -> it.deliveryChannelName("default")))
                .isInstanceOf(NoSuchDeliveryChannelException.class);
        assertThatThrownBy(() ->
                        config.deleteRetentionConfiguration(
                                it -> it.retentionConfigurationName("default")))
                .isInstanceOf(NoSuchRetentionConfigurationException.class);
    }

    @Test
    void deletesAnAggregator() {
        AccountAggregationSource source =
                AccountAggregationSource.builder().accountIds(account).allAwsRegions(true).build();
        config.putConfigurationAggregator(
                it -> it.configurationAggregatorName("vedette").accountAggregationSources(source));
        config.deleteConfigurationAggregator(it -> it.configurationAggregatorName("vedette"));

        assertThat(config.describeConfigurationAggregators().configurationAggregators()).isEmpty();
        assertThatThrownBy(() ->
                        config.deleteConfigurationAggregator(
                                it -> it.configurationAggregatorName("vedette")))
                .isInstanceOf(NoSuchConfigurationAggregatorException.class);
    }

    @Test
    void isAboutToDeleteARule() {
        recordAll();
        put(
                ConfigRule.builder()
                        .configRuleName("volumes")
                        .source(it -> it.owner(Owner.AWS).sourceIdentifier("ENCRYPTED_VOLUMES")));
        config.deleteConfigRule(it -> it.configRuleName("volumes"));
        assertThatThrownBy(() -> config.deleteConfigRule(it -> it.configRuleName("another")))
                .isInstanceOf(NoSuchConfigRuleException.class);

        MotoDiffers.CONFIG_RULE_DELETIONS.skip(kind);
        assertThat(config.describeConfigRules().configRules())
                .extracting(ConfigRule::configRuleState)
                .containsExactly(ConfigRuleState.DELETING);
    }

    @Test
    void keepsTheRecordersNameWhereItIsForeign() {
        record("their-recorder", RecordingGroup.builder().allSupported(true).build());
        assertThat(config.describeConfigurationRecorders().configurationRecorders())
                .extracting(ConfigurationRecorder::name)
                .containsExactly("their-recorder");
    }
}
