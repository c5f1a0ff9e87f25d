package io.vedette.aws.config;

import static io.vedette.aws.config.ConfigRig.ADMINISTRATOR;
import static io.vedette.aws.config.ConfigRig.HOME;
import static io.vedette.aws.config.ConfigRig.MANAGEMENT;
import static io.vedette.aws.config.ConfigRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.DeclaredActions;
import io.vedette.aws.kms.Key;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.ConfigSettings.Remediation;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AccountAggregationSource;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.Owner;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;
import software.amazon.awssdk.services.config.model.RemediationParameterValue;
import software.amazon.awssdk.services.config.model.RemediationTargetType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;

class ConfigUndoTest {

    private static final Duration WAITING = Duration.ofDays(Key.WAITING_DAYS + 1L);
    private static final String RULE = "encrypted-volumes";
    private static final String BUCKET = "their-config";

    private static ConfigRig rig(boolean organized) {
        ConfigRig rig = organized ? ConfigRig.organization(4) : ConfigRig.separateAccounts(4);
        return rig.with(remediating(rig.settings()));
    }

    private static ConfigSettings remediating(ConfigSettings from) {
        return new ConfigSettings(
                true,
                from.recordingGroup(),
                from.deliveryBucket(),
                from.key(),
                from.deliveryFrequency(),
                from.retentionDays(),
                from.aggregator(),
                from.rules(),
                from.ruleParameters(),
                from.requiredTags(),
                List.of(
                        new Remediation(
                                RULE,
                                "Vedette-EncryptVolume",
                                false,
                                Map.of(),
                                "VolumeId",
                                null,
                                null)));
    }

    private static void apply(ConfigRig rig) {
        assertThat(rig.apply().outcomes().values()).containsOnly(new Outcome.Done());
    }

    private static void destroy(ConfigRig rig) {
        RunReport report = rig.destroy();
        assertThat(report.outcomes())
                .allSatisfy((_, it) -> assertThat(it).isEqualTo(new Outcome.Done()));
        rig.pass(WAITING);
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesExactlyWhatWasThereBefore(boolean organized) {
        ConfigRig rig = rig(organized);
        Map<String, String> before = rig.state();
        apply(rig);
        assertThat(rig.state()).isNotEqualTo(before);

        destroy(rig);
        assertThat(rig.state()).isEqualTo(before);
    }

    /** All that AWS Config has of its own in one account and region. */
    private static List<Object> described(ConfigClient config) {
        return List.of(
                config.describeConfigurationRecorders().configurationRecorders(),
                config.describeConfigurationRecorderStatus().configurationRecordersStatus().stream()
                        .map(it -> it.recording())
                        .toList(),
                config.describeDeliveryChannels().deliveryChannels(),
                config.describeRetentionConfigurations().retentionConfigurations(),
                config.describeConfigRules().configRules(),
                config
                        .describeRemediationConfigurations(it -> it.configRuleNames(RULE))
                        .remediationConfigurations()
                        .stream()
                        .map(it -> it.toBuilder().arn(null).build())
                        .toList());
    }

    /** A recorder as others set it up: its own role, which alone can write to its own bucket. */
    private static ConfigClient theirs(ConfigRig rig, boolean recording) {
        ConfigClient config = rig.config(MEMBER, HOME);
        rig.client(S3Client.class, MEMBER, HOME).createBucket(it -> it.bucket(BUCKET));
        config.putConfigurationRecorder(it ->
                it.configurationRecorder(to ->
                        to.name("theirs")
                                .roleARN("arn:aws:iam::%s:role/config".formatted(MEMBER))
                                .recordingMode(mode -> mode.recordingFrequency("DAILY"))
                                .recordingGroup(group ->
                                        group.allSupported(false)
                                                .recordingStrategy(by ->
                                                        by.useOnly("EXCLUSION_BY_RESOURCE_TYPES"))
                                                .exclusionByResourceTypes(types ->
                                                        types.resourceTypesWithStrings(
                                                                "AWS::EC2::NetworkInterface")))));
        config.putDeliveryChannel(it ->
                it.deliveryChannel(to ->
                        to.name("theirs")
                                .s3BucketName(BUCKET)
                                .s3KeyPrefix("config")
                                .snsTopicARN("arn:aws:sns:us-east-1:%s:t".formatted(MEMBER))));
        config.putRetentionConfiguration(it -> it.retentionPeriodInDays(30));
        config.putConfigRule(it ->
                it.configRule(rule ->
                        rule.configRuleName(RULE)
                                .description("theirs")
                                .source(source ->
                                        source.owner(Owner.AWS)
                                                .sourceIdentifier("ENCRYPTED_VOLUMES"))));
        config.putRemediationConfigurations(it ->
                it.remediationConfigurations(
                        RemediationConfiguration.builder()
                                .configRuleName(RULE)
                                .targetType(RemediationTargetType.SSM_DOCUMENT)
                                .targetId("AWS-StopEC2Instance")
                                .targetVersion("1")
                                .parameters(
                                        Map.of(
                                                "InstanceId",
                                                RemediationParameterValue.builder()
                                                        .staticValue(id -> id.values("i-1", "i-2"))
                                                        .build()))
                                .resourceType("AWS::EC2::Volume")
                                .build()));
        if (recording) {
            config.startConfigurationRecorder(it -> it.configurationRecorderName("theirs"));
        }
        return config;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void restoresWhatAnAccountHadOfItsOwn(boolean recording) {
        ConfigRig rig = rig(false).regions(HOME);
        ConfigClient config = theirs(rig, recording);
        List<Object> before = described(config);
        apply(rig);
        assertThat(described(config)).isNotEqualTo(before);

        destroy(rig);
        assertThat(described(config)).containsExactlyElementsOf(before);
    }

    @Test
    void restoresAnAggregatorOfSomeAccountsAndRegions() {
        ConfigRig rig = rig(false).regions(HOME);
        ConfigClient config = rig.config(ADMINISTRATOR, HOME);
        config.putConfigurationAggregator(it ->
                it.configurationAggregatorName("vedette")
                        .accountAggregationSources(
                                AccountAggregationSource.builder()
                                        .accountIds(MEMBER)
                                        .awsRegions("eu-west-1", "us-east-1")
                                        .build()));
        List<AccountAggregationSource> before = sources(config);
        apply(rig);
        assertThat(sources(config)).isNotEqualTo(before);

        destroy(rig);
        assertThat(sources(config)).isEqualTo(before);
    }

    private static List<AccountAggregationSource> sources(ConfigClient config) {
        return config.describeConfigurationAggregators(it -> {})
                .configurationAggregators()
                .getFirst()
                .accountAggregationSources();
    }

    @Test
    void restoresARuleThatAnOrganizationHad() {
        ConfigRig rig = ConfigRig.organization(4).regions(HOME);
        OrganizationsClient organizations = rig.client(OrganizationsClient.class, MANAGEMENT, HOME);
        String principal = "config-multiaccountsetup.amazonaws.com";
        organizations.enableAWSServiceAccess(it -> it.servicePrincipal(principal));
        organizations.registerDelegatedAdministrator(
                it -> it.accountId(ADMINISTRATOR).servicePrincipal(principal));
        ConfigClient config = rig.config(ADMINISTRATOR, HOME);
        config.putOrganizationConfigRule(it ->
                it.organizationConfigRuleName("required-tags")
                        .excludedAccounts(MEMBER)
                        .organizationManagedRuleMetadata(rule ->
                                rule.ruleIdentifier("REQUIRED_TAGS")
                                        .description("theirs")
                                        .inputParameters("{\"tag1Key\":\"Team\"}")));
        rig.pass(Duration.ofMinutes(10));
        OrganizationConfigRule before = organizationRule(config);
        apply(rig);
        assertThat(organizationRule(config)).isNotEqualTo(before);

        destroy(rig);
        assertThat(organizationRule(config)).isEqualTo(before);
    }

    private static OrganizationConfigRule organizationRule(ConfigClient config) {
        return config.describeOrganizationConfigRules(it -> {}).organizationConfigRules().stream()
                .filter(it -> it.organizationConfigRuleName().equals("required-tags"))
                .map(it -> it.toBuilder().lastUpdateTime(null).build())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsGoneIsRemoved() {
        ConfigRig rig = rig(false).regions(HOME);
        apply(rig);
        Map<ResourceId, Resource<?>> resources = rig.blueprint().resources();
        rig.destroy();

        resources
                .values()
                .forEach(resource -> assertThat(removed(resource)).isEqualTo(Result.done()));
    }

    @Test
    void anOrganizationRuleThatIsGoneOrGoingIsRemoved() {
        ConfigRig rig = ConfigRig.organization(4).regions(HOME);
        apply(rig);
        Resource<?> rule =
                rig.blueprint().resources().values().stream()
                        .filter(it -> it.kind() instanceof OrganizationRule)
                        .findFirst()
                        .orElseThrow();
        Result pending =
                new Result.Pending("AWS Config to delete organization rule " + rule.name());

        assertThat(removed(rule)).isEqualTo(pending);
        assertThat(removed(rule)).isEqualTo(pending);
        rig.pass(Duration.ofMinutes(10));
        assertThat(removed(rule)).isEqualTo(Result.done());
    }

    private static <S extends Record> Result removed(Resource<S> resource) {
        ResourceKind<S> kind = resource.kind();
        return Objects.requireNonNull(
                kind.delete(
                                kind.place(resource),
                                List.of(
                                        new Removal<>(
                                                resource,
                                                resource.desired(),
                                                Optional.empty(),
                                                false)))
                        .get(resource.id()));
    }
}
