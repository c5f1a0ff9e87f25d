package io.vedette.core.catalog;

import java.util.List;
import java.util.Set;

/**
 * The settings of AWS Config.
 *
 * @param recordingGroup what the recorder records
 * @param deliveryBucket the bucket in the log archive account; {@code {account_id}} stands for that
 *     account
 * @param deliveryFrequency how often a configuration snapshot is delivered
 * @param retentionDays how long configuration items are kept: 30 to 2557
 * @param aggregator whether an aggregator in the security tooling account collects all of it
 * @param rules AWS-managed rules, by their reference names
 * @param requiredTags the tag keys that the {@code required-tags} rule asks for; none, no rule
 * @param remediation automatic remediation, off by default: it can hit compliant resources
 */
public record ConfigSettings(
        boolean enabled,
        RecordingGroup recordingGroup,
        String deliveryBucket,
        DeliveryFrequency deliveryFrequency,
        int retentionDays,
        boolean aggregator,
        Set<ManagedRule> rules,
        List<String> requiredTags,
        List<Remediation> remediation)
        implements ToolSettings {

    public ConfigSettings {
        rules = Set.copyOf(rules);
        requiredTags = List.copyOf(requiredTags);
        remediation = List.copyOf(remediation);
        if (retentionDays < 30 || retentionDays > 2557) {
            throw new IllegalArgumentException(
                    "retention-days is %d; Config keeps 30 to 2557 days".formatted(retentionDays));
        }
        if (requiredTags.size() > 6) {
            throw new IllegalArgumentException(
                    "required-tags names %d keys; the rule takes at most 6"
                            .formatted(requiredTags.size()));
        }
    }

    /**
     * What is recorded.
     *
     * @param includeGlobalResourceTypes records IAM's resources, in the home region only
     * @param resourceTypes the types to record where not all supported ones are
     */
    public record RecordingGroup(
            boolean allSupported, boolean includeGlobalResourceTypes, Set<String> resourceTypes) {
        public RecordingGroup {
            resourceTypes = Set.copyOf(resourceTypes);
            if (allSupported && !resourceTypes.isEmpty()) {
                throw new IllegalArgumentException(
                        "resource-types goes with all-supported: false only");
            }
            if (!allSupported && resourceTypes.isEmpty()) {
                throw new IllegalArgumentException(
                        "all-supported: false needs resource-types to record");
            }
        }
    }

    /** How often Config delivers a snapshot. */
    public enum DeliveryFrequency {
        ONE_HOUR,
        THREE_HOURS,
        SIX_HOURS,
        TWELVE_HOURS,
        TWENTY_FOUR_HOURS
    }

    /** The four rules of the reference, and the AWS-managed rule that each one is. */
    public enum ManagedRule {
        ENCRYPTED_VOLUMES,
        ROOT_ACCESS_KEY_CHECK,
        S3_BUCKET_PUBLIC_ACCESS_PROHIBITED,
        IAM_PASSWORD_POLICY
    }

    /**
     * Runs an Automation document on what a rule finds.
     *
     * @param rule the name of the rule, as deployed
     * @param document the Systems Manager document
     * @param automatic whether it runs by itself
     */
    public record Remediation(String rule, String document, boolean automatic) {}
}
