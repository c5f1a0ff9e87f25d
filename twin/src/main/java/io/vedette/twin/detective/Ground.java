package io.vedette.twin.detective;

import io.vedette.twin.Account;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's Detective in its Region: what is there, and who may do what. */
final class Ground {

    static final String SERVICE = "detective";

    private final World world;
    private final Caller caller;

    Ground(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    World world() {
        return world;
    }

    String account() {
        return caller.account();
    }

    String region() {
        return caller.region();
    }

    Instant now() {
        return world.now();
    }

    Duration delay(String transition, Duration otherwise) {
        return world.faults().delay(SERVICE + "." + transition, otherwise);
    }

    Optional<Account> organizationAccount(String id) {
        return world.organization().inUse() ? world.organization().account(id) : Optional.empty();
    }

    Optional<BehaviorGraph> graphOf(String account) {
        return world.peek(BehaviorGraph.class, account, region()).filter(BehaviorGraph::exists);
    }

    /** The caller's graph, which the request must name; not to be changed. */
    BehaviorGraph graph(@Nullable String arn) {
        Optional<BehaviorGraph> own = graphOf(account()).filter(it -> it.arn().equals(arn));
        return own.orElseThrow(() ->
                Refusal.notFound(
                        "The behavior graph %s does not exist or account %s is not its administrator."
                                .formatted(arn, account())));
    }

    /** The caller's graph, to be changed. */
    BehaviorGraph ownGraph(@Nullable String arn) {
        graph(arn);
        return world.state(BehaviorGraph.class, account(), region());
    }

    /** The graph of an account, made where it has none. */
    BehaviorGraph make(String account) {
        BehaviorGraph graph = world.state(BehaviorGraph.class, account, region());
        if (!graph.exists()) {
            String id = world.ids().hex(new Caller(account, region()), "detective.graph", 32);
            graph.make("arn:aws:detective:%s:%s:graph:%s".formatted(region(), account, id), now());
        }
        return graph;
    }

    Optional<RegionAdministrator> administrator() {
        return world.peek(RegionAdministrator.class, World.SHARED, region())
                .filter(it -> it.account != null);
    }

    boolean isAdministrator() {
        return administrator().filter(it -> account().equals(it.account)).isPresent();
    }

    void requireManagement() {
        if (!world.organization().inUse() || !world.organization().isManagement(account())) {
            throw Refusal.denied(
                    "Only the management account of an organization can call this operation.");
        }
    }

    void requireAdministrator() {
        if (!isAdministrator()) {
            throw Refusal.denied(
                    "Account %s is not the Detective administrator account of the organization."
                            .formatted(account()));
        }
    }
}
