package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.VedetteException;
import io.vedette.core.baseline.ReadinessSettings.Answer;
import io.vedette.core.baseline.ReadinessSettings.Verdict;
import io.vedette.core.catalog.ChecklistItem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadinessSettingsTest {

    @Test
    void readsWhoAnsweredWhatAndWhen() {
        assertThat(
                        read(
                                """
                                - {item: planning/threat-model, answer: "yes", by: Jane, on: 2026-05-31}
                                - item: logging/flow-logs
                                  answer: not-applicable
                                  by: Joe
                                  on: "2026-06-01"
                                  note: no VPCs
                                """))
                .isEqualTo(
                        new ReadinessSettings(
                                List.of(
                                        new Answer(
                                                ChecklistItem.THREAT_MODEL,
                                                Verdict.YES,
                                                "Jane",
                                                LocalDate.of(2026, 5, 31),
                                                null),
                                        new Answer(
                                                ChecklistItem.FLOW_LOGS,
                                                Verdict.NOT_APPLICABLE,
                                                "Joe",
                                                LocalDate.of(2026, 6, 1),
                                                "no VPCs"))));
    }

    @Test
    void anUnknownItemIsAnErrorThatNamesTheNearestOnes() {
        assertThatThrownBy(() ->
                        read(
                                "- {item: core-services/guard-duty, answer: no, by: J, on:"
                                        + " 2026-05-31}"))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("vedette.yaml:6: readiness.answers[0].item: ")
                .hasMessageContaining("did you mean core-services/guardduty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {item: planning/targets, answer: maybe, by: J, on: 2026-05-31} | is not allowed here (allowed: yes, no, not-applicable)
                    {item: planning/targets, answer: "no", by: J, on: May}         | is not a date such as 2026-05-31
                    {item: planning/targets, answer: "no", by: " ", on: 2026-05-31} | does not say by whom
                    {item: planning/targets, answer: "no", on: 2026-05-31}         | a required key is missing here
                    {item: planning/targets, answer: "no", by: J}                  | a required key is missing here
                    {item: planning/targets, answer: "no", by: J, on: 2026-05-31, at: 3} | unknown key 'at'
                    """)
    void anAnswerThatSaysNotEnoughIsAnError(String answer, String message) {
        assertThatThrownBy(() -> read("- " + answer))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining(message);
    }

    @Test
    void twoAnswersForOneItemAreAnError() {
        String answer = "- {item: planning/targets, answer: \"no\", by: J, on: 2026-05-31}\n";

        assertThatThrownBy(() -> read(answer + answer))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("two answers for planning/targets");
    }

    private static ReadinessSettings read(String answers) {
        return BaselineReader.parse(
                        "vedette.yaml",
                        """
                        organization:
                          security-tooling-account: "222222222222"
                          log-archive-account: "333333333333"
                        readiness:
                          answers:
                        """
                                + answers.indent(4))
                .readiness();
    }
}
