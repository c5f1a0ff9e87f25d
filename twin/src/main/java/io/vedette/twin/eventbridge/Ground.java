package io.vedette.twin.eventbridge;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;

/** The caller's EventBridge in its Region. */
final class Ground {

    private static final int PAGE = 100;

    private final World world;
    private final Caller caller;

    Ground(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    /** To be changed. */
    EventsState state() {
        return world.state(EventsState.class, caller);
    }

    /** To be looked at. */
    EventsState look() {
        return world.peek(EventsState.class, caller.account(), caller.region())
                .orElseGet(EventsState::new);
    }

    World world() {
        return world;
    }

    Instant now() {
        return world.now();
    }

    String account() {
        return caller.account();
    }

    Duration delay(String transition, Duration otherwise) {
        return world.faults().delay("events." + transition, otherwise);
    }

    String arn(String resource) {
        return "arn:aws:events:%s:%s:%s".formatted(caller.region(), caller.account(), resource);
    }

    <T> Page<T> page(Collection<T> all, @Nullable String token, @Nullable Integer limit) {
        return Page.of(all, token, limit, PAGE)
                .orElseThrow(() -> EventsError.invalid("The NextToken is not valid."));
    }

    /** AWS's own engine judges patterns. */
    static void requirePattern(@Nullable String pattern) {
        if (pattern == null) {
            return;
        }
        String why = JsonRuleCompiler.check(pattern);
        if (why != null) {
            throw EventsError.pattern(why);
        }
    }
}
