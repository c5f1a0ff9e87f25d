package io.vedette.twin.iam;

import io.vedette.twin.World;
import java.util.List;
import software.amazon.awssdk.services.iam.model.RoleUsageType;

/** Tells what a service still uses its role in an account for. */
public interface RoleUse {

    /**
     * The resources that need the role; empty where it may go.
     *
     * @param principal the service, such as {@code config.amazonaws.com}
     */
    List<RoleUsageType> of(World world, String account, String principal);
}
