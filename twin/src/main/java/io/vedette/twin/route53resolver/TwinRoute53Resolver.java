package io.vedette.twin.route53resolver;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.AssociateResolverQueryLogConfigRequest;
import software.amazon.awssdk.services.route53resolver.model.AssociateResolverQueryLogConfigResponse;
import software.amazon.awssdk.services.route53resolver.model.CreateResolverQueryLogConfigRequest;
import software.amazon.awssdk.services.route53resolver.model.CreateResolverQueryLogConfigResponse;
import software.amazon.awssdk.services.route53resolver.model.DeleteResolverQueryLogConfigRequest;
import software.amazon.awssdk.services.route53resolver.model.DeleteResolverQueryLogConfigResponse;
import software.amazon.awssdk.services.route53resolver.model.DisassociateResolverQueryLogConfigRequest;
import software.amazon.awssdk.services.route53resolver.model.DisassociateResolverQueryLogConfigResponse;
import software.amazon.awssdk.services.route53resolver.model.GetResolverQueryLogConfigAssociationRequest;
import software.amazon.awssdk.services.route53resolver.model.GetResolverQueryLogConfigAssociationResponse;
import software.amazon.awssdk.services.route53resolver.model.GetResolverQueryLogConfigRequest;
import software.amazon.awssdk.services.route53resolver.model.GetResolverQueryLogConfigResponse;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigAssociationsRequest;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigAssociationsResponse;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigsRequest;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigsResponse;
import software.amazon.awssdk.services.route53resolver.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.route53resolver.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;
import software.amazon.awssdk.services.route53resolver.model.TagResourceRequest;
import software.amazon.awssdk.services.route53resolver.model.TagResourceResponse;
import software.amazon.awssdk.services.route53resolver.model.UntagResourceRequest;
import software.amazon.awssdk.services.route53resolver.model.UntagResourceResponse;

/**
 * Query logging by Route 53 Resolver, for one caller. Endpoints, rules and firewalls are not
 * simulated, nor are configurations that other accounts share.
 */
public final class TwinRoute53Resolver implements Route53ResolverClient {

    private static final int LONGEST_PAGE = 100;

    private final World world;
    private final Caller caller;
    private final QueryLogConfigs configs;

    public TwinRoute53Resolver(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.configs = new QueryLogConfigs(world, caller);
    }

    /** For one call: it remembers what became of deliveries. */
    private Associations associations() {
        return new Associations(world, caller);
    }

    @Override
    public CreateResolverQueryLogConfigResponse createResolverQueryLogConfig(
            CreateResolverQueryLogConfigRequest request) {
        return CreateResolverQueryLogConfigResponse.builder()
                .resolverQueryLogConfig(configs.create(request))
                .build();
    }

    @Override
    public GetResolverQueryLogConfigResponse getResolverQueryLogConfig(
            GetResolverQueryLogConfigRequest request) {
        return GetResolverQueryLogConfigResponse.builder()
                .resolverQueryLogConfig(
                        configs.described(configs.get(request.resolverQueryLogConfigId())))
                .build();
    }

    @Override
    public DeleteResolverQueryLogConfigResponse deleteResolverQueryLogConfig(
            DeleteResolverQueryLogConfigRequest request) {
        return DeleteResolverQueryLogConfigResponse.builder()
                .resolverQueryLogConfig(configs.delete(request.resolverQueryLogConfigId()))
                .build();
    }

    @Override
    public ListResolverQueryLogConfigsResponse listResolverQueryLogConfigs(
            ListResolverQueryLogConfigsRequest request) {
        List<ResolverQueryLogConfig> all = configs.all();
        Predicate<ResolverQueryLogConfig> wanted =
                ListFilters.of(request.filters(), TwinRoute53Resolver::value);
        List<ResolverQueryLogConfig> matching = all.stream().filter(wanted).toList();
        Page<ResolverQueryLogConfig> page =
                page(matching, request.nextToken(), request.maxResults());
        return ListResolverQueryLogConfigsResponse.builder()
                .resolverQueryLogConfigs(page.items())
                .nextToken(page.nextToken())
                .totalCount(all.size())
                .totalFilteredCount(matching.size())
                .build();
    }

    private static @Nullable String value(ResolverQueryLogConfig config, String filter) {
        return switch (filter) {
            case "id" -> config.id();
            case "arn" -> config.arn();
            case "name" -> config.name();
            case "ownerid" -> config.ownerId();
            case "creatorrequestid" -> config.creatorRequestId();
            case "destinationarn" -> config.destinationArn();
            case "status" -> config.statusAsString();
            default -> null;
        };
    }

    @Override
    public AssociateResolverQueryLogConfigResponse associateResolverQueryLogConfig(
            AssociateResolverQueryLogConfigRequest request) {
        return AssociateResolverQueryLogConfigResponse.builder()
                .resolverQueryLogConfigAssociation(
                        associations()
                                .create(request.resolverQueryLogConfigId(), request.resourceId()))
                .build();
    }

    @Override
    public DisassociateResolverQueryLogConfigResponse disassociateResolverQueryLogConfig(
            DisassociateResolverQueryLogConfigRequest request) {
        return DisassociateResolverQueryLogConfigResponse.builder()
                .resolverQueryLogConfigAssociation(
                        associations()
                                .delete(request.resolverQueryLogConfigId(), request.resourceId()))
                .build();
    }

    @Override
    public GetResolverQueryLogConfigAssociationResponse getResolverQueryLogConfigAssociation(
            GetResolverQueryLogConfigAssociationRequest request) {
        return GetResolverQueryLogConfigAssociationResponse.builder()
                .resolverQueryLogConfigAssociation(
                        associations().get(request.resolverQueryLogConfigAssociationId()))
                .build();
    }

    @Override
    public ListResolverQueryLogConfigAssociationsResponse listResolverQueryLogConfigAssociations(
            ListResolverQueryLogConfigAssociationsRequest request) {
        List<ResolverQueryLogConfigAssociation> all = associations().all();
        Predicate<ResolverQueryLogConfigAssociation> wanted =
                ListFilters.of(request.filters(), TwinRoute53Resolver::value);
        List<ResolverQueryLogConfigAssociation> matching = all.stream().filter(wanted).toList();
        Page<ResolverQueryLogConfigAssociation> page =
                page(matching, request.nextToken(), request.maxResults());
        return ListResolverQueryLogConfigAssociationsResponse.builder()
                .resolverQueryLogConfigAssociations(page.items())
                .nextToken(page.nextToken())
                .totalCount(all.size())
                .totalFilteredCount(matching.size())
                .build();
    }

    private static @Nullable String value(
            ResolverQueryLogConfigAssociation association, String filter) {
        return switch (filter) {
            case "id" -> association.id();
            case "resolverquerylogconfigid" -> association.resolverQueryLogConfigId();
            case "resourceid" -> association.resourceId();
            case "status" -> association.statusAsString();
            default -> null;
        };
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        StoredConfig config = configs.byArn(request.resourceArn());
        request.tags().forEach(tag -> config.tags().put(tag.key(), tag.value()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        configs.byArn(request.resourceArn()).tags().keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(QueryLogConfigs.tags(configs.byArn(request.resourceArn())))
                .build();
    }

    private static <T> Page<T> page(List<T> all, @Nullable String token, @Nullable Integer size) {
        return Page.of(all, token, size, LONGEST_PAGE).orElseThrow(ResolverError::badToken);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
