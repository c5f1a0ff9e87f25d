package io.vedette.aws.detective;

import io.vedette.core.catalog.DetectiveSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;

/** Draws Detective where accounts are on their own: a behavior graph at every target. */
final class SeparateDrawing {

    private final GraphDrawing graphs;
    private final Draft draft;
    private final DetectiveSettings settings;

    SeparateDrawing(GraphDrawing graphs, Draft draft, DetectiveSettings settings) {
        this.graphs = graphs;
        this.draft = draft;
        this.settings = settings;
    }

    void draw() {
        for (Target target : draft.targets()) {
            if (settings.takesIn(target.account())) {
                Set<ResourceId> guardDuty = draft.deployed(Tool.GUARDDUTY, target);
                ResourceId graph = graphs.graph(target, guardDuty);
                Set<ResourceId> standsOn = new HashSet<>(guardDuty);
                standsOn.add(graph);
                standsOn.addAll(graphs.packages(target, graph));
                draft.deploy(Tool.DETECTIVE, target, standsOn);
            } else {
                graphs.skipUnlisted(target);
            }
        }
    }
}
