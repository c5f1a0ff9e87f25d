package io.vedette.twin.elb;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.AccessLog;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancing.model.ElasticLoadBalancingException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancing.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.ModifyLoadBalancerAttributesResponse;

/** The operations of Elastic Load Balancing, the classic one, that the twin simulates. */
public final class TwinElb implements ElasticLoadBalancingClient {

    private static final int MOST = 400;
    private static final Set<Integer> INTERVALS = Set.of(5, 60);

    private final World world;
    private final Caller caller;

    public TwinElb(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    private Map<String, ClassicLoadBalancer> fleet() {
        return world.state(ClassicFleet.class, caller).byName();
    }

    private ClassicLoadBalancer get(String name) {
        ClassicLoadBalancer found = fleet().get(name);
        if (found == null) {
            throw AwsError.of(
                    LoadBalancerNotFoundException.builder(),
                    "LoadBalancerNotFound",
                    400,
                    "There is no ACTIVE Load Balancer named '%s'".formatted(name));
        }
        return found;
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        if (fleet().containsKey(request.loadBalancerName())) {
            throw AwsError.of(
                    DuplicateLoadBalancerNameException.builder(),
                    "DuplicateLoadBalancerName",
                    400,
                    "Load Balancer named '%s' already exists and it is configured with different parameters."
                            .formatted(request.loadBalancerName()));
        }
        ClassicLoadBalancer made =
                ClassicLoadBalancer.of(
                        request.loadBalancerName(),
                        Objects.requireNonNullElse(request.scheme(), "internet-facing"),
                        world.now());
        request.listeners()
                .forEach(it -> made.listeners().put(it.loadBalancerPort(), it.protocol()));
        fleet().put(made.name(), made);
        return CreateLoadBalancerResponse.builder().dnsName(dnsName(made)).build();
    }

    private String dnsName(ClassicLoadBalancer it) {
        return "%s.%s.elb.amazonaws.com".formatted(it.name(), caller.region());
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        request.loadBalancerNames().forEach(this::get);
        List<ClassicLoadBalancer> matching =
                fleet().values().stream()
                        .filter(it ->
                                !request.hasLoadBalancerNames()
                                        || request.loadBalancerNames().contains(it.name()))
                        .toList();
        Page<ClassicLoadBalancer> page =
                Page.of(matching, request.marker(), request.pageSize(), MOST)
                        .orElseThrow(() -> invalid("Invalid marker"));
        return DescribeLoadBalancersResponse.builder()
                .loadBalancerDescriptions(page.items().stream().map(this::shape).toList())
                .nextMarker(page.nextToken())
                .build();
    }

    private LoadBalancerDescription shape(ClassicLoadBalancer it) {
        return LoadBalancerDescription.builder()
                .loadBalancerName(it.name())
                .dnsName(dnsName(it))
                .scheme(it.scheme())
                .createdTime(it.created())
                .listenerDescriptions(
                        it.listeners().entrySet().stream()
                                .map(listener -> shape(listener.getKey(), listener.getValue()))
                                .toList())
                .build();
    }

    private static ListenerDescription shape(int port, String protocol) {
        return ListenerDescription.builder()
                .listener(it -> it.loadBalancerPort(port).protocol(protocol).instancePort(port))
                .build();
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return DescribeLoadBalancerAttributesResponse.builder()
                .loadBalancerAttributes(get(request.loadBalancerName()).attributes())
                .build();
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        ClassicLoadBalancer at = get(request.loadBalancerName());
        LoadBalancerAttributes wanted = request.loadBalancerAttributes();
        LoadBalancerAttributes.Builder becoming = at.attributes().toBuilder();
        if (wanted.accessLog() != null) {
            becoming.accessLog(judged(wanted.accessLog()));
        }
        if (wanted.crossZoneLoadBalancing() != null) {
            becoming.crossZoneLoadBalancing(wanted.crossZoneLoadBalancing());
        }
        if (wanted.connectionDraining() != null) {
            becoming.connectionDraining(wanted.connectionDraining());
        }
        if (wanted.connectionSettings() != null) {
            becoming.connectionSettings(wanted.connectionSettings());
        }
        at.attributes(becoming.build());
        return ModifyLoadBalancerAttributesResponse.builder()
                .loadBalancerName(at.name())
                .loadBalancerAttributes(wanted)
                .build();
    }

    private AccessLog judged(AccessLog wanted) {
        if (!Boolean.TRUE.equals(wanted.enabled())) {
            return wanted;
        }
        if (wanted.s3BucketName() == null) {
            throw misconfigured("S3BucketName must be specified when access logs are enabled");
        }
        int interval = Objects.requireNonNullElse(wanted.emitInterval(), 60);
        if (!INTERVALS.contains(interval)) {
            throw misconfigured("EmitInterval must be 5 or 60");
        }
        new LogBucket(world, caller)
                .refusal(
                        wanted.s3BucketName(),
                        Objects.requireNonNullElse(wanted.s3BucketPrefix(), ""),
                        "ELBAccessLogTestFile")
                .ifPresent(why -> {
                    throw misconfigured(why);
                });
        return wanted.toBuilder().emitInterval(interval).build();
    }

    private static AwsServiceException misconfigured(String why) {
        return AwsError.of(
                InvalidConfigurationRequestException.builder(),
                "InvalidConfigurationRequest",
                409,
                why);
    }

    private static AwsServiceException invalid(String why) {
        return AwsError.of(ElasticLoadBalancingException.builder(), "ValidationError", 400, why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
