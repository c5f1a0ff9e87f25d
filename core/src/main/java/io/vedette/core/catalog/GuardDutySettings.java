package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of GuardDuty.
 *
 * @param findingPublishingFrequency how often an updated finding is published again
 * @param protectionPlans the plans that are on; a plan left out is turned off where it is on
 * @param runtimeAgents which agents GuardDuty installs and keeps for runtime monitoring
 * @param autoEnableMembers whether GuardDuty enrols accounts of the organization by itself
 * @param filters suppression and view filters, kept by name
 * @param export where findings are exported to
 */
public record GuardDutySettings(
        boolean enabled,
        PublishingFrequency findingPublishingFrequency,
        Set<ProtectionPlan> protectionPlans,
        Set<RuntimeAgent> runtimeAgents,
        AutoEnable autoEnableMembers,
        List<Filter> filters,
        Export export)
        implements CatalogSettings {

    public GuardDutySettings {
        protectionPlans = Set.copyOf(protectionPlans);
        runtimeAgents = Set.copyOf(runtimeAgents);
        filters = List.copyOf(filters);
        if (!runtimeAgents.isEmpty() && !protectionPlans.contains(ProtectionPlan.RUNTIME)) {
            throw new IllegalArgumentException(
                    "runtime-agents lists agents although protection-plans leaves out runtime");
        }
        Set<String> names = new HashSet<>();
        for (Filter filter : filters) {
            if (!names.add(filter.name())) {
                throw new IllegalArgumentException(
                        "filters has two filters named '%s'".formatted(filter.name()));
            }
        }
    }

    /** How often GuardDuty publishes updates of an active finding. */
    public enum PublishingFrequency {
        FIFTEEN_MINUTES,
        ONE_HOUR,
        SIX_HOURS
    }

    /** A protection plan, as the reference and AWS's console name it. */
    public enum ProtectionPlan {
        S3,
        EKS_AUDIT_LOGS,
        MALWARE,
        RDS_LOGIN,
        LAMBDA,
        RUNTIME
    }

    /** An agent of runtime monitoring that GuardDuty manages. */
    public enum RuntimeAgent {
        EKS,
        ECS_FARGATE,
        EC2
    }

    /** Which members GuardDuty enrols by itself. */
    public enum AutoEnable {
        ALL,
        NEW,
        NONE
    }

    /**
     * A filter over findings.
     *
     * @param archive whether matching findings are archived, which suppresses them
     * @param criteria finding attributes, such as {@code type} or {@code severity}, each with a
     *     condition
     */
    public record Filter(
            String name, String description, boolean archive, Map<String, Condition> criteria) {

        private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{3,64}");

        public Filter {
            criteria = Map.copyOf(criteria);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "filters: name '%s' is not 3 to 64 letters, digits, dots, dashes or underscores"
                                .formatted(name));
            }
            if (description.length() > 512) {
                throw new IllegalArgumentException(
                        "filters: description of '%s' has more than 512 characters"
                                .formatted(name));
            }
            if (criteria.isEmpty()) {
                throw new IllegalArgumentException(
                        "filters: '%s' has no criteria; it would match every finding"
                                .formatted(name));
            }
        }
    }

    /**
     * What an attribute must be: among values, like patterns with {@code *} and {@code ?}, and
     * between bounds.
     */
    public record Condition(
            List<String> equals,
            List<String> notEquals,
            List<String> matches,
            List<String> notMatches,
            @Nullable Long atLeast,
            @Nullable Long atMost) {

        private static final int MOST_VALUES = 50;
        private static final int MOST_PATTERNS = 5;

        public Condition {
            equals = limited("equals", equals, MOST_VALUES);
            notEquals = limited("not-equals", notEquals, MOST_VALUES);
            matches = limited("matches", matches, MOST_PATTERNS);
            notMatches = limited("not-matches", notMatches, MOST_PATTERNS);
            if (equals.isEmpty()
                    && notEquals.isEmpty()
                    && matches.isEmpty()
                    && notMatches.isEmpty()
                    && atLeast == null
                    && atMost == null) {
                throw new IllegalArgumentException(
                        "criteria: a condition needs equals, not-equals, matches, not-matches,"
                                + " at-least or at-most");
            }
        }

        private static List<String> limited(String key, List<String> values, int most) {
            if (values.size() > most) {
                throw new IllegalArgumentException(
                        "criteria: %s has %d values; GuardDuty takes %d"
                                .formatted(key, values.size(), most));
            }
            return List.copyOf(values);
        }
    }

    /**
     * The export of findings to S3.
     *
     * @param bucket the name of the bucket in the log archive account; {@code {account_id}} and
     *     {@code {region}} stand for that account and the region
     * @param key the alias of the KMS key that exported findings are encrypted with
     */
    public record Export(boolean enabled, String bucket, String key) {

        private static final Pattern BUCKET =
                Pattern.compile("(?=.{3,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
        private static final String ACCOUNT_ID = "{account_id}";
        private static final String REGION = "{region}";
        private static final Pattern ALIAS = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");

        public Export {
            String longest =
                    bucket.replace(ACCOUNT_ID, "111122223333").replace(REGION, "ap-southeast-1");
            if (!BUCKET.matcher(longest).matches()) {
                throw new IllegalArgumentException(
                        "export: bucket '%s' is not the name of an S3 bucket".formatted(bucket));
            }
            if (!ALIAS.matcher(key).matches() || key.startsWith("alias/aws/")) {
                throw new IllegalArgumentException(
                        "export: key '%s' is not the alias of a KMS key of yours, such as alias/vedette-guardduty"
                                .formatted(key));
            }
        }

        /** The name of the bucket for findings of a region. */
        public String bucket(AccountId logArchive, Region region) {
            return bucket.replace(ACCOUNT_ID, logArchive.value()).replace(REGION, region.code());
        }

        /** Whether every region has a bucket, and so a key, of its own. */
        public boolean bucketInEveryRegion() {
            return bucket.contains(REGION);
        }
    }
}
