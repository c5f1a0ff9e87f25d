package io.vedette.aws.detective;

import io.vedette.aws.Managed;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.detective.model.DatasourcePackageIngestDetail;
import software.amazon.awssdk.services.detective.model.DatasourcePackageIngestState;

/**
 * Keeps a data source package started in a behavior graph ({@code UpdateDatasourcePackages}); its
 * name is Detective's, such as {@code ASFF_SECURITYHUB_FINDING}.
 */
final class DataSourcePackage implements ResourceKind<DataSourcePackage.State> {

    /** Whether the graph takes the package in, in Detective's word. */
    record State(String ingestState) {

        static final State STARTED = new State("STARTED");
    }

    private static final int MOST_AT_ONCE = 25;

    private static final DatasourcePackageIngestState NEVER_STARTED =
            DatasourcePackageIngestState.DISABLED;

    private static final Result CANNOT_STOP =
            new Result.Left(
                    "AWS has no call that stops a data source package; stop it in Detective's"
                            + " console");

    private final Graphs graphs;

    DataSourcePackage(Graphs graphs) {
        this.graphs = graphs;
    }

    @Override
    public String name() {
        return "detective.data-source-package";
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Optional<String> graph = graphs.find(place);
        if (graph.isEmpty()) {
            return Map.of();
        }
        Map<String, DatasourcePackageIngestDetail> packages =
                graphs.client(place)
                        .listDatasourcePackages(request -> request.graphArn(graph.get()))
                        .datasourcePackagesAsStrings();
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            DatasourcePackageIngestDetail found = packages.get(resource.name());
            if (found != null && !found.datasourcePackageIngestState().equals(NEVER_STARTED)) {
                readings.put(
                        resource.id(),
                        new Reading.Present<>(
                                new State(found.datasourcePackageIngestStateAsString())));
            }
        }
        return readings;
    }

    @Override
    public int batch() {
        return MOST_AT_ONCE;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        Optional<String> graph = graphs.find(place);
        if (graph.isEmpty()) {
            return each(absent, Resource::id, Graphs.missing(place));
        }
        graphs.client(place)
                .updateDatasourcePackages(request ->
                        request.graphArn(graph.get())
                                .datasourcePackagesWithStrings(
                                        absent.stream().map(Resource::name).toList()));
        return each(absent, Resource::id, new Result.Pending("Detective to start the data source"));
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Map<ResourceId, Result> results =
                each(differing, update -> update.resource().id(), CANNOT_STOP);
        List<Resource<State>> toStart =
                differing.stream()
                        .map(Update::resource)
                        .filter(it -> it.desired().equals(State.STARTED))
                        .toList();
        if (!toStart.isEmpty()) {
            results.putAll(create(place, toStart));
        }
        return results;
    }

    /** A package ends with its graph; in a graph that was there before it has to stay. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        boolean endsWithGraph =
                graphs.find(place).map(graph -> isManaged(place, graph)).orElse(true);
        return each(
                made,
                removal -> removal.resource().id(),
                endsWithGraph ? Result.done() : CANNOT_STOP);
    }

    private boolean isManaged(Target place, String graph) {
        return Managed.VALUE.equals(
                graphs.client(place)
                        .listTagsForResource(request -> request.resourceArn(graph))
                        .tags()
                        .get(Managed.TAG));
    }

    private static <T> Map<ResourceId, Result> each(
            List<T> asked, Function<T, ResourceId> id, Result result) {
        Map<ResourceId, Result> results = new HashMap<>();
        asked.forEach(it -> results.put(id.apply(it), result));
        return results;
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Graphs.ACTION, "detective:ListDatasourcePackages");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("detective:UpdateDatasourcePackages");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("detective:ListTagsForResource");
    }
}
