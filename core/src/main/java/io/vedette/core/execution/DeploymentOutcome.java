package io.vedette.core.execution;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Deployment;
import io.vedette.core.plan.SkippedDeployment;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How one tool at one target ended: as its worst resource did. */
public record DeploymentOutcome(
        String key, CatalogItem tool, Target target, Outcome outcome, List<ResourceId> resources) {

    /** How many failures of a deployment are told. */
    private static final int SAID = 3;

    public DeploymentOutcome {
        resources = List.copyOf(resources);
    }

    static DeploymentOutcome of(Deployment deployment, Map<ResourceId, Outcome> outcomes) {
        List<ResourceId> resources = deployment.resources().stream().sorted().toList();
        Outcome worst = new Outcome.Done();
        List<String> failures = new ArrayList<>();
        for (ResourceId id : resources) {
            Outcome outcome = Objects.requireNonNull(outcomes.get(id), id::toString);
            if (badness(outcome) > badness(worst)) {
                worst = located(id, outcome);
            }
            if (outcome instanceof Outcome.Failed failed) {
                failures.add(located(id, failed).reason());
            }
        }
        return new DeploymentOutcome(
                deployment.key(),
                deployment.tool(),
                deployment.target(),
                failures.isEmpty() ? worst : new Outcome.Failed(together(failures)),
                resources);
    }

    /** One failure can bring about another, and which did is for the reader to see. */
    private static String together(List<String> failures) {
        String first = failures.stream().limit(SAID).collect(Collectors.joining("; "));
        int more = failures.size() - SAID;
        return more > 0 ? "%s; and %d more".formatted(first, more) : first;
    }

    static DeploymentOutcome of(SkippedDeployment skipped) {
        return new DeploymentOutcome(
                skipped.key(),
                skipped.tool(),
                skipped.target(),
                new Outcome.Skipped(skipped.why()),
                List.of());
    }

    private static int badness(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> 0;
            case Outcome.Skipped _ -> 1;
            case Outcome.Waiting _ -> 2;
            case Outcome.Failed _ -> 3;
        };
    }

    private static Outcome located(ResourceId id, Outcome outcome) {
        String where = id.kind() + " " + id.name() + ": ";
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Waiting(String forWhat) -> new Outcome.Waiting(where + forWhat);
            case Outcome.Skipped(String why) -> new Outcome.Skipped(where + why);
            case Outcome.Failed(String why) -> new Outcome.Failed(where + why);
        };
    }
}
