package io.vedette.twin.elb;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;

/** The operations of Elastic Load Balancing, version 2, that the twin simulates for one caller. */
public final class TwinElbV2 implements ElasticLoadBalancingV2Client {

    private static final int MOST = 400;

    private final World world;
    private final Caller caller;

    public TwinElbV2(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    private Map<String, LoadBalancer> fleet() {
        return world.state(Fleet.class, caller).byName();
    }

    private LoadBalancer get(String arn) {
        return fleet().values().stream()
                .filter(it -> it.arn().equals(arn))
                .findFirst()
                .orElseThrow(TwinElbV2::notFound);
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        if (fleet().containsKey(request.name())) {
            throw AwsError.of(
                    DuplicateLoadBalancerNameException.builder(),
                    "DuplicateLoadBalancerName",
                    400,
                    "A load balancer with the same name '%s' exists, but with different settings"
                            .formatted(request.name()));
        }
        LoadBalancer made =
                LoadBalancer.of(
                        caller,
                        world.ids().hex(caller, "load-balancer", 16),
                        request.name(),
                        Objects.requireNonNullElse(request.typeAsString(), "application"),
                        Objects.requireNonNullElse(request.schemeAsString(), "internet-facing"),
                        world.now());
        fleet().put(made.name(), made);
        return CreateLoadBalancerResponse.builder().loadBalancers(shape(made)).build();
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        fleet().values().removeIf(it -> it.arn().equals(request.loadBalancerArn()));
        return DeleteLoadBalancerResponse.builder().build();
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        LoadBalancer at = get(request.loadBalancerArn());
        return CreateListenerResponse.builder()
                .listeners(
                        at.listen(
                                world.ids().hex(caller, "listener", 16),
                                request.protocolAsString(),
                                request.port()))
                .build();
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        if (request.hasNames() && request.hasLoadBalancerArns()) {
            throw invalid("Load balancer names and ARNs cannot be specified at the same time");
        }
        for (String name : request.names()) {
            if (!fleet().containsKey(name)) {
                throw notFound("Load balancers '[%s]' not found".formatted(name));
            }
        }
        request.loadBalancerArns().forEach(this::get);
        List<LoadBalancer> matching =
                fleet().values().stream()
                        .filter(it -> !request.hasNames() || request.names().contains(it.name()))
                        .filter(it ->
                                !request.hasLoadBalancerArns()
                                        || request.loadBalancerArns().contains(it.arn()))
                        .toList();
        Page<LoadBalancer> page = page(matching, request.marker(), request.pageSize());
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items().stream().map(TwinElbV2::shape).toList())
                .nextMarker(page.nextToken())
                .build();
    }

    private static <T> Page<T> page(
            Collection<T> all, @Nullable String marker, @Nullable Integer size) {
        return Page.of(all, marker, size, MOST)
                .orElseThrow(() -> invalid("Marker '%s' is not valid".formatted(marker)));
    }

    private static software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer shape(
            LoadBalancer it) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
                .loadBalancerArn(it.arn())
                .loadBalancerName(it.name())
                .type(it.type())
                .scheme(it.scheme())
                .createdTime(it.created())
                .state(state -> state.code("active"))
                .build();
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        if (request.loadBalancerArn() == null) {
            throw invalid("You must specify either listener ARNs or a load balancer ARN");
        }
        LoadBalancer at = get(request.loadBalancerArn());
        Page<String> page = page(at.protocols().keySet(), request.marker(), request.pageSize());
        return DescribeListenersResponse.builder()
                .listeners(page.items().stream().map(at::listener).toList())
                .nextMarker(page.nextToken())
                .build();
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(shapes(get(request.loadBalancerArn()).attributes()))
                .build();
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        LoadBalancer at = get(request.loadBalancerArn());
        Map<String, String> wanted = new TreeMap<>();
        for (LoadBalancerAttribute attribute : request.attributes()) {
            String value = Objects.requireNonNullElse(attribute.value(), "");
            AttributeRules.refusal(at.type(), attribute.key(), value)
                    .ifPresent(TwinElbV2::misconfigured);
            wanted.put(attribute.key(), value);
        }
        Map<String, String> becoming = new TreeMap<>(at.attributes());
        becoming.putAll(wanted);
        for (String logs : List.of("access_logs", "connection_logs", "health_check_logs")) {
            if (wanted.keySet().stream().anyMatch(it -> it.startsWith(logs + "."))) {
                refusal(at, logs, becoming).ifPresent(TwinElbV2::misconfigured);
            }
        }
        wanted.forEach((key, value) -> {
            if (key.endsWith("_logs.s3.enabled") && value.equals("false")) {
                String logs = key.substring(0, key.length() - "enabled".length());
                becoming.put(logs + "bucket", "");
                becoming.put(logs + "prefix", "");
            }
        });
        at.attributes().putAll(becoming);
        return ModifyLoadBalancerAttributesResponse.builder().attributes(shapes(wanted)).build();
    }

    private Optional<String> refusal(LoadBalancer at, String logs, Map<String, String> becoming) {
        if (!"true".equals(becoming.get(logs + ".s3.enabled"))) {
            return Optional.empty();
        }
        String bucket = becoming.getOrDefault(logs + ".s3.bucket", "");
        if (bucket.isEmpty()) {
            return Optional.of(
                    "The value of '%s.s3.bucket' cannot be empty when '%s.s3.enabled' is true"
                            .formatted(logs, logs));
        }
        String prefix = becoming.getOrDefault(logs + ".s3.prefix", "");
        LogBucket judge = new LogBucket(world, caller);
        return at.type().equals("network")
                ? judge.refusalOfNetwork(bucket, prefix)
                : judge.refusal(bucket, prefix, testFile(logs));
    }

    private static String testFile(String logs) {
        return switch (logs) {
            case "connection_logs" -> "ELBConnectionLogTestFile";
            case "health_check_logs" -> "ELBHealthCheckLogTestFile";
            default -> "ELBAccessLogTestFile";
        };
    }

    private static List<LoadBalancerAttribute> shapes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(it ->
                        LoadBalancerAttribute.builder()
                                .key(it.getKey())
                                .value(it.getValue())
                                .build())
                .toList();
    }

    private static void misconfigured(String why) {
        throw AwsError.of(
                InvalidConfigurationRequestException.builder(),
                "InvalidConfigurationRequest",
                400,
                why);
    }

    private static AwsServiceException notFound() {
        return notFound("One or more load balancers not found");
    }

    private static AwsServiceException notFound(String why) {
        return AwsError.of(
                LoadBalancerNotFoundException.builder(), "LoadBalancerNotFound", 400, why);
    }

    private static AwsServiceException invalid(String why) {
        return AwsError.of(ElasticLoadBalancingV2Exception.builder(), "ValidationError", 400, why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
