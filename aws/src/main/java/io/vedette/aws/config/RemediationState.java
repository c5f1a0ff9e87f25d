package io.vedette.aws.config;

import io.vedette.core.catalog.ConfigSettings.Remediation;
import io.vedette.core.organization.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;
import software.amazon.awssdk.services.config.model.RemediationParameterValue;
import software.amazon.awssdk.services.config.model.RemediationTargetType;
import software.amazon.awssdk.services.config.model.ResourceValueType;

/**
 * What is done about a rule's findings.
 *
 * @param document the Systems Manager document
 * @param version the version of the document; null for its default one
 * @param automatic whether it runs by itself
 * @param parameters the document's parameters: their values, or {@code RESOURCE_ID} for the id of
 *     what was found
 * @param attempts how often it runs by itself on one finding
 * @param retrySeconds the time within which it does
 */
record RemediationState(
        String document,
        @Nullable String version,
        boolean automatic,
        Map<String, List<String>> parameters,
        @Nullable Integer attempts,
        @Nullable Long retrySeconds) {

    RemediationState {
        parameters = Map.copyOf(parameters);
    }

    static RemediationState of(Remediation settings, AccountId account) {
        Map<String, List<String>> parameters = new HashMap<>();
        settings.parameters()
                .forEach((name, values) -> parameters.put(name, inAccount(values, account)));
        if (settings.resourceIdParameter() != null) {
            parameters.put(
                    settings.resourceIdParameter(),
                    List.of(ResourceValueType.RESOURCE_ID.toString()));
        }
        return new RemediationState(
                settings.document(),
                null,
                settings.automatic(),
                parameters,
                settings.automatic() ? settings.attempts() : null,
                settings.automatic() ? settings.retrySeconds() : null);
    }

    private static List<String> inAccount(List<String> values, AccountId account) {
        return values.stream()
                .map(value -> value.replace("{account_id}", account.value()))
                .toList();
    }

    static RemediationState of(RemediationConfiguration found) {
        Map<String, List<String>> parameters = new HashMap<>();
        found.parameters().forEach((name, value) -> parameters.put(name, values(value)));
        boolean automatic = Boolean.TRUE.equals(found.automatic());
        return new RemediationState(
                found.targetId(),
                found.targetVersion(),
                automatic,
                parameters,
                automatic ? found.maximumAutomaticAttempts() : null,
                automatic ? found.retryAttemptSeconds() : null);
    }

    private static List<String> values(RemediationParameterValue value) {
        return value.resourceValue() == null
                ? value.staticValue().values()
                : List.of(value.resourceValue().valueAsString());
    }

    RemediationConfiguration configuration(String rule) {
        Map<String, RemediationParameterValue> values = new HashMap<>();
        parameters.forEach((name, value) -> values.put(name, value(value)));
        return RemediationConfiguration.builder()
                .configRuleName(rule)
                .targetType(RemediationTargetType.SSM_DOCUMENT)
                .targetId(document)
                .targetVersion(version)
                .parameters(values)
                .automatic(automatic)
                .maximumAutomaticAttempts(attempts)
                .retryAttemptSeconds(retrySeconds)
                .build();
    }

    private static RemediationParameterValue value(List<String> value) {
        if (value.equals(List.of(ResourceValueType.RESOURCE_ID.toString()))) {
            return RemediationParameterValue.builder()
                    .resourceValue(it -> it.value(ResourceValueType.RESOURCE_ID))
                    .build();
        }
        return RemediationParameterValue.builder().staticValue(it -> it.values(value)).build();
    }
}
