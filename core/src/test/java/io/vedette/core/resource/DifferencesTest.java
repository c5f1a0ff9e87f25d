package io.vedette.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DifferencesTest {

    record Inner(String color, int size) {}

    sealed interface Shape {
        record Round(int radius) implements Shape {}

        record Square(int side) implements Shape {}
    }

    record State(
            String name,
            @Nullable String note,
            Inner inner,
            Set<String> tags,
            List<Inner> items,
            Map<String, Inner> parts,
            Shape shape) {}

    private static final Inner RED = new Inner("red", 1);
    private static final Inner BLUE = new Inner("blue", 1);
    private static final State STATE =
            new State(
                    "a",
                    null,
                    RED,
                    Set.of("x", "y"),
                    List.of(RED),
                    Map.of("left", RED),
                    new Shape.Round(1));

    @Test
    void findsNoneBetweenEquals() {
        assertThat(Differences.between(STATE, STATE)).isEmpty();
        assertThat(Differences.between(RED, new Inner("red", 1))).isEmpty();
    }

    @Test
    void namesComponentsInTheirOrder() {
        assertThat(lines(RED, new Inner("blue", 2)))
                .containsExactly("color: red -> blue", "size: 1 -> 2");
    }

    @Test
    void entersNestedRecords() {
        assertThat(lines(STATE, with(BLUE, STATE.items(), STATE.parts())))
                .containsExactly("inner.color: red -> blue");
    }

    @Test
    void comparesSetsAsSets() {
        State before = tagged(new LinkedHashSet<>(List.of("y", "x")));

        assertThat(Differences.between(before, STATE)).isEmpty();
        assertThat(lines(before, tagged(Set.of("x")))).containsExactly("tags: [x, y] -> [x]");
    }

    @Test
    void comparesEquallyLongListsElementByElement() {
        assertThat(
                        lines(
                                with(RED, List.of(RED, RED), Map.of()),
                                with(RED, List.of(RED, BLUE), Map.of())))
                .containsExactly("items[1].color: red -> blue");
    }

    @Test
    void comparesListsOfOtherLengthsAsAWhole() {
        assertThat(
                        Differences.between(
                                with(RED, List.of(), Map.of()), with(RED, List.of(BLUE), Map.of())))
                .containsExactly(new Difference("items", List.of(), List.of(BLUE)));
    }

    @Test
    void theOrderOfAListMatters() {
        assertThat(
                        lines(
                                with(RED, List.of(RED, BLUE), Map.of()),
                                with(RED, List.of(BLUE, RED), Map.of())))
                .containsExactly("items[0].color: red -> blue", "items[1].color: blue -> red");
    }

    @Test
    void comparesMapsKeyByKeyInTheOrderOfKeys() {
        assertThat(
                        Differences.between(
                                with(RED, List.of(), Map.of("b", RED, "c", RED, "a", RED)),
                                with(RED, List.of(), Map.of("b", RED, "c", BLUE, "d", RED))))
                .containsExactly(
                        new Difference("parts.a", RED, null),
                        new Difference("parts.c.color", "red", "blue"),
                        new Difference("parts.d", null, RED));
    }

    @Test
    void doesNotEnterRecordsOfDifferentTypes() {
        State square =
                new State(
                        "a",
                        null,
                        RED,
                        STATE.tags(),
                        STATE.items(),
                        STATE.parts(),
                        new Shape.Square(1));

        assertThat(Differences.between(STATE, square))
                .containsExactly(new Difference("shape", new Shape.Round(1), new Shape.Square(1)));
    }

    @Test
    void statesOfDifferentTypesDifferAsAWhole() {
        assertThat(Differences.<Record>between(new Shape.Round(1), new Shape.Square(1)))
                .containsExactly(new Difference("state", new Shape.Round(1), new Shape.Square(1)));
    }

    @Test
    void nothingDiffersFromSomething() {
        State noted =
                new State(
                        "a", "hm", RED, STATE.tags(), STATE.items(), STATE.parts(), STATE.shape());

        assertThat(lines(STATE, noted)).containsExactly("note: null -> hm");
        assertThat(lines(noted, STATE)).containsExactly("note: hm -> null");
    }

    @Test
    void tellsWhatAStateConsistsOf() {
        assertThat(Differences.fromNothing(RED))
                .containsExactly(
                        new Difference("color", null, "red"), new Difference("size", null, 1));
    }

    @Test
    void printsSetsAndMapsInOneOrderEveryTime() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", new LinkedHashSet<>(List.of("z", "y")));
        map.put("a", List.of("z", "y"));

        assertThat(new Difference("p", new LinkedHashSet<>(List.of("c", "a", "b")), map))
                .hasToString("p: [a, b, c] -> {a=[z, y], b=[y, z]}");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void findsSomethingExactlyWhereStatesDiffer(
            @ForAll("states") State before, @ForAll("states") State after) {
        assertThat(Differences.between(before, after).isEmpty()).isEqualTo(before.equals(after));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isTheSameBothWaysButForTheDirection(
            @ForAll("states") State before, @ForAll("states") State after) {
        List<Difference> back = new ArrayList<>();
        for (Difference difference : Differences.between(after, before)) {
            back.add(
                    new Difference(
                            difference.path(),
                            /* before= */ difference.after(),
                            /* after= */ difference.before()));
        }

        assertThat(Differences.between(before, after)).isEqualTo(back);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyDifferenceIsOneAndNoPathIsNamedTwice(
            @ForAll("states") State before, @ForAll("states") State after) {
        List<Difference> differences = Differences.between(before, after);

        assertThat(differences).allSatisfy(it -> assertThat(it.before()).isNotEqualTo(it.after()));
        assertThat(differences.stream().map(Difference::path)).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<State> states() {
        Arbitrary<String> words = Arbitraries.of("a", "b", "c");
        Arbitrary<Inner> inners =
                Combinators.combine(words, Arbitraries.integers().between(0, 1)).as(Inner::new);
        Arbitrary<Shape> shapes =
                Arbitraries.of(new Shape.Round(1), new Shape.Round(2), new Shape.Square(1));
        return Combinators.combine(
                        words,
                        words.injectNull(0.3),
                        inners,
                        words.set().ofMaxSize(2),
                        inners.list().ofMaxSize(2),
                        Arbitraries.maps(words, inners).ofMaxSize(2),
                        shapes)
                .as(State::new);
    }

    private static State with(Inner inner, List<Inner> items, Map<String, Inner> parts) {
        return new State("a", null, inner, STATE.tags(), items, parts, STATE.shape());
    }

    private static State tagged(Set<String> tags) {
        return new State("a", null, RED, tags, STATE.items(), STATE.parts(), STATE.shape());
    }

    private static <S extends Record> List<String> lines(S before, S after) {
        return Differences.between(before, after).stream().map(Difference::toString).toList();
    }

    private record Carrying(String decided, Aside<String> besides) {}

    @Test
    void knowsNothingOfWhatAStateCarriesAside() {
        Carrying before = new Carrying("a", new Aside<>("for later"));
        Carrying after = new Carrying("b", Aside.nothing());
        assertThat(Differences.between(before, after))
                .containsExactly(new Difference("decided", "a", "b"));
        assertThat(Differences.between(before, new Carrying("a", Aside.nothing()))).isEmpty();
        assertThat(Differences.fromNothing(before))
                .containsExactly(new Difference("decided", null, "a"));
    }
}
