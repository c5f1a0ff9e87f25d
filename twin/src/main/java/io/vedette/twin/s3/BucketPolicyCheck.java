package io.vedette.twin.s3;

import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import io.vedette.twin.policy.Statement;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * Judges bucket policies: their grammar, their resources, and whether they make a bucket public.
 */
final class BucketPolicyCheck {

    private static final int LONGEST = 20 * 1024;

    /**
     * The keys that make a statement about everybody non-public when compared with fixed values, of
     * the S3 user guide's "the meaning of public".
     */
    private static final Set<String> NARROWING =
            Set.of(
                    "aws:principalarn",
                    "aws:principalorgid",
                    "aws:sourceaccount",
                    "aws:sourcearn",
                    "aws:sourceip",
                    "aws:sourceowner",
                    "aws:sourcevpc",
                    "aws:sourcevpce",
                    "aws:userid",
                    "s3:dataaccesspointaccount",
                    "s3:dataaccesspointarn",
                    "s3:x-amz-server-side-encryption-aws-kms-key-id");

    private BucketPolicyCheck() {}

    static void accept(String json, Bucket bucket) {
        if (json.length() > LONGEST) {
            throw S3Error.of(
                    "PolicyTooLarge",
                    400,
                    "Your policy exceeds the maximum allowed document size.");
        }
        PolicyDocument policy =
                switch (PolicyDocument.parse(json, PolicyKind.RESOURCE)) {
                    case PolicyDocument.Parsed.Valid(PolicyDocument valid) -> valid;
                    case PolicyDocument.Parsed.Malformed(String why) ->
                            throw S3Error.of("MalformedPolicy", 400, why);
                };
        String arn = "arn:aws:s3:::" + bucket.name();
        for (Statement statement : policy.statements()) {
            if (!statement.resources().stream().allMatch(named -> within(named, arn))) {
                throw S3Error.of("MalformedPolicy", 400, "Policy has invalid resource");
            }
        }
        if (isPublic(policy) && blocksPublicPolicies(bucket)) {
            throw S3Error.of(
                    "AccessDenied",
                    403,
                    "User is not authorized to perform: s3:PutBucketPolicy on resource: \"%s\" because public "
                                    .formatted(arn)
                            + "policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.");
        }
    }

    static boolean isPublic(PolicyDocument policy) {
        return policy.statements().stream().anyMatch(BucketPolicyCheck::isPublic);
    }

    private static boolean isPublic(Statement statement) {
        return statement.allows()
                && statement.anybody()
                && statement.conditions().stream().noneMatch(BucketPolicyCheck::narrows);
    }

    private static boolean narrows(Statement.Condition condition) {
        boolean compares =
                condition
                        .operator()
                        .matches("(ForAnyValue:)?(String|Arn)(Equals|Like).*|IpAddress");
        boolean fixed =
                condition.key().equalsIgnoreCase("aws:SourceArn")
                        || condition.values().stream().noneMatch(value -> value.contains("*"));
        return compares && fixed && NARROWING.contains(condition.key().toLowerCase(Locale.ROOT));
    }

    private static boolean blocksPublicPolicies(Bucket bucket) {
        return bucket.get(Setting.PUBLIC_ACCESS_BLOCK, PublicAccessBlockConfiguration.builder())
                .map(PublicAccessBlockConfiguration::blockPublicPolicy)
                .orElse(false);
    }

    private static boolean within(String resource, String bucketArn) {
        return resource.equals(bucketArn)
                || resource.startsWith(bucketArn + "/")
                || resource.equals(bucketArn + "*");
    }
}
