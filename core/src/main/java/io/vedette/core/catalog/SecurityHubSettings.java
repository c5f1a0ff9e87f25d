package io.vedette.core.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The settings of Security Hub.
 *
 * @param standards the standards to enable; a central policy turns off all others, local
 *     configuration leaves others alone
 * @param autoEnableControls whether controls that AWS adds to a standard are enabled by themselves
 * @param findingAggregation whether findings of all regions are collected in the home region
 * @param configuration how members are configured in an AWS organization
 * @param policy the name of the configuration policy, where configuration is central
 * @param autoEnableMembers whether Security Hub enrols new accounts of the organization by itself,
 *     where configuration is local; a central policy always does
 * @param disabledControls controls that are turned off, each with its reason
 */
public record SecurityHubSettings(
        boolean enabled,
        Set<Standard> standards,
        boolean autoEnableControls,
        boolean findingAggregation,
        Configuration configuration,
        String policy,
        boolean autoEnableMembers,
        List<DisabledControl> disabledControls)
        implements CatalogSettings {

    public SecurityHubSettings {
        standards = Set.copyOf(standards);
        disabledControls = List.copyOf(disabledControls);
        if (!policy.matches("[A-Za-z0-9.!*/-]{1,128}")) {
            throw new IllegalArgumentException(
                    "policy '%s' is not a name that Security Hub allows: letters, digits and - . ! * /"
                            .formatted(policy));
        }
        requireDistinct(disabledControls);
        if (configuration == Configuration.CENTRAL) {
            requireCentral(standards, autoEnableControls, findingAggregation);
        }
    }

    private static void requireCentral(
            Set<Standard> standards, boolean autoEnableControls, boolean findingAggregation) {
        if (standards.isEmpty()) {
            throw new IllegalArgumentException(
                    "standards is empty; configuration: central needs at least one");
        }
        if (!autoEnableControls) {
            throw new IllegalArgumentException(
                    "auto-enable-controls: false needs configuration: local; a central policy"
                            + " enables new controls");
        }
        if (!findingAggregation) {
            throw new IllegalArgumentException(
                    "finding-aggregation: false needs configuration: local; a central policy acts"
                            + " from the aggregation region");
        }
    }

    private static void requireDistinct(List<DisabledControl> controls) {
        Set<String> seen = new HashSet<>();
        for (DisabledControl disabled : controls) {
            if (!seen.add(disabled.control())) {
                throw new IllegalArgumentException(
                        "disabled-controls lists %s twice".formatted(disabled.control()));
            }
        }
    }

    /** A security standard; {@code DescribeStandards} tells its ARN in a region. */
    public enum Standard {
        AWS_FOUNDATIONAL(
                "AWS Foundational Security Best Practices",
                "standards/aws-foundational-security-best-practices/v/1.0.0"),
        AWS_RESOURCE_TAGGING(
                "AWS Resource Tagging Standard", "standards/aws-resource-tagging-standard/v/1.0.0"),
        @JsonProperty("cis-1.2")
        CIS_1_2(
                "CIS AWS Foundations Benchmark v1.2.0",
                "ruleset/cis-aws-foundations-benchmark/v/1.2.0"),
        @JsonProperty("cis-1.4")
        CIS_1_4(
                "CIS AWS Foundations Benchmark v1.4.0",
                "standards/cis-aws-foundations-benchmark/v/1.4.0"),
        @JsonProperty("cis-3.0")
        CIS_3_0(
                "CIS AWS Foundations Benchmark v3.0.0",
                "standards/cis-aws-foundations-benchmark/v/3.0.0"),
        @JsonProperty("cis-5.0")
        CIS_5_0(
                "CIS AWS Foundations Benchmark v5.0.0",
                "standards/cis-aws-foundations-benchmark/v/5.0.0"),
        @JsonProperty("pci-dss-3.2")
        PCI_DSS_3_2("PCI DSS v3.2.1", "standards/pci-dss/v/3.2.1"),
        @JsonProperty("pci-dss-4.0")
        PCI_DSS_4_0("PCI DSS v4.0.1", "standards/pci-dss/v/4.0.1"),
        NIST_800_53("NIST Special Publication 800-53 Revision 5", "standards/nist-800-53/v/5.0.0"),
        NIST_800_171(
                "NIST Special Publication 800-171 Revision 2", "standards/nist-800-171/v/2.0.0");

        private final String title;
        private final String path;

        Standard(String title, String path) {
            this.title = title;
            this.path = path;
        }

        /** The name that {@code DescribeStandards} gives it, or the beginning of it. */
        public String title() {
            return title;
        }

        /** What its ARN ends with, in every partition, region and account. */
        public String path() {
            return path;
        }
    }

    /** Who configures the members: each account for itself, or one policy from the home region. */
    public enum Configuration {
        LOCAL,
        CENTRAL
    }

    /** A control that is off on purpose. */
    public record DisabledControl(String control, String reason) {
        public DisabledControl {
            if (!control.matches("[A-Za-z0-9]+\\.\\d+")) {
                throw new IllegalArgumentException(
                        "control '%s' is not a security control id such as IAM.6"
                                .formatted(control));
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "control %s is disabled without a reason".formatted(control));
            }
        }
    }
}
