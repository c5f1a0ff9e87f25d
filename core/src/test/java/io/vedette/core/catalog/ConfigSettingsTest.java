package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.core.VedetteException;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.ConfigSettings.ManagedRule;
import io.vedette.core.catalog.ConfigSettings.Remediation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSettingsTest {

    private static Baseline read(String config) {
        return BaselineReader.parse(
                "vedette.yaml",
                """
                organization:
                  security-tooling-account: "222222222222"
                  log-archive-account: "333333333333"
                tools:
                  config: %s
                """
                        .formatted(config));
    }

    @Test
    void takesParametersOfRulesAndRemediations() {
        String yaml =
                "{rule-parameters: {iam-password-policy: {MinimumPasswordLength: '16'}}, "
                        + "remediation: [{rule: encrypted-volumes, document: Encrypt, automatic: false}]}";
        ConfigSettings settings = (ConfigSettings) read(yaml).settings(Tool.CONFIG);
        assertThat(settings.ruleParameters())
                .containsExactly(
                        Map.entry(
                                ManagedRule.IAM_PASSWORD_POLICY,
                                Map.of("MinimumPasswordLength", "16")));
        assertThat(settings.remediation())
                .containsExactly(
                        new Remediation(
                                "encrypted-volumes", "Encrypt", false, Map.of(), null, 5, 60L));
    }

    @Test
    void namesRulesAsTheReferenceDoes() {
        assertThat(((ConfigSettings) Catalog.of(Tool.CONFIG).defaults()).rules())
                .extracting(ManagedRule::ruleName)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                "encrypted-volumes",
                                "root-access-key-check",
                                "s3-bucket-public-access-prohibited",
                                "iam-password-policy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {retention-days: 2558}                                              | retention-days is 2558; Config keeps 30 to 2557 days
                    {required-tags: [a, b, c, d, e, f, g]}                              | required-tags names 7 keys; the rule takes at most 6
                    {required-tags: [Owner, Owner]}                                     | required-tags has Owner twice
                    {required-tags: [""]}                                               | required-tags has ''; a tag key has 1 to 128 characters
                    {key: alias/aws/s3}                                                 | key is 'alias/aws/s3'; expected the alias of a key of your own
                    {rules: [encrypted-volumes], rule-parameters: {iam-password-policy: {}}} | rule-parameters names iam-password-policy, which is not among rules
                    {remediation: [{rule: other, document: D, automatic: false}]}       | remediation names rule other; there are [encrypted-volumes
                    {remediation: [{rule: required-tags, document: D, automatic: true}]} | remediation of required-tags is automatic, so parameters must name AutomationAssumeRole
                    {remediation: [{rule: required-tags, document: D, automatic: false, attempts: 26}]} | attempts is 26; Config tries 1 to 25 times
                    {recording-group: {all-supported: false}}                           | all-supported: false needs resource-types to record
                    """)
    void saysInOneLineWhatIsWrong(String config, String message) {
        assertThatExceptionOfType(VedetteException.class)
                .isThrownBy(() -> read(config))
                .withMessageContaining(message);
    }
}
