package io.vedette.twin.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AccountNotFoundException;
import software.amazon.awssdk.services.cloudtrail.model.AccountRegisteredException;
import software.amazon.awssdk.services.cloudtrail.model.CannotDelegateManagementAccountException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailAccessNotEnabledException;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DelegatedAdminAccountLimitExceededException;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.InsufficientEncryptionPolicyException;
import software.amazon.awssdk.services.cloudtrail.model.InsufficientS3BucketPolicyException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidCloudWatchLogsLogGroupArnException;
import software.amazon.awssdk.services.cloudtrail.model.KmsKeyNotFoundException;
import software.amazon.awssdk.services.cloudtrail.model.MaximumNumberOfTrailsExceededException;
import software.amazon.awssdk.services.cloudtrail.model.NoManagementAccountSlrExistsException;
import software.amazon.awssdk.services.cloudtrail.model.NotOrganizationManagementAccountException;
import software.amazon.awssdk.services.cloudtrail.model.NotOrganizationMasterAccountException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudtrail.model.TrailAlreadyExistsException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;

class TwinCloudTrailTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String ARCHIVE = "333333333333";
    private static final String MEMBER = "100000000001";
    private static final String HOME = "us-east-1";
    private static final String BUCKET = "organization-trail";
    private static final String PRINCIPAL = "cloudtrail.amazonaws.com";
    private static final String ARN =
            "arn:aws:cloudtrail:us-east-1:%s:trail/audit".formatted(MANAGEMENT);

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin =
            Scenario.generated(8).in(Twin.of(TwinServices.all()).clock(clock).inMemory());
    private final String organization = twin.inspect(world -> world.organization().id());

    private CloudTrailClient in(String account) {
        return twin.client(CloudTrailClient.class, account, HOME);
    }

    private S3Client archive() {
        return twin.client(S3Client.class, ARCHIVE, HOME);
    }

    private void trustCloudTrail() {
        twin.client(OrganizationsClient.class, MANAGEMENT, HOME)
                .enableAWSServiceAccess(it -> it.servicePrincipal(PRINCIPAL));
    }

    private void register(String account) {
        in(MANAGEMENT).registerOrganizationDelegatedAdmin(it -> it.memberAccountId(account));
    }

    private void createBucket(String trailArn) {
        archive().createBucket(it -> it.bucket(BUCKET));
        archive().putBucketPolicy(it -> it.bucket(BUCKET).policy(policy(trailArn)));
    }

    private String policy(String trailArn) {
        return """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"},
           "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::%1$s",
           "Condition": {"StringEquals": {"aws:SourceArn": "%2$s"}}},
          {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"},
           "Action": "s3:PutObject",
           "Resource": ["arn:aws:s3:::%1$s/AWSLogs/%3$s/*", "arn:aws:s3:::%1$s/AWSLogs/%4$s/*"],
           "Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control",
                                          "aws:SourceArn": "%2$s"}}}]}
        """
                .formatted(BUCKET, trailArn, MANAGEMENT, organization);
    }

    private static CreateTrailRequest.Builder audit(CreateTrailRequest.Builder request) {
        return request.name("audit")
                .s3BucketName(BUCKET)
                .isOrganizationTrail(true)
                .isMultiRegionTrail(true);
    }

    private void createAsAdministrator() {
        trustCloudTrail();
        register(SECURITY);
        createBucket(ARN);
        in(SECURITY).createTrail(it -> audit(it));
    }

    @Test
    void aTrailOfTheAdministratorBelongsToTheManagementAccount() {
        createAsAdministrator();

        assertThat(in(MANAGEMENT).getTrail(it -> it.name("audit")).trail().trailARN())
                .isEqualTo(ARN);
        assertThat(in(SECURITY).getTrail(it -> it.name(ARN)).trail().isOrganizationTrail())
                .isTrue();
        assertThatExceptionOfType(TrailNotFoundException.class)
                .isThrownBy(() -> in(SECURITY).startLogging(it -> it.name("audit")))
                .withMessageContaining("for the user: " + SECURITY);
    }

    @Test
    void membersSeeTheOrganizationsTrailAndCannotStopIt() {
        createAsAdministrator();
        in(SECURITY).startLogging(it -> it.name(ARN));

        assertThat(in(MEMBER).describeTrails().trailList())
                .extracting(Trail::trailARN)
                .containsExactly(ARN);
        assertThat(in(MEMBER).describeTrails(it -> it.includeShadowTrails(false)).trailList())
                .isEmpty();
        assertThat(in(MEMBER).getTrailStatus(it -> it.name(ARN)).isLogging()).isTrue();
        assertThatExceptionOfType(NotOrganizationMasterAccountException.class)
                .isThrownBy(() -> in(MEMBER).stopLogging(it -> it.name(ARN)));
    }

    @Test
    void membersMakeNoTrailsForTheOrganization() {
        trustCloudTrail();
        createBucket(ARN);

        assertThatExceptionOfType(NotOrganizationMasterAccountException.class)
                .isThrownBy(() -> in(MEMBER).createTrail(it -> audit(it)));
    }

    @Test
    void anOrganizationsTrailNeedsTrustedAccess() {
        createBucket(ARN);

        assertThatExceptionOfType(CloudTrailAccessNotEnabledException.class)
                .isThrownBy(() -> in(MANAGEMENT).createTrail(it -> audit(it)));
    }

    @Test
    void anAdministratorRegisteredThroughOrganizationsLacksTheServiceLinkedRole() {
        trustCloudTrail();
        createBucket(ARN);
        twin.client(OrganizationsClient.class, MANAGEMENT, HOME)
                .registerDelegatedAdministrator(
                        it -> it.accountId(SECURITY).servicePrincipal(PRINCIPAL));

        assertThatExceptionOfType(NoManagementAccountSlrExistsException.class)
                .isThrownBy(() -> in(SECURITY).createTrail(it -> audit(it)));
    }

    @Test
    void registeringAnAdministratorMakesTheServiceLinkedRole() {
        trustCloudTrail();
        register(SECURITY);

        assertThat(
                        twin.client(IamClient.class, MANAGEMENT, HOME)
                                .getRole(it -> it.roleName("AWSServiceRoleForCloudTrail"))
                                .role()
                                .path())
                .isEqualTo("/aws-service-role/cloudtrail.amazonaws.com/");
    }

    @Test
    void onlyTheManagementAccountRegistersUpToThreeMembers() {
        assertThatExceptionOfType(CloudTrailAccessNotEnabledException.class)
                .isThrownBy(() -> register(SECURITY));
        trustCloudTrail();
        register(SECURITY);
        assertThatExceptionOfType(AccountRegisteredException.class)
                .isThrownBy(() -> register(SECURITY));
        assertThatExceptionOfType(CannotDelegateManagementAccountException.class)
                .isThrownBy(() -> register(MANAGEMENT));
        assertThatExceptionOfType(AccountNotFoundException.class)
                .isThrownBy(() -> register("999999999999"));
        assertThatExceptionOfType(NotOrganizationManagementAccountException.class)
                .isThrownBy(() ->
                        in(MEMBER)
                                .registerOrganizationDelegatedAdmin(
                                        it -> it.memberAccountId(ARCHIVE)));
        register(ARCHIVE);
        register(MEMBER);
        assertThatExceptionOfType(DelegatedAdminAccountLimitExceededException.class)
                .isThrownBy(() -> register("100000000002"));
    }

    @Test
    void aBucketThatNamesAnotherTrailIsRefused() {
        trustCloudTrail();
        createBucket(ARN + "-2");

        assertThatExceptionOfType(InsufficientS3BucketPolicyException.class)
                .isThrownBy(() -> in(MANAGEMENT).createTrail(it -> audit(it)));
    }

    @Test
    void aNameIsTakenInAllRegionsOfATrailOfAllRegions() {
        createAsAdministrator();

        assertThatExceptionOfType(TrailAlreadyExistsException.class)
                .isThrownBy(() -> in(SECURITY).createTrail(it -> audit(it)))
                .withMessageContaining("already exists for customer: " + MANAGEMENT);
    }

    @Test
    void aRegionTakesFiveTrails() {
        trustCloudTrail();
        createBucket(ARN);
        archive()
                .putBucketPolicy(it ->
                        it.bucket(BUCKET)
                                .policy(
                                        policy(ARN)
                                                .replace("StringEquals", "StringLike")
                                                .replace("trail/audit", "trail/*")));
        for (int i = 0; i < 5; i++) {
            String name = "audit" + i;
            in(MANAGEMENT).createTrail(it -> it.name(name).s3BucketName(BUCKET));
        }
        assertThatExceptionOfType(MaximumNumberOfTrailsExceededException.class)
                .isThrownBy(() ->
                        in(MANAGEMENT).createTrail(it -> it.name("audit5").s3BucketName(BUCKET)))
                .withMessageContaining("already has 5 trails in us-east-1");
    }

    @Test
    void keysAreLookedAt() {
        trustCloudTrail();
        createBucket(ARN);
        KmsClient kms = twin.client(KmsClient.class, ARCHIVE, HOME);
        String key = kms.createKey(it -> {}).keyMetadata().arn();

        assertThatExceptionOfType(KmsKeyNotFoundException.class)
                .isThrownBy(
                        () -> in(MANAGEMENT).createTrail(it -> audit(it).kmsKeyId("alias/none")));
        assertThatExceptionOfType(InsufficientEncryptionPolicyException.class)
                .isThrownBy(() -> in(MANAGEMENT).createTrail(it -> audit(it).kmsKeyId(key)));
    }

    @Test
    void logGroupsAreTheCallersOwnAndThere() {
        createAsAdministrator();

        assertThatExceptionOfType(InvalidCloudWatchLogsLogGroupArnException.class)
                .isThrownBy(() ->
                        in(SECURITY)
                                .updateTrail(it ->
                                        it.name(ARN)
                                                .cloudWatchLogsLogGroupArn(
                                                        "arn:aws:logs:us-east-1:%s:log-group:none:*"
                                                                .formatted(SECURITY))
                                                .cloudWatchLogsRoleArn(
                                                        "arn:aws:iam::%s:role/none"
                                                                .formatted(SECURITY))));
    }

    @Test
    void deliversEveryFiveMinutesAndTellsWhatWentWrong() {
        createAsAdministrator();
        in(SECURITY).startLogging(it -> it.name(ARN));
        assertThat(status().latestDeliveryTime()).isNull();

        clock.pause(Duration.ofMinutes(5));
        Instant first = clock.now();
        assertThat(status().latestDeliveryTime()).isEqualTo(first);

        archive().deleteBucketPolicy(it -> it.bucket(BUCKET));
        clock.pause(Duration.ofMinutes(1));
        assertThat(status().latestDeliveryError()).isNull();
        clock.pause(Duration.ofMinutes(4));
        assertThat(status())
                .satisfies(status -> {
                    assertThat(status.latestDeliveryError()).isEqualTo("AccessDenied");
                    assertThat(status.latestDeliveryTime()).isEqualTo(first);
                });

        archive().putBucketPolicy(it -> it.bucket(BUCKET).policy(policy(ARN)));
        clock.pause(Duration.ofMinutes(5));
        assertThat(status())
                .satisfies(status -> {
                    assertThat(status.latestDeliveryError()).isNull();
                    assertThat(status.latestDeliveryTime()).isEqualTo(clock.now());
                });
    }

    private GetTrailStatusResponse status() {
        return in(SECURITY).getTrailStatus(it -> it.name(ARN));
    }
}
