package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CustomDataIdentifier;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaselineReaderTest {

    private static final String ORGANIZATION =
            """
            organization:
              security-tooling-account: "222222222222"
              log-archive-account: "333333333333"
            """;

    @TempDir private Path directory;

    @Test
    void fillsWhatIsNotSaidFromTheCatalog() throws IOException {
        Baseline baseline = read(ORGANIZATION);

        for (Tool tool : Tool.values()) {
            assertThat(baseline.settings(tool)).isEqualTo(Catalog.of(tool).defaults());
        }
        assertThat(baseline.organization().homeRegion()).isEqualTo(new Region("us-east-1"));
        assertThat(baseline.organization().accessRole()).isEqualTo("OrganizationAccountAccessRole");
    }

    @Test
    void overridesOnlyWhatIsSaid() throws IOException {
        Baseline baseline =
                read(
                        ORGANIZATION
                                + """
                                tools:
                                  guardduty:
                                    finding-publishing-frequency: six-hours
                                    protection-plans: [s3, eks-audit-logs]
                                  security_hub:
                                    standards: [cis-3.0, pci-dss-4.0]
                                  macie: {enabled: false}
                                """);

        GuardDutySettings guardDuty = (GuardDutySettings) baseline.settings(Tool.GUARDDUTY);
        assertThat(guardDuty.findingPublishingFrequency()).isEqualTo(PublishingFrequency.SIX_HOURS);
        assertThat(guardDuty.protectionPlans())
                .containsExactlyInAnyOrder(ProtectionPlan.S3, ProtectionPlan.EKS_AUDIT_LOGS);
        assertThat(guardDuty.export().bucket()).isEqualTo("guardduty-findings-{account_id}");
        SecurityHubSettings securityHub =
                (SecurityHubSettings) baseline.settings(Tool.SECURITY_HUB);
        assertThat(securityHub.standards())
                .containsExactlyInAnyOrder(Standard.CIS_3_0, Standard.PCI_DSS_4_0);
        assertThat(baseline.settings(Tool.MACIE).enabled()).isFalse();
    }

    @Test
    void readsMaciesIdentifiersAllowListsAndJobs() throws IOException {
        Baseline baseline =
                read(
                        ORGANIZATION
                                + """
                                tools:
                                  macie:
                                    custom-data-identifiers:
                                      - {name: customer, regex: "C-[0-9]{8}", severity-levels: {low: 1, high: 50}}
                                    allow-lists: [{name: test-data, regex: "C-0{8}"}]
                                    classification-jobs:
                                      - name: uploads
                                        schedule: weekly
                                        day-of-week: monday
                                        regions: [eu-west-1]
                                        buckets: {"444444444444": [uploads]}
                                        custom-data-identifiers: [customer]
                                """);

        MacieSettings macie = (MacieSettings) baseline.settings(Tool.MACIE);
        assertThat(macie.customDataIdentifiers().getFirst().severityLevels())
                .containsEntry(CustomDataIdentifier.Severity.HIGH, 50L);
        assertThat(macie.allowLists().getFirst().regex()).isEqualTo("C-0{8}");
        assertThat(macie.classificationJobs().getFirst().regions())
                .containsExactly(new Region("eu-west-1"));
        assertThat(macie.classificationJobs().getFirst().allowLists()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tolls: {}                                      | 4 | tolls: unknown key 'tolls'; did you mean 'tools'?
                    tools: {gaurdduty: {}}                         | 4 | tools.gaurdduty: unknown key 'gaurdduty'; did you mean 'guardduty'?
                    tools: {guardduty: {enabeld: true}}            | 4 | tools.guardduty.enabeld: unknown key 'enabeld'; did you mean 'enabled'?
                    tools: {guardduty: {enabled: maybe}}           | 4 | tools.guardduty.enabled: expected true or false
                    tools: {guardduty: {protection-plans: [s4]}}   | 4 | tools.guardduty.protection-plans[0]: 's4' is not allowed here (allowed: s3, eks-audit-logs
                    tools: {config: {retention-days: 5}}           | 4 | tools.config: retention-days is 5; Config keeps 30 to 2557 days
                    tools: {security_hub: {standards: [cis-9]}}    | 4 | tools.security_hub.standards[0]: 'cis-9' is not allowed here (allowed: aws-foundational
                    tools: 5                                       | 4 | tools: expected keys such as guardduty:, found 5
                    tools: &a {macie: *a}                          | 4 | tools: anchors and aliases are not accepted
                    tools: [                                       | 4 | not valid YAML: while parsing a flow node, expected the node content
                    organization: {}                               | 4 | not valid YAML: Duplicate
                    """)
    void saysInOneLineWhatIsWrongAndWhere(String addition, int line, String message)
            throws IOException {
        assertInvalid(ORGANIZATION + addition + "\n", line, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    home-region: mars-1                       | organization.home-region: 'mars-1' is not a region
                    home-region: eu-central-1                 | organization: home-region eu-central-1 is not among regions
                    regions: [us-east-1, us-east-1]           | organization.regions: region us-east-1 is listed twice
                    regions: some                             | organization.regions: regions is "some": expected a list of region codes, or all-enabled
                    log-archive-account: "1234567890123"      | organization.log-archive-account: '1234567890123' is not an account id: expected 12 digits in quotes, found 13 characters
                    log-archive-account: 123456789012         | organization.log-archive-account: expected text, in quotes where it looks like a number
                    access-role: "a b"                        | organization: access-role 'a b' is not the name of an IAM role
                    type: none                                | organization: type is none, so accounts must list at least one
                    """)
    void checksTheOrganization(String setting, String message) throws IOException {
        String text =
                """
                organization:
                  security-tooling-account: "222222222222"
                  %s
                """
                        .formatted(setting);
        assertInvalid(
                setting.startsWith("log-archive")
                        ? text
                        : text + "  log-archive-account: \"333333333333\"\n",
                message.startsWith("organization: ") ? 1 : 3,
                message);
    }

    @Test
    void refusesTheSameAccountTwice() throws IOException {
        assertInvalid(
                """
                organization:
                  type: none
                  accounts:
                    - {id: "111111111111"}
                    - {id: "111111111111"}
                """,
                1,
                "organization: account 111111111111 is listed twice");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertInvalid("", 1, "the file is empty; expected at least organization:");
        assertInvalid("# nothing yet\n", 1, "the file is empty");
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        Path file = directory.resolve("binary.yaml");
        Files.write(file, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 1});
        assertThatThrownBy(() -> BaselineReader.read(file))
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void refusesAFileThatIsFarTooLarge() throws IOException {
        Path file = directory.resolve("large.yaml");
        byte[] large = new byte[10 << 20];
        Arrays.fill(large, (byte) '#');
        Files.write(file, large);
        assertThatThrownBy(() -> BaselineReader.read(file))
                .hasMessageContaining("has 10,485,760 bytes; a baseline has at most 1,048,576");
    }

    @Test
    void refusesABombOfAliases() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append("%c: &%c [".formatted(c, c));
            bomb.repeat("*" + (char) (c - 1) + ", ", 8).append("]\n");
        }
        assertInvalid(bomb.toString(), 1, "a: anchors and aliases are not accepted");
    }

    @Test
    void refusesEndlessNesting() throws IOException {
        assertInvalid("a: " + "[".repeat(100_000), 1, "not valid YAML");
    }

    @Test
    void saysWhenThereIsNoSuchFile() {
        assertThatThrownBy(() -> BaselineReader.read(directory.resolve("none.yaml")))
                .hasMessageContaining("there is no such file");
    }

    private Baseline read(String text) throws IOException {
        Path file = directory.resolve("vedette.yaml");
        Files.writeString(file, text);
        return BaselineReader.read(file);
    }

    private void assertInvalid(String text, int line, String message) throws IOException {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        VedetteException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
                            assertThat(e.getMessage())
                                    .startsWith(
                                            "%s:%d: %s"
                                                    .formatted(
                                                            directory.resolve("vedette.yaml"),
                                                            line,
                                                            message))
                                    .hasLineCount(1);
                        });
    }
}
