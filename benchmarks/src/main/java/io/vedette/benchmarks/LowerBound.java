package io.vedette.benchmarks;

import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Resource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fewest calls that could read what a plan speaks of, whatever the code that does it: for each
 * fact that must be read, the AWS operation that answers for the most resources at once, at its
 * largest page or batch.
 *
 * @param parts by what is read, the number of calls and how it comes about
 */
record LowerBound(Map<String, Part> parts) {

    /** So many calls, and why. */
    record Part(long calls, String why) {}

    /**
     * How the resources of a kind are read at best.
     *
     * @param operations how many different operations it takes to see their whole state
     * @param batch for how many resources of one place one call answers
     */
    private record Reading(int operations, int batch, String why) {}

    private static final int ALL = Integer.MAX_VALUE;

    /** What is made one a call, though the calls are made in batches. */
    private static final Set<String> ONE_BY_ONE = Set.of("route53resolver.query-log-association");

    private static final Map<String, Reading> READINGS = readings();

    private static Map<String, Reading> readings() {
        Map<String, Reading> readings = new TreeMap<>();
        readings.put(
                "organizations.trusted-access",
                new Reading(1, 20, "ListAWSServiceAccessForOrganization, 20 a page"));
        readings.put(
                "organizations.delegated-administrator",
                new Reading(1, ALL, "ListDelegatedAdministrators"));
        readings.put(
                "cloudtrail.delegated-administrator",
                new Reading(1, ALL, "ListDelegatedAdministrators"));
        readings.put(
                "guardduty.administrator", new Reading(1, ALL, "ListOrganizationAdminAccounts"));
        readings.put("guardduty.detector", new Reading(1, ALL, "ListDetectors or GetDetector"));
        readings.put(
                "guardduty.organization", new Reading(1, ALL, "DescribeOrganizationConfiguration"));
        readings.put(
                "guardduty.member",
                new Reading(2, 50, "ListMembers and GetMemberDetectors, 50 each"));
        readings.put(
                "guardduty.publishing-destination",
                new Reading(2, ALL, "ListPublishingDestinations, DescribePublishingDestination"));
        readings.put(
                "config.recorder",
                new Reading(
                        1, ALL, "DescribeConfigurationRecorders, one account and region a call"));
        readings.put(
                "config.recording",
                new Reading(1, ALL, "DescribeConfigurationRecorderStatus, likewise"));
        readings.put(
                "config.delivery-channel",
                new Reading(1, ALL, "DescribeDeliveryChannels, likewise"));
        readings.put(
                "config.retention",
                new Reading(1, ALL, "DescribeRetentionConfigurations, likewise"));
        readings.put("config.aggregator", new Reading(1, ALL, "DescribeConfigurationAggregators"));
        readings.put(
                "config.organization-rule", new Reading(1, 100, "DescribeOrganizationConfigRules"));
        readings.put(
                "config.member-rules",
                new Reading(
                        1, ALL, "DescribeOrganizationConfigRuleStatuses, when all are successful"));
        readings.put("securityhub.hub", new Reading(1, ALL, "DescribeHub"));
        readings.put(
                "securityhub.administrator", new Reading(1, ALL, "ListOrganizationAdminAccounts"));
        readings.put(
                "securityhub.finding-aggregator",
                new Reading(2, ALL, "ListFindingAggregators, GetFindingAggregator"));
        readings.put(
                "securityhub.organization-configuration",
                new Reading(1, ALL, "DescribeOrganizationConfiguration"));
        readings.put(
                "securityhub.configuration-policy",
                new Reading(2, ALL, "ListConfigurationPolicies, GetConfigurationPolicy"));
        readings.put(
                "securityhub.policy-association",
                new Reading(1, 100, "ListConfigurationPolicyAssociations, 100 a page"));
        readings.put("inspector.administrator", new Reading(1, ALL, "ListDelegatedAdminAccounts"));
        readings.put("inspector.scanning", new Reading(1, ALL, "BatchGetAccountStatus"));
        readings.put("inspector.configuration", new Reading(1, ALL, "GetConfiguration"));
        readings.put(
                "inspector.organization", new Reading(1, ALL, "DescribeOrganizationConfiguration"));
        readings.put("inspector.member", new Reading(1, 50, "ListMembers, 50 a page"));
        readings.put(
                "inspector.member-scanning", new Reading(1, 100, "BatchGetAccountStatus, 100"));
        readings.put("inspector.suppression-rule", new Reading(1, 100, "ListFilters, 100 a page"));
        readings.put(
                "kms.key", new Reading(3, 1, "DescribeKey, GetKeyPolicy, GetKeyRotationStatus"));
        readings.put("s3.bucket", new Reading(3, 1, "access block, versioning, ownership"));
        readings.put(
                "s3.bucket-policy",
                new Reading(1, 2, "GetBucketPolicy, for its purpose and for TLS together"));
        readings.put("s3.bucket-logging", new Reading(1, 1, "GetBucketLogging"));
        readings.put("elb.access-logs", new Reading(1, 1, "DescribeLoadBalancerAttributes"));
        readings.put("elb.connection-logs", new Reading(1, 1, "DescribeLoadBalancerAttributes"));
        readings.put(
                "elb.classic-access-logs", new Reading(1, 1, "DescribeLoadBalancerAttributes"));
        readings.put("elb.no-access-logs", new Reading(0, ALL, "known from the survey"));
        readings.put("iam.role", new Reading(2, 1, "GetRole, GetRolePolicy"));
        readings.put(
                "iam.service-linked-role", new Reading(1, ALL, "ListRoles, one account a call"));
        readings.put("cloudwatch.alarm", new Reading(1, 100, "DescribeAlarms, 100 a call"));
        readings.put(
                "cloudwatch.composite-alarm", new Reading(1, 100, "DescribeAlarms, 100 a call"));
        readings.put(
                "cloudwatch.anomaly-detector",
                new Reading(1, 100, "DescribeAnomalyDetectors, 100 a page"));
        readings.put("cloudwatch.dashboard", new Reading(1, 1, "GetDashboard"));
        readings.put("logs.metric-filter", new Reading(1, 50, "DescribeMetricFilters, 50 a page"));
        readings.put("sns.topic", new Reading(1, 1, "GetTopicAttributes"));
        readings.put("sns.topic-policy", new Reading(0, 1, "GetTopicAttributes of the topic"));
        readings.put(
                "sns.subscription", new Reading(1, 100, "ListSubscriptionsByTopic, 100 a page"));
        readings.put("logs.group", new Reading(1, ALL, "DescribeLogGroups"));
        readings.put(
                "cloudtrail.trail",
                new Reading(
                        4,
                        1,
                        "DescribeTrails, GetEventSelectors, GetInsightSelectors, GetTrailStatus"));
        systemsManager(readings);
        logSources(readings);
        detective(readings);
        macie(readings);
        events(readings);
        search(readings);
        return Map.copyOf(readings);
    }

    /** What forwards logs, and what they are searched with. */
    private static void search(Map<String, Reading> readings) {
        readings.put("logs.keeping", new Reading(1, 50, "DescribeLogGroups, 50 a page"));
        readings.put("logs.account-subscription", new Reading(1, ALL, "DescribeAccountPolicies"));
        readings.put("logs.destination", new Reading(1, ALL, "DescribeDestinations"));
        readings.put(
                "logs.query-definition",
                new Reading(1, 1000, "DescribeQueryDefinitions, 1,000 a page"));
        readings.put("firehose.stream", new Reading(1, 1, "DescribeDeliveryStream"));
        readings.put("athena.workgroup", new Reading(1, 1, "GetWorkGroup"));
        readings.put(
                "athena.named-query",
                new Reading(2, 50, "ListNamedQueries and BatchGetNamedQuery, 50 each"));
        readings.put("glue.database", new Reading(1, 1, "GetDatabase"));
        readings.put("glue.table", new Reading(1, 100, "GetTables, 100 a page"));
        readings.put("kms.key-policy", new Reading(2, 1, "DescribeKey, GetKeyPolicy"));
    }

    private static void detective(Map<String, Reading> readings) {
        readings.put(
                "detective.administrator", new Reading(1, ALL, "ListOrganizationAdminAccounts"));
        readings.put("detective.graph", new Reading(1, ALL, "ListGraphs"));
        readings.put(
                "detective.organization", new Reading(1, ALL, "DescribeOrganizationConfiguration"));
        readings.put(
                "detective.data-source-package", new Reading(1, ALL, "ListDatasourcePackages"));
        readings.put("detective.member", new Reading(1, 200, "ListMembers, 200 a page"));
    }

    private static void macie(Map<String, Reading> readings) {
        readings.put("macie.administrator", new Reading(1, ALL, "ListOrganizationAdminAccounts"));
        readings.put("macie.session", new Reading(1, ALL, "GetMacieSession"));
        readings.put(
                "macie.organization", new Reading(1, ALL, "DescribeOrganizationConfiguration"));
        readings.put("macie.member", new Reading(1, 25, "ListMembers, 25 a page"));
        readings.put(
                "macie.publication",
                new Reading(1, ALL, "GetFindingsPublicationConfiguration, one account a call"));
        readings.put(
                "macie.automated-discovery",
                new Reading(1, ALL, "GetAutomatedDiscoveryConfiguration"));
        readings.put(
                "macie.classification-export",
                new Reading(1, ALL, "GetClassificationExportConfiguration"));
    }

    private static void events(Map<String, Reading> readings) {
        readings.put("eventbridge.bus", new Reading(1, 1, "DescribeEventBus, with its policy"));
        readings.put("eventbridge.bus-policy", new Reading(0, 1, "DescribeEventBus of the bus"));
        readings.put("eventbridge.archive", new Reading(1, 1, "DescribeArchive"));
        readings.put("eventbridge.rule", new Reading(2, 1, "DescribeRule, ListTargetsByRule"));
        readings.put("logs.resource-policy", new Reading(1, ALL, "DescribeResourcePolicies"));
        readings.put(
                "securityhub.product",
                new Reading(1, 100, "ListEnabledProductsForImport, 100 a page"));
        readings.put("securityhub.policy-member", new Reading(1, 50, "ListMembers, 50 a page"));
    }

    private static void systemsManager(Map<String, Reading> readings) {
        readings.put("ssm.service-setting", new Reading(1, 1, "GetServiceSetting, one a call"));
        readings.put(
                "ssm.association",
                new Reading(1, 1, "DescribeAssociation; a listing has no parameters"));
        readings.put("ssm.resource-data-sync", new Reading(1, ALL, "ListResourceDataSync"));
        readings.put("ssm.session-preferences", new Reading(1, 1, "GetDocument"));
        readings.put("ssm.automation-document", new Reading(1, ALL, "ListDocuments by name"));
        readings.put("ssm.default-patch-baselines", new Reading(1, ALL, "DescribePatchBaselines"));
        readings.put(
                "ssm.patch-baseline", new Reading(1, 1, "GetPatchBaseline, one baseline a call"));
        readings.put(
                "ssm.maintenance-window",
                new Reading(3, 1, "GetMaintenanceWindow, its targets and its tasks"));
        readings.put(
                "iam.service-role",
                new Reading(3, 1, "GetRole, GetRolePolicy, ListAttachedRolePolicies"));
    }

    private static void logSources(Map<String, Reading> readings) {
        readings.put("cloudtrail.event-arrival", new Reading(1, 1, "GetTrailStatus"));
        readings.put("ec2.flow-log", new Reading(1, 1000, "DescribeFlowLogs, 1,000 a page"));
        readings.put(
                "route53resolver.query-log-config",
                new Reading(1, 100, "ListResolverQueryLogConfigs, 100 a page"));
        readings.put(
                "route53resolver.query-log-association",
                new Reading(1, 100, "ListResolverQueryLogConfigAssociations, 100 a page"));
    }

    /** The bound for reading everything once. */
    static LowerBound ofPlan(Plan plan, Organization organization) {
        Map<String, Part> parts = new TreeMap<>();
        Map<String, Map<Target, Integer>> byKind = new TreeMap<>();
        for (PlannedChange<?> planned : plan.changes()) {
            Resource<?> resource = planned.resource();
            byKind.computeIfAbsent(resource.kind().name(), _ -> new TreeMap<>())
                    .merge(place(resource), 1, Integer::sum);
        }
        byKind.forEach((kind, places) -> parts.put(kind, part(kind, places)));
        parts.put("organization", discovery(organization));
        return new LowerBound(parts);
    }

    /** The bound for reading everything, changing what differs, and reading that back. */
    static LowerBound ofApply(Plan plan, Organization organization) {
        LowerBound reading = ofPlan(plan, organization);
        Map<String, Part> parts = new TreeMap<>(reading.parts());
        long changed = plan.changes().stream().filter(it -> it.change().changesSomething()).count();
        parts.put(
                "reading back",
                new Part(
                        reading.total() - discovery(organization).calls(), "as the first reading"));
        Map<String, Integer> single = new TreeMap<>();
        Set<String> batched = new HashSet<>();
        for (PlannedChange<?> planned : plan.changes()) {
            if (planned.change().changesSomething()) {
                Resource<?> resource = planned.resource();
                if (batch(resource) == 1) {
                    single.merge(resource.kind().name(), 1, Integer::sum);
                } else {
                    batched.add(resource.kind().name());
                }
            }
        }
        long calls = single.values().stream().mapToLong(it -> it).sum();
        parts.put("changing", new Part(calls, "a call a resource: " + single));
        parts.put(
                "changing in batches",
                new Part(
                        batches(plan),
                        "a call a batch: %s of %,d resources".formatted(batched, changed)));
        return new LowerBound(parts);
    }

    private static long batches(Plan plan) {
        Map<String, Map<Target, Integer>> sizes = new TreeMap<>();
        Map<String, Integer> batch = new TreeMap<>();
        for (PlannedChange<?> planned : plan.changes()) {
            Resource<?> resource = planned.resource();
            if (planned.change().changesSomething() && batch(resource) > 1) {
                batch.put(resource.kind().name(), batch(resource));
                sizes.computeIfAbsent(resource.kind().name(), _ -> new TreeMap<>())
                        .merge(place(resource), 1, Integer::sum);
            }
        }
        long calls = 0;
        for (Map.Entry<String, Map<Target, Integer>> kind : sizes.entrySet()) {
            for (int size : kind.getValue().values()) {
                calls += Math.ceilDiv(size, batch.getOrDefault(kind.getKey(), 1));
            }
        }
        return calls;
    }

    private static int batch(Resource<?> resource) {
        return ONE_BY_ONE.contains(resource.kind().name()) ? 1 : resource.kind().batch();
    }

    private static <S extends Record> Target place(Resource<S> resource) {
        return resource.kind().place(resource);
    }

    private static Part part(String kind, Map<Target, Integer> places) {
        Reading reading = READINGS.get(kind);
        if (reading == null) {
            throw new IllegalStateException(
                    "say in LowerBound how %s is read at best".formatted(kind));
        }
        long calls = 0;
        for (int resources : places.values()) {
            calls += (long) reading.operations() * Math.ceilDiv(resources, reading.batch());
        }
        return new Part(calls, "%s; %,d places".formatted(reading.why(), places.size()));
    }

    private static Part discovery(Organization organization) {
        Set<String> units = new HashSet<>();
        organization.accounts().forEach(account -> units.add(account.organizationalUnit()));
        long calls = 2L + Math.ceilDiv(organization.accounts().size(), 20);
        return new Part(
                calls,
                "DescribeOrganization, ListRoots, and accounts 20 a page; %d units"
                        .formatted(units.size()));
    }

    long total() {
        return parts.values().stream().mapToLong(Part::calls).sum();
    }
}
