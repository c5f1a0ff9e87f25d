package io.vedette.core.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of AWS Config.
 *
 * @param recordingGroup what the recorder records
 * @param deliveryBucket the bucket in the log archive account; {@code {account_id}} stands for that
 *     account
 * @param key the alias of the KMS key in the log archive account that the bucket is encrypted with
 * @param deliveryFrequency how often a configuration snapshot is delivered
 * @param retentionDays how long configuration items are kept: 30 to 2557
 * @param aggregator whether an aggregator in the security tooling account collects all of it
 * @param rules AWS-managed rules, by their reference names
 * @param ruleParameters the parameters of rules; a rule that is left out keeps those that it has,
 *     or AWS's own
 * @param requiredTags the tag keys that the {@code required-tags} rule asks for; none, no rule
 * @param remediation what is done about the findings of rules; nothing by default
 */
public record ConfigSettings(
        boolean enabled,
        RecordingGroup recordingGroup,
        String deliveryBucket,
        String key,
        DeliveryFrequency deliveryFrequency,
        int retentionDays,
        boolean aggregator,
        Set<ManagedRule> rules,
        Map<ManagedRule, Map<String, String>> ruleParameters,
        List<String> requiredTags,
        List<Remediation> remediation)
        implements CatalogSettings {

    /** The name of the rule that asks for {@link #requiredTags}. */
    public static final String REQUIRED_TAGS = "required-tags";

    public ConfigSettings {
        rules = Set.copyOf(rules);
        ruleParameters = Map.copyOf(ruleParameters);
        requiredTags = List.copyOf(requiredTags);
        remediation = List.copyOf(remediation);
        if (retentionDays < 30 || retentionDays > 2557) {
            throw new IllegalArgumentException(
                    "retention-days is %d; Config keeps 30 to 2557 days".formatted(retentionDays));
        }
        requireKey(key);
        requireTagKeys(requiredTags);
        requireRemediable(rules, requiredTags, remediation);
        for (ManagedRule rule : ruleParameters.keySet()) {
            if (!rules.contains(rule)) {
                throw new IllegalArgumentException(
                        "rule-parameters names %s, which is not among rules"
                                .formatted(rule.ruleName()));
            }
        }
    }

    private static void requireKey(String key) {
        if (!key.matches("alias/[a-zA-Z0-9/_-]{1,250}") || key.startsWith("alias/aws/")) {
            throw new IllegalArgumentException(
                    "key is '%s'; expected the alias of a key of your own, such as alias/vedette-config"
                            .formatted(key));
        }
    }

    private static void requireTagKeys(List<String> requiredTags) {
        if (requiredTags.size() > 6) {
            throw new IllegalArgumentException(
                    "required-tags names %d keys; the rule takes at most 6"
                            .formatted(requiredTags.size()));
        }
        Set<String> seen = new HashSet<>();
        for (String key : requiredTags) {
            if (key.isBlank() || key.length() > 128) {
                throw new IllegalArgumentException(
                        "required-tags has '%s'; a tag key has 1 to 128 characters".formatted(key));
            }
            if (!seen.add(key)) {
                throw new IllegalArgumentException("required-tags has %s twice".formatted(key));
            }
        }
    }

    private static void requireRemediable(
            Set<ManagedRule> rules, List<String> requiredTags, List<Remediation> remediation) {
        Set<String> deployed = new HashSet<>();
        rules.forEach(rule -> deployed.add(rule.ruleName()));
        if (!requiredTags.isEmpty()) {
            deployed.add(REQUIRED_TAGS);
        }
        Set<String> seen = new HashSet<>();
        for (Remediation remedy : remediation) {
            if (!deployed.contains(remedy.rule())) {
                throw new IllegalArgumentException(
                        "remediation names rule %s; there are %s"
                                .formatted(remedy.rule(), deployed.stream().sorted().toList()));
            }
            if (!seen.add(remedy.rule())) {
                throw new IllegalArgumentException(
                        "remediation names rule %s twice".formatted(remedy.rule()));
            }
        }
    }

    /**
     * What is recorded.
     *
     * @param includeGlobalResourceTypes records IAM's resources beside all supported ones, in the
     *     home region only
     * @param resourceTypes the types to record where not all supported ones are; IAM's among them
     *     are recorded in the home region only
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

    /** The four rules of the reference. */
    public enum ManagedRule {
        ENCRYPTED_VOLUMES,
        ROOT_ACCESS_KEY_CHECK,
        S3_BUCKET_PUBLIC_ACCESS_PROHIBITED,
        IAM_PASSWORD_POLICY;

        /** The reference's name, which the deployed rule has. */
        public String ruleName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Runs an Automation document on what a rule finds. AWS Config remediates no organization rule,
     * so that a rule with a remediation is deployed in each account by itself.
     *
     * @param rule the name of the rule, as deployed
     * @param document the Systems Manager document
     * @param automatic whether it runs by itself, which can hit resources that are compliant again
     * @param parameters the values of the document's parameters, {@code AutomationAssumeRole} among
     *     them; {@code {account_id}} stands for the account
     * @param resourceIdParameter the parameter that takes the id of what was found
     * @param attempts how often it runs by itself on one finding: 1 to 25, by default 5
     * @param retrySeconds the time within which it does: 1 to 2678000, by default 60
     */
    public record Remediation(
            String rule,
            String document,
            boolean automatic,
            Map<String, List<String>> parameters,
            @Nullable String resourceIdParameter,
            @Nullable Integer attempts,
            @Nullable Long retrySeconds) {
        public Remediation {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
            attempts = attempts == null ? Integer.valueOf(5) : attempts;
            retrySeconds = retrySeconds == null ? Long.valueOf(60) : retrySeconds;
            if (attempts < 1 || attempts > 25) {
                throw new IllegalArgumentException(
                        "attempts is %d; Config tries 1 to 25 times".formatted(attempts));
            }
            if (retrySeconds < 1 || retrySeconds > 2_678_000) {
                throw new IllegalArgumentException(
                        "retry-seconds is %d; expected 1 to 2678000".formatted(retrySeconds));
            }
            if (automatic && !parameters.containsKey("AutomationAssumeRole")) {
                throw new IllegalArgumentException(
                        "remediation of %s is automatic, so parameters must name AutomationAssumeRole"
                                .formatted(rule));
            }
        }
    }
}
