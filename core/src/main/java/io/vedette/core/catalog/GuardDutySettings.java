package io.vedette.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
        implements ToolSettings {

    public GuardDutySettings {
        protectionPlans = Set.copyOf(protectionPlans);
        runtimeAgents = Set.copyOf(runtimeAgents);
        filters = List.copyOf(filters);
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
        public Filter {
            criteria = Map.copyOf(criteria);
        }
    }

    /** What an attribute must be: among values, not among values, and between bounds. */
    public record Condition(
            List<String> equals,
            List<String> notEquals,
            @Nullable Long atLeast,
            @Nullable Long atMost) {
        public Condition {
            equals = List.copyOf(equals);
            notEquals = List.copyOf(notEquals);
        }
    }

    /**
     * The export of findings to S3.
     *
     * @param bucket the name of the bucket in the log archive account; {@code {account_id}} and
     *     {@code {region}} stand for that account and the region
     * @param key the alias of the KMS key that exported findings are encrypted with
     */
    public record Export(boolean enabled, String bucket, String key) {}
}
