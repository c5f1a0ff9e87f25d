package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.output.Style;
import io.vedette.cli.session.Cloud;
import io.vedette.cli.session.LiveCloud;
import io.vedette.cli.session.Session;
import io.vedette.cli.session.TwinFiles;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.plan.Selection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command which looks at the cloud has. */
final class Options {

    /** How results are printed. */
    enum Format {
        TABLE,
        JSON,
        MARKDOWN
    }

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The baseline (default: ${DEFAULT-VALUE}).",
            defaultValue = "vedette.yaml")
    private Path file = Path.of("vedette.yaml");

    @Option(
            names = "--tools",
            split = ",",
            paramLabel = "TOOL",
            description = "Only these tools, such as guardduty,config.")
    private List<String> tools = List.of();

    @Option(
            names = "--accounts",
            split = ",",
            paramLabel = "ID",
            description = "Only these accounts.")
    private List<String> accounts = List.of();

    @Option(
            names = "--regions",
            split = ",",
            paramLabel = "REGION",
            description = "Only these regions.")
    private List<String> regions = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The AWS profile to take credentials from.")
    private @Nullable String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "An endpoint that speaks like AWS; also AWS_ENDPOINT_URL.")
    private @Nullable URI endpoint;

    @Option(
            names = "--twin",
            paramLabel = "FILE",
            description =
                    "Work on the simulated organization that this file keeps; begun where there is"
                            + " none.")
    private @Nullable Path twin;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "What a twin that is begun looks like (default: the acme example).")
    private @Nullable Path scenario;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "A script of what goes wrong on the twin.")
    private @Nullable Path faults;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "table, json or markdown (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    private Format format = Format.TABLE;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many calls may be open at once (default: ${DEFAULT-VALUE}).",
            defaultValue = "64")
    private int concurrency = 64;

    @Option(names = "--no-color", description = "No colors; also NO_COLOR.")
    private boolean noColor;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show more: every resource, and stack traces of failures.")
    private boolean verbose;

    Format format() {
        return format;
    }

    boolean verbose() {
        return verbose;
    }

    Style style(Environment environment) {
        return style(environment, noColor);
    }

    /** Colors on a terminal, unless somebody asked for none. */
    static Style style(Environment environment, boolean noColor) {
        boolean plain =
                noColor
                        || !environment.interactive()
                        || environment.variables().containsKey("NO_COLOR");
        return plain ? Style.PLAIN : Style.COLORED;
    }

    /** Reads the baseline and opens a session on the cloud that the options name. */
    Session open(Environment environment) {
        if (concurrency < 1 || concurrency > 1000) {
            throw usage("--concurrency %d: expected 1 to 1000".formatted(concurrency));
        }
        requireConsistentCloud();
        selection();
        Baseline baseline = BaselineReader.read(environment.directory().resolve(file));
        Cloud cloud = cloud(environment);
        try {
            return new Session(baseline, cloud, concurrency);
        } catch (RuntimeException e) {
            cloud.close();
            throw e;
        }
    }

    private void requireConsistentCloud() {
        if (twin != null && (endpoint != null || profile != null)) {
            throw usage("--twin goes with neither --endpoint-url nor --profile");
        }
        if (twin == null && (scenario != null || faults != null)) {
            throw usage("--scenario and --faults go with --twin only");
        }
    }

    private Cloud cloud(Environment environment) {
        if (twin != null) {
            return TwinFiles.open(
                    environment.directory().resolve(twin),
                    resolved(environment, scenario),
                    resolved(environment, faults));
        }
        String fromEnvironment = environment.variables().get("AWS_ENDPOINT_URL");
        if (endpoint == null && fromEnvironment != null) {
            return new LiveCloud(profile, URI.create(fromEnvironment));
        }
        return new LiveCloud(profile, endpoint);
    }

    private static @Nullable Path resolved(Environment environment, @Nullable Path path) {
        return path == null ? null : environment.directory().resolve(path);
    }

    /** What the run is narrowed to. */
    Selection selection() {
        return new Selection(
                parsed("--tools", tools, CatalogItem::of),
                parsed("--accounts", accounts, AccountId::new),
                parsed("--regions", regions, Region::new));
    }

    private static <T> Set<T> parsed(String option, List<String> words, Function<String, T> parse) {
        Set<T> parsed = new HashSet<>();
        for (String word : words) {
            try {
                parsed.add(parse.apply(word.strip()));
            } catch (IllegalArgumentException e) {
                throw usage("%s: %s".formatted(option, e.getMessage()));
            }
        }
        return parsed;
    }

    static VedetteException usage(String message) {
        return new VedetteException(
                ErrorCode.USAGE, message, "'vedette COMMAND --help' shows the options");
    }
}
