package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.VedetteException;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.InspectorSettings.Condition;
import io.vedette.core.catalog.InspectorSettings.Ec2ScanMode;
import io.vedette.core.catalog.InspectorSettings.EcrRescanDuration;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.catalog.InspectorSettings.SuppressionRule;
import io.vedette.core.catalog.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inspector's settings as the baseline writes them. */
final class InspectorInTheBaselineTest {

    private static final String ORGANIZATION =
            """
            organization:
              security-tooling-account: "222222222222"
              log-archive-account: "333333333333"
            """;

    private static InspectorSettings parse(String settings) {
        return (InspectorSettings)
                BaselineReader.parse(
                                "vedette.yaml",
                                ORGANIZATION + "tools: {inspector: {%s}}".formatted(settings))
                        .settings(Tool.INSPECTOR);
    }

    @Test
    void readsARuleOfTheBaseline() {
        assertThat(
                        parse(
                                        """
                                        ecr-rescan-duration: days-90,
                                        ec2-scan-mode: agent-based,
                                        suppression-rules: [{name: tests, description: Never deployed,
                                          criteria: {ecrImageTags: {prefix: [test-]}, inspectorScore: {at-most: 4}}}]
                                        """)
                                .suppressionRules())
                .containsExactly(
                        new SuppressionRule(
                                "tests",
                                "Never deployed",
                                null,
                                Map.of(
                                        "ecrImageTags",
                                        new Condition(
                                                List.of(), List.of(), List.of("test-"), null, null),
                                        "inspectorScore",
                                        new Condition(List.of(), List.of(), List.of(), null, 4L))));
    }

    @Test
    void readsTheWordsOfTheBaseline() {
        InspectorSettings settings =
                parse(
                        "scan-types: [lambda, lambda-code, code-repository], ecr-rescan-duration:"
                                + " days-90, ec2-scan-mode: agent-based");

        assertThat(settings.scanTypes())
                .containsExactlyInAnyOrder(
                        ScanType.LAMBDA, ScanType.LAMBDA_CODE, ScanType.CODE_REPOSITORY);
        assertThat(settings.ecrRescanDuration()).isEqualTo(EcrRescanDuration.DAYS_90);
        assertThat(settings.ec2ScanMode()).isEqualTo(Ec2ScanMode.AGENT_BASED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    scan-types: [s3]                                                         | s3
                    scan-types: []                                                           | scan-types is empty
                    scan-types: [lambda-code]                                                | lambda-code, which needs lambda
                    ecr-rescan-duration: days-31                                             | days-31
                    suppression-rules: [{name: all, description: x}]                         | no criteria
                    suppression-rules: [{name: x, description: x, criteria: {colour: {equals: [red]}}}] | is not an attribute of findings
                    suppression-rules: [{name: x, description: x, criteria: {severity: {at-least: 1}}}] | severity is compared with equals, not-equals and prefix only
                    suppression-rules: [{name: x, description: x, criteria: {inspectorScore: {equals: [one]}}}] | inspectorScore is compared with at-least and at-most only
                    suppression-rules: [{name: x, description: x, criteria: {resourceTags: {prefix: [a]}}}] | resourceTags is compared with equals only
                    suppression-rules: [{name: x, description: x, criteria: {severity: {}}}] | a condition needs
                    """)
    void saysWhatIsWrongInTheBaseline(String setting, String message) {
        assertThatThrownBy(() -> parse(setting))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("tools.inspector")
                .hasMessageContaining(message);
    }
}
