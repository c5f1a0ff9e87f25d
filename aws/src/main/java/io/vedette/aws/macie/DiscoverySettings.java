package io.vedette.aws.macie;

import io.vedette.aws.macie.AutomatedDiscovery.State;
import io.vedette.core.catalog.MacieSettings;
import java.util.Set;
import software.amazon.awssdk.services.macie2.model.AutoEnableMode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;

/** What the baseline says of automated discovery, in Macie's terms. */
final class DiscoverySettings {

    private DiscoverySettings() {}

    /**
     * Of an organization. Macie's {@code ALL} would reach members that Vedette is to leave alone:
     * where there are such, every other one is turned on by itself, and new ones by Macie.
     */
    static State ofOrganization(MacieSettings.AutomatedDiscovery wanted, boolean someAreExcluded) {
        if (!wanted.enabled()) {
            return new State(AutomatedDiscoveryStatus.DISABLED, AutoEnableMode.NONE, null);
        }
        return switch (wanted.autoEnable()) {
            case ALL ->
                    enabled(someAreExcluded ? AutoEnableMode.NEW : AutoEnableMode.ALL, Set.of());
            case NEW -> new State(AutomatedDiscoveryStatus.ENABLED, AutoEnableMode.NEW, null);
            case NONE -> new State(AutomatedDiscoveryStatus.ENABLED, AutoEnableMode.NONE, null);
        };
    }

    private static State enabled(AutoEnableMode mode, Set<String> without) {
        return new State(AutomatedDiscoveryStatus.ENABLED, mode, without);
    }

    /** Of an account for itself. */
    static State ofAccount(MacieSettings.AutomatedDiscovery wanted) {
        return wanted.enabled()
                ? new State(AutomatedDiscoveryStatus.ENABLED, null, null)
                : State.OFF;
    }
}
