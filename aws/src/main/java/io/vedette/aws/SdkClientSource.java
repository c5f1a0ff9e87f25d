package io.vedette.aws;

import io.vedette.core.cloud.Call;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * Clients of AWS, or of an endpoint that speaks like it: the caller's credentials in the caller's
 * account, a role's in every other, refreshed before they expire.
 *
 * <p>There is one SDK client for each service and region; the account's credentials travel with
 * each request, so that ten thousand accounts need no ten thousand clients. Retrying is left to the
 * {@link CallGate}.
 */
public final class SdkClientSource implements ClientSource, AutoCloseable {

    private static final String SESSION = "vedette";

    private record ServiceInRegion(Class<?> type, Region region) {}

    private final AwsCredentialsProvider credentials;
    private final String role;
    private final Region home;
    private final @Nullable URI endpoint;
    private final CallGate gate;
    private final SdkHttpClient http;
    private final AccountId caller;
    private final Map<ServiceInRegion, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<AccountId, AwsCredentialsProvider> roles = new ConcurrentHashMap<>();

    /**
     * Finds out who the caller is.
     *
     * @param role the name of the role that is assumed in other accounts
     * @param endpoint where to send requests instead of AWS
     */
    public SdkClientSource(
            AwsCredentialsProvider credentials,
            String role,
            Region home,
            @Nullable URI endpoint,
            CallGate gate,
            int connections) {
        this.credentials = credentials;
        this.role = role;
        this.home = home;
        this.endpoint = endpoint;
        this.gate = gate;
        this.http = ApacheHttpClient.builder().maxConnections(connections).build();
        this.caller = new AccountId(sts().getCallerIdentity().account());
    }

    @Override
    public AccountId caller() {
        return caller;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, Target target) {
        SdkClient shared =
                clients.computeIfAbsent(
                        new ServiceInRegion(type, target.region()),
                        key -> build(type, key.region()));
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        new WithCredentials(shared, credentialsFor(target.account())));
        return type.cast(proxy);
    }

    private AwsCredentialsProvider credentialsFor(AccountId account) {
        return account.equals(caller)
                ? credentials
                : roles.computeIfAbsent(account, this::assumeRole);
    }

    private AwsCredentialsProvider assumeRole(AccountId account) {
        String partition =
                software.amazon.awssdk.regions.Region.of(home.code()).metadata().partition().id();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(new GatedSts(sts(), gate, new Target(account, home)))
                .refreshRequest(
                        AssumeRoleRequest.builder()
                                .roleArn(
                                        "arn:%s:iam::%s:role/%s"
                                                .formatted(partition, account, role))
                                .roleSessionName(SESSION)
                                .build())
                .build();
    }

    private StsClient sts() {
        return (StsClient)
                clients.computeIfAbsent(
                        new ServiceInRegion(StsClient.class, home),
                        key -> build(StsClient.class, key.region()));
    }

    private SdkClient build(Class<?> type, Region region) {
        Object builder = newBuilder(type);
        if (builder instanceof AwsClientBuilder<?, ?> client) {
            client.region(software.amazon.awssdk.regions.Region.of(region.code()));
            client.credentialsProvider(credentials);
            client.overrideConfiguration(
                    override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
            if (endpoint != null) {
                client.endpointOverride(endpoint);
            }
        }
        if (builder instanceof AwsSyncClientBuilder<?, ?> client) {
            client.httpClient(http);
        }
        if (endpoint != null && builder instanceof S3ClientBuilder s3) {
            s3.forcePathStyle(true);
        }
        return (SdkClient) ((AwsClientBuilder<?, ?>) builder).build();
    }

    private static Object newBuilder(Class<?> type) {
        try {
            return type.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is not an SDK client", e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        http.close();
    }

    /** Lets taking a role pass the gate like every other call. */
    private record GatedSts(StsClient sts, CallGate gate, Target target) implements StsClient {

        @Override
        public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
            return gate.callWithin(new Call("sts", "AssumeRole", target), () -> sts.assumeRole(request));
        }

        @Override
        public String serviceName() {
            return sts.serviceName();
        }

        @Override
        public void close() {
            // The client is shared.
        }
    }

    private record WithCredentials(SdkClient client, AwsCredentialsProvider credentials)
            implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
                throws Throwable {
            try {
                return method.invoke(client, signed(args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private Object @Nullable [] signed(Object @Nullable [] args) {
            if (args == null || args.length == 0 || !(args[0] instanceof AwsRequest request)) {
                return args;
            }
            Object[] signed = args.clone();
            signed[0] =
                    request.toBuilder()
                            .overrideConfiguration(it -> it.credentialsProvider(credentials))
                            .build();
            return signed;
        }
    }
}
