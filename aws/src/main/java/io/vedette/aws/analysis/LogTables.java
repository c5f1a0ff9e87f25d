package io.vedette.aws.analysis;

import io.vedette.core.catalog.AnalysisSettings;
import io.vedette.core.catalog.BucketLogSettings;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.FlowLogSettings;
import io.vedette.core.catalog.LoadBalancerLogSettings;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.QueryLogSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables over the archive, by kind of logs. CloudTrail's events of all accounts and Regions are
 * in one bucket, and so in one table; for the others there is a table for each Region's bucket, for
 * a table's partitions must lie in one bucket.
 */
record LogTables(Draft draft) {

    private static final String ACCOUNT = "account";
    private static final String INJECTED_ACCOUNT = "${account}/";

    /** CloudTrail's table; none where there is no trail. */
    List<LogTable> trail() {
        CloudTrailSettings settings = draft.settings(Tool.CLOUDTRAIL, CloudTrailSettings.class);
        if (!settings.enabled()) {
            return List.of();
        }
        String owner =
                switch (organization().topology()) {
                    case Topology.AwsOrganization(String id, var _) -> id + "/";
                    case Topology.SeparateAccounts _ -> "";
                };
        String bucket =
                settings.bucket().replace("{account_id}", organization().logArchive().value());
        return List.of(
                new LogTable.Builder("cloudtrail", "API calls, as CloudTrail records them")
                        .columns(TrailColumns.ALL)
                        .injected(ACCOUNT, "region")
                        .over(
                                "s3://%s/AWSLogs/%s".formatted(bucket, owner),
                                INJECTED_ACCOUNT + "CloudTrail/${region}/",
                                Formats.cloudTrail(),
                                Days.PLAIN,
                                settings.archive().retentionDays()));
    }

    /** A table of VPC flow logs for every Region. */
    List<LogTable> flows() {
        FlowLogSettings settings = draft.settings(LogSource.VPC_FLOW_LOGS, FlowLogSettings.class);
        if (!settings.enabled() || !settings.destinations().contains(LogDestination.S3)) {
            return List.of();
        }
        boolean hive = settings.hivePrefixes();
        return forRegions(region ->
                new LogTable.Builder(
                                name("vpc_flow_logs", region),
                                "Network traffic of VPCs in " + region)
                        .columns(NetworkColumns.flows())
                        .injected(ACCOUNT)
                        .headed()
                        .over(
                                archive(settings.archive().name(logArchive(), region)),
                                hive
                                        ? "aws-account-id=${account}/aws-service=vpcflowlogs/aws-region=%s/"
                                                .formatted(region)
                                        : INJECTED_ACCOUNT + "vpcflowlogs/%s/".formatted(region),
                                Formats.separated(" "),
                                hive ? Days.HIVE : Days.PLAIN,
                                settings.retentionDays()));
    }

    /** A table of Resolver's query logs for every Region; a query names the VPCs. */
    List<LogTable> queries() {
        QueryLogSettings settings = draft.settings(LogSource.DNS_LOGS, QueryLogSettings.class);
        if (!settings.enabled() || !settings.destinations().contains(LogDestination.S3)) {
            return List.of();
        }
        return forRegions(region ->
                new LogTable.Builder(
                                name("dns_query_logs", region), "DNS queries of VPCs in " + region)
                        .columns(NetworkColumns.QUERIES)
                        .injected(ACCOUNT, "vpc")
                        .over(
                                archive(settings.archive().name(logArchive(), region)),
                                INJECTED_ACCOUNT + "vpcdnsquerylogs/${vpc}/",
                                Formats.json(),
                                Days.PLAIN,
                                settings.retentionDays()));
    }

    /** A table of application load balancers' logs for every Region. */
    List<LogTable> applicationLoadBalancers() {
        return loadBalancers("application", LineColumns.application());
    }

    /** A table of network load balancers' logs for every Region. */
    List<LogTable> networkLoadBalancers() {
        return loadBalancers("network", LineColumns.network());
    }

    private List<LogTable> loadBalancers(String type, LineColumns line) {
        LoadBalancerLogSettings settings =
                draft.settings(LogSource.LOAD_BALANCER_LOGS, LoadBalancerLogSettings.class);
        if (!settings.enabled()) {
            return List.of();
        }
        return forRegions(region ->
                new LogTable.Builder(
                                name(type + "_load_balancer_logs", region),
                                "Requests to %s load balancers in %s".formatted(type, region))
                        .columns(line.columns())
                        .injected(ACCOUNT)
                        .over(
                                "s3://%s/%s/AWSLogs/"
                                        .formatted(
                                                settings.archive().name(logArchive(), region),
                                                type),
                                INJECTED_ACCOUNT + "elasticloadbalancing/%s/".formatted(region),
                                Formats.matching(line.regex()),
                                Days.PLAIN,
                                settings.retentionDays()));
    }

    /**
     * A table of S3's access logs for every Region of the security tooling account, the log archive
     * account and those that the settings name; a query names the bucket.
     */
    List<LogTable> bucketAccess() {
        BucketLogSettings settings =
                draft.settings(LogSource.S3_ACCESS_LOGS, BucketLogSettings.class);
        if (!settings.enabled()) {
            return List.of();
        }
        LineColumns line = LineColumns.buckets();
        List<LogTable> tables = new ArrayList<>();
        for (AccountId account : accessLogAccounts()) {
            tables.addAll(
                    forRegions(region ->
                            new LogTable.Builder(
                                            name("s3_access_logs_" + account, region),
                                            "Requests to buckets of %s in %s"
                                                    .formatted(account, region))
                                    .columns(line.columns())
                                    .injected("source_bucket")
                                    .over(
                                            "s3://%s/"
                                                    .formatted(
                                                            settings.archive()
                                                                    .name(account, region)),
                                            "%s/%s/${source_bucket}/".formatted(account, region),
                                            Formats.matching(line.regex()),
                                            Days.PLAIN,
                                            settings.retentionDays())));
        }
        return tables;
    }

    /** The accounts whose S3 access logs have tables. */
    Set<AccountId> accessLogAccounts() {
        Set<AccountId> accounts = new LinkedHashSet<>();
        accounts.add(organization().securityTooling());
        accounts.add(logArchive());
        Set<AccountId> known = new LinkedHashSet<>();
        organization().members().stream().map(Account::id).forEach(known::add);
        draft.settings(Facility.ANALYSIS, AnalysisSettings.class).accessLogAccounts().stream()
                .filter(known::contains)
                .forEach(accounts::add);
        return accounts;
    }

    private interface InRegion {
        LogTable table(Region region);
    }

    private List<LogTable> forRegions(InRegion in) {
        return organization().regions().stream().map(in::table).toList();
    }

    private static String name(String logs, Region region) {
        return "%s_%s".formatted(logs, region.code().replace('-', '_'));
    }

    private static String archive(String bucket) {
        return "s3://%s/AWSLogs/".formatted(bucket);
    }

    private AccountId logArchive() {
        return organization().logArchive();
    }

    private Organization organization() {
        return draft.organization();
    }
}
