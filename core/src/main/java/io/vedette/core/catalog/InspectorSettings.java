package io.vedette.core.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Inspector.
 *
 * @param scanTypes what is scanned; a type left out is turned off where it is on
 * @param autoEnable whether Inspector scans accounts that join the organization by itself
 * @param findingAggregation whether the delegated administrator decides for all accounts of an
 *     organization and sees their findings
 * @param ecrRescanDuration how long after its push an image is scanned again
 * @param ec2ScanMode how instances are looked into
 * @param suppressionRules filters that suppress findings, kept by name
 */
public record InspectorSettings(
        boolean enabled,
        Set<ScanType> scanTypes,
        boolean autoEnable,
        boolean findingAggregation,
        EcrRescanDuration ecrRescanDuration,
        Ec2ScanMode ec2ScanMode,
        List<SuppressionRule> suppressionRules)
        implements CatalogSettings {

    public InspectorSettings {
        scanTypes = Set.copyOf(scanTypes);
        suppressionRules = List.copyOf(suppressionRules);
        if (scanTypes.isEmpty()) {
            throw new IllegalArgumentException(
                    "scan-types is empty; without any, Inspector is off: say enabled: false");
        }
        if (scanTypes.contains(ScanType.LAMBDA_CODE) && !scanTypes.contains(ScanType.LAMBDA)) {
            throw new IllegalArgumentException("scan-types has lambda-code, which needs lambda");
        }
        Set<String> names = new HashSet<>();
        for (SuppressionRule rule : suppressionRules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "suppression-rules has two rules named '%s'".formatted(rule.name()));
            }
        }
    }

    /** What Inspector scans; constants bear the names of Inspector's {@code ResourceScanType}. */
    public enum ScanType {
        EC2,
        ECR,
        LAMBDA,
        LAMBDA_CODE,
        CODE_REPOSITORY
    }

    /** How long an image is scanned again; named as Inspector's {@code EcrRescanDuration}. */
    public enum EcrRescanDuration {
        DAYS_14,
        DAYS_30,
        DAYS_60,
        DAYS_90,
        DAYS_180,
        LIFETIME
    }

    /** How Inspector looks into instances. */
    public enum Ec2ScanMode {
        HYBRID,
        AGENT_BASED
    }

    /**
     * A filter that suppresses the findings it matches: all criteria must hold.
     *
     * @param reason why it is all right, where that is known
     * @param criteria what attributes of a finding must be, by Inspector's names for them
     */
    public record SuppressionRule(
            String name,
            String description,
            @Nullable String reason,
            Map<String, Condition> criteria) {

        private static final int LONGEST_NAME = 128;
        private static final int LONGEST_TEXT = 512;

        public SuppressionRule {
            criteria = given(criteria);
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "suppression-rules: name '%s' has not between 1 and %d characters"
                                .formatted(name, LONGEST_NAME));
            }
            requireText("description", description, name);
            if (reason != null) {
                requireText("reason", reason, name);
            }
            if (criteria.isEmpty()) {
                throw new IllegalArgumentException(
                        "suppression-rules: '%s' has no criteria; it would suppress every finding"
                                .formatted(name));
            }
            criteria.forEach(InspectorAttributes::check);
        }

        private static Map<String, Condition> given(@Nullable Map<String, Condition> criteria) {
            return criteria == null ? Map.of() : Map.copyOf(criteria);
        }

        private static void requireText(String key, String text, String name) {
            if (text.isBlank() || text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "suppression-rules: %s of '%s' has not between 1 and %d characters"
                                .formatted(key, name, LONGEST_TEXT));
            }
        }
    }

    /**
     * What an attribute must be: one of the values or beginning with one of the prefixes, and none
     * of the excluded values; or a number between bounds.
     */
    public record Condition(
            List<String> equals,
            List<String> notEquals,
            List<String> prefix,
            @Nullable Long atLeast,
            @Nullable Long atMost) {

        /** Inspector takes so many conditions for one attribute. */
        private static final int MOST = 10;

        public Condition {
            equals = given(equals);
            notEquals = given(notEquals);
            prefix = given(prefix);
            int values = equals.size() + notEquals.size() + prefix.size();
            if (values > MOST) {
                throw new IllegalArgumentException(
                        "criteria: a condition has %d values; Inspector takes %d"
                                .formatted(values, MOST));
            }
            if (values == 0 && atLeast == null && atMost == null) {
                throw new IllegalArgumentException(
                        "criteria: a condition needs equals, not-equals, prefix, at-least or"
                                + " at-most");
            }
        }

        /** A list that the baseline leaves out is empty. */
        private static List<String> given(@Nullable List<String> values) {
            return values == null ? List.of() : List.copyOf(values);
        }

        boolean isAboutNumbers() {
            return atLeast != null || atMost != null;
        }

        boolean isAboutText() {
            return !equals.isEmpty() || !notEquals.isEmpty() || !prefix.isEmpty();
        }
    }
}
