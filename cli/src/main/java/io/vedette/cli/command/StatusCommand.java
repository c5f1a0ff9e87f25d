package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.StatusOutput;
import io.vedette.cli.session.Session;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.plan.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Shows the inventory: how every deployment ended, as the runs wrote it down.",
            "Reads no service but the inventory; verify looks at what is there now."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final Set<String> OUTCOMES = Set.of("done", "waiting", "skipped", "failed");
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})([mhd])");

    private final Environment environment;
    @Mixin private Options options = new Options();

    @Option(
            names = "--outcome",
            split = ",",
            paramLabel = "OUTCOME",
            description = "Only deployments that ended so: done, waiting, skipped or failed.")
    private List<String> outcomes = List.of();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Only what no run has touched for so long, such as 90m, 12h or 7d.")
    private @Nullable String age;

    StatusCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        requireKnown(outcomes);
        try (Session session = options.open(environment)) {
            Selection selection = options.selection();
            InventoryQuery query =
                    new InventoryQuery(
                            selection.tools(),
                            selection.accounts(),
                            selection.regions(),
                            Set.copyOf(outcomes),
                            age == null ? null : before(session.time().now(), age));
            new StatusOutput(
                            session.inventory().inventory().items(query),
                            session.inventory().inventory().logSources(query),
                            session.inventory().lease().holder(),
                            options.style(environment),
                            options.verbose())
                    .print(environment.out(), options.format().name());
            return ExitCode.OK;
        }
    }

    private static void requireKnown(List<String> outcomes) {
        for (String outcome : outcomes) {
            if (!OUTCOMES.contains(outcome)) {
                throw Options.usage(
                        "--outcome %s: expected done, waiting, skipped or failed"
                                .formatted(outcome));
            }
        }
    }

    private static Instant before(Instant now, String age) {
        Matcher matcher = AGE.matcher(age);
        if (!matcher.matches()) {
            throw Options.usage(
                    "--older-than %s: expected minutes, hours or days, such as 90m, 12h or 7d"
                            .formatted(age));
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        return now.minus(duration);
    }
}
