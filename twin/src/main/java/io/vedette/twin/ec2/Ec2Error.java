package io.vedette.twin.ec2;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * The errors of EC2, none of which is modeled.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">Error
 *     codes for the Amazon EC2 API</a>
 */
final class Ec2Error {

    private Ec2Error() {}

    static AwsServiceException of(String code, String message) {
        return AwsError.of(Ec2Exception.builder(), code, 400, message);
    }

    static AwsServiceException missing(String parameter) {
        return of(
                "MissingParameter",
                "The request must contain the parameter %s".formatted(parameter));
    }

    static AwsServiceException invalid(String message) {
        return of("InvalidParameterValue", message);
    }

    static AwsServiceException badToken() {
        return of(
                "InvalidPaginationToken", "The specified pagination token is not valid or expired");
    }

    static AwsServiceException noSuchVpc(String id) {
        return of("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist".formatted(id));
    }
}
