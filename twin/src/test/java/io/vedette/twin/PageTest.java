package io.vedette.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 45).boxed().toList();

    @Test
    void walksToTheLastPage() {
        Page<Integer> first = Page.of(NUMBERS, null, null, 20).orElseThrow();
        Page<Integer> second = Page.of(NUMBERS, first.nextToken(), null, 20).orElseThrow();
        Page<Integer> third = Page.of(NUMBERS, second.nextToken(), null, 20).orElseThrow();
        assertThat(first.items()).startsWith(0).hasSize(20);
        assertThat(second.items()).startsWith(20).hasSize(20);
        assertThat(third.items()).containsExactly(40, 41, 42, 43, 44);
        assertThat(third.nextToken()).isNull();
    }

    @Test
    void givesNoMoreThanTheServiceDoes() {
        assertThat(Page.of(NUMBERS, null, 100, 20).orElseThrow().items()).hasSize(20);
        assertThat(Page.of(NUMBERS, null, 5, 20).orElseThrow().items()).hasSize(5);
    }

    @Test
    void hasNoTokenWhereTheLastPageIsFull() {
        assertThat(Page.of(NUMBERS, null, null, 45).orElseThrow().nextToken()).isNull();
    }

    @Test
    void knowsATokenThatIsNotItsOwn() {
        assertThat(Page.of(NUMBERS, "not a token", null, 20)).isEmpty();
        assertThat(Page.of(NUMBERS, "cGFnZS05OTk", null, 20)).isEmpty();
    }
}
