package io.vedette.twin.securityhub;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.EnableSecurityHubRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateSecurityHubConfigurationRequest;

/** Security Hub as an account turns it on and off for itself. */
final class Hubs {

    private final Ground ground;

    Hubs(Ground ground) {
        this.ground = ground;
    }

    void enable(EnableSecurityHubRequest request) {
        HubState hub = ground.hub(ground.account());
        if (hub.enabled) {
            throw Refusal.conflict("Account is already subscribed to Security Hub");
        }
        // A policy cannot enable Security Hub in the management account, which has to do it itself.
        if (!ground.organization().isManagement(ground.account())) {
            ground.requireOwnSettings();
        }
        Instant now = ground.now();
        hub.enable(now);
        hub.tags = new TreeMap<>(request.tags());
        if (request.controlFindingGenerator() != null) {
            hub.controlFindingGenerator = request.controlFindingGeneratorAsString();
        }
        if (!Boolean.FALSE.equals(request.enableDefaultStandards())) {
            Subscriptions subscriptions = new Subscriptions(ground);
            Controls.defaults(ground.region())
                    .forEach(standard -> subscriptions.enable(hub, standard));
        }
    }

    DescribeHubResponse describe(@Nullable String hubArn) {
        HubState hub = ground.requireHub();
        if (hubArn != null && !hubArn.equals(arn())) {
            throw Refusal.notFound("No hub was found with ARN " + hubArn);
        }
        return DescribeHubResponse.builder()
                .hubArn(arn())
                .subscribedAt(hub.subscribedAt.toString())
                .autoEnableControls(hub.autoEnableControls)
                .controlFindingGenerator(generator(hub))
                .build();
    }

    /** Members follow their administrator. */
    private String generator(HubState hub) {
        String administrator = hub.administrator;
        return administrator != null && hub.associated()
                ? ground.hub(administrator).controlFindingGenerator
                : hub.controlFindingGenerator;
    }

    /** The tags of the hub, or of a configuration policy. */
    Map<String, String> tags(String arn) {
        if (arn.equals(arn())) {
            return ground.requireHub().tags;
        }
        return Policies.find(ground.requireCentral(), arn).tags();
    }

    private String arn() {
        return "arn:aws:securityhub:%s:%s:hub/default".formatted(ground.region(), ground.account());
    }

    void update(UpdateSecurityHubConfigurationRequest request) {
        HubState hub = ground.requireHub();
        ground.requireOwnSettings();
        if (request.controlFindingGenerator() != null) {
            if (hub.associated()) {
                throw Refusal.denied(
                        "Only the administrator account can update ControlFindingGenerator.");
            }
            hub.controlFindingGenerator = request.controlFindingGeneratorAsString();
        }
        if (request.autoEnableControls() != null) {
            hub.autoEnableControls = request.autoEnableControls();
        }
    }

    void disable() {
        HubState hub = ground.requireHub();
        ground.requireOwnSettings();
        if (ground.isAdministrator()) {
            throw Refusal.invalid(
                    "Account %s is the Security Hub administrator and cannot disable it"
                            .formatted(ground.account()));
        }
        hub.disable(ground.now());
        // Whoever enables Security Hub again is subscribed to the usual products again.
        ground.world()
                .state(ProductsState.class, ground.account(), ground.region())
                .without
                .clear();
    }
}
