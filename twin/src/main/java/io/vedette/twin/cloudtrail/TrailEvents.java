package io.vedette.twin.cloudtrail;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.logs.LogDelivery;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Records what is called: an event reaches the log group of every trail that covers its place. */
public final class TrailEvents {

    private final World world;

    public TrailEvents(World world) {
        this.world = world;
    }

    /**
     * Records events of an account in a Region.
     *
     * @param events each a JSON object as CloudTrail writes it
     * @return how many log groups they arrived in
     */
    public int record(String account, String region, List<String> events) {
        Caller caller = new Caller(account, region);
        int arrived = 0;
        for (TrailRegister.Found found : new TrailRegister(world, caller).everywhere()) {
            boolean covers = found.ofManyRegions() || found.region().equals(region);
            if (covers && found.trail().logging() && deliver(found, caller, events)) {
                arrived++;
            }
        }
        return arrived;
    }

    private boolean deliver(TrailRegister.Found found, Caller caller, List<String> events) {
        Trail settings = found.trail().settings();
        TrailFeed.Group group = TrailFeed.Group.of(settings);
        if (group == null || new TrailLogGroups(world).error(settings) != null) {
            return false;
        }
        String stream = "%s_CloudTrail_%s".formatted(caller.account(), caller.region());
        return new LogDelivery(world)
                .deliver(
                        group.account(),
                        group.region(),
                        group.name(),
                        found.ofOrganization() ? world.organization().id() + "_" + stream : stream,
                        events);
    }
}
