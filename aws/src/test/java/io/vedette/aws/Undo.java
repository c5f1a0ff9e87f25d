package io.vedette.aws;

import io.vedette.core.cloud.Time;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.execution.RunReport;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Teardown;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine, with a memory of prior states, so that what it applies can be destroyed. */
public final class Undo {

    private final Remembered ledger = new Remembered();
    private final Time time;
    private final BulkReader reader;

    public Undo(Time time, BulkReader reader) {
        this.time = time;
        this.reader = reader;
    }

    public RunReport apply(Blueprint blueprint) {
        return executor().run(Plan.of(blueprint, reader), "apply");
    }

    /**
     * Undoes all that was applied of a blueprint.
     *
     * @param expendable the names of what may go with the data it holds
     */
    public RunReport destroy(Blueprint blueprint, String... expendable) {
        Teardown teardown =
                Teardown.of(blueprint, Selection.EVERYTHING, ledger.all(), Set.of(expendable));
        return executor().run(Plan.of(teardown.blueprint(), reader), "destroy");
    }

    /** What is still to be undone. */
    public Set<ResourceId> open() {
        return ledger.all().keySet();
    }

    private Executor executor() {
        return new Executor(
                time, new AwsFailures(), reader, ledger, Journal.NONE, ProgressListener.SILENT);
    }

    private static final class Remembered implements Ledger {

        private final Map<ResourceId, PriorState> states = new ConcurrentHashMap<>();

        @Override
        public Map<ResourceId, PriorState> all() {
            return Map.copyOf(states);
        }

        @Override
        public Set<ResourceId> remember(Collection<PriorState> priors) {
            Set<ResourceId> added = new HashSet<>();
            for (PriorState prior : priors) {
                if (states.putIfAbsent(prior.id(), prior) == null) {
                    added.add(prior.id());
                }
            }
            return added;
        }

        @Override
        public void forget(Collection<ResourceId> ids) {
            states.keySet().removeAll(ids);
        }
    }
}
