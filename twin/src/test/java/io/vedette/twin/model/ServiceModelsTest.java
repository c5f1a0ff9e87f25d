package io.vedette.twin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.config.model.PutRetentionConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.CreateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.securityhub.model.CreateActionTargetRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Tag;

class ServiceModelsTest {

    private static final AssumeRoleRequest ASSUME_ROLE =
            AssumeRoleRequest.builder()
                    .roleArn("arn:aws:iam::111122223333:role/responder")
                    .roleSessionName("vedette@account")
                    .build();

    private static final DetectorFeatureConfiguration RUNTIME_MONITORING =
            DetectorFeatureConfiguration.builder()
                    .name("RUNTIME_MONITORING")
                    .status("ENABLED")
                    .additionalConfiguration(
                            DetectorAdditionalConfiguration.builder()
                                    .name("EC2_AGENT_MANAGEMENT")
                                    .status("ENABLED")
                                    .build())
                    .build();

    private final ServiceModels models = new ServiceModels(() -> "id");

    /** A request that AWS would take. */
    record Valid(String service, String operation, SdkRequest request) {}

    static Stream<Valid> valid() {
        return Stream.of(
                new Valid(
                        "account",
                        "GetAlternateContact",
                        GetAlternateContactRequest.builder()
                                .alternateContactType("SECURITY")
                                .build()),
                new Valid(
                        "cloudtrail",
                        "CreateTrail",
                        CreateTrailRequest.builder().name("org").s3BucketName("b").build()),
                new Valid(
                        "config",
                        "PutRetentionConfiguration",
                        PutRetentionConfigurationRequest.builder()
                                .retentionPeriodInDays(30)
                                .build()),
                new Valid("ec2", "DescribeRegions", DescribeRegionsRequest.builder().build()),
                new Valid(
                        "guardduty",
                        "CreateDetector",
                        CreateDetectorRequest.builder()
                                .enable(true)
                                .features(RUNTIME_MONITORING)
                                .build()),
                new Valid(
                        "iam",
                        "CreateRole",
                        CreateRoleRequest.builder()
                                .roleName("vedette-responder")
                                .assumeRolePolicyDocument("{\n  \"Statement\": []\n}")
                                .maxSessionDuration(43_200)
                                .build()),
                new Valid("kms", "CreateKey", CreateKeyRequest.builder().build()),
                new Valid(
                        "logs",
                        "CreateLogGroup",
                        CreateLogGroupRequest.builder()
                                .logGroupName("/aws/cloudtrail/org")
                                .tags(Map.of("owner", "security"))
                                .build()),
                new Valid(
                        "organizations",
                        "ListAccounts",
                        ListAccountsRequest.builder().maxResults(20).build()),
                new Valid(
                        "s3",
                        "CreateBucket",
                        CreateBucketRequest.builder()
                                .bucket("log-archive")
                                .createBucketConfiguration(c ->
                                        c.locationConstraint(BucketLocationConstraint.EU_WEST_1))
                                .build()),
                new Valid(
                        "securityhub",
                        "CreateActionTarget",
                        CreateActionTargetRequest.builder()
                                .name("Isolate")
                                .id("Isolate")
                                .description("Takes the instance\noff the network")
                                .build()),
                new Valid("sts", "AssumeRole", ASSUME_ROLE));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void letsAValidRequestPass(Valid valid) {
        assertThatCode(() -> models.check(valid.service(), valid.operation(), valid.request()))
                .doesNotThrowAnyException();
    }

    @Test
    void takesTheSdksOwnEmptyListForAbsent() {
        CreateMembersRequest noAccounts = CreateMembersRequest.builder().detectorId("d").build();
        assertThatThrownBy(() -> models.check("guardduty", "CreateMembers", noAccounts))
                .hasMessageContaining("Value null at 'accountDetails'");
    }

    @Test
    void judgesTheSizeOfAnEmptyListThatTheCallerGave() {
        CreateMembersRequest noAccounts =
                CreateMembersRequest.builder().detectorId("d").accountDetails(List.of()).build();
        assertThatThrownBy(() -> models.check("guardduty", "CreateMembers", noAccounts))
                .hasMessageContaining(
                        "Value '[]' at 'accountDetails' failed to satisfy constraint: "
                                + "Member must have length greater than or equal to 1");
    }

    @Test
    void asksForMembersOfNestedStructures() {
        AssumeRoleRequest untold =
                ASSUME_ROLE.toBuilder().tags(Tag.builder().key("incident").build()).build();
        assertThatThrownBy(() -> models.check("sts", "AssumeRole", untold))
                .hasMessageContaining("Value null at 'tags.1.member.value'");
    }

    @Test
    void doesNotAskForTheIdempotencyTokenThatTheSdkFillsIn() {
        CreatePublishingDestinationRequest request =
                CreatePublishingDestinationRequest.builder()
                        .detectorId("d")
                        .destinationType("S3")
                        .destinationProperties(p -> p.destinationArn("arn:aws:s3:::b"))
                        .build();
        assertThatCode(() -> models.check("guardduty", "CreatePublishingDestination", request))
                .doesNotThrowAnyException();
    }

    @Test
    void shortensLongValues() {
        AssumeRoleRequest request =
                ASSUME_ROLE.toBuilder().roleSessionName("x".repeat(1_000)).build();
        assertThatThrownBy(() -> models.check("sts", "AssumeRole", request))
                .message()
                .contains("'" + "x".repeat(100) + "...'")
                .hasSizeLessThan(400);
    }

    @Test
    void tellsOrganizationsReason() {
        ListAccountsRequest request = ListAccountsRequest.builder().maxResults(21).build();
        assertThatThrownBy(() -> models.check("organizations", "ListAccounts", request))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.reasonAsString()).isEqualTo("MAX_VALUE_EXCEEDED"));
    }

    @Test
    void namesTheScriptForAnOperationWithoutModel() {
        SdkRequest request = ListDetectorsRequest.builder().build();
        assertThatThrownBy(() -> models.check("guardduty", "BakeCake", request))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("guardduty BakeCake")
                .hasMessageContaining("extract_models.py");
        assertThatThrownBy(() -> models.check("bakery", "BakeCake", request))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("bakery BakeCake");
    }

    @Test
    void tellsDocumentedErrorsWithTheirStatus() {
        assertThat(models.documentedErrors("guardduty", "CreateIPSet"))
                .contains(
                        new DocumentedError("AccessDeniedException", "AccessDeniedException", 403));
        assertThat(models.documentedErrors("iam", "CreateRole"))
                .contains(
                        new DocumentedError(
                                "EntityAlreadyExistsException", "EntityAlreadyExists", 409));
    }
}
