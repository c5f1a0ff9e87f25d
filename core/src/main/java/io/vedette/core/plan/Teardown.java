package io.vedette.core.plan;

import io.vedette.core.ledger.PriorState;
import io.vedette.core.ledger.StateJson;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a blueprint around: what Vedette made goes, what it changed becomes as it was, whatever
 * needs a thing before the thing itself.
 *
 * <p>Only what the ledger knows is touched, and nothing that a deployment outside the selection
 * stands on.
 *
 * @param blueprint the resources to undo, each with its purpose, and the deployments that go
 * @param orphans what the ledger knows and the baseline does not draw any more
 */
public record Teardown(Blueprint blueprint, List<PriorState> orphans) {

    public Teardown {
        orphans = List.copyOf(orphans);
    }

    /**
     * Draws a teardown.
     *
     * @param whole all that the baseline draws
     * @param selection what is to go
     * @param ledger the prior states
     * @param expendable the names of resources that may go with the data they hold
     */
    public static Teardown of(
            Blueprint whole,
            Selection selection,
            Map<ResourceId, PriorState> ledger,
            Set<String> expendable) {
        return new Drawing(whole, selection, ledger, expendable).draw();
    }

    private static final class Drawing {

        private final Blueprint whole;
        private final Selection selection;
        private final Map<ResourceId, PriorState> ledger;
        private final Set<String> expendable;
        private final Set<ResourceId> stays;
        private final Map<ResourceId, Set<ResourceId>> needing = new HashMap<>();

        Drawing(
                Blueprint whole,
                Selection selection,
                Map<ResourceId, PriorState> ledger,
                Set<String> expendable) {
            this.whole = whole;
            this.selection = selection;
            this.ledger = ledger;
            this.expendable = expendable;
            this.stays =
                    whole.standingUnder(
                            whole.deployments().stream()
                                    .filter(it -> !selection.includes(it.tool(), it.target()))
                                    .toList());
        }

        Teardown draw() {
            Blueprint selected = whole.select(selection);
            List<Resource<?>> known =
                    selected.resources().values().stream()
                            .filter(it -> ledger.containsKey(it.id()))
                            .filter(it -> !stays.contains(it.id()))
                            .toList();
            Set<ResourceId> going = new HashSet<>();
            known.forEach(it -> going.add(it.id()));
            noteWhoNeedsWhat(selected.resources().values(), going);
            Map<ResourceId, Resource<?>> turned = new LinkedHashMap<>();
            known.reversed().forEach(it -> turned.put(it.id(), turn(it, going)));
            List<Deployment> deployments = new ArrayList<>();
            List<SkippedDeployment> skipped = new ArrayList<>();
            for (Deployment deployment : selected.deployments()) {
                sort(deployment, going, deployments, skipped);
            }
            return new Teardown(
                    new Blueprint(turned, whole.drawnBy(), deployments, skipped), orphans());
        }

        /** What needs a resource, be it through others that Vedette never touched. */
        private void noteWhoNeedsWhat(Collection<Resource<?>> resources, Set<ResourceId> going) {
            Map<ResourceId, Set<ResourceId>> through = new HashMap<>();
            for (Resource<?> resource : resources) {
                Set<ResourceId> reached = new HashSet<>();
                for (ResourceId needed : resource.needs()) {
                    if (going.contains(needed)) {
                        reached.add(needed);
                    } else {
                        reached.addAll(through.getOrDefault(needed, Set.of()));
                    }
                }
                if (!going.contains(resource.id())) {
                    through.put(resource.id(), reached);
                } else {
                    reached.forEach(it ->
                            needing.computeIfAbsent(it, _ -> new HashSet<>()).add(resource.id()));
                }
            }
        }

        private <S extends Record> Resource<S> turn(Resource<S> resource, Set<ResourceId> going) {
            Set<ResourceId> after = new HashSet<>(resource.after());
            after.retainAll(going);
            after.removeIf(it -> needs(resource.id(), it));
            PriorState prior = Objects.requireNonNull(ledger.get(resource.id()));
            return new Resource<>(
                    resource.kind(),
                    resource.target(),
                    resource.name(),
                    resource.desired(),
                    needing.getOrDefault(resource.id(), Set.of()),
                    after,
                    purpose(resource, prior));
        }

        /** Whether one resource needs another, directly or not; then it has to go before it. */
        private boolean needs(ResourceId one, ResourceId other) {
            return whole.standingOn(Set.of(one)).contains(other);
        }

        @SuppressWarnings("unchecked") // the class of a state of S
        private <S extends Record> Purpose<S> purpose(Resource<S> resource, PriorState prior) {
            Class<S> type = (Class<S>) resource.desired().getClass();
            Optional<S> state =
                    Optional.ofNullable(prior.state()).map(it -> StateJson.read(it, type));
            return prior.absent()
                    ? new Purpose.Remove<>(state, expendable.contains(resource.name()))
                    : new Purpose.Restore<>(state.orElseThrow());
        }

        private void sort(
                Deployment deployment,
                Set<ResourceId> going,
                List<Deployment> deployments,
                List<SkippedDeployment> skipped) {
            Set<ResourceId> own = new HashSet<>(deployment.resources());
            own.retainAll(going);
            if (own.isEmpty()) {
                boolean needed =
                        deployment.resources().stream()
                                .anyMatch(it -> stays.contains(it) && ledger.containsKey(it));
                skipped.add(
                        new SkippedDeployment(
                                deployment.tool(),
                                deployment.target(),
                                needed
                                        ? "what it stands on is needed by deployments that stay"
                                        : "nothing here was made or changed by Vedette"));
            } else {
                deployments.add(new Deployment(deployment.tool(), deployment.target(), own));
            }
        }

        private List<PriorState> orphans() {
            return ledger.values().stream()
                    .filter(it -> !whole.resources().containsKey(it.id()))
                    .filter(it -> selection.includes(it.tool(), it.id().target()))
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
        }
    }
}
