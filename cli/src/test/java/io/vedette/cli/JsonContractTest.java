package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vedette.cli.session.TwinFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON that commands print is what its published schema says, in every kind of outcome. */
final class JsonContractTest {

    @TempDir private Path directory;

    @Test
    void planApplyAndVerifyPrintWhatTheirSchemasSay() throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), TwinFiles.acmeFile("vedette.yaml"));
        Files.writeString(
                directory.resolve("faults.yaml"),
                "seed: 3\ndenied: [{account: \"519307724486\"}]\n");

        assertMatches("plan", "plan");
        assertMatches("apply", "apply", "--yes");
        assertMatches("verify", "verify");
        assertMatches("plan", "plan");
    }

    @Test
    void costPrintsWhatItsSchemaSays() throws IOException {
        Files.writeString(
                directory.resolve("vedette.yaml"),
                Acme.WITHOUT_VOLUMES
                        + "cost: {volumes: {config-items: 3000, detective-gb: 5, dns-gb: 7}}\n");

        CommandRun run =
                CommandRun.in(directory, "cost", "--twin", "acme.twin", "--output", "json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(schema("cost").validate(run.out(), InputFormat.JSON)).isEmpty();
    }

    private void assertMatches(String schema, String command, String... options)
            throws IOException {
        String[] arguments = new String[options.length + 7];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        String[] common = {"--twin", "acme.twin", "--faults", "faults.yaml", "--output", "json"};
        System.arraycopy(common, 0, arguments, options.length + 1, common.length);
        CommandRun run = CommandRun.in(directory, arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(schema(schema).validate(run.out(), InputFormat.JSON)).isEmpty();
    }

    private static Schema schema(String name) throws IOException {
        String text =
                Files.readString(Repository.file("docs/reference/%s.schema.json".formatted(name)));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
