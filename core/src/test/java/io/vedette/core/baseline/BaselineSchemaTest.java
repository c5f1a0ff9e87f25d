package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vedette.core.VedetteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BaselineSchemaTest {

    private static final Path PUBLISHED = Path.of("../docs/reference/vedette.schema.json");

    private static final String ORGANIZATION =
            """
            organization:
              security-tooling-account: "222222222222"
              log-archive-account: "333333333333"
            """;

    private final Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(BaselineSchema.text());

    @Test
    void thePublishedFileIsUpToDate() throws IOException {
        if (Boolean.getBoolean("vedette.update")) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, BaselineSchema.text());
        }

        assertThat(PUBLISHED)
                .describedAs(
                        "write it anew with: mvn -pl core test -Dtest=BaselineSchemaTest"
                                + " -Dvedette.update=true")
                .hasContent(BaselineSchema.text());
    }

    @Test
    void isAJsonSchemaItself() {
        JsonNode dialect = JsonMapper.shared().readTree(BaselineSchema.text()).path("$schema");
        Schema metaSchema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(dialect.asString()));

        assertThat(metaSchema.validate(BaselineSchema.text(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void acceptsTheTemplate() {
        assertThat(errors(BaselineTemplate.text())).isEmpty();
    }

    @Test
    void acceptsTheExample() throws IOException {
        String example = Files.readString(Path.of("../examples/acme/vedette.yaml"));

        assertAccepted(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regions: all-enabled",
                "regions: [us-east-1, ap-southeast-4]",
                "home-region: eu-west-1",
                "exclude-accounts: ['444444444444']",
                "type: aws"
            })
    void acceptsTheOrganizationsThatTheReaderAccepts(String setting) {
        assertAccepted(ORGANIZATION + "  " + setting);
    }

    @Test
    void acceptsAccountsWithoutAnOrganization() {
        assertAccepted(
                """
                organization:
                  type: none
                  accounts: [{id: "444444444444", name: payments}, {id: "555555555555"}]
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tolls: {}                                        | tolls
                    tools: {gaurdduty: {}}                           | gaurdduty
                    tools: {guardduty: {enabeld: true}}              | enabeld
                    tools: {guardduty: {protection-plans: [s4]}}     | protection-plans
                    readiness: {answer: []}                          | answer
                    readiness: {answers: [{item: logging/flow}]}     | item
                    cost: {volume: {}}                               | volume
                    cost: {volumes: {config-item: 5}}                | config-item
                    cost: {volumes: {config-items: -1}}              | config-items
                    cost: {volumes: {config-items: many}}            | config-items
                    cost: {accounts: {"12": {findings: 1}}}          | 12
                    """)
    void refusesWhatTheReaderRefuses(String addition, String where) {
        assertRefused(ORGANIZATION + addition, where);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    home-region: mars                                | home-region
                    exclude-accounts: ["1234567890123"]              | exclude-accounts
                    """)
    void refusesTheOrganizationsThatTheReaderRefuses(String setting, String where) {
        assertRefused(ORGANIZATION + "  " + setting, where);
    }

    @Test
    void saysWhatHoldsWhereNothingIsSaid() {
        JsonNode tools =
                JsonMapper.shared().readTree(BaselineSchema.text()).at("/properties/tools");
        JsonNode guardDuty = tools.at("/properties/guardduty/properties");

        assertThat(guardDuty.at("/finding-publishing-frequency/default").asString())
                .isEqualTo("fifteen-minutes");
        assertThat(guardDuty.at("/export/properties/bucket/default").asString())
                .isEqualTo("guardduty-findings-{account_id}");
        assertThat(guardDuty.at("/auto-enable-members/description").asString())
                .startsWith("Which accounts of the organization GuardDuty enrols by itself");
        assertThat(tools.at("/properties/config/properties/retention-days/default").asInt())
                .isEqualTo(2557);
    }

    private void assertAccepted(String text) {
        assertThatCode(() -> BaselineReader.parse("vedette.yaml", text)).doesNotThrowAnyException();
        assertThat(errors(text)).isEmpty();
    }

    private void assertRefused(String text, String where) {
        assertThatThrownBy(() -> BaselineReader.parse("vedette.yaml", text))
                .isInstanceOf(VedetteException.class);
        assertThat(errors(text))
                .isNotEmpty()
                .anySatisfy(error -> assertThat(error.toString()).contains(where));
    }

    private List<Error> errors(String text) {
        return schema.validate(text, InputFormat.YAML);
    }
}
