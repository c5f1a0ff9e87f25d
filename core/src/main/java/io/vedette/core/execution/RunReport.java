package io.vedette.core.execution;

import io.vedette.core.plan.Blueprint;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param outcomes of every resource of the blueprint
 * @param changed how many resources were created or updated, or tried to be
 * @param took how long carrying out and proving took
 */
public record RunReport(
        String run,
        List<DeploymentOutcome> deployments,
        Map<ResourceId, Outcome> outcomes,
        int changed,
        Duration took) {

    public RunReport {
        deployments = List.copyOf(deployments);
        outcomes = Map.copyOf(outcomes);
    }

    static RunReport of(
            String run,
            Blueprint blueprint,
            Map<ResourceId, Outcome> outcomes,
            int changed,
            Duration took) {
        List<DeploymentOutcome> deployments = new ArrayList<>();
        blueprint.deployments().forEach(it -> deployments.add(DeploymentOutcome.of(it, outcomes)));
        blueprint.skipped().forEach(it -> deployments.add(DeploymentOutcome.of(it)));
        return new RunReport(run, deployments, outcomes, changed, took);
    }

    /** Whether anything failed, be it something that no deployment stands on directly. */
    public boolean anyFailure() {
        return outcomes.values().stream().anyMatch(Outcome.Failed.class::isInstance);
    }

    public RunSummary summary() {
        return RunSummary.of(deployments);
    }
}
