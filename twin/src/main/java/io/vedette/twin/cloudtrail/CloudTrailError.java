package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailArnInvalidException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidEventSelectorsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidHomeRegionException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTrailNameException;
import software.amazon.awssdk.services.cloudtrail.model.NotOrganizationMasterAccountException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;

/** The errors that several of CloudTrail's operations share. */
final class CloudTrailError {

    private CloudTrailError() {}

    static AwsServiceException notFound(String arn, String account) {
        return AwsError.of(
                TrailNotFoundException.builder(),
                "Unknown trail: %s for the user: %s".formatted(arn, account));
    }

    static AwsServiceException invalidName(String why) {
        return AwsError.of(InvalidTrailNameException.builder(), why);
    }

    /** The SDK's class is spelled otherwise than AWS's code. */
    static AwsServiceException invalidArn(String arn) {
        return AwsError.of(
                CloudTrailArnInvalidException.builder(),
                "CloudTrailARNInvalidException",
                400,
                "The trail ARN %s is not valid.".formatted(arn));
    }

    static AwsServiceException invalidCombination(String why) {
        return AwsError.of(InvalidParameterCombinationException.builder(), why);
    }

    static AwsServiceException invalidSelectors(String why) {
        return AwsError.of(InvalidEventSelectorsException.builder(), why);
    }

    static AwsServiceException elsewhere(String home) {
        return AwsError.of(
                InvalidHomeRegionException.builder(),
                "The trail's home region is %s: change it from there.".formatted(home));
    }

    static AwsServiceException notOrganizationsAccount() {
        return AwsError.of(
                NotOrganizationMasterAccountException.builder(),
                "The account is neither the organization's management account nor its delegated"
                        + " administrator for CloudTrail.");
    }
}
