package io.vedette.twin.ssm;

import io.vedette.twin.iam.RoleDirectory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;
import software.amazon.awssdk.services.ssm.model.ServiceSettingNotFoundException;

/**
 * The service settings of an account and region: AWS's values until the account changes them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateServiceSetting.html">UpdateServiceSetting</a>
 */
record ServiceSettings(Ground ground) {

    private static final String HOST_MANAGEMENT =
            "/ssm/managed-instance/default-ec2-instance-management-role";
    private static final String NONE = "$None";

    /** AWS's own values. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    HOST_MANAGEMENT,
                    NONE,
                    "/ssm/documents/console/public-sharing-permission",
                    "Enable",
                    "/ssm/managed-instance/activation-tier",
                    "standard",
                    "/ssm/parameter-store/default-parameter-tier",
                    "Standard",
                    "/ssm/parameter-store/high-throughput-enabled",
                    "false");

    private static final Map<String, Set<String>> VALUES =
            Map.of(
                    "/ssm/documents/console/public-sharing-permission",
                    Set.of("Enable", "Disable"),
                    "/ssm/managed-instance/activation-tier",
                    Set.of("standard", "advanced"),
                    "/ssm/parameter-store/default-parameter-tier",
                    Set.of("Standard", "Advanced", "Intelligent-Tiering"),
                    "/ssm/parameter-store/high-throughput-enabled",
                    Set.of("true", "false"));

    ServiceSetting get(String settingId) {
        String id = known(settingId);
        return Optional.ofNullable(ground.state().settings().get(id))
                .map(it -> setting(id, it.value(), it.modified(), it.by(), "Customized"))
                .orElseGet(() -> setting(id, defaultOf(id), null, "System", "Default"));
    }

    void update(String settingId, String value) {
        String id = known(settingId);
        Set<String> allowed = VALUES.get(id);
        if (allowed != null && !allowed.contains(value)) {
            throw SsmError.validation(
                    "Setting value %s is not valid for setting %s.".formatted(value, id));
        }
        if (id.equals(HOST_MANAGEMENT) && !value.equals(NONE)) {
            requireRole(value);
        }
        ground.state()
                .settings()
                .put(
                        id,
                        new SsmState.Setting(
                                value,
                                ground.world().now(),
                                "arn:aws:iam::%s:root".formatted(ground.caller().account())));
    }

    /** The role is passed to Systems Manager, so it must be there and trust it. */
    private void requireRole(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String account = ground.caller().account();
        boolean usable =
                new RoleDirectory(ground.world())
                        .find(account, name)
                        .filter(role ->
                                role.trusts(
                                        "ssm.amazonaws.com", Map.of("aws:SourceAccount", account)))
                        .isPresent();
        if (!usable) {
            throw SsmError.validation(
                    "Role %s does not exist or cannot be assumed by Systems Manager."
                            .formatted(path));
        }
    }

    ServiceSetting reset(String settingId) {
        ground.state().settings().remove(known(settingId));
        return get(settingId);
    }

    /** The id itself, also where it was given as an ARN. */
    private static String known(String given) {
        int at = given.indexOf(":servicesetting/");
        String id = at < 0 ? given : given.substring(at + ":servicesetting".length());
        if (!DEFAULTS.containsKey(id)) {
            throw SsmError.of(
                    ServiceSettingNotFoundException.builder(),
                    "ServiceSettingNotFound",
                    "Setting %s was not found.".formatted(given));
        }
        return id;
    }

    private static String defaultOf(String id) {
        return DEFAULTS.getOrDefault(id, NONE);
    }

    private ServiceSetting setting(
            String id, String value, @Nullable Instant modified, String by, String status) {
        return ServiceSetting.builder()
                .settingId(id)
                .settingValue(value)
                .lastModifiedDate(modified)
                .lastModifiedUser(by)
                .arn(ground.arn("servicesetting" + id))
                .status(status)
                .build();
    }
}
