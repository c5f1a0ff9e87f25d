package io.vedette.aws.analysis;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.athena.NamedQuery;
import io.vedette.aws.athena.WorkGroup;
import io.vedette.aws.glue.Database;
import io.vedette.aws.glue.Table;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.s3.Bucket;
import io.vedette.aws.s3.BucketPolicy;
import io.vedette.core.catalog.AnalysisSettings;
import io.vedette.core.catalog.Facility;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.athena.AthenaClient;

/**
 * Draws what the logs are searched with, once for all accounts: Athena's workgroup, tables over the
 * archive and named queries in the security tooling account's home region, and saved queries over
 * the trail's log group.
 */
public final class AnalysisBlueprint implements ItemBlueprint {

    private static final long GIGABYTE = 1_000_000_000L;

    private final Set<String> offered =
            AthenaClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final AwsClients clients;

    public AnalysisBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Facility item() {
        return Facility.ANALYSIS;
    }

    /** It is in one place, so there is nothing to say of all others. */
    @Override
    public boolean serves(Region region) {
        return true;
    }

    @Override
    public void draw(Draft draft) {
        Organization organization = draft.organization();
        Target at = new Target(organization.securityTooling(), organization.home());
        if (!offered.contains(at.region().code())) {
            draft.skip(item(), at, "Athena is not offered in this region");
            return;
        }
        AnalysisSettings settings = draft.settings(item(), AnalysisSettings.class);
        LogTables tables = new LogTables(draft);
        Set<ResourceId> drawn = new HashSet<>();
        ResourceId workgroup = workgroup(draft, at, settings, drawn);
        Set<ResourceId> catalog = tables(draft, at, settings, tables);
        drawn.addAll(catalog);
        Set<ResourceId> needs = new HashSet<>(catalog);
        needs.add(workgroup);
        new Queries(tables, organization, settings.database())
                .all()
                .forEach((name, text) ->
                        drawn.add(
                                draft.add(
                                        new NamedQuery(clients),
                                        at,
                                        NamedQuery.name(settings.workgroup(), name),
                                        text,
                                        needs)));
        drawn.addAll(new SavedQueries(clients, draft).draw());
        drawn.addAll(new ReadableArchive(clients, draft, tables).draw());
        draft.deploy(item(), at, drawn);
    }

    private ResourceId workgroup(
            Draft draft, Target at, AnalysisSettings settings, Set<ResourceId> drawn) {
        String alias = settings.results().key();
        String bucketName = settings.results().name(at.account(), at.region());
        ResourceId key = draft.add(Resource.of(new Key(clients), at, alias, Key.of(at, Map.of())));
        ResourceId bucket =
                draft.add(
                        Resource.of(
                                new Bucket(clients),
                                at,
                                bucketName,
                                LogArchive.keeping(settings.resultDays(), settings.results())
                                        .encrypted(
                                                new Bucket.Encryption.KmsKey(
                                                        KeyAliases.arn(at, alias))),
                                key));
        ResourceId tls =
                draft.add(
                        Resource.of(
                                new BucketPolicy(clients),
                                at,
                                BucketPolicy.name(bucketName, "tls"),
                                BucketPolicy.Statements.tlsOnly(at.region(), bucketName),
                                bucket));
        WorkGroup.Settings wanted =
                new WorkGroup.Settings(
                        true,
                        "s3://%s/".formatted(bucketName),
                        KeyAliases.arn(at, alias),
                        at.account().value(),
                        true,
                        true,
                        settings.scanLimitGigabytes() * GIGABYTE);
        ResourceId workgroup =
                draft.add(
                        new WorkGroup(clients),
                        at,
                        settings.workgroup(),
                        wanted,
                        List.of(key, bucket));
        drawn.addAll(List.of(key, bucket, tls, workgroup));
        return workgroup;
    }

    private Set<ResourceId> tables(
            Draft draft, Target at, AnalysisSettings settings, LogTables tables) {
        ResourceId database =
                draft.add(
                        Resource.of(
                                new Database(clients),
                                at,
                                settings.database(),
                                new Database.Settings("The log archive. Kept by Vedette.")));
        Set<ResourceId> drawn = new HashSet<>(Set.of(database));
        Stream.of(
                        tables.trail(),
                        tables.flows(),
                        tables.queries(),
                        tables.applicationLoadBalancers(),
                        tables.networkLoadBalancers(),
                        tables.bucketAccess())
                .flatMap(List::stream)
                .forEach(table ->
                        drawn.add(
                                draft.add(
                                        Resource.of(
                                                new Table(clients),
                                                at,
                                                Table.name(settings.database(), table.name()),
                                                table.definition(),
                                                database))));
        return drawn;
    }
}
