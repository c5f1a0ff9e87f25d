package io.vedette.twin.services;

import io.vedette.twin.World;
import io.vedette.twin.cloudtrail.TrailRoleUse;
import io.vedette.twin.config.Recording;
import io.vedette.twin.iam.RoleUse;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.RoleUsageType;

/** Asks the services that the twin simulates whether they still use their roles. */
final class ServiceRoleUse implements RoleUse {

    @Override
    public List<RoleUsageType> of(World world, String account, String principal) {
        return switch (principal) {
            case Recording.PRINCIPAL -> usages(Recording.roleUse(world, account));
            case TrailRoleUse.PRINCIPAL -> usages(TrailRoleUse.of(world, account));
            default -> List.of();
        };
    }

    private static List<RoleUsageType> usages(Map<String, List<String>> byRegion) {
        return byRegion.entrySet().stream()
                .map(it ->
                        RoleUsageType.builder()
                                .region(it.getKey())
                                .resources(it.getValue())
                                .build())
                .toList();
    }
}
