package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.World;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Tells what CloudTrail's service-linked role is still used for: trails of an organization. */
public final class TrailRoleUse {

    /** Who takes the role. */
    public static final String PRINCIPAL = OrganizationTrails.PRINCIPAL;

    private TrailRoleUse() {}

    /** The ARNs of the account's organization trails, by home region. */
    public static NavigableMap<String, List<String>> of(World world, String account) {
        NavigableMap<String, List<String>> used = new TreeMap<>();
        for (String region : AwsRegions.commercial()) {
            List<String> trails =
                    world.peek(Trails.class, account, region).stream()
                            .flatMap(it -> it.byName().values().stream())
                            .map(StoredTrail::settings)
                            .filter(it -> Objects.equals(it.isOrganizationTrail(), true))
                            .map(it -> it.trailARN())
                            .toList();
            if (!trails.isEmpty()) {
                used.put(region, trails);
            }
        }
        return used;
    }
}
