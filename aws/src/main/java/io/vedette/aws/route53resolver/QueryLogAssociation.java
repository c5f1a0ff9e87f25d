package io.vedette.aws.route53resolver;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.aws.AwsClients;
import io.vedette.aws.route53resolver.QueryLogAssociation.Settings;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;

/**
 * A VPC's association with a query logging configuration, by the VPC's id and the type of
 * destination.
 */
record QueryLogAssociation(AwsClients clients) implements ResourceKind<Settings> {

    /** They are made one a call; but so many share the search for the configuration. */
    private static final int BATCH = 50;

    private static final int LONGEST_PAGE = 100;

    /**
     * How the association is to be.
     *
     * @param config the name of the configuration
     * @param destination where the configuration delivers to
     * @param failure why Resolver delivers nothing; to be null
     */
    record Settings(String config, String destination, @JsonIgnore @Nullable String failure) {

        static Settings with(String config, String destination) {
            return new Settings(config, destination, null);
        }
    }

    static String name(String vpc, LogDestination destination) {
        return vpc + "/" + destination.word();
    }

    static String vpc(Resource<Settings> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    @Override
    public String name() {
        return "route53resolver.query-log-association";
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public boolean mayComeAbout() {
        return false;
    }

    @Override
    public Map<ResourceId, Reading<Settings>> read(
            Target place, List<Resource<Settings>> resources) {
        Route53ResolverClient resolver = resolver(place);
        ConfigList configs = ConfigList.read(resolver, place);
        Map<String, List<ResolverQueryLogConfigAssociation>> byVpc = new HashMap<>();
        resolver.listResolverQueryLogConfigAssociationsPaginator(it -> it.maxResults(LONGEST_PAGE))
                .resolverQueryLogConfigAssociations()
                .forEach(it ->
                        byVpc.computeIfAbsent(it.resourceId(), _ -> new ArrayList<>()).add(it));
        Map<ResourceId, Reading<Settings>> readings = new HashMap<>();
        for (Resource<Settings> resource : resources) {
            List<ResolverQueryLogConfigAssociation> its =
                    byVpc.getOrDefault(vpc(resource), List.of());
            readings.put(resource.id(), new AssociationReading(configs, resource, its).read());
        }
        return readings;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Settings>> absent) {
        return changes(place).create(absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Settings>> differing) {
        return changes(place).update(differing);
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Settings>> made) {
        return changes(place).delete(made);
    }

    private AssociationChanges changes(Target place) {
        Route53ResolverClient resolver = resolver(place);
        return new AssociationChanges(resolver, ConfigList.read(resolver, place));
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "route53resolver:ListResolverQueryLogConfigAssociations",
                "route53resolver:ListResolverQueryLogConfigs");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "ec2:DescribeVpcs",
                "iam:CreateServiceLinkedRole",
                "route53resolver:AssociateResolverQueryLogConfig",
                "route53resolver:DisassociateResolverQueryLogConfig");
    }

    private Route53ResolverClient resolver(Target place) {
        return clients.client(Route53ResolverClient.class, place);
    }
}
