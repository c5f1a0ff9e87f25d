package io.vedette.aws.securityhub;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.vedette.core.catalog.SecurityHubSettings.Standard;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityControlCustomParameter;
import software.amazon.awssdk.services.securityhub.model.SecurityControlsConfiguration;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/**
 * What a configuration policy says.
 *
 * @param standards by the catalog's names, or by ARN where the catalog does not have it
 * @param disabledControls all others are enabled, new ones too
 * @param enabledControls all others are disabled; null where the policy lists disabled ones
 */
record PolicySettings(
        boolean serviceEnabled,
        Set<String> standards,
        Set<String> disabledControls,
        @Nullable Set<String> enabledControls) {

    PolicySettings {
        standards = Set.copyOf(standards);
        disabledControls = Set.copyOf(disabledControls);
        enabledControls = enabledControls == null ? null : Set.copyOf(enabledControls);
    }

    static PolicySettings of(Set<Standard> standards, Set<String> disabledControls) {
        Set<String> names = standards.stream().map(Standard::name).collect(toUnmodifiableSet());
        return new PolicySettings(true, names, disabledControls, null);
    }

    static PolicySettings of(SecurityHubPolicy policy) {
        SecurityControlsConfiguration controls = controls(policy);
        return new PolicySettings(
                Boolean.TRUE.equals(policy.serviceEnabled()),
                policy.enabledStandardIdentifiers().stream()
                        .map(arn -> Standards.named(arn).map(Standard::name).orElse(arn))
                        .collect(toUnmodifiableSet()),
                Set.copyOf(controls.disabledSecurityControlIdentifiers()),
                controls.hasEnabledSecurityControlIdentifiers()
                        ? Set.copyOf(controls.enabledSecurityControlIdentifiers())
                        : null);
    }

    static List<SecurityControlCustomParameter> parameters(SecurityHubPolicy policy) {
        return controls(policy).securityControlCustomParameters();
    }

    private static SecurityControlsConfiguration controls(SecurityHubPolicy policy) {
        SecurityControlsConfiguration controls = policy.securityControlsConfiguration();
        return controls == null ? SecurityControlsConfiguration.builder().build() : controls;
    }

    /**
     * The policy as AWS takes it. An empty list of disabled controls must be there: AWS refuses a
     * policy that lists neither enabled nor disabled ones.
     */
    Policy policy(List<String> arns, List<SecurityControlCustomParameter> parameters) {
        if (!serviceEnabled) {
            return Policy.fromSecurityHub(it -> it.serviceEnabled(false));
        }
        SecurityControlsConfiguration.Builder controls = SecurityControlsConfiguration.builder();
        if (enabledControls == null) {
            controls.disabledSecurityControlIdentifiers(new TreeSet<>(disabledControls));
        } else {
            controls.enabledSecurityControlIdentifiers(new TreeSet<>(enabledControls));
        }
        if (!parameters.isEmpty()) {
            controls.securityControlCustomParameters(parameters);
        }
        return Policy.fromSecurityHub(it ->
                it.serviceEnabled(true)
                        .enabledStandardIdentifiers(arns)
                        .securityControlsConfiguration(controls.build()));
    }
}
