package io.vedette.twin;

/**
 * The errors with which a family of services refuses any call.
 *
 * @param unknownToken what a region answers that the account has not opted into
 */
public record ErrorStyle(Refusal throttled, Refusal denied, Refusal unknownToken) {

    /**
     * JSON 1.0 and 1.1: Organizations, Config, CloudTrail, KMS, CloudWatch Logs, Systems Manager.
     */
    public static final ErrorStyle JSON =
            new ErrorStyle(
                    new Refusal("ThrottlingException", 400),
                    new Refusal("AccessDeniedException", 400),
                    new Refusal("UnrecognizedClientException", 400));

    /** REST with JSON: GuardDuty, Security Hub, Detective, Inspector, Macie, Account. */
    public static final ErrorStyle REST_JSON =
            new ErrorStyle(
                    new Refusal("TooManyRequestsException", 429),
                    new Refusal("AccessDeniedException", 403),
                    new Refusal("UnrecognizedClientException", 403));

    /** Query: IAM, STS, SNS, load balancers, CloudWatch. */
    public static final ErrorStyle QUERY =
            new ErrorStyle(
                    new Refusal("Throttling", 400),
                    new Refusal("AccessDenied", 403),
                    new Refusal("InvalidClientTokenId", 403));

    public static final ErrorStyle EC2 =
            new ErrorStyle(
                    new Refusal("RequestLimitExceeded", 503),
                    new Refusal("UnauthorizedOperation", 403),
                    new Refusal("AuthFailure", 401));

    public static final ErrorStyle S3 =
            new ErrorStyle(
                    new Refusal("SlowDown", 503),
                    new Refusal("AccessDenied", 403),
                    new Refusal("InvalidToken", 400));

    /** An error's code and HTTP status. */
    public record Refusal(String code, int status) {}
}
