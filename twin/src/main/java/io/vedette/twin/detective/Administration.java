package io.vedette.twin.detective;

import io.vedette.twin.Account;
import io.vedette.twin.Delegations;
import io.vedette.twin.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.detective.model.Administrator;

/** The delegated administrator of a Region, and what becomes a member of its graph by itself. */
final class Administration {

    private static final String PRINCIPAL = "detective.amazonaws.com";

    private final Ground ground;
    private final Graphs graphs;
    private final Members members;

    Administration(Ground ground, Graphs graphs, Members members) {
        this.ground = ground;
        this.graphs = graphs;
        this.members = members;
    }

    List<Administrator> list() {
        ground.requireManagement();
        Optional<RegionAdministrator> administrator =
                ground.administrator().filter(it -> !it.since.isAfter(ground.now()));
        return administrator.map(this::shown).stream().toList();
    }

    private Administrator shown(RegionAdministrator administrator) {
        String account = String.valueOf(administrator.account);
        return Administrator.builder()
                .accountId(account)
                .graphArn(ground.graphOf(account).map(BehaviorGraph::arn).orElse(null))
                .delegationTime(administrator.since)
                .build();
    }

    void enable(String account) {
        ground.requireManagement();
        World world = ground.world();
        if (ground.organizationAccount(account).filter(Account::active).isEmpty()) {
            throw Refusal.invalid("The account is not an active account of the organization.");
        }
        requireFree(account);
        if (world.administratorSettling(Ground.SERVICE, ground.region())) {
            throw Refusal.busy(
                    "The request cannot be completed because too many other requests are occurring"
                            + " at the same time.");
        }
        Delegations delegations = world.delegations();
        delegations.trust(PRINCIPAL, ground.now());
        if (!world.organization().isManagement(account)) {
            delegations.register(account, PRINCIPAL, ground.now());
        }
        RegionAdministrator administrator =
                world.state(RegionAdministrator.class, World.SHARED, ground.region());
        administrator.account = account;
        administrator.since =
                ground.now()
                        .plus(
                                ground.delay(
                                        "administrator", world.faults().administratorSettling()));
        ground.make(account);
    }

    /** The management account may always take it on; otherwise it is who Organizations names. */
    private void requireFree(String account) {
        String current = ground.administrator().map(it -> it.account).orElse(null);
        if (current != null) {
            throw Refusal.invalid(
                    current.equals(account)
                            ? "The account is already the Detective administrator account."
                            : "The organization already has a Detective administrator account.");
        }
        boolean elsewhere =
                ground.world()
                        .delegations()
                        .administrator(PRINCIPAL)
                        .filter(other -> !other.equals(account))
                        .isPresent();
        if (elsewhere && !ground.world().organization().isManagement(account)) {
            throw Refusal.invalid(
                    "The account is not the delegated administrator account for Detective in"
                            + " Organizations.");
        }
    }

    /** Dismisses the administrator, and the organization's graph with it. */
    void disable() {
        ground.requireManagement();
        String account =
                ground.administrator()
                        .map(it -> it.account)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "The organization has no Detective administrator"
                                                + " account."));
        graphs.remove(account);
        ground.world().state(RegionAdministrator.class, World.SHARED, ground.region()).remove();
        ground.world().administratorRemoved(Ground.SERVICE);
    }

    boolean enablesNewAccounts(@Nullable String graph) {
        ground.requireAdministrator();
        ground.graph(graph);
        return ground.administrator().map(it -> it.enablesSince).isPresent();
    }

    /** Who became a member by itself stays one. */
    void enableNewAccounts(@Nullable String graph, @Nullable Boolean autoEnable) {
        ground.requireAdministrator();
        ground.graph(graph);
        if (autoEnable == null || autoEnable == enablesNewAccounts(graph)) {
            return;
        }
        members.keepSelfMade(graph);
        @Nullable Instant since = autoEnable ? ground.now() : null;
        ground.world()
                        .state(RegionAdministrator.class, World.SHARED, ground.region())
                        .enablesSince =
                since;
    }
}
