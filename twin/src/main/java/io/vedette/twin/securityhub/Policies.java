package io.vedette.twin.securityhub;

import io.vedette.twin.Page;
import io.vedette.twin.securityhub.HubOrganization.SavedPolicy;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicySummary;
import software.amazon.awssdk.services.securityhub.model.CreateConfigurationPolicyRequest;
import software.amazon.awssdk.services.securityhub.model.CreateConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPoliciesRequest;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPoliciesResponse;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;
import software.amazon.awssdk.services.securityhub.model.UpdateConfigurationPolicyRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateConfigurationPolicyResponse;

/** Configuration policies, which the administrator keeps in the home region. */
final class Policies {

    private static final String NAME = "[A-Za-z0-9.!*/-]+";

    private final Ground ground;

    Policies(Ground ground) {
        this.ground = ground;
    }

    CreateConfigurationPolicyResponse create(CreateConfigurationPolicyRequest request) {
        HubOrganization settings = ground.requireCentral();
        requireFreeName(settings, request.name(), null);
        String id = ground.world().ids().uuid(ground.caller(), "securityhub.policy");
        Instant now = ground.now();
        String arn =
                "arn:aws:securityhub:%s:%s:configuration-policy/%s"
                        .formatted(ground.region(), ground.account(), id);
        SavedPolicy policy =
                saved(
                        new Header(
                                id,
                                arn,
                                request.name(),
                                request.description(),
                                now,
                                new TreeMap<>(request.tags())),
                        request.configurationPolicy());
        settings.policies.put(id, policy);
        return CreateConfigurationPolicyResponse.builder()
                .id(id)
                .arn(arn)
                .name(policy.name())
                .description(policy.description())
                .createdAt(now)
                .updatedAt(now)
                .configurationPolicy(PolicyShape.of(policy))
                .build();
    }

    UpdateConfigurationPolicyResponse update(UpdateConfigurationPolicyRequest request) {
        HubOrganization settings = ground.requireCentral();
        SavedPolicy before = find(settings, request.identifier());
        String name = request.name() == null ? before.name() : request.name();
        requireFreeName(settings, name, before.id());
        String description =
                request.description() == null ? before.description() : request.description();
        Policy policy =
                request.configurationPolicy() == null
                        ? PolicyShape.of(before)
                        : request.configurationPolicy();
        SavedPolicy after =
                saved(
                        new Header(
                                before.id(),
                                before.arn(),
                                name,
                                description,
                                before.createdAt(),
                                before.tags()),
                        policy);
        settings.policies.put(after.id(), after);
        return UpdateConfigurationPolicyResponse.builder()
                .id(after.id())
                .arn(after.arn())
                .name(after.name())
                .description(after.description())
                .createdAt(after.createdAt())
                .updatedAt(after.updatedAt())
                .configurationPolicy(PolicyShape.of(after))
                .build();
    }

    GetConfigurationPolicyResponse get(String identifier) {
        SavedPolicy policy = find(ground.requireCentral(), identifier);
        return GetConfigurationPolicyResponse.builder()
                .id(policy.id())
                .arn(policy.arn())
                .name(policy.name())
                .description(policy.description())
                .createdAt(policy.createdAt())
                .updatedAt(policy.updatedAt())
                .configurationPolicy(PolicyShape.of(policy))
                .build();
    }

    ListConfigurationPoliciesResponse list(ListConfigurationPoliciesRequest request) {
        List<ConfigurationPolicySummary> all =
                ground.requireCentral().policies.values().stream()
                        .map(policy ->
                                ConfigurationPolicySummary.builder()
                                        .id(policy.id())
                                        .arn(policy.arn())
                                        .name(policy.name())
                                        .description(policy.description())
                                        .updatedAt(policy.updatedAt())
                                        .serviceEnabled(policy.serviceEnabled())
                                        .build())
                        .toList();
        Page<ConfigurationPolicySummary> page =
                ground.page(all, request.nextToken(), request.maxResults(), 100);
        return ListConfigurationPoliciesResponse.builder()
                .configurationPolicySummaries(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    void delete(String identifier) {
        HubOrganization settings = ground.requireCentral();
        SavedPolicy policy = find(settings, identifier);
        boolean used =
                settings.applied.values().stream().anyMatch(it -> it.policy().equals(policy.id()));
        if (used) {
            throw Refusal.conflict("The configuration policy is associated with a target");
        }
        settings.policies.remove(policy.id());
    }

    /** A policy is named by its id or by its ARN. */
    static SavedPolicy find(HubOrganization settings, String identifier) {
        SavedPolicy policy =
                settings.policies.get(identifier.substring(identifier.lastIndexOf('/') + 1));
        if (policy == null) {
            throw Refusal.notFound("No configuration policy was found for " + identifier);
        }
        return policy;
    }

    private record Header(
            String id,
            String arn,
            String name,
            @Nullable String description,
            Instant createdAt,
            NavigableMap<String, String> tags) {}

    private SavedPolicy saved(Header header, Policy policy) {
        SecurityHubPolicy hub = policy.securityHub();
        if (hub == null) {
            throw Refusal.invalid("Invalid semantics: a SecurityHub policy must be given");
        }
        PolicyShape.check(hub, ground.region());
        var controls = hub.securityControlsConfiguration();
        return new SavedPolicy(
                header.id(),
                header.arn(),
                header.name(),
                header.description(),
                header.createdAt(),
                ground.now(),
                Boolean.TRUE.equals(hub.serviceEnabled()),
                hub.enabledStandardIdentifiers().stream().sorted().toList(),
                controls == null || !controls.hasEnabledSecurityControlIdentifiers()
                        ? null
                        : controls.enabledSecurityControlIdentifiers(),
                controls == null || !controls.hasDisabledSecurityControlIdentifiers()
                        ? null
                        : controls.disabledSecurityControlIdentifiers(),
                controls == null
                        ? List.of()
                        : ControlParameters.saved(controls.securityControlCustomParameters()),
                header.tags());
    }

    private static void requireFreeName(
            HubOrganization settings, String name, @Nullable String own) {
        if (!name.matches(NAME)) {
            throw Refusal.invalid("Invalid configuration policy name: " + name);
        }
        boolean taken =
                settings.policies.values().stream()
                        .anyMatch(it -> it.name().equals(name) && !it.id().equals(own));
        if (taken) {
            throw Refusal.conflict("A configuration policy named %s exists".formatted(name));
        }
    }
}
