package io.vedette.aws.detective;

import io.vedette.core.catalog.DetectiveSettings;
import io.vedette.core.catalog.DetectiveSettings.OptionalPackage;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.detective.model.DatasourcePackage;

/** Draws a behavior graph and what it takes in. */
final class GraphDrawing {

    private final Graphs graphs;
    private final Draft draft;
    private final DetectiveSettings settings;
    private final BehaviorGraph kind;
    private final DataSourcePackage packages;

    GraphDrawing(Graphs graphs, Draft draft, DetectiveSettings settings) {
        this.graphs = graphs;
        this.draft = draft;
        this.settings = settings;
        this.kind = new BehaviorGraph(graphs);
        this.packages = new DataSourcePackage(graphs);
    }

    Graphs graphs() {
        return graphs;
    }

    ResourceId graph(Target target, Collection<ResourceId> needs) {
        return draft.add(kind, target, "graph", new BehaviorGraph.State(), needs);
    }

    /** The optional packages, after the tools whose data they are. */
    Set<ResourceId> packages(Target target, ResourceId graph) {
        Set<ResourceId> drawn = new HashSet<>();
        for (OptionalPackage wanted : settings.optionalPackages()) {
            Set<ResourceId> after =
                    wanted == OptionalPackage.SECURITY_HUB_FINDINGS
                            ? draft.deployed(Tool.SECURITY_HUB, target)
                            : Set.of();
            drawn.add(
                    draft.add(
                            new Resource<>(
                                    packages,
                                    target,
                                    name(wanted),
                                    DataSourcePackage.State.STARTED,
                                    Set.of(graph),
                                    after)));
        }
        return drawn;
    }

    private static String name(OptionalPackage wanted) {
        return switch (wanted) {
            case EKS_AUDIT_LOGS -> DatasourcePackage.EKS_AUDIT.toString();
            case SECURITY_HUB_FINDINGS -> DatasourcePackage.ASFF_SECURITYHUB_FINDING.toString();
        };
    }

    /** Says of a target that the baseline does not ask for it. */
    void skipUnlisted(Target target) {
        draft.skip(Tool.DETECTIVE, target, "member-accounts leaves this account out");
    }
}
