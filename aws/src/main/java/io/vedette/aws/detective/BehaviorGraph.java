package io.vedette.aws.detective;

import io.vedette.aws.Managed;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.detective.model.ResourceNotFoundException;

/** Keeps the behavior graph that an account administers in a Region ({@code CreateGraph}). */
final class BehaviorGraph implements SingleResourceKind<BehaviorGraph.State> {

    /** A graph is there or it is not; what it takes in is kept by other kinds. */
    record State() {}

    private final Graphs graphs;

    BehaviorGraph(Graphs graphs) {
        this.graphs = graphs;
    }

    @Override
    public String name() {
        return "detective.graph";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return graphs.find(resource.target())
                .<Reading<State>>map(_ -> new Reading.Present<>(new State()))
                .orElseGet(Reading.Absent::new);
    }

    /** AWS answers with the graph that is there rather than make a second one. */
    @Override
    public Result create(Resource<State> resource) {
        graphs.client(resource.target())
                .createGraph(request -> request.tags(Map.of(Managed.TAG, Managed.VALUE)));
        graphs.forget(resource.target());
        return new Result.Pending("Detective to list its new behavior graph");
    }

    @Override
    public Result update(Update<State> update) {
        return Result.done();
    }

    @Override
    public Result delete(Removal<State> removal) {
        Target target = removal.resource().target();
        Optional<String> graph = graphs.find(target);
        if (graph.isPresent()) {
            try {
                graphs.client(target).deleteGraph(request -> request.graphArn(graph.get()));
            } catch (ResourceNotFoundException gone) {
                // Somebody else removed it, or its administrator was dismissed.
            }
        }
        graphs.forget(target);
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.DETECTIVE_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Graphs.ACTION);
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "detective:CreateGraph", "detective:TagResource", "iam:CreateServiceLinkedRole");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("detective:DeleteGraph");
    }
}
