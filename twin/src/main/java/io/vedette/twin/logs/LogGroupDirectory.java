package io.vedette.twin.logs;

import io.vedette.twin.World;

/** Tells the services that deliver to log groups which ones exist. */
public final class LogGroupDirectory {

    private final World world;

    public LogGroupDirectory(World world) {
        this.world = world;
    }

    public boolean exists(String name, String account, String region) {
        return world.peek(LogState.class, account, region)
                .map(state -> state.groups().containsKey(name))
                .orElse(false);
    }
}
