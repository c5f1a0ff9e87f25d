package io.vedette.twin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusRequest;
import software.amazon.awssdk.services.account.model.ListRegionsRequest;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteEventDataStoreRequest;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.PutInsightSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.config.model.DeleteConfigRuleRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesRequest;
import software.amazon.awssdk.services.config.model.GetResourceConfigHistoryRequest;
import software.amazon.awssdk.services.config.model.PutAggregationAuthorizationRequest;
import software.amazon.awssdk.services.config.model.PutConfigurationAggregatorRequest;
import software.amazon.awssdk.services.config.model.PutRetentionConfigurationRequest;
import software.amazon.awssdk.services.config.model.ValidationException;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.CreateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.inspector2.model.AssociateMemberRequest;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusRequest;
import software.amazon.awssdk.services.inspector2.model.EnableRequest;
import software.amazon.awssdk.services.inspector2.model.ListMembersRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.macie2.model.CreateAllowListRequest;
import software.amazon.awssdk.services.macie2.model.EnableMacieRequest;
import software.amazon.awssdk.services.macie2.model.ListAllowListsRequest;
import software.amazon.awssdk.services.organizations.model.CloseAccountRequest;
import software.amazon.awssdk.services.organizations.model.CreateAccountRequest;
import software.amazon.awssdk.services.organizations.model.CreateOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.securityhub.model.BatchEnableStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.CreateAutomationRuleRequest;
import software.amazon.awssdk.services.securityhub.model.CreateFindingAggregatorRequest;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscriptionRequest;
import software.amazon.awssdk.services.ssm.model.CreateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.CreateMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.DeletePatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;

/** Each service refuses in its own words what its model forbids. */
class RefusedRequestsTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/responder";

    private final ServiceModels models =
            new ServiceModels(() -> "11111111-2222-3333-4444-555555555555");

    /** A request that breaks the model, the answer's code and class, and what the message says. */
    record Refused(
            String service,
            SdkRequest request,
            String code,
            Class<? extends AwsServiceException> exception,
            String says) {

        String operation() {
            return request.getClass().getSimpleName().replaceAll("Request$", "");
        }

        @Override
        public String toString() {
            return service + " " + operation() + ": " + says;
        }
    }

    /** The refusals of one service share the exception class. */
    private record From(String service, Class<? extends AwsServiceException> exception) {

        Refused refuses(SdkRequest request, String code, String says) {
            return new Refused(service, request, code, exception, says);
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                        guardDuty(),
                        securityHub(),
                        config(),
                        cloudTrail(),
                        organizations(),
                        account(),
                        sts(),
                        iam(),
                        kms(),
                        logs(),
                        s3(),
                        ec2(),
                        inspector(),
                        macie(),
                        ssm())
                .flatMap(cases -> cases);
    }

    private static Stream<Refused> guardDuty() {
        From from = new From("guardduty", BadRequestException.class);
        String code = "BadRequestException";
        AccountDetail account =
                AccountDetail.builder().accountId("111122223333").email("a@example.com").build();
        return Stream.of(
                from.refuses(
                        CreateDetectorRequest.builder()
                                .enable(true)
                                .findingPublishingFrequency("HOURLY")
                                .build(),
                        code,
                        "Value 'HOURLY' at 'findingPublishingFrequency' failed to satisfy"
                                + " constraint: Member must satisfy enum value set: [FIFTEEN_MINUTES,"
                                + " ONE_HOUR, SIX_HOURS]"),
                from.refuses(
                        CreateDetectorRequest.builder()
                                .enable(true)
                                .features(
                                        DetectorFeatureConfiguration.builder()
                                                .name("S3_EVENTS")
                                                .build())
                                .build(),
                        code,
                        "Value 'S3_EVENTS' at 'features.1.member.name'"),
                from.refuses(
                        CreateDetectorRequest.builder().build(),
                        code,
                        "1 validation error detected: Value null at 'enable' failed to satisfy"
                                + " constraint: Member must not be null"),
                from.refuses(
                        CreateMembersRequest.builder()
                                .detectorId("d")
                                .accountDetails(Collections.nCopies(51, account))
                                .build(),
                        code,
                        "at 'accountDetails' failed to satisfy constraint: Member must have length"
                                + " less than or equal to 50"),
                from.refuses(
                        CreateMembersRequest.builder()
                                .detectorId("d")
                                .accountDetails(
                                        account.toBuilder().accountId("1111222233334").build())
                                .build(),
                        code,
                        "at 'accountDetails.1.member.accountId' failed to satisfy constraint: "
                                + "Member must have length less than or equal to 12"),
                from.refuses(
                        ListTagsForResourceRequest.builder().resourceArn("arn:aws:s3:::b").build(),
                        code,
                        "Value 'arn:aws:s3:::b' at 'resourceArn' failed to satisfy constraint: "
                                + "Member must satisfy regular expression pattern: arn:"));
    }

    private static Stream<Refused> macie() {
        From from =
                new From(
                        "macie2",
                        software.amazon.awssdk.services.macie2.model.ValidationException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        EnableMacieRequest.builder().status("SLEEPING").build(),
                        code,
                        "Value 'SLEEPING' at 'status' failed to satisfy constraint: "
                                + "Member must satisfy enum value set: [ENABLED, PAUSED]"),
                from.refuses(
                        CreateAllowListRequest.builder().name("words").build(),
                        code,
                        "Value null at 'criteria'"),
                from.refuses(
                        ListAllowListsRequest.builder().maxResults(26).build(),
                        code,
                        "Member must have value less than or equal to 25"));
    }

    private static Stream<Refused> securityHub() {
        From from = new From("securityhub", InvalidInputException.class);
        String code = "InvalidInputException";
        StandardsSubscriptionRequest standard =
                StandardsSubscriptionRequest.builder().standardsArn("arn:x").build();
        return Stream.of(
                from.refuses(
                        CreateAutomationRuleRequest.builder().ruleStatus("ON").build(),
                        code,
                        "Value 'ON' at 'ruleStatus' failed to satisfy constraint: "
                                + "Member must satisfy enum value set: [DISABLED, ENABLED]"),
                from.refuses(
                        CreateFindingAggregatorRequest.builder().build(),
                        code,
                        "Value null at 'regionLinkingMode'"),
                from.refuses(
                        CreateFindingAggregatorRequest.builder().regionLinkingMode(" ").build(),
                        code,
                        "Value ' ' at 'regionLinkingMode' failed to satisfy constraint: "
                                + "Member must satisfy regular expression pattern: .*\\S.*"),
                from.refuses(
                        BatchEnableStandardsRequest.builder()
                                .standardsSubscriptionRequests(Collections.nCopies(26, standard))
                                .build(),
                        code,
                        "Member must have length less than or equal to 25"));
    }

    private static Stream<Refused> config() {
        From from = new From("config", ValidationException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        GetResourceConfigHistoryRequest.builder()
                                .resourceType("AWS::EC2::Instance")
                                .resourceId("i-1")
                                .chronologicalOrder("Backwards")
                                .build(),
                        code,
                        "Value 'Backwards' at 'chronologicalOrder'"),
                from.refuses(
                        DeleteConfigRuleRequest.builder().build(),
                        code,
                        "Value null at 'configRuleName'"),
                from.refuses(
                        DescribeConfigRulesRequest.builder()
                                .configRuleNames(Collections.nCopies(26, "rule"))
                                .build(),
                        code,
                        "Member must have length less than or equal to 25"),
                from.refuses(
                        PutAggregationAuthorizationRequest.builder()
                                .authorizedAccountId("11112222333")
                                .authorizedAwsRegion("us-east-1")
                                .build(),
                        code,
                        "Value '11112222333' at 'authorizedAccountId' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: \\d{12}"),
                from.refuses(
                        PutConfigurationAggregatorRequest.builder()
                                .configurationAggregatorName("all accounts")
                                .build(),
                        code,
                        "Member must satisfy regular expression pattern: [\\w\\-]+"),
                from.refuses(
                        PutRetentionConfigurationRequest.builder()
                                .retentionPeriodInDays(29)
                                .build(),
                        code,
                        "Value '29' at 'retentionPeriodInDays' failed to satisfy constraint: "
                                + "Member must have value greater than or equal to 30"));
    }

    private static Stream<Refused> cloudTrail() {
        From from = new From("cloudtrail", CloudTrailException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        PutInsightSelectorsRequest.builder()
                                .trailName("t")
                                .insightSelectors(
                                        InsightSelector.builder().insightType("ApiRate").build())
                                .build(),
                        code,
                        "Value 'ApiRate' at 'insightSelectors.1.member.insightType'"),
                from.refuses(
                        CreateTrailRequest.builder().build(),
                        code,
                        "2 validation errors detected: "),
                from.refuses(
                        AddTagsRequest.builder()
                                .resourceId("r")
                                .tagsList(Collections.nCopies(201, Tag.builder().key("k").build()))
                                .build(),
                        code,
                        "Member must have length less than or equal to 200"),
                from.refuses(
                        DeleteEventDataStoreRequest.builder().eventDataStore("a b c").build(),
                        code,
                        "Member must satisfy regular expression pattern: ^[a-zA-Z0-9._/\\-:]+$"));
    }

    private static Stream<Refused> organizations() {
        From from =
                new From(
                        "organizations",
                        software.amazon.awssdk.services.organizations.model.InvalidInputException
                                .class);
        String code = "InvalidInputException";
        return Stream.of(
                from.refuses(
                        CreateOrganizationRequest.builder().featureSet("SOME").build(),
                        code,
                        "Value 'SOME' at 'featureSet'"),
                from.refuses(
                        CreateAccountRequest.builder().accountName("audit").build(),
                        code,
                        "Value null at 'email'"),
                from.refuses(
                        ListAccountsRequest.builder().maxResults(21).build(),
                        code,
                        "Member must have value less than or equal to 20"),
                from.refuses(
                        CloseAccountRequest.builder().accountId("not-a-number").build(),
                        code,
                        "Member must satisfy regular expression pattern: ^\\d{12}$"));
    }

    private static Stream<Refused> inspector() {
        From from =
                new From(
                        "inspector2",
                        software.amazon.awssdk.services.inspector2.model.ValidationException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        EnableRequest.builder().resourceTypesWithStrings("S3").build(),
                        code,
                        "Value 'S3' at 'resourceTypes.1.member' failed to satisfy constraint:"
                                + " Member must satisfy enum value set: [CODE_REPOSITORY, EC2, ECR,"
                                + " LAMBDA, LAMBDA_CODE]"),
                from.refuses(
                        EnableRequest.builder().build(), code, "Value null at 'resourceTypes'"),
                from.refuses(
                        BatchGetAccountStatusRequest.builder()
                                .accountIds(Collections.nCopies(101, "111122223333"))
                                .build(),
                        code,
                        "at 'accountIds' failed to satisfy constraint: Member must have length less"
                                + " than or equal to 100"),
                from.refuses(
                        AssociateMemberRequest.builder().accountId("11112222333x").build(),
                        code,
                        "Value '11112222333x' at 'accountId' failed to satisfy constraint: "
                                + "Member must satisfy regular expression pattern: \\d{12}"),
                from.refuses(
                        ListMembersRequest.builder().maxResults(51).build(),
                        code,
                        "Member must have value less than or equal to 50"));
    }

    private static Stream<Refused> account() {
        From from =
                new From(
                        "account",
                        software.amazon.awssdk.services.account.model.ValidationException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        GetAlternateContactRequest.builder().alternateContactType("OWNER").build(),
                        code,
                        "[BILLING, OPERATIONS, SECURITY]"),
                from.refuses(
                        GetRegionOptStatusRequest.builder().build(),
                        code,
                        "Value null at 'regionName'"),
                from.refuses(
                        ListRegionsRequest.builder().accountId("12345").build(),
                        code,
                        "Member must satisfy regular expression pattern: \\d{12}"),
                from.refuses(
                        ListRegionsRequest.builder().maxResults(51).build(),
                        code,
                        "Member must have value less than or equal to 50"));
    }

    private static Stream<Refused> ssm() {
        From from =
                new From(
                        "ssm", software.amazon.awssdk.services.ssm.model.ValidationException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        CreateDocumentRequest.builder()
                                .name("SSM-SessionManagerRunShell")
                                .content("{}")
                                .documentType("Preferences")
                                .build(),
                        code,
                        "Value 'Preferences' at 'documentType'"),
                from.refuses(
                        UpdateServiceSettingRequest.builder().settingId("/ssm/setting").build(),
                        code,
                        "Value null at 'settingValue'"),
                from.refuses(
                        CreateMaintenanceWindowRequest.builder()
                                .name("sundays")
                                .schedule("rate(1 day)")
                                .duration(25)
                                .cutoff(0)
                                .allowUnassociatedTargets(false)
                                .build(),
                        code,
                        "Value '25' at 'duration' failed to satisfy constraint: "
                                + "Member must have value less than or equal to 24"),
                from.refuses(
                        DeletePatchBaselineRequest.builder().baselineId("pb-1").build(),
                        code,
                        "at 'baselineId'"));
    }

    private static Stream<Refused> sts() {
        From from = new From("sts", StsException.class);
        String code = "ValidationError";
        AssumeRoleRequest valid =
                AssumeRoleRequest.builder().roleArn(ROLE).roleSessionName("vedette").build();
        return Stream.of(
                from.refuses(
                        AssumeRoleRequest.builder().roleArn(ROLE).build(),
                        code,
                        "Value null at 'roleSessionName'"),
                from.refuses(
                        valid.toBuilder().roleSessionName("a session").build(),
                        code,
                        "Member must satisfy regular expression pattern: [\\w+=,.@-]*"),
                from.refuses(
                        valid.toBuilder()
                                .policyArns(PolicyDescriptorType.builder().arn("arn:short").build())
                                .build(),
                        code,
                        "at 'policyArns.1.member.arn' failed to satisfy constraint: Member must"
                                + " have length greater than or equal to 20"),
                from.refuses(
                        valid.toBuilder().durationSeconds(899).build(),
                        code,
                        "Member must have value greater than or equal to 900"));
    }

    private static Stream<Refused> iam() {
        From from = new From("iam", IamException.class);
        String code = "ValidationError";
        return Stream.of(
                from.refuses(
                        ListPoliciesRequest.builder().scope("Mine").build(),
                        code,
                        "Value 'Mine' at 'scope' failed to satisfy constraint: "
                                + "Member must satisfy enum value set: [AWS, All, Local]"),
                from.refuses(GetRoleRequest.builder().build(), code, "Value null at 'roleName'"),
                from.refuses(
                        GetRoleRequest.builder().roleName("role/path").build(),
                        code,
                        "Value 'role/path' at 'roleName' failed to satisfy constraint: "
                                + "Member must satisfy regular expression pattern: [\\w+=,.@-]+"),
                from.refuses(
                        CreateRoleRequest.builder()
                                .roleName("r")
                                .assumeRolePolicyDocument("{}")
                                .tags(
                                        Collections.nCopies(
                                                51,
                                                software.amazon.awssdk.services.iam.model.Tag
                                                        .builder()
                                                        .key("k")
                                                        .value("v")
                                                        .build()))
                                .build(),
                        code,
                        "at 'tags' failed to satisfy constraint: Member must have length less than"
                                + " or equal to 50"));
    }

    private static Stream<Refused> kms() {
        From from = new From("kms", KmsException.class);
        String code = "ValidationException";
        return Stream.of(
                from.refuses(
                        CreateKeyRequest.builder().keySpec("AES_128").build(),
                        code,
                        "Value 'AES_128' at 'keySpec'"),
                from.refuses(DescribeKeyRequest.builder().build(), code, "Value null at 'keyId'"),
                from.refuses(
                        DescribeKeyRequest.builder()
                                .keyId("k")
                                .grantTokens(Collections.nCopies(11, "t"))
                                .build(),
                        code,
                        "Member must have length less than or equal to 10"),
                from.refuses(
                        CreateAliasRequest.builder()
                                .aliasName("alias/log archive")
                                .targetKeyId("k")
                                .build(),
                        code,
                        "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$"));
    }

    private static Stream<Refused> logs() {
        From from = new From("logs", InvalidParameterException.class);
        String code = "InvalidParameterException";
        return Stream.of(
                from.refuses(
                        CreateLogGroupRequest.builder()
                                .logGroupName("g")
                                .logGroupClass("CHEAP")
                                .build(),
                        code,
                        "Value 'CHEAP' at 'logGroupClass'"),
                from.refuses(
                        PutRetentionPolicyRequest.builder().logGroupName("g").build(),
                        code,
                        "Value null at 'retentionInDays'"),
                from.refuses(
                        DescribeLogGroupsRequest.builder()
                                .accountIdentifiers(Collections.nCopies(21, "111122223333"))
                                .build(),
                        code,
                        "Member must have length less than or equal to 20"),
                from.refuses(
                        CreateLogGroupRequest.builder().logGroupName("a:b").build(),
                        code,
                        "Value 'a:b' at 'logGroupName' failed to satisfy constraint: Member must"
                                + " satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"));
    }

    private static Stream<Refused> s3() {
        From from = new From("s3", S3Exception.class);
        return Stream.of(
                from.refuses(
                        CreateBucketRequest.builder().bucket("b").acl("open").build(),
                        "InvalidArgument",
                        "Value 'open' at 'aCL'"),
                from.refuses(
                        CreateBucketRequest.builder()
                                .bucket("b")
                                .createBucketConfiguration(c -> c.locationConstraint("mars"))
                                .build(),
                        "InvalidLocationConstraint",
                        "Value 'mars' at 'createBucketConfiguration.locationConstraint'"),
                from.refuses(
                        PutBucketVersioningRequest.builder()
                                .bucket("b")
                                .versioningConfiguration(c -> c.status("On"))
                                .build(),
                        "MalformedXML",
                        "Value 'On' at 'versioningConfiguration.status'"),
                from.refuses(
                        PutBucketVersioningRequest.builder().bucket("b").build(),
                        "MalformedXML",
                        "Value null at 'versioningConfiguration'"),
                from.refuses(
                        HeadBucketRequest.builder().build(),
                        "InvalidArgument",
                        "Value null at 'bucket'"),
                from.refuses(
                        ListBucketsRequest.builder().maxBuckets(10_001).build(),
                        "InvalidArgument",
                        "Member must have value less than or equal to 10000"));
    }

    private static Stream<Refused> ec2() {
        From from = new From("ec2", Ec2Exception.class);
        return Stream.of(
                from.refuses(
                        CreateFlowLogsRequest.builder()
                                .resourceType("VPC")
                                .resourceIds("vpc-1")
                                .trafficType("SOME")
                                .build(),
                        "InvalidParameterValue",
                        "Value 'SOME' at 'trafficType'"),
                from.refuses(
                        CreateFlowLogsRequest.builder().resourceType("VPC").build(),
                        "MissingParameter",
                        "Value null at 'resourceIds'"),
                from.refuses(
                        DescribeSubnetsRequest.builder().maxResults(1001).build(),
                        "InvalidParameterValue",
                        "Member must have value less than or equal to 1000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void answersInTheServicesOwnWords(Refused refused) {
        AwsServiceException answer =
                catchThrowableOfType(
                        AwsServiceException.class,
                        () ->
                                models.check(
                                        refused.service(), refused.operation(), refused.request()));

        assertThat(answer)
                .isExactlyInstanceOf(refused.exception())
                .hasMessageContaining(refused.says());
        assertThat(answer.awsErrorDetails().errorCode()).isEqualTo(refused.code());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.requestId()).isEqualTo("11111111-2222-3333-4444-555555555555");
    }
}
