package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Draws the settings of the service at a target: no public sharing of documents, and Default Host
 * Management Configuration with its role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html">Default
 *     Host Management Configuration</a>
 */
record HostManagement(AwsClients clients, Draft draft, SystemsManagerSettings settings) {

    private static final String POLICY = "AmazonSSMManagedEC2InstanceDefaultPolicy";

    Set<ResourceId> draw(Target target) {
        Set<ResourceId> drawn = new HashSet<>();
        if (settings.blockPublicSharing()) {
            drawn.add(setting(target, ServiceSetting.PUBLIC_SHARING, "Disable", Set.of()));
        }
        if (settings.defaultHostManagement().enabled()) {
            ResourceId role = role(target);
            String value = ServiceRole.PATH + settings.defaultHostManagement().role();
            drawn.add(role);
            drawn.add(setting(target, ServiceSetting.HOST_MANAGEMENT, value, Set.of(role)));
        }
        return drawn;
    }

    private ResourceId setting(Target target, String id, String value, Set<ResourceId> needs) {
        return draft.add(
                new ServiceSetting(clients), target, id, new ServiceSetting.Value(value), needs);
    }

    private ResourceId role(Target target) {
        Target home = new Target(target.account(), draft.organization().home());
        return draft.add(
                Resource.of(
                        new ServiceRole(clients),
                        home,
                        settings.defaultHostManagement().role(),
                        new ServiceRole.Settings(
                                // AWS documents this trust without a condition on the source.
                                Map.of(
                                        "VedetteDefaultHostManagement",
                                        Statement.allow("sts:AssumeRole")
                                                .toService("ssm.amazonaws.com")),
                                Set.of(ServiceRole.awsPolicy(home.region(), POLICY)),
                                SessionRights.of(draft.organization(), settings, home))));
    }
}
