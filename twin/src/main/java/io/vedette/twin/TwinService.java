package io.vedette.twin;

import io.vedette.twin.ErrorStyle.Refusal;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * One AWS service of the twin: its client interface, what implements it, and how it reports errors.
 *
 * <pre>{@code
 * TwinService.of("guardduty", GuardDutyClient.class, TwinGuardDuty::new, GuardDutyException::builder, REST_JSON)
 * }</pre>
 */
public final class TwinService {

    private final String name;
    private final Class<? extends SdkClient> client;
    private final BiFunction<World, Caller, ? extends SdkClient> factory;
    private final Supplier<? extends AwsServiceException.Builder> exception;
    private final ErrorStyle style;
    private final Refusal throttled;
    private final Set<String> regions;
    private final Operations operations;
    private final ConcurrentMap<String, Supplier<AwsServiceException.Builder>> modeled =
            new ConcurrentHashMap<>();

    private TwinService(
            String name,
            Class<? extends SdkClient> client,
            BiFunction<World, Caller, ? extends SdkClient> factory,
            Supplier<? extends AwsServiceException.Builder> exception,
            ErrorStyle style,
            Refusal throttled) {
        this.name = name;
        this.client = client;
        this.factory = factory;
        this.exception = exception;
        this.style = style;
        this.throttled = throttled;
        this.regions = regionsOf(client);
        this.operations = new Operations(client);
    }

    /**
     * Describes a service.
     *
     * @param name the name of the service's model (and its IAM prefix for nearly all), such as
     *     {@code guardduty}
     * @param factory makes the implementation for one caller: the constructor of a class with only
     *     the operations that are simulated
     * @param exception builds the service's base exception, for errors that its model does not name
     */
    public static <C extends SdkClient> TwinService of(
            String name,
            Class<C> client,
            BiFunction<World, Caller, ? extends C> factory,
            Supplier<? extends AwsServiceException.Builder> exception,
            ErrorStyle style) {
        return new TwinService(name, client, factory, exception, style, style.throttled());
    }

    /** The same service, throttling with a code of its own. */
    public TwinService throttlingWith(String code, int status) {
        return new TwinService(name, client, factory, exception, style, new Refusal(code, status));
    }

    public String name() {
        return name;
    }

    public Class<? extends SdkClient> client() {
        return client;
    }

    /**
     * The implementation for one caller, without the twin's checks, faults and counts around it.
     */
    SdkClient clientFor(World world, Caller caller) {
        return factory.apply(world, caller);
    }

    /** Whether the service has one endpoint for all regions, as Organizations and IAM have. */
    public boolean global() {
        return regions.isEmpty();
    }

    /** Whether the SDK knows an endpoint of the service in the region. */
    public boolean offeredIn(String region) {
        return regions.isEmpty() || regions.contains(region);
    }

    /**
     * The error that the SDK would throw for the code: its modeled exception where the service
     * models one.
     */
    public AwsServiceException error(String code, int status, String message) {
        AwsServiceException.Builder builder = modeled.computeIfAbsent(code, this::builderOf).get();
        return AwsError.of(builder, code, status, message);
    }

    AwsServiceException throttled() {
        return error(throttled.code(), throttled.status(), "Rate exceeded");
    }

    AwsServiceException denied(String message) {
        return error(style.denied().code(), style.denied().status(), message);
    }

    AwsServiceException unknownToken() {
        return error(
                style.unknownToken().code(),
                style.unknownToken().status(),
                "The security token included in the request is invalid.");
    }

    Operations operations() {
        return operations;
    }

    private Supplier<AwsServiceException.Builder> builderOf(String code) {
        String type = client.getPackageName() + ".model." + code;
        try {
            Method builder =
                    Class.forName(type, true, client.getClassLoader()).getMethod("builder");
            return () -> invoke(builder);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return exception::get;
        }
    }

    private static AwsServiceException.Builder invoke(Method builder) {
        try {
            return (AwsServiceException.Builder) builder.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(builder + " cannot be called", e);
        }
    }

    private static Set<String> regionsOf(Class<? extends SdkClient> client) {
        try {
            String id = (String) client.getField("SERVICE_METADATA_ID").get(null);
            return ServiceMetadata.of(id).regions().stream()
                    .filter(region -> !region.isGlobalRegion())
                    .map(Region::id)
                    .filter(region -> !region.contains("fips") && !region.contains("global"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(client + " is not an AWS service's client", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
