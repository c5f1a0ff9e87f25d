package io.vedette.twin.cloudtrail;

import io.vedette.twin.World;
import io.vedette.twin.logs.LogDelivery;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Lets events arrive in the log group of a trail for as long as the trail is on. */
record TrailFeed(World world) {

    private static final Pattern LOG_GROUP =
            Pattern.compile("arn:[\\w-]+:logs:([\\w-]+):(\\d{12}):log-group:([^:*]+):\\*");

    /** A log group, wherever it is. */
    record Group(String account, String region, String name) {

        static @Nullable Group of(Trail trail) {
            Matcher arn = LOG_GROUP.matcher(String.valueOf(trail.cloudWatchLogsLogGroupArn()));
            return arn.matches() ? new Group(arn.group(2), arn.group(1), arn.group(3)) : null;
        }
    }

    /** Does something to a trail, and lets its feed follow. */
    void change(StoredTrail trail, Consumer<StoredTrail> change) {
        stop(trail);
        change.accept(trail);
        follow(trail);
    }

    void follow(StoredTrail trail) {
        Group group = Group.of(trail.settings());
        if (group != null
                && trail.logging()
                && new TrailLogGroups(world).error(trail.settings()) == null) {
            new LogDelivery(world).flow(group.account(), group.region(), group.name());
        }
    }

    void stop(StoredTrail trail) {
        Group group = Group.of(trail.settings());
        if (group != null) {
            new LogDelivery(world).ebb(group.account(), group.region(), group.name());
        }
    }
}
