package io.vedette.aws.analysis;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.BucketLogSettings;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.FlowLogSettings;
import io.vedette.core.catalog.LoadBalancerLogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.QueryLogSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;

/** Lets the tables' buckets be read, as far as they are drawn. */
record ReadableArchive(AwsClients clients, Draft draft, LogTables tables) {

    Set<ResourceId> draw() {
        Set<ResourceId> readable = new HashSet<>();
        AccountId archive = draft.organization().logArchive();
        CloudTrailSettings trail = draft.settings(Tool.CLOUDTRAIL, CloudTrailSettings.class);
        readable.addAll(
                readers()
                        .of(
                                new Target(archive, draft.organization().home()),
                                trail.bucket().replace("{account_id}", archive.value()),
                                trail.key(),
                                drawn(Tool.CLOUDTRAIL)));
        FlowLogSettings flows = draft.settings(LogSource.VPC_FLOW_LOGS, FlowLogSettings.class);
        Set<ResourceId> flowBuckets = drawn(LogSource.VPC_FLOW_LOGS);
        QueryLogSettings queries = draft.settings(LogSource.DNS_LOGS, QueryLogSettings.class);
        Set<ResourceId> queryBuckets = drawn(LogSource.DNS_LOGS);
        LoadBalancerLogSettings balancers =
                draft.settings(LogSource.LOAD_BALANCER_LOGS, LoadBalancerLogSettings.class);
        Set<ResourceId> balancerBuckets = drawn(LogSource.LOAD_BALANCER_LOGS);
        for (Region region : draft.organization().regions()) {
            Target at = new Target(archive, region);
            readable.addAll(
                    readers()
                            .of(
                                    at,
                                    flows.archive().name(archive, region),
                                    flows.archive().key(),
                                    flowBuckets));
            readable.addAll(
                    readers()
                            .of(
                                    at,
                                    queries.archive().name(archive, region),
                                    queries.archive().key(),
                                    queryBuckets));
            readable.addAll(
                    readers()
                            .of(
                                    at,
                                    balancers.archive().name(archive, region),
                                    "",
                                    balancerBuckets));
        }
        readable.addAll(accessLogs());
        return readable;
    }

    private Set<ResourceId> accessLogs() {
        BucketLogSettings settings =
                draft.settings(LogSource.S3_ACCESS_LOGS, BucketLogSettings.class);
        Set<ResourceId> buckets = drawn(LogSource.S3_ACCESS_LOGS);
        Set<ResourceId> readable = new HashSet<>();
        for (AccountId account : tables.accessLogAccounts()) {
            for (Region region : draft.organization().regions()) {
                readable.addAll(
                        readers()
                                .of(
                                        new Target(account, region),
                                        settings.archive().name(account, region),
                                        "",
                                        buckets));
            }
        }
        return readable;
    }

    private Readers readers() {
        return new Readers(clients, draft);
    }

    private Set<ResourceId> drawn(CatalogItem item) {
        Set<ResourceId> drawn = new HashSet<>();
        draft.targets().forEach(target -> drawn.addAll(draft.deployed(item, target)));
        return drawn;
    }
}
