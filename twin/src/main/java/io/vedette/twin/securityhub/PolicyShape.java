package io.vedette.twin.securityhub;

import io.vedette.twin.securityhub.HubOrganization.SavedPolicy;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityControlsConfiguration;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/** What a configuration policy must look like, and does when it is shown. */
final class PolicyShape {

    private PolicyShape() {}

    static void check(SecurityHubPolicy policy, String region) {
        if (!Boolean.TRUE.equals(policy.serviceEnabled())) {
            return;
        }
        SecurityControlsConfiguration controls = policy.securityControlsConfiguration();
        if (!policy.hasEnabledStandardIdentifiers() || controls == null) {
            throw Refusal.invalid(
                    "Invalid semantics: Enabled standards and security control configurations must"
                            + " be configured when Security Hub is enabled");
        }
        boolean enabled = controls.hasEnabledSecurityControlIdentifiers();
        if (enabled == controls.hasDisabledSecurityControlIdentifiers()) {
            throw Refusal.invalid(
                    "Invalid semantics: Either enabled or disabled security controls must be"
                            + " configured");
        }
        for (String standard : policy.enabledStandardIdentifiers()) {
            if (!Controls.offers(standard, region)) {
                throw Refusal.invalid("Invalid standards ARN: " + standard);
            }
        }
        var listed =
                enabled
                        ? controls.enabledSecurityControlIdentifiers()
                        : controls.disabledSecurityControlIdentifiers();
        for (String control : listed) {
            if (!Controls.exists(control)) {
                throw Refusal.invalid("Invalid security control: " + control);
            }
        }
    }

    static Policy of(SavedPolicy policy) {
        if (!policy.serviceEnabled()) {
            return Policy.fromSecurityHub(it -> it.serviceEnabled(false));
        }
        SecurityControlsConfiguration.Builder controls = SecurityControlsConfiguration.builder();
        if (policy.enabledControls() != null) {
            controls.enabledSecurityControlIdentifiers(policy.enabledControls());
        }
        if (policy.disabledControls() != null) {
            controls.disabledSecurityControlIdentifiers(policy.disabledControls());
        }
        if (!policy.parameters().isEmpty()) {
            controls.securityControlCustomParameters(ControlParameters.shown(policy.parameters()));
        }
        return Policy.fromSecurityHub(it ->
                it.serviceEnabled(true)
                        .enabledStandardIdentifiers(policy.standards())
                        .securityControlsConfiguration(controls.build()));
    }
}
