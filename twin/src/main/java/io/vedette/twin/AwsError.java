package io.vedette.twin;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Builds the exceptions that the SDK would throw for a service's errors. The twin adds the
 * service's name and the request id on the way out.
 *
 * <pre>{@code
 * throw AwsError.of(BadRequestException.builder(), "The request is rejected because ...");
 * throw AwsError.of(Ec2Exception.builder(), "InvalidVpcID.NotFound", 400, "The vpc ID 'vpc-1' does not exist");
 * }</pre>
 */
public final class AwsError {

    private AwsError() {}

    /** A modeled error with status 400 whose code is its exception's simple name. */
    public static AwsServiceException of(AwsServiceException.Builder builder, String message) {
        return of(builder, 400, message);
    }

    /** A modeled error whose code is its exception's simple name. */
    public static AwsServiceException of(
            AwsServiceException.Builder builder, int status, String message) {
        String code = builder.build().getClass().getSimpleName();
        return of(builder, code, status, message);
    }

    /** An error with a code of its own. */
    public static AwsServiceException of(
            AwsServiceException.Builder builder, String code, int status, String message) {
        AwsErrorDetails details =
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return builder.awsErrorDetails(details).message(message).statusCode(status).build();
    }

    static AwsServiceException answered(
            AwsServiceException error, String service, String requestId) {
        AwsErrorDetails details = error.awsErrorDetails();
        AwsServiceException.Builder builder = error.toBuilder();
        if (details != null && details.serviceName() == null) {
            builder.awsErrorDetails(details.toBuilder().serviceName(service).build());
        }
        return builder.requestId(requestId).build();
    }
}
