package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.PermissionsJson;
import io.vedette.cli.session.DryDrawing;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.permission.AccountRole;
import io.vedette.core.permission.Permissions;
import io.vedette.core.permission.PolicyText;
import io.vedette.core.permission.RoleTemplate;
import io.vedette.core.permission.Verb;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "permissions",
        description = {
            "Prints the least-privilege IAM policies that a baseline takes, for each kind of"
                    + " account.",
            "Asks no cloud."
        },
        mixinStandardHelpOptions = true)
final class PermissionsCommand implements Callable<Integer> {

    /** What the permissions are for. */
    enum Purpose {
        PLAN,
        APPLY,
        DESTROY,
        RESPOND
    }

    /** How they are printed. */
    enum Format {
        POLICY,
        JSON,
        CLOUDFORMATION
    }

    private final Environment environment;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The baseline (default: ${DEFAULT-VALUE}).",
            defaultValue = "vedette.yaml")
    private Path file = Path.of("vedette.yaml");

    @Option(
            names = "--for",
            paramLabel = "VERB",
            required = true,
            description = "plan (which verify takes too), apply or destroy.")
    private Purpose purpose = Purpose.PLAN;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "policy, json, or cloudformation for a template of the roles, to be deployed as"
                            + " a StackSet (default: ${DEFAULT-VALUE}).",
            defaultValue = "policy")
    private Format format = Format.POLICY;

    PermissionsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Verb verb =
                switch (purpose) {
                    case PLAN -> Verb.PLAN;
                    case APPLY -> Verb.APPLY;
                    case DESTROY -> Verb.DESTROY;
                    case RESPOND ->
                            throw Options.usage(
                                    "--for respond: this version of Vedette does not respond yet,"
                                            + " so it needs no permissions for it");
                };
        Baseline baseline = BaselineReader.read(environment.directory().resolve(file));
        DryDrawing drawing = new DryDrawing(baseline);
        Permissions permissions = drawing.permissions(verb);
        switch (format) {
            case POLICY -> printPolicies(permissions, environment.out());
            case JSON -> environment.out().println(PermissionsJson.text(permissions));
            case CLOUDFORMATION ->
                    environment
                            .out()
                            .println(
                                    new RoleTemplate(
                                                    baseline.organization().accessRole(),
                                                    permissions,
                                                    drawing.accounts())
                                            .text());
        }
        environment.out().flush();
        return ExitCode.OK;
    }

    private static void printPolicies(Permissions permissions, PrintWriter out) {
        for (AccountRole role : permissions.actions().keySet()) {
            List<PolicyText> policies = permissions.policies(role);
            for (int i = 0; i < policies.size(); i++) {
                out.printf("# %s account, policy %d of %d%n", role.word(), i + 1, policies.size());
                out.println(policies.get(i).text());
            }
        }
    }
}
