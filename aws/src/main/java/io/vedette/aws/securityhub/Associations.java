package io.vedette.aws.securityhub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.TargetType;

/** What ListConfigurationPolicyAssociations answers about the root and all accounts. */
record Associations(@Nullable Found rootOrNull, Map<String, Found> accounts) {

    static final Associations NONE = new Associations(null, Map.of());

    /**
     * One association.
     *
     * @param inherited whether it comes from the root or an organizational unit
     * @param message why it failed; empty where it did not
     */
    record Found(
            String policyId,
            boolean inherited,
            ConfigurationPolicyAssociationStatus status,
            String message) {

        private static Found of(ConfigurationPolicyAssociationSummary summary) {
            String message = summary.associationStatusMessage();
            return new Found(
                    summary.configurationPolicyId(),
                    summary.associationType() == AssociationType.INHERITED,
                    summary.associationStatus(),
                    message == null ? "" : message);
        }

        boolean isPending() {
            return status == ConfigurationPolicyAssociationStatus.PENDING;
        }

        /** SUCCESS, or FAILED and why. */
        String outcome() {
            return message.isEmpty() || status == ConfigurationPolicyAssociationStatus.SUCCESS
                    ? status.toString()
                    : status + ": " + message;
        }
    }

    static Associations list(SecurityHubClient hub) {
        Found root = null;
        Map<String, Found> accounts = new HashMap<>();
        for (ConfigurationPolicyAssociationSummary summary :
                hub.listConfigurationPolicyAssociationsPaginator(it -> it.maxResults(100))
                        .configurationPolicyAssociationSummaries()) {
            if (summary.targetType() == TargetType.ROOT) {
                root = Found.of(summary);
            } else if (summary.targetType() == TargetType.ACCOUNT) {
                accounts.put(summary.targetId(), Found.of(summary));
            }
        }
        return new Associations(root, accounts);
    }

    Optional<Found> root() {
        return Optional.ofNullable(rootOrNull);
    }

    Optional<Found> account(String account) {
        return Optional.ofNullable(accounts.get(account));
    }

    /** Whether something other than the root's association decides about the account. */
    boolean leftAlone(String account) {
        Found found = accounts.get(account);
        if (found == null) {
            return false;
        }
        return !found.inherited()
                || (rootOrNull != null && !found.policyId().equals(rootOrNull.policyId()));
    }
}
