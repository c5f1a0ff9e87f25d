package io.vedette.twin.iam;

import static java.util.Map.entry;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roles that services keep in an account, made by a customer's call or by the service itself.
 */
public final class ServiceLinkedRoles {

    /** The names of the services' documentation; their policies have names of their own. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    entry("access-analyzer.amazonaws.com", "AccessAnalyzer"),
                    entry("agentless.inspector2.amazonaws.com", "AmazonInspector2Agentless"),
                    entry("cloudtrail.amazonaws.com", "CloudTrail"),
                    entry("config-conforms.amazonaws.com", "ConfigConforms"),
                    entry("config-multiaccountsetup.amazonaws.com", "ConfigMultiAccountSetup"),
                    entry("config.amazonaws.com", "Config"),
                    entry("delivery.logs.amazonaws.com", "LogDelivery"),
                    entry("detective.amazonaws.com", "Detective"),
                    entry("guardduty.amazonaws.com", "AmazonGuardDuty"),
                    entry("inspector2.amazonaws.com", "AmazonInspector2"),
                    entry("macie.amazonaws.com", "AmazonMacie"),
                    entry(
                            "malware-protection.guardduty.amazonaws.com",
                            "AmazonGuardDutyMalwareProtection"),
                    entry("organizations.amazonaws.com", "Organizations"),
                    entry("remediation.config.amazonaws.com", "ConfigRemediation"),
                    entry("securityhub.amazonaws.com", "SecurityHub"),
                    entry("ssm.amazonaws.com", "AmazonSSM"));

    private final World world;

    public ServiceLinkedRoles(World world) {
        this.world = world;
    }

    /**
     * Makes the service's role in the account, as services do by themselves, unless it is there.
     */
    public void ensure(String account, String principal) {
        String name =
                name(principal)
                        .orElseThrow(() -> new IllegalArgumentException("no role of " + principal));
        identities(account).settle(world.now());
        if (!identities(account).roles().containsKey(name)) {
            create(account, principal, name, null);
        }
    }

    /** Whether the account has the service's role. */
    public boolean exists(String account, String principal) {
        return name(principal)
                .filter(name ->
                        world.peek(Identities.class, account, AwsRegions.GLOBAL)
                                .map(identities -> identities.roles().get(name))
                                .filter(role -> !role.isGone(world.now()))
                                .isPresent())
                .isPresent();
    }

    static Optional<String> name(String principal) {
        return Optional.ofNullable(NAMES.get(principal)).map("AWSServiceRoleFor"::concat);
    }

    Role create(String account, String principal, String name, @Nullable String description) {
        String trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                        + principal
                        + "\"},\"Action\":\"sts:AssumeRole\"}]}";
        String id =
                "AROA"
                        + world.ids()
                                .upperAlphanumeric(
                                        new Caller(account, AwsRegions.GLOBAL), "role", 17);
        Role role = new Role(name, "/aws-service-role/" + principal + "/", id, world.now(), trust);
        role.describe(description);
        role.attached().add(policy(name));
        identities(account).roles().put(name, role);
        return role;
    }

    /** Most services' policies are named after the role. */
    private static String policy(String role) {
        String service = role.substring("AWSServiceRoleFor".length());
        String name =
                switch (service) {
                    case "Config" -> "AWSConfigServiceRolePolicy";
                    case "ConfigMultiAccountSetup" -> "AWSConfigMultiAccountSetupPolicy";
                    case "ConfigRemediation" -> "AWSConfigRemediationServiceRolePolicy";
                    case "CloudTrail" -> "CloudTrailServiceRolePolicy";
                    case "SecurityHub", "Organizations", "ConfigConforms" ->
                            "AWS" + service + "ServiceRolePolicy";
                    default -> service + "ServiceRolePolicy";
                };
        return "arn:aws:iam::aws:policy/aws-service-role/" + name;
    }

    private Identities identities(String account) {
        return world.state(Identities.class, account, AwsRegions.GLOBAL);
    }
}
