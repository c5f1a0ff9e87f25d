package io.vedette.twin.detective;

import io.vedette.twin.Account;
import io.vedette.twin.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.detective.model.DatasourcePackage;
import software.amazon.awssdk.services.detective.model.DatasourcePackageIngestDetail;
import software.amazon.awssdk.services.detective.model.DatasourcePackageIngestState;
import software.amazon.awssdk.services.detective.model.Graph;
import software.amazon.awssdk.services.detective.model.TimestampForCollection;

/** Behavior graphs: what is made, tagged and taken in. */
final class Graphs {

    private final Ground ground;

    Graphs(Ground ground) {
        this.ground = ground;
    }

    /** Makes the caller's graph; a second one there cannot be. */
    String create(Map<String, String> tags) {
        boolean fresh = ground.graphOf(ground.account()).isEmpty();
        BehaviorGraph graph = ground.make(ground.account());
        if (fresh) {
            graph.tags.putAll(tags);
        }
        return graph.arn();
    }

    List<Graph> list() {
        return ground.graphOf(ground.account()).stream()
                .map(it -> Graph.builder().arn(it.arn()).createdTime(it.createdAt).build())
                .toList();
    }

    void delete(@Nullable String arn) {
        ground.graph(arn);
        remove(ground.account());
    }

    /** Removes the graph of an account from its members, then itself. */
    void remove(String administrator) {
        World world = ground.world();
        BehaviorGraph graph = world.state(BehaviorGraph.class, administrator, ground.region());
        if (!graph.exists()) {
            return;
        }
        String arn = graph.arn();
        for (Account account : world.organization().accounts()) {
            boolean member =
                    world.peek(Memberships.class, account.id(), ground.region())
                            .filter(it -> it.graphs.containsKey(arn))
                            .isPresent();
            if (member) {
                world.state(Memberships.class, account.id(), ground.region()).graphs.remove(arn);
            }
        }
        graph.remove();
    }

    Map<String, DatasourcePackageIngestDetail> packages(@Nullable String arn) {
        BehaviorGraph graph = ground.graph(arn);
        Map<String, DatasourcePackageIngestDetail> packages = new LinkedHashMap<>();
        for (DatasourcePackage each : DatasourcePackage.knownValues()) {
            Instant since =
                    each == DatasourcePackage.DETECTIVE_CORE
                            ? graph.createdAt
                            : graph.started.get(each.toString());
            packages.put(each.toString(), detail(since));
        }
        return packages;
    }

    private static DatasourcePackageIngestDetail detail(@Nullable Instant since) {
        if (since == null) {
            return DatasourcePackageIngestDetail.builder()
                    .datasourcePackageIngestState(DatasourcePackageIngestState.DISABLED)
                    .build();
        }
        return DatasourcePackageIngestDetail.builder()
                .datasourcePackageIngestState(DatasourcePackageIngestState.STARTED)
                .lastIngestStateChange(
                        Map.of(
                                DatasourcePackageIngestState.STARTED,
                                TimestampForCollection.builder().timestamp(since).build()))
                .build();
    }

    /** Starts packages; the core package is started always. */
    void start(@Nullable String arn, List<String> packages) {
        BehaviorGraph graph = ground.ownGraph(arn);
        packages.stream()
                .filter(it -> !it.equals(DatasourcePackage.DETECTIVE_CORE.toString()))
                .forEach(it -> graph.started.putIfAbsent(it, ground.now()));
    }
}
