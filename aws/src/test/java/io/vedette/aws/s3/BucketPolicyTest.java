package io.vedette.aws.s3;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.BucketPolicy.Statements;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Resource;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class BucketPolicyTest {

    private static final String BUCKET = "vedette-logs";

    private final KindOnTwin twin = new KindOnTwin();
    private final BucketPolicy kind = new BucketPolicy(twin.clients());
    private final S3Client s3 = twin.client(S3Client.class, HOME);

    private Resource<Statements> purpose(String purpose, String... accounts) {
        Statement statement =
                Statement.allow("s3:PutObject")
                        .toService("config.amazonaws.com")
                        .on("arn:aws:s3:::" + BUCKET + "/*")
                        .when("StringEquals", "aws:SourceAccount", accounts);
        return Resource.of(
                kind,
                HOME,
                BucketPolicy.name(BUCKET, purpose),
                new Statements(Map.of("Vedette" + purpose, statement)));
    }

    @Test
    void aBucketThatIsNotThereHasNoPolicy() {
        assertThat(twin.change(purpose("Config", "111111111111"))).startsWith("Create");
    }

    @Test
    void losesNoneOfManyPurposesThatAreWrittenAtOnce() {
        s3.createBucket(it -> it.bucket(BUCKET));
        Resource<?>[] purposes =
                IntStream.range(0, 12)
                        .mapToObj(i -> purpose("Purpose" + i, "111111111111"))
                        .toArray(Resource<?>[]::new);

        assertThat(twin.apply(purposes).values()).containsOnly(new Outcome.Done());
        assertThat(Stream.of(purposes).map(twin::change)).containsOnly("");
    }

    @Test
    void changesOnlyItsOwnStatement() {
        s3.createBucket(it -> it.bucket(BUCKET));
        twin.apply(purpose("Config", "111111111111"), purpose("Trail", "111111111111"));
        Resource<Statements> wider = purpose("Config", "111111111111", "222222222222");

        assertThat(twin.change(wider))
                .isEqualTo(
                        "[statements.VedetteConfig.conditions.StringEquals.aws:SourceAccount:"
                                + " [111111111111] -> [111111111111, 222222222222]]");
        twin.apply(wider);
        assertThat(twin.change(purpose("Trail", "111111111111"))).isEmpty();
    }

    @Test
    void refusesAPolicyThatS3WouldNotTake() {
        s3.createBucket(it -> it.bucket(BUCKET));
        String[] accounts =
                IntStream.range(0, 2000)
                        .mapToObj(i -> Long.toString(100_000_000_000L + i))
                        .toArray(String[]::new);

        assertThat(twin.apply(purpose("Config", accounts)).values())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("S3 takes 20,480"));
        assertThat(twin.calls("s3", "PutBucketPolicy")).isZero();
    }

    @Test
    void readsAndWritesThePolicyOnceForAllPurposesOfABucket() {
        s3.createBucket(it -> it.bucket(BUCKET));
        twin.apply(purpose("Inventory", "111111111111"));
        long readsForOne = twin.calls("s3", "GetBucketPolicy");
        twin.forgetCalls();
        Resource<?>[] purposes = {
            purpose("Config", "111111111111"), purpose("Trail", "111111111111"), tlsOnly()
        };
        twin.apply(purposes);

        assertThat(twin.calls("s3", "GetBucketPolicy")).isEqualTo(readsForOne);
        assertThat(twin.calls("s3", "PutBucketPolicy")).isEqualTo(1);
        assertThat(Stream.of(purposes).map(twin::change)).containsOnly("");
    }

    @Test
    void letsNobodyInWithoutTls() {
        s3.createBucket(it -> it.bucket(BUCKET));
        twin.apply(tlsOnly());

        assertThat(s3.getBucketPolicy(it -> it.bucket(BUCKET)).policy())
                .isEqualTo(
                        """
                        {"Version":"2012-10-17","Statement":[{"Sid":"VedetteTlsOnly",\
                        "Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:*",\
                        "Resource":["arn:aws:s3:::vedette-logs","arn:aws:s3:::vedette-logs/*"],\
                        "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
                        """);
    }

    private Resource<Statements> tlsOnly() {
        return Resource.of(
                kind,
                HOME,
                BucketPolicy.name(BUCKET, "tls"),
                Statements.tlsOnly(HOME.region(), BUCKET));
    }
}
