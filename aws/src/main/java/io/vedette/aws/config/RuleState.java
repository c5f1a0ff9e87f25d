package io.vedette.aws.config;

import java.util.Map;

/**
 * What a rule checks.
 *
 * @param identifier the AWS-managed rule that does the checking, such as {@code ENCRYPTED_VOLUMES}
 * @param parameters its parameters; none, where the baseline leaves them to AWS or to whoever set
 *     them
 */
record RuleState(String identifier, Map<String, String> parameters) {

    RuleState {
        parameters = Map.copyOf(parameters);
    }

    /** The parameters to compare with these: none, where these leave them open. */
    Map<String, String> decided(Map<String, String> found) {
        return parameters.isEmpty() ? Map.of() : found;
    }
}
