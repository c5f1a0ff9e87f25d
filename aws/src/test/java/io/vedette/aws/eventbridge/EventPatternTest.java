package io.vedette.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventPatternTest {

    @Test
    void writesSourcesAndTypesInOrder() {
        assertThat(EventPattern.of(List.of("aws.macie", "aws.config"), List.of("b", "a")))
                .isEqualTo(
                        "{\"detail-type\":[\"a\",\"b\"],\"source\":[\"aws.config\",\"aws.macie\"]}");
    }

    @Test
    void isTheSameInEverySpelling() {
        assertThat(
                        EventPattern.canonical(
                                """
                                { "source": ["aws.macie", "aws.config"],
                                  "detail-type": ["b", "a"] }
                                """))
                .isEqualTo(EventPattern.of(List.of("aws.config", "aws.macie"), List.of("a", "b")));
    }

    @Test
    void leavesTheOrderOfOtherAlternativesAlone() {
        String numeric = "{\"detail\":{\"severity\":[{\"numeric\":[\">\",4,\"<\",8]}]}}";
        assertThat(EventPattern.canonical(numeric)).isEqualTo(numeric);
    }
}
