package io.vedette.aws.contract;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Moto over HTTP. It keeps accounts apart by the credentials that AssumeRole gave out. */
final class MotoUnderTest implements CloudUnderTest {

    private static final AwsCredentials ANYBODY = AwsBasicCredentials.create("anybody", "secret");

    private final URI endpoint;
    private final Map<String, AwsCredentials> credentials = new ConcurrentHashMap<>();

    MotoUnderTest(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The connections are shared; the clients made with them leave them open. */
    private static final class Http {

        private static final SdkHttpClient CLIENT =
                ApacheHttpClient.builder().maxConnections(50).build();
    }

    /** Moto has every account, so a new one is one whose id nobody else drew. */
    @Override
    public String newAccount() {
        return Long.toString(
                ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    @Override
    public NewOrganization newOrganization(int memberAccounts) {
        String management = newAccount();
        OrganizationsClient organizations =
                client(OrganizationsClient.class, management, "us-east-1");
        organizations.createOrganization(r -> r.featureSet(OrganizationFeatureSet.ALL));
        List<String> members =
                IntStream.range(0, memberAccounts)
                        .mapToObj(number -> create(organizations, management, number))
                        .toList();
        return new NewOrganization(management, members);
    }

    private static String create(OrganizationsClient organizations, String management, int number) {
        String email = "member-%d@%s.example".formatted(number, management);
        return organizations
                .createAccount(r -> r.accountName("member-" + number).email(email))
                .createAccountStatus()
                .accountId();
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return type.cast(
                build(type, region, credentials.computeIfAbsent(account, this::assumeRole)));
    }

    private AwsCredentials assumeRole(String account) {
        StsClient sts = (StsClient) build(StsClient.class, "us-east-1", ANYBODY);
        String role = "arn:aws:iam::" + account + ":role/OrganizationAccountAccessRole";
        Credentials given =
                sts.assumeRole(r -> r.roleArn(role).roleSessionName("contract")).credentials();
        return AwsSessionCredentials.create(
                given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    private Object build(Class<?> type, String region, AwsCredentials as) {
        AwsClientBuilder<?, ?> builder = builder(type);
        builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(as));
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(Http.CLIENT);
        }
        if (builder instanceof S3ClientBuilder s3) {
            s3.forcePathStyle(true);
        }
        return builder.build();
    }

    private static AwsClientBuilder<?, ?> builder(Class<?> client) {
        try {
            return (AwsClientBuilder<?, ?>) client.getMethod("builder").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(client + " has no builder", e);
        }
    }
}
