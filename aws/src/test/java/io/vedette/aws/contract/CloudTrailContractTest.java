package io.vedette.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightNotEnabledException;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightType;
import software.amazon.awssdk.services.cloudtrail.model.InsufficientS3BucketPolicyException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidEventSelectorsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidHomeRegionException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTrailNameException;
import software.amazon.awssdk.services.cloudtrail.model.S3BucketDoesNotExistException;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudtrail.model.TrailAlreadyExistsException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

@ParameterizedClass
@EnumSource
class CloudTrailContractTest {

    private static final String TRAIL = "contract";

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final CloudTrailClient trails;
    private final S3Client s3;
    private final String bucket = "trail-" + UUID.randomUUID();

    CloudTrailContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        trails = cloud.client(CloudTrailClient.class, account, "us-east-1");
        s3 = cloud.client(S3Client.class, account, "us-east-1");
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(it -> it.bucket(bucket));
        s3.putBucketPolicy(it -> it.bucket(bucket).policy(policy()));
    }

    private String policy() {
        return """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "Acl", "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"},
           "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::%1$s"},
          {"Sid": "Write", "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"},
           "Action": "s3:PutObject", "Resource": "arn:aws:s3:::%1$s/AWSLogs/%2$s/*",
           "Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}}}]}
        """
                .formatted(bucket, account);
    }

    private CreateTrailResponse create() {
        return trails.createTrail(it -> it.name(TRAIL).s3BucketName(bucket));
    }

    private CreateTrailResponse createForAllRegions() {
        return trails.createTrail(
                it -> it.name(TRAIL).s3BucketName(bucket).isMultiRegionTrail(true));
    }

    @Test
    void createsATrailThatDoesNotRecordYet() {
        CreateTrailResponse created = create();

        assertThat(created.trailARN())
                .isEqualTo("arn:aws:cloudtrail:us-east-1:%s:trail/contract".formatted(account));
        assertThat(created.isMultiRegionTrail()).isFalse();
        assertThat(created.includeGlobalServiceEvents()).isTrue();
        assertThat(created.logFileValidationEnabled()).isFalse();
        assertThat(trails.getTrailStatus(it -> it.name(TRAIL)).isLogging()).isFalse();
    }

    @Test
    void startsAndStops() {
        create();
        trails.startLogging(it -> it.name(TRAIL));
        assertThat(trails.getTrailStatus(it -> it.name(TRAIL)))
                .satisfies(status -> {
                    assertThat(status.isLogging()).isTrue();
                    assertThat(status.startLoggingTime()).isNotNull();
                });
        trails.stopLogging(it -> it.name(TRAIL));
        assertThat(trails.getTrailStatus(it -> it.name(TRAIL)))
                .satisfies(status -> {
                    assertThat(status.isLogging()).isFalse();
                    assertThat(status.stopLoggingTime()).isNotNull();
                });
    }

    @Test
    void describesTrailsWithTheirHomeRegion() {
        create();
        assertThat(trails.describeTrails(it -> {}).trailList())
                .singleElement()
                .satisfies(trail -> {
                    assertThat(trail.name()).isEqualTo(TRAIL);
                    assertThat(trail.homeRegion()).isEqualTo("us-east-1");
                    assertThat(trail.s3BucketName()).isEqualTo(bucket);
                });
    }

    @Test
    void showsATrailOfAllRegionsElsewhereAsAShadow() {
        createForAllRegions();
        CloudTrailClient elsewhere = cloud.client(CloudTrailClient.class, account, "eu-west-1");

        assertThat(elsewhere.describeTrails(it -> {}).trailList())
                .extracting(Trail::homeRegion)
                .containsExactly("us-east-1");
        assertThat(elsewhere.describeTrails(it -> it.includeShadowTrails(false)).trailList())
                .isEmpty();
    }

    @Test
    void leavesATrailOfOneRegionWhereItIs() {
        create();
        CloudTrailClient elsewhere = cloud.client(CloudTrailClient.class, account, "eu-west-1");

        assertThat(elsewhere.describeTrails(it -> {}).trailList()).isEmpty();
        assertThatThrownBy(() -> elsewhere.getTrailStatus(it -> it.name(TRAIL)))
                .isInstanceOf(TrailNotFoundException.class);
    }

    @Test
    void changesOnlyWhatIsSaid() {
        createForAllRegions();
        trails.updateTrail(it -> it.name(TRAIL).enableLogFileValidation(true));

        assertThat(trails.getTrail(it -> it.name(TRAIL)).trail())
                .satisfies(trail -> {
                    assertThat(trail.logFileValidationEnabled()).isTrue();
                    assertThat(trail.isMultiRegionTrail()).isTrue();
                    assertThat(trail.s3BucketName()).isEqualTo(bucket);
                });
    }

    @Test
    void findsATrailByItsArn() {
        String arn = create().trailARN();

        assertThat(trails.getTrail(it -> it.name(arn)).trail().name()).isEqualTo(TRAIL);
        assertThat(trails.getTrailStatus(it -> it.name(arn)).isLogging()).isFalse();
    }

    @Test
    void keepsAdvancedEventSelectors() {
        create();
        AdvancedEventSelector management =
                AdvancedEventSelector.builder()
                        .name("management")
                        .fieldSelectors(equal("eventCategory", "Management"))
                        .build();
        trails.putEventSelectors(it -> it.trailName(TRAIL).advancedEventSelectors(management));

        assertThat(trails.getEventSelectors(it -> it.trailName(TRAIL)))
                .satisfies(there -> {
                    assertThat(there.advancedEventSelectors()).containsExactly(management);
                    assertThat(there.eventSelectors()).isEmpty();
                });
    }

    private static AdvancedFieldSelector equal(String field, String value) {
        return AdvancedFieldSelector.builder().field(field).equalsValue(value).build();
    }

    @Test
    void keepsInsightSelectors() {
        create();
        InsightSelector calls =
                InsightSelector.builder().insightType(InsightType.API_CALL_RATE_INSIGHT).build();
        InsightSelector errors =
                InsightSelector.builder().insightType(InsightType.API_ERROR_RATE_INSIGHT).build();
        trails.putInsightSelectors(it -> it.trailName(TRAIL).insightSelectors(calls, errors));

        assertThat(trails.getInsightSelectors(it -> it.trailName(TRAIL)).insightSelectors())
                .containsExactly(calls, errors);
    }

    @Test
    void keepsTags() {
        Tag tag = Tag.builder().key("vedette:managed").value("true").build();
        String arn =
                trails.createTrail(it -> it.name(TRAIL).s3BucketName(bucket).tagsList(tag))
                        .trailARN();
        Tag other = Tag.builder().key("Owner").value("security").build();
        trails.addTags(it -> it.resourceId(arn).tagsList(other));
        trails.removeTags(it -> it.resourceId(arn).tagsList(tag));

        assertThat(trails.listTags(it -> it.resourceIdList(arn)).resourceTagList())
                .singleElement()
                .satisfies(there -> assertThat(there.tagsList()).containsExactly(other));
    }

    @Test
    void forgetsADeletedTrail() {
        create();
        trails.deleteTrail(it -> it.name(TRAIL));

        assertThat(trails.listTrails(it -> {}).trails()).isEmpty();
        assertThatThrownBy(() -> trails.getTrail(it -> it.name(TRAIL)))
                .isInstanceOf(TrailNotFoundException.class)
                .hasMessageContaining("Unknown trail: ")
                .hasMessageContaining("for the user: " + account);
    }

    @Test
    void refusesNamesThatAreNoTrailNames() {
        for (String name : List.of("ab", "-abc", "abc-", "a b c", "x".repeat(129))) {
            assertThatThrownBy(() -> trails.createTrail(it -> it.name(name).s3BucketName(bucket)))
                    .as(name)
                    .isInstanceOf(InvalidTrailNameException.class);
        }
    }

    @Test
    void refusesABucketThatIsNotThere() {
        assertThatThrownBy(() ->
                        trails.createTrail(it -> it.name(TRAIL).s3BucketName(bucket + "-not")))
                .isInstanceOf(S3BucketDoesNotExistException.class);
    }

    @Test
    void refusesAllRegionsWithoutGlobalServices() {
        assertThatThrownBy(() ->
                        trails.createTrail(it ->
                                it.name(TRAIL)
                                        .s3BucketName(bucket)
                                        .isMultiRegionTrail(true)
                                        .includeGlobalServiceEvents(false)))
                .isInstanceOf(InvalidParameterCombinationException.class)
                .hasMessageContaining("Multi-Region trail must include global service events.");
    }

    @Test
    void describesOnlyTheTrailsThatAreNamed() {
        MotoDiffers.CLOUDTRAIL_DESCRIBE.skip(kind);
        String arn = create().trailARN();
        trails.createTrail(it -> it.name("another").s3BucketName(bucket));

        assertThat(trails.describeTrails(it -> it.trailNameList(arn)).trailList()).hasSize(1);
        assertThat(trails.describeTrails(it -> it.trailNameList("neither")).trailList()).isEmpty();
    }

    @Test
    void startsATrailByItsArnFromItsHomeOnly() {
        MotoDiffers.CLOUDTRAIL_ARNS.skip(kind);
        String arn = createForAllRegions().trailARN();
        CloudTrailClient elsewhere = cloud.client(CloudTrailClient.class, account, "eu-west-1");

        assertThatThrownBy(() -> elsewhere.startLogging(it -> it.name(arn)))
                .isInstanceOf(InvalidHomeRegionException.class);
        trails.startLogging(it -> it.name(arn));
        assertThat(elsewhere.getTrailStatus(it -> it.name(arn)).isLogging()).isTrue();
    }

    @Test
    void recordsManagementEventsUnlessToldOtherwise() {
        MotoDiffers.CLOUDTRAIL_DEFAULTS.skip(kind);
        create();

        assertThat(trails.getEventSelectors(it -> it.trailName(TRAIL)).eventSelectors())
                .singleElement()
                .satisfies(it -> assertThat(it.includeManagementEvents()).isTrue());
        assertThatThrownBy(() -> trails.getInsightSelectors(it -> it.trailName(TRAIL)))
                .isInstanceOf(InsightNotEnabledException.class);
    }

    @Test
    void advancedAndBasicSelectorsExcludeEachOther() {
        MotoDiffers.CLOUDTRAIL_SELECTORS.skip(kind);
        create();
        AdvancedEventSelector management =
                AdvancedEventSelector.builder()
                        .fieldSelectors(equal("eventCategory", "Management"))
                        .build();
        EventSelector basic = EventSelector.builder().includeManagementEvents(true).build();

        assertThatThrownBy(() ->
                        trails.putEventSelectors(it ->
                                it.trailName(TRAIL)
                                        .advancedEventSelectors(management)
                                        .eventSelectors(basic)))
                .isInstanceOf(InvalidEventSelectorsException.class);
        trails.putEventSelectors(it -> it.trailName(TRAIL).advancedEventSelectors(management));
        trails.putEventSelectors(it -> it.trailName(TRAIL).eventSelectors(basic));
        assertThat(trails.getEventSelectors(it -> it.trailName(TRAIL)).advancedEventSelectors())
                .isEmpty();
    }

    @Test
    void refusesSelectorsOfDataEventsWithoutAResourceType() {
        MotoDiffers.CLOUDTRAIL_SELECTORS.skip(kind);
        create();
        AdvancedEventSelector data =
                AdvancedEventSelector.builder()
                        .fieldSelectors(equal("eventCategory", "Data"))
                        .build();
        assertThatThrownBy(() ->
                        trails.putEventSelectors(
                                it -> it.trailName(TRAIL).advancedEventSelectors(data)))
                .isInstanceOf(InvalidEventSelectorsException.class)
                .hasMessageContaining("resources.type");
    }

    @Test
    void refusesABucketWhosePolicyKeepsItOut() {
        MotoDiffers.CLOUDTRAIL_CHECKS.skip(kind);
        s3.deleteBucketPolicy(it -> it.bucket(bucket));

        assertThatThrownBy(this::create)
                .isInstanceOf(InsufficientS3BucketPolicyException.class)
                .hasMessageContaining(
                        "Incorrect S3 bucket policy is detected for bucket: " + bucket);
    }

    @Test
    void refusesASecondTrailOfTheSameName() {
        MotoDiffers.CLOUDTRAIL_CHECKS.skip(kind);
        create();
        assertThatThrownBy(this::create)
                .isInstanceOf(TrailAlreadyExistsException.class)
                .hasMessageContaining("Trail contract already exists for customer: " + account);
    }
}
