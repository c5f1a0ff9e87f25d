package io.vedette.core.execution;

import java.util.List;

/** How many deployments ended how. */
public record RunSummary(long done, long waiting, long skipped, long failed) {

    /** Counts deployments by their outcome. */
    public static RunSummary of(List<DeploymentOutcome> deployments) {
        return new RunSummary(
                count(deployments, Outcome.Done.class),
                count(deployments, Outcome.Waiting.class),
                count(deployments, Outcome.Skipped.class),
                count(deployments, Outcome.Failed.class));
    }

    private static long count(List<DeploymentOutcome> deployments, Class<?> outcome) {
        return deployments.stream().filter(it -> outcome.isInstance(it.outcome())).count();
    }

    @Override
    public String toString() {
        return "%d done, %d waiting, %d skipped, %d failed"
                .formatted(done, waiting, skipped, failed);
    }
}
