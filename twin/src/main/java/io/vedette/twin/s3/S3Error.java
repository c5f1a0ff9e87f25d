package io.vedette.twin.s3;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The errors of S3's "error responses" page. */
final class S3Error {

    private S3Error() {}

    static AwsServiceException of(String code, int status, String message) {
        return AwsError.of(S3Exception.builder(), code, status, message);
    }

    static AwsServiceException noSuchBucket() {
        return AwsError.of(
                NoSuchBucketException.builder(),
                "NoSuchBucket",
                404,
                "The specified bucket does not exist");
    }

    static AwsServiceException taken() {
        return AwsError.of(
                BucketAlreadyExistsException.builder(),
                "BucketAlreadyExists",
                409,
                "The requested bucket name is not available. The bucket namespace is shared by all"
                        + " users of the system. Please select a different name and try again.");
    }

    static AwsServiceException alreadyYours() {
        return AwsError.of(
                BucketAlreadyOwnedByYouException.builder(),
                "BucketAlreadyOwnedByYou",
                409,
                "Your previous request to create the named bucket succeeded and you already own"
                        + " it.");
    }

    static AwsServiceException denied() {
        return of("AccessDenied", 403, "Access Denied");
    }

    static AwsServiceException locked() {
        return of("AccessDenied", 403, "Access Denied because object protected by object lock.");
    }

    static AwsServiceException moved() {
        return of(
                "PermanentRedirect",
                301,
                "The bucket you are attempting to access must be addressed using the specified"
                        + " endpoint. Please send all future requests to this endpoint.");
    }

    static AwsServiceException malformedXml() {
        return of(
                "MalformedXML",
                400,
                "The XML you provided was not well-formed or did not validate against our published"
                        + " schema");
    }

    static AwsServiceException invalidArgument(String message) {
        return of("InvalidArgument", 400, message);
    }

    static AwsServiceException invalidBucketState(String message) {
        return of("InvalidBucketState", 409, message);
    }

    /** What a read answers of a configuration that the bucket does not have. */
    static AwsServiceException absent(Setting setting) {
        return switch (setting) {
            case LIFECYCLE ->
                    of(
                            "NoSuchLifecycleConfiguration",
                            404,
                            "The lifecycle configuration does not exist");
            case OBJECT_LOCK ->
                    of(
                            "ObjectLockConfigurationNotFoundError",
                            404,
                            "Object Lock configuration does not exist for this bucket");
            case OWNERSHIP ->
                    of(
                            "OwnershipControlsNotFoundError",
                            404,
                            "The bucket ownership controls were not found");
            case PUBLIC_ACCESS_BLOCK ->
                    of(
                            "NoSuchPublicAccessBlockConfiguration",
                            404,
                            "The public access block configuration was not found");
            case TAGGING -> of("NoSuchTagSet", 404, "The TagSet does not exist");
            case ENCRYPTION ->
                    of(
                            "ServerSideEncryptionConfigurationNotFoundError",
                            404,
                            "The server side encryption configuration was not found");
            case LOGGING, NOTIFICATION, VERSIONING ->
                    throw new IllegalArgumentException(setting + " is answered empty");
        };
    }

    /** An answer to HEAD has no body, and so neither code nor message. */
    static AwsServiceException withoutBody(AwsServiceException error) {
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .errorMessage(error.statusCode() + " without a body")
                        .build();
        return S3Exception.builder()
                .statusCode(error.statusCode())
                .awsErrorDetails(details)
                .build();
    }
}
