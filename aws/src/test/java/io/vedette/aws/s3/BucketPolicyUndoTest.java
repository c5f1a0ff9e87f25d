package io.vedette.aws.s3;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.BucketPolicy.Statements;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class BucketPolicyUndoTest {

    private static final String BUCKET = "vedette-logs";

    /** As others write it: with spaces, and without an id in the second statement. */
    private static final String THEIRS =
            """
            {"Version":"2012-10-17","Statement":[{ "Sid":"Theirs", "Effect":"Allow",
             "Principal":{"AWS":"arn:aws:iam::333333333333:root"}, "Action":[ "s3:GetObject" ],
             "Resource":"arn:aws:s3:::vedette-logs/*" },{"Effect":"Deny",
             "Principal":{"AWS":"222222222222"},"Action":"s3:*",
             "Resource":"arn:aws:s3:::vedette-logs/*"}]}\
            """;

    private final KindOnTwin twin = new KindOnTwin();
    private final BucketPolicy kind = new BucketPolicy(twin.clients());
    private final S3Client s3 = twin.client(S3Client.class, HOME);
    private final Resource<Statements> policy =
            Resource.of(
                    kind,
                    HOME,
                    BucketPolicy.name(BUCKET, "config"),
                    new Statements(
                            Map.of(
                                    "VedetteConfig",
                                    Statement.allow("s3:PutObject")
                                            .toService("config.amazonaws.com")
                                            .on("arn:aws:s3:::" + BUCKET + "/*")
                                            .when(
                                                    "StringEquals",
                                                    "aws:SourceAccount",
                                                    "111111111111"))));

    @Test
    void deletesAPolicyThatWouldSayNothing() {
        s3.createBucket(it -> it.bucket(BUCKET));
        Map<String, String> before = twin.state();
        twin.apply(policy);

        assertThat(twin.destroy(policy)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void leavesTheStatementsOfOthersByteForByte() {
        s3.createBucket(it -> it.bucket(BUCKET));
        s3.putBucketPolicy(it -> it.bucket(BUCKET).policy(THEIRS));
        Map<String, String> before = twin.state();
        twin.apply(policy);

        assertThat(twin.destroy(policy)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void putsBackWhatAStatementOfTheSameIdSaid() {
        String former =
                """
                {"Version":"2012-10-17","Statement":[{"Sid":"VedetteConfig","Effect":"Deny",\
                "Principal":{"AWS":"222222222222"},"Resource":"arn:aws:s3:::vedette-logs/*",\
                "NotAction":["s3:GetObject","s3:PutObject"]}]}\
                """;
        s3.createBucket(it -> it.bucket(BUCKET));
        s3.putBucketPolicy(it -> it.bucket(BUCKET).policy(former));
        Map<String, String> before = twin.state();
        twin.apply(policy);
        assertThat(s3.getBucketPolicy(it -> it.bucket(BUCKET)).policy()).doesNotContain("Deny");

        assertThat(twin.destroy(policy)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void aPolicyThatIsGoneIsRemoved() {
        Removal<Statements> removal =
                new Removal<>(policy, policy.desired(), Optional.empty(), false);
        assertThat(kind.delete(HOME, List.of(removal))).containsValue(Result.done());

        s3.createBucket(it -> it.bucket(BUCKET));
        assertThat(kind.delete(HOME, List.of(removal))).containsValue(Result.done());
        assertThat(twin.calls("s3", "DeleteBucketPolicy")).isZero();
    }
}
