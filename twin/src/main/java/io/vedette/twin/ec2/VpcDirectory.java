package io.vedette.twin.ec2;

import io.vedette.twin.Caller;
import io.vedette.twin.World;

/** Tells services that are about VPCs which ones exist. */
public final class VpcDirectory {

    private final World world;

    public VpcDirectory(World world) {
        this.world = world;
    }

    /** Whether an account has a VPC in a region. */
    public boolean exists(String id, Caller owner) {
        return world.peek(Network.class, owner.account(), owner.region())
                .map(network -> network.vpcs().containsKey(id))
                .orElse(false);
    }
}
