package io.vedette.twin.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges the identifiers and parameters of AWS-managed rules. The twin knows these rules only; any
 * other identifier is answered as AWS Config answers one that does not exist.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html">
 *     List of AWS Config managed rules</a>
 */
final class ManagedRuleParameters {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Which parameters a rule takes, and which it must have. */
    private record Parameters(Set<String> names, List<String> required) {

        static Parameters optional(String... names) {
            return new Parameters(Set.of(names), List.of());
        }
    }

    private static final Map<String, Parameters> RULES =
            Map.ofEntries(
                    Map.entry("CLOUD_TRAIL_ENABLED", Parameters.optional("s3BucketName")),
                    Map.entry("ENCRYPTED_VOLUMES", Parameters.optional("kmsId")),
                    Map.entry(
                            "IAM_PASSWORD_POLICY",
                            Parameters.optional(
                                    "RequireUppercaseCharacters",
                                    "RequireLowercaseCharacters",
                                    "RequireSymbols",
                                    "RequireNumbers",
                                    "MinimumPasswordLength",
                                    "PasswordReusePrevention",
                                    "MaxPasswordAge")),
                    Map.entry("IAM_ROOT_ACCESS_KEY_CHECK", Parameters.optional()),
                    Map.entry("ROOT_ACCOUNT_MFA_ENABLED", Parameters.optional()),
                    Map.entry(
                            "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
                            Parameters.optional("excludedPublicBuckets")),
                    Map.entry("S3_BUCKET_PUBLIC_READ_PROHIBITED", Parameters.optional()),
                    Map.entry("S3_BUCKET_PUBLIC_WRITE_PROHIBITED", Parameters.optional()),
                    Map.entry(
                            "S3_BUCKET_VERSIONING_ENABLED",
                            Parameters.optional("isMfaDeleteEnabled")),
                    Map.entry("VPC_FLOW_LOGS_ENABLED", Parameters.optional("trafficType")),
                    Map.entry(
                            "REQUIRED_TAGS",
                            new Parameters(
                                    Set.of(
                                            "tag1Key",
                                            "tag1Value",
                                            "tag2Key",
                                            "tag2Value",
                                            "tag3Key",
                                            "tag3Value",
                                            "tag4Key",
                                            "tag4Value",
                                            "tag5Key",
                                            "tag5Value",
                                            "tag6Key",
                                            "tag6Value"),
                                    List.of("tag1Key"))));

    private ManagedRuleParameters() {}

    static void accept(@Nullable String identifier, @Nullable String inputParameters) {
        Parameters parameters = identifier == null ? null : RULES.get(identifier);
        if (parameters == null) {
            throw Failure.invalidParameter(
                    "The sourceIdentifier %s is invalid.  Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner"
                            .formatted(identifier));
        }
        Set<String> given = names(inputParameters);
        if (!parameters.names().containsAll(given)) {
            throw Failure.invalidParameter(
                    "Unknown parameters provided in the inputParameters: " + inputParameters);
        }
        Optional<String> missing =
                parameters.required().stream().filter(name -> !given.contains(name)).findFirst();
        if (missing.isPresent()) {
            throw Failure.invalidParameter(
                    "The required parameter [%s] is not present in the inputParameters"
                            .formatted(missing.get()));
        }
    }

    private static Set<String> names(@Nullable String inputParameters) {
        if (inputParameters == null || inputParameters.isEmpty()) {
            return Set.of();
        }
        try {
            JsonNode parameters = JSON.readTree(inputParameters);
            if (parameters.isObject()) {
                return Set.copyOf(parameters.propertyNames());
            }
        } catch (JacksonException e) {
            // said below
        }
        throw Failure.invalidParameter(
                "Invalid json %s passed in the InputParameters field".formatted(inputParameters));
    }
}
