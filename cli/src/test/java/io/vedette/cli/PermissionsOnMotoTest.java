package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.SdkClientSource;
import io.vedette.aws.contract.MotoServer;
import io.vedette.cli.session.Cloud;
import io.vedette.cli.session.DryDrawing;
import io.vedette.cli.session.LiveCloud;
import io.vedette.cli.session.Session;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.Time;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.permission.AccountRole;
import io.vedette.core.permission.Permissions;
import io.vedette.core.permission.PolicyText;
import io.vedette.core.permission.Verb;
import io.vedette.core.plan.Selection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;

/**
 * The generated policies, enforced by an emulator: they suffice for what it has, and without any
 * one of their actions the run fails and names that action.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class PermissionsOnMotoTest {

    private static final Selection WHAT_MOTO_HAS =
            new Selection(Set.of(Tool.CLOUDTRAIL, Tool.CONFIG), Set.of(), Set.of());
    private static final Region HOME = new Region("us-east-1");
    private static final String ROLE = "vedette";

    private URI moto = URI.create("http://localhost");
    private int organizations;

    @BeforeAll
    void start() {
        moto = MotoServer.enforcing();
    }

    @Test
    void theGeneratedPolicySuffices() throws Exception {
        assertThat(applyWithout("none"))
                .isNotEmpty()
                .allSatisfy(
                        it -> assertThat(it.outcome().word()).as(it.toString()).isEqualTo("done"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudtrail:CreateTrail",
                "cloudtrail:GetTrailStatus",
                "config:DescribeConfigurationRecorders",
                "config:PutConfigRule",
                "iam:CreateServiceLinkedRole",
                "kms:CreateKey",
                "s3:CreateBucket",
                "s3:PutBucketPolicy"
            })
    void withoutAnyOneActionTheRunFailsAndNamesIt(String action) throws Exception {
        assertThat(applyWithout(action))
                .extracting(it -> it.outcome().word() + " " + it.outcome().reason())
                .anySatisfy(it -> assertThat(it).contains("failed").contains(action));
    }

    /** Applies in accounts that nobody used yet, with the generated policies but one action. */
    private List<DeploymentOutcome> applyWithout(String action) throws Exception {
        organizations++;
        Baseline baseline = baseline(organizations);
        enforce(Integer.MAX_VALUE);
        AwsCredentialsProvider caller =
                hand(baseline, new DryDrawing(baseline).permissions(Verb.APPLY).without(action));
        enforce(0);
        try (Session session = new Session(baseline, new EnforcingMoto(moto, caller), 16)) {
            return session.executor(Journal.NONE, ProgressListener.SILENT)
                    .run(session.plan(WHAT_MOTO_HAS), "run")
                    .deployments();
        } finally {
            enforce(Integer.MAX_VALUE);
        }
    }

    private static Baseline baseline(int organization) {
        return BaselineReader.parse(
                "vedette.yaml",
                """
                organization:
                  type: none
                  regions: [us-east-1]
                  access-role: %s
                  accounts: [{id: "81%04d000001"}, {id: "81%04d000002"}]
                """
                        .formatted(ROLE, organization, organization));
    }

    /** Gives the role of each account its policies, and makes a user who may take them. */
    private AwsCredentialsProvider hand(Baseline baseline, Permissions permissions) {
        AccountId tooling = baseline.organization().accounts().getFirst().id();
        AccountId member = baseline.organization().accounts().getLast().id();
        AwsCredentialsProvider test =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        CallGate gate = gate();
        try (SdkClientSource source = new SdkClientSource(test, ROLE, HOME, moto, gate, 4)) {
            AwsClients clients = new AwsClients(source, gate);
            IamClient here = clients.client(IamClient.class, new Target(tooling, HOME));
            String user = here.createUser(it -> it.userName("caller")).user().arn();
            for (AccountRole role :
                    List.of(AccountRole.SECURITY_TOOLING, AccountRole.LOG_ARCHIVE)) {
                int number = 0;
                for (PolicyText policy : permissions.policies(role)) {
                    String name = role.word() + number++;
                    here.putUserPolicy(it ->
                            it.userName("caller").policyName(name).policyDocument(known(policy)));
                }
            }
            IamClient there = clients.client(IamClient.class, new Target(member, HOME));
            there.createRole(it -> it.roleName(ROLE).assumeRolePolicyDocument(trusting(user)));
            int number = 0;
            for (PolicyText policy : permissions.policies(AccountRole.MEMBER)) {
                String name = "member" + number++;
                there.putRolePolicy(
                        it -> it.roleName(ROLE).policyName(name).policyDocument(known(policy)));
            }
            AccessKey key = here.createAccessKey(it -> it.userName("caller")).accessKey();
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        }
    }

    /**
     * What moto enforces otherwise than AWS: it tells resources apart for S3 and for taking roles
     * only and calls all others "*", and it asks for s3:ListBucket for several settings of buckets.
     */
    private static String known(PolicyText policy) {
        return policy.text()
                .replace(
                        "\"s3:GetBucketPublicAccessBlock\"",
                        "\"s3:GetBucketPublicAccessBlock\", \"s3:ListBucket\"")
                .replaceAll(
                        "\"Resource\" : (\"arn:aws:(iam|dynamodb)[^\"]*\"|\\["
                                + " \"arn:aws:(iam|dynamodb)[^]]*])",
                        "\"Resource\" : \"*\"");
    }

    private static String trusting(String user) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": {"AWS": "%s"}}]}
        """
                .formatted(user);
    }

    private void enforce(int after) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(moto.resolve("/moto-api/reset-auth"))
                            .POST(HttpRequest.BodyPublishers.ofString(String.valueOf(after)))
                            .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static CallGate gate() {
        LiveCloud cloud = new LiveCloud(null, null);
        return new CallGate(
                cloud.time(), RequestRates.UNLIMITED, new AwsFailures(), new Random(), 4);
    }

    /** moto, with the credentials of one of its users. */
    private record EnforcingMoto(URI address, AwsCredentialsProvider caller, Time time)
            implements Cloud {

        EnforcingMoto(URI address, AwsCredentialsProvider caller) {
            this(address, caller, new LiveCloud(null, address).time());
        }

        @Override
        public RequestRates rates() {
            return RequestRates.UNLIMITED;
        }

        @Override
        public ClientSource clients(CallGate gate, String role, Region home, int openCalls) {
            return new SdkClientSource(caller, role, home, address, gate, openCalls);
        }

        @Override
        public void close() {
            // Ends with the test.
        }
    }
}
