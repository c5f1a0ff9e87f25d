package io.vedette.aws.config;

import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.ConfigSettings.ManagedRule;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which AWS-managed rules the baseline asks for in a region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html">
 *     List of AWS Config managed rules</a>
 */
final class ManagedRules {

    private ManagedRules() {}

    /** The rules by their names, those on an account's global resources in the home region only. */
    static Map<String, RuleState> of(ConfigSettings settings, boolean home) {
        Map<String, RuleState> rules = new TreeMap<>();
        for (ManagedRule rule : settings.rules()) {
            if (home || !isGlobal(rule)) {
                rules.put(
                        rule.ruleName(),
                        new RuleState(
                                identifier(rule),
                                settings.ruleParameters().getOrDefault(rule, Map.of())));
            }
        }
        if (!settings.requiredTags().isEmpty()) {
            rules.put(ConfigSettings.REQUIRED_TAGS, requiredTags(settings));
        }
        return rules;
    }

    /**
     * What the reference calls s3-bucket-public-access-prohibited is the rule on a bucket's own
     * block of all public access; its neighbours look at reading or writing alone.
     */
    private static String identifier(ManagedRule rule) {
        return switch (rule) {
            case ENCRYPTED_VOLUMES -> "ENCRYPTED_VOLUMES";
            case ROOT_ACCESS_KEY_CHECK -> "IAM_ROOT_ACCESS_KEY_CHECK";
            case S3_BUCKET_PUBLIC_ACCESS_PROHIBITED -> "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED";
            case IAM_PASSWORD_POLICY -> "IAM_PASSWORD_POLICY";
        };
    }

    /** Whether a rule would find the same thing again in every region, at a price each time. */
    private static boolean isGlobal(ManagedRule rule) {
        return switch (rule) {
            case ROOT_ACCESS_KEY_CHECK, IAM_PASSWORD_POLICY -> true;
            case ENCRYPTED_VOLUMES, S3_BUCKET_PUBLIC_ACCESS_PROHIBITED -> false;
        };
    }

    private static RuleState requiredTags(ConfigSettings settings) {
        Map<String, String> parameters = new TreeMap<>();
        for (String key : settings.requiredTags()) {
            parameters.put("tag%dKey".formatted(parameters.size() + 1), key);
        }
        return new RuleState("REQUIRED_TAGS", parameters);
    }
}
