package io.vedette.aws.config;

import static io.vedette.aws.config.ConfigRig.ADMINISTRATOR;
import static io.vedette.aws.config.ConfigRig.HOME;
import static io.vedette.aws.config.ConfigRig.LOG_ARCHIVE;
import static io.vedette.aws.config.ConfigRig.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.ConfigSettings.ManagedRule;
import io.vedette.core.catalog.ConfigSettings.RecordingGroup;
import io.vedette.core.catalog.ConfigSettings.Remediation;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

class ConfigInSeparateAccountsTest {

    private static ConfigRig applied(ConfigRig rig) {
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .extracting(DeploymentOutcome::outcome)
                .allMatch(Outcome.Done.class::isInstance);
        return rig;
    }

    private static List<String> rules(ConfigRig rig, String account, String region) {
        return rig.config(account, region).describeConfigRules().configRules().stream()
                .map(ConfigRule::configRuleName)
                .toList();
    }

    @Test
    void putsEverythingInPlaceAndThenFindsNothingToChange() {
        ConfigRig rig = applied(ConfigRig.separateAccounts(4));
        assertThat(rig.changes()).isEmpty();
        assertThat(rules(rig, MANAGEMENT, HOME)).hasSize(5);
        assertThat(rules(rig, MANAGEMENT, "us-west-2")).hasSize(3);
    }

    @Test
    void opensTheArchiveToTheListedAccountsOnly() {
        ConfigRig rig = applied(ConfigRig.separateAccounts(4));
        assertThat(
                        rig.client(S3Client.class, LOG_ARCHIVE, HOME)
                                .getBucketPolicy(it -> it.bucket("config-bucket-" + LOG_ARCHIVE))
                                .policy())
                .contains("aws:SourceAccount", MANAGEMENT, ADMINISTRATOR, "100000000001")
                .doesNotContain("aws:SourceOrgID");
    }

    @Test
    void aggregatesTheListedAccountsWhichAuthorizeIt() {
        ConfigRig rig = applied(ConfigRig.separateAccounts(4));
        assertThat(
                        rig.config(ADMINISTRATOR, HOME)
                                .describeConfigurationAggregators()
                                .configurationAggregators())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.accountAggregationSources().getFirst().accountIds())
                                .containsExactly(
                                        "100000000001", MANAGEMENT, ADMINISTRATOR, LOG_ARCHIVE));
        assertThat(
                        rig.config(MANAGEMENT, "eu-west-1")
                                .describeAggregationAuthorizations()
                                .aggregationAuthorizations())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.authorizedAccountId()).isEqualTo(ADMINISTRATOR);
                    assertThat(it.authorizedAwsRegion()).isEqualTo(HOME);
                });
        assertThat(
                        rig.config(ADMINISTRATOR, HOME)
                                .describeAggregationAuthorizations()
                                .aggregationAuthorizations())
                .isEmpty();
    }

    @Test
    void repairsARuleAndBringsBackAnAuthorization() {
        ConfigRig rig = applied(ConfigRig.separateAccounts(4).regions(HOME));
        ConfigClient config = rig.config(MANAGEMENT, HOME);
        ConfigRule tags =
                config.describeConfigRules(it -> it.configRuleNames("required-tags"))
                        .configRules()
                        .getFirst();
        config.putConfigRule(it ->
                it.configRule(
                        tags.toBuilder()
                                .description("theirs")
                                .inputParameters("{\"tag1Key\":\"Environment\"}")
                                .build()));
        config.deleteAggregationAuthorization(
                it -> it.authorizedAccountId(ADMINISTRATOR).authorizedAwsRegion(HOME));
        assertThat(rig.changes())
                .containsExactly(
                        "config.aggregation-authorization 222222222222/us-east-1 in 111111111111/us-east-1 Create[]",
                        "config.rule required-tags in 111111111111/us-east-1 [parameters.tag2Key: null -> Owner, parameters.tag3Key: null -> CostCenter, parameters.tag4Key: null -> DataClassification]");
        applied(rig);
        assertThat(rig.changes()).isEmpty();
        assertThat(
                        config.describeConfigRules(it -> it.configRuleNames("required-tags"))
                                .configRules()
                                .getFirst()
                                .description())
                .isEqualTo("theirs");
    }

    @Test
    void leavesARuleOfAnotherKindAlone() {
        ConfigRig rig = applied(ConfigRig.separateAccounts(3).regions(HOME));
        rig.config(MANAGEMENT, HOME)
                .putConfigRule(it ->
                        it.configRule(rule ->
                                rule.configRuleName("encrypted-volumes")
                                        .source(source ->
                                                source.owner("CUSTOM_LAMBDA")
                                                        .sourceIdentifier("arn:aws:lambda:f"))));
        assertThat(rig.changes())
                .containsExactly(
                        "config.rule encrypted-volumes in 111111111111/us-east-1 Skip[why=a rule of this name is there and is arn:aws:lambda:f, not the AWS-managed rule ENCRYPTED_VOLUMES]");
    }

    @Test
    void remediatesWhereTheBaselineAsksForIt() {
        ConfigRig rig = ConfigRig.separateAccounts(3).regions(HOME);
        applied(rig.with(remediating(rig.settings())));
        assertThat(rig.changes()).isEmpty();
        RemediationConfiguration there = remediation(rig, MANAGEMENT);
        assertThat(there.automatic()).isTrue();
        assertThat(there.maximumAutomaticAttempts()).isEqualTo(5);
        assertThat(there.parameters())
                .hasEntrySatisfying(
                        "AutomationAssumeRole",
                        role ->
                                assertThat(role.staticValue().values())
                                        .containsExactly(
                                                "arn:aws:iam::111111111111:role/remediation"))
                .hasEntrySatisfying(
                        "VolumeId",
                        volume ->
                                assertThat(volume.resourceValue().valueAsString())
                                        .isEqualTo("RESOURCE_ID"));
        rig.config(MANAGEMENT, HOME)
                .putRemediationConfigurations(it ->
                        it.remediationConfigurations(
                                there.toBuilder()
                                        .arn(null)
                                        .targetId("AWS-StopEC2Instance")
                                        .build()));
        assertThat(rig.changes())
                .containsExactly(
                        "config.remediation encrypted-volumes in 111111111111/us-east-1 [document: AWS-StopEC2Instance -> Vedette-EncryptVolume]");
    }

    @Test
    void remediatesInAnOrganizationThroughRulesOfTheAccounts() {
        ConfigRig rig = ConfigRig.organization(4).regions(HOME);
        applied(rig.with(remediating(rig.settings())));
        assertThat(rig.changes()).isEmpty();
        assertThat(remediation(rig, "100000000001").targetId()).isEqualTo("Vedette-EncryptVolume");
        assertThat(rules(rig, "100000000001", HOME))
                .contains("encrypted-volumes")
                .hasSize(5)
                .filteredOn(it -> it.startsWith("OrgConfigRule-"))
                .hasSize(4);
    }

    private static RemediationConfiguration remediation(ConfigRig rig, String account) {
        return rig.config(account, HOME)
                .describeRemediationConfigurations(it -> it.configRuleNames("encrypted-volumes"))
                .remediationConfigurations()
                .getFirst();
    }

    @Test
    void reportsARemediationThatAwsConfigDidNotTake() {
        ConfigRig rig =
                ConfigRig.separateAccounts(
                                3, FaultScript.builder().unprocessed(MANAGEMENT, "config").build())
                        .regions(HOME);
        RunReport report = rig.with(remediating(rig.settings())).apply();
        assertThat(report.outcomes().values())
                .filteredOn(Outcome.Failed.class::isInstance)
                .containsExactly(new Outcome.Failed("Internal failure"));
    }

    private static ConfigSettings remediating(ConfigSettings settings) {
        return new ConfigSettings(
                true,
                settings.recordingGroup(),
                settings.deliveryBucket(),
                settings.key(),
                settings.deliveryFrequency(),
                settings.retentionDays(),
                settings.aggregator(),
                settings.rules(),
                settings.ruleParameters(),
                settings.requiredTags(),
                List.of(
                        new Remediation(
                                "encrypted-volumes",
                                "Vedette-EncryptVolume",
                                true,
                                Map.of(
                                        "AutomationAssumeRole",
                                        List.of("arn:aws:iam::{account_id}:role/remediation")),
                                "VolumeId",
                                null,
                                null)));
    }

    @Test
    void skipsRegionsWhereNothingIsToBeRecorded() {
        ConfigRig rig = ConfigRig.separateAccounts(3).regions(HOME, "eu-west-1");
        rig.with(recordingOnly(rig.settings(), Set.of("AWS::IAM::Role")));
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .filteredOn(it -> it.target().region().code().equals("eu-west-1"))
                .extracting(DeploymentOutcome::outcome)
                .allMatch(Outcome.Skipped.class::isInstance);
        assertThat(report.deployments())
                .filteredOn(it -> it.target().region().code().equals(HOME))
                .extracting(DeploymentOutcome::outcome)
                .allMatch(Outcome.Done.class::isInstance);
    }

    private static ConfigSettings recordingOnly(ConfigSettings settings, Set<String> types) {
        return new ConfigSettings(
                true,
                new RecordingGroup(false, true, types),
                settings.deliveryBucket(),
                settings.key(),
                settings.deliveryFrequency(),
                settings.retentionDays(),
                settings.aggregator(),
                Set.of(ManagedRule.IAM_PASSWORD_POLICY),
                Map.of(ManagedRule.IAM_PASSWORD_POLICY, Map.of("MinimumPasswordLength", "16")),
                List.of(),
                List.of());
    }
}
