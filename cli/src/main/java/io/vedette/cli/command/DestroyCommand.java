package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.PlanOutput;
import io.vedette.cli.output.RunOutput;
import io.vedette.cli.output.Style;
import io.vedette.cli.session.ChangingRun;
import io.vedette.cli.session.Session;
import io.vedette.core.execution.RunReport;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Teardown;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "destroy",
        description = {
            "Removes what Vedette made and puts back what it changed, and nothing else.",
            "Shows what that is, and asks for the organization's id."
        },
        mixinStandardHelpOptions = true)
final class DestroyCommand implements Callable<Integer> {

    private final Environment environment;
    @Mixin private Options options = new Options();

    @Option(
            names = "--confirm",
            paramLabel = "ID",
            description =
                    "The organization's id, or the security tooling account's where there is none:"
                            + " do not ask for it.")
    private @Nullable String confirmed;

    @Option(
            names = "--delete-data",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Buckets and log groups that may go with what they hold; all others stay as"
                            + " long as they hold anything.")
    private List<String> expendable = List.of();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where journals are kept (default: ${DEFAULT-VALUE}).",
            defaultValue = ".vedette")
    private Path stateDirectory = Path.of(".vedette");

    DestroyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Runs runs = new Runs(environment, stateDirectory);
        try (Session session = options.open(environment)) {
            ChangingRun.requireNoOther(session);
            Teardown teardown =
                    Teardown.of(
                            session.blueprint(Selection.EVERYTHING),
                            options.selection(),
                            session.inventory().ledger().all(),
                            Set.copyOf(expendable));
            Plan plan = session.read(teardown.blueprint());
            Style style = options.style(environment);
            if (options.format() == Options.Format.TABLE) {
                new PlanOutput(plan, session, style, options.verbose())
                        .print(environment.out(), options.format().name());
            }
            tellOfOrphans(teardown);
            requireConfirmation(session.organization(), plan);
            RunReport report = runs.begin(session, style, run -> run.destroy(plan));
            new RunOutput(report, session, style).print(environment.out(), options.format().name());
            return report.anyFailure() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private void tellOfOrphans(Teardown teardown) {
        for (PriorState orphan : teardown.orphans()) {
            environment
                    .err()
                    .printf(
                            "%s is not in the baseline any more, so it stays; put it back there to"
                                    + " have it undone.%n",
                            orphan.id());
        }
    }

    private void requireConfirmation(Organization organization, Plan plan) {
        String id =
                switch (organization.topology()) {
                    case Topology.AwsOrganization(String organizationId, var _) -> organizationId;
                    case Topology.SeparateAccounts _ -> organization.securityTooling().value();
                };
        if (confirmed != null && !confirmed.equals(id)) {
            throw Options.usage(
                    "--confirm %s: this is %s; nothing was changed".formatted(confirmed, id));
        }
        if (confirmed == null && plan.changesSomething()) {
            new Confirmation(environment, "give --confirm with the organization's id")
                    .require(
                            "%,d removals and %,d restorations"
                                    .formatted(plan.summary().delete(), plan.summary().update()),
                            id);
        }
    }
}
