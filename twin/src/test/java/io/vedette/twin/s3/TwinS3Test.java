package io.vedette.twin.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Twin;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;

class TwinS3Test {

    private static final String ACCOUNT = "111111111111";

    private final Twin twin = Scenario.generated(3).in(TwinServices.twin().inMemory());
    private final S3Client s3 = twin.client(S3Client.class, ACCOUNT, "us-east-1");

    private static LifecycleRule.Builder rule() {
        return LifecycleRule.builder().id("logs").status("Enabled").filter(f -> f.prefix(""));
    }

    private void put(LifecycleRule... rules) {
        s3.createBucket(r -> r.bucket("logs"));
        s3.putBucketLifecycleConfiguration(
                r -> r.bucket("logs").lifecycleConfiguration(c -> c.rules(rules)));
    }

    private static Transition transition(int days, String storageClass) {
        return Transition.builder().days(days).storageClass(storageClass).build();
    }

    @Test
    void refusesARuleThatDoesNothing() {
        assertThatThrownBy(() -> put(rule().build()))
                .hasMessageContaining("At least one action needs to be specified in a rule");
    }

    @Test
    void refusesToExpireBeforeMoving() {
        LifecycleRule rule =
                rule().expiration(e -> e.days(90)).transitions(transition(90, "GLACIER")).build();
        assertThatThrownBy(() -> put(rule)).hasMessageContaining("must be greater than 'Days'");
    }

    @Test
    void refusesInfrequentAccessWithinAMonth() {
        LifecycleRule rule = rule().transitions(transition(29, "STANDARD_IA")).build();
        assertThatThrownBy(() -> put(rule)).hasMessageContaining("greater than or equal to 30");
    }

    @Test
    void refusesTwoRulesOfOneName() {
        LifecycleRule rule = rule().expiration(e -> e.days(1)).build();
        assertThatThrownBy(() -> put(rule, rule)).hasMessageContaining("Rule ID must be unique");
    }

    @Test
    void namesARuleThatCameWithoutAName() {
        put(rule().id(null).expiration(e -> e.days(1)).build());
        assertThat(s3.getBucketLifecycleConfiguration(r -> r.bucket("logs")).rules())
                .extracting(LifecycleRule::id)
                .doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'Condition': {'StringEquals': {'aws:SourceAccount': '*'}},",
                "'Condition': {'StringLike': {'aws:Referer': 'https://example.com'}},",
                "'Condition': {'StringNotEquals': {'aws:SourceAccount': '111111111111'}},"
            })
    void takesAStatementAboutEverybodyForPublic(String condition) {
        assertThatThrownBy(() -> putPolicy(condition))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403))
                .hasMessageContaining("BlockPublicPolicy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-1234567890'}},",
                "'Condition': {'StringEquals': {'aws:SourceAccount': ['111111111111']}},",
                "'Condition': {'IpAddress': {'aws:SourceIp': '10.0.0.0/8'}},",
                "'Condition': {'ArnLike': {'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:trail/*'}},"
            })
    void letsAStatementPassThatFixesWhoEverybodyIs(String condition) {
        putPolicy(condition);
        assertThat(s3.getBucketPolicyStatus(r -> r.bucket("logs")).policyStatus().isPublic())
                .isFalse();
    }

    private void putPolicy(String condition) {
        s3.createBucket(r -> r.bucket("logs"));
        String policy =
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', %s 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::logs/*'}}"
                        .formatted(condition)
                        .replace('\'', '"');
        s3.putBucketPolicy(r -> r.bucket("logs").policy(policy));
    }

    @Test
    void refusesAPolicyForAnotherBucket() {
        s3.createBucket(r -> r.bucket("logs"));
        String policy =
                "{'Statement': {'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': 'arn:aws:s3:::logs-2/*'}}"
                        .replace('\'', '"');
        assertThatThrownBy(() -> s3.putBucketPolicy(r -> r.bucket("logs").policy(policy)))
                .hasMessageContaining("Policy has invalid resource");
    }

    @ParameterizedTest
    @CsvSource({
        "ab,false",
        "logs.,false",
        "a..b,false",
        "192.168.5.4,false",
        "logs-s3alias,false",
        "Logs,false",
        "sthree-logs,false",
        "log_s,false",
        "abc,true",
        "my.logs-1,true"
    })
    void knowsBucketNames(String name, boolean valid) {
        assertThat(BucketName.valid(name)).isEqualTo(valid);
    }

    @Test
    void refusesABucketThatIsNotTheExpectedOwners() {
        s3.createBucket(r -> r.bucket("logs"));
        s3.getBucketVersioning(r -> r.bucket("logs").expectedBucketOwner(ACCOUNT));
        assertThatThrownBy(() ->
                        s3.getBucketVersioning(
                                r -> r.bucket("logs").expectedBucketOwner("222222222222")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    @Test
    void tellsDeliveringServicesWhatABucketLets() {
        s3.createBucket(r -> r.bucket("logs"));
        String policy =
                "{'Statement': {'Effect': 'Allow', 'Principal': {'Service': 'cloudtrail.amazonaws.com'}, 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::logs/AWSLogs/*'}}"
                        .replace('\'', '"');
        s3.putBucketPolicy(r -> r.bucket("logs").policy(policy));
        assertThat(find("logs"))
                .hasValueSatisfying(found -> {
                    assertThat(found.account()).isEqualTo(ACCOUNT);
                    assertThat(
                                    found.allows(
                                            "cloudtrail.amazonaws.com",
                                            "s3:PutObject",
                                            "AWSLogs/o-1/a"))
                            .isTrue();
                    assertThat(found.allows("cloudtrail.amazonaws.com", "s3:PutObject", "a"))
                            .isFalse();
                });
        assertThat(find("none")).isEmpty();
    }

    private Optional<BucketDirectory.Found> find(String bucket) {
        return twin.inspect(world -> new BucketDirectory(world).find(bucket));
    }

    @Test
    void keepsBucketsInTheStateFile(@TempDir Path directory) {
        Path file = directory.resolve("twin.json");
        List<Tag> tags = List.of(Tag.builder().key("owner").value("security").build());
        LifecycleRule rule = rule().expiration(e -> e.days(400)).build();
        try (Twin first = Scenario.generated(3).in(TwinServices.twin().open(file))) {
            S3Client client = first.client(S3Client.class, ACCOUNT, "us-east-1");
            client.createBucket(r -> r.bucket("logs").objectLockEnabledForBucket(true));
            client.putBucketTagging(r -> r.bucket("logs").tagging(t -> t.tagSet(tags)));
            client.putBucketLifecycleConfiguration(
                    r -> r.bucket("logs").lifecycleConfiguration(c -> c.rules(rule)));
        }
        try (Twin second = TwinServices.twin().open(file)) {
            S3Client client = second.client(S3Client.class, ACCOUNT, "us-east-1");
            assertThat(client.getBucketTagging(r -> r.bucket("logs")).tagSet()).isEqualTo(tags);
            assertThat(client.getBucketLifecycleConfiguration(r -> r.bucket("logs")).rules())
                    .containsExactly(rule);
            assertThat(client.getBucketVersioning(r -> r.bucket("logs")).statusAsString())
                    .isEqualTo("Enabled");
            assertThat(
                            client.getPublicAccessBlock(r -> r.bucket("logs"))
                                    .publicAccessBlockConfiguration()
                                    .blockPublicAcls())
                    .isTrue();
        }
    }
}
