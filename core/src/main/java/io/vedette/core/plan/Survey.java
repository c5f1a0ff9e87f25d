package io.vedette.core.plan;

import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What discoveries found, before anything is drawn. Each discovery is made once. */
public final class Survey {

    /** Nothing was looked for. */
    public static final Survey NONE = new Survey(Map.of());

    private record Question(String discovery, Target target) {}

    private record Visit<T>(Discovery<T> discovery, Target place, List<Target> targets) {}

    private final Map<Question, Found<?>> answers;

    private Survey(Map<Question, Found<?>> answers) {
        this.answers = answers;
    }

    /** Makes discoveries at targets, each place on a thread of its own; waits for all of them. */
    static Survey of(
            Map<Discovery<?>, ? extends Collection<Target>> wanted,
            Time time,
            CloudFailures failures) {
        List<Visit<?>> visits = new ArrayList<>();
        wanted.forEach((discovery, targets) -> visits.addAll(visits(discovery, targets)));
        Map<Question, Found<?>> answers = new HashMap<>();
        new Parallel(time).map(visits, visit -> answers(visit, failures)).forEach(answers::putAll);
        return new Survey(answers);
    }

    /** Pretends to have found one example of everything everywhere. */
    static Survey ofExamples(Map<Discovery<?>, ? extends Collection<Target>> wanted) {
        Map<Question, Found<?>> answers = new HashMap<>();
        wanted.forEach((discovery, targets) ->
                targets.forEach(target ->
                        answers.put(
                                new Question(discovery.name(), target),
                                new Found.Things<>(List.of(discovery.example(target))))));
        return new Survey(answers);
    }

    private static <T> List<Visit<T>> visits(Discovery<T> discovery, Collection<Target> targets) {
        Map<Target, List<Target>> byPlace = new LinkedHashMap<>();
        targets.forEach(target ->
                byPlace.computeIfAbsent(discovery.place(target), _ -> new ArrayList<>())
                        .add(target));
        List<Visit<T>> visits = new ArrayList<>();
        byPlace.forEach((place, all) -> visits.add(new Visit<>(discovery, place, all)));
        return visits;
    }

    private static <T> Map<Question, Found<?>> answers(Visit<T> visit, CloudFailures failures) {
        Function<Target, Found<T>> answer = answer(visit, failures);
        Map<Question, Found<?>> answers = new HashMap<>();
        visit.targets()
                .forEach(target ->
                        answers.put(
                                new Question(visit.discovery().name(), target),
                                answer.apply(target)));
        return answers;
    }

    private static <T> Function<Target, Found<T>> answer(Visit<T> visit, CloudFailures failures) {
        try {
            Map<Target, List<T>> found = visit.discovery().find(visit.place(), visit.targets());
            return target -> new Found.Things<>(found.getOrDefault(target, List.of()));
        } catch (RuntimeException failure) {
            String why = failures.describe(failure);
            return _ -> new Found.Unavailable<>(why);
        }
    }

    /** What a discovery found at a target; nothing where nobody looked. */
    @SuppressWarnings("unchecked") // a discovery's name fixes what it finds
    <T> Found<T> found(Discovery<T> discovery, Target target) {
        Found<?> answer = answers.get(new Question(discovery.name(), target));
        return answer == null ? new Found.Things<>(List.of()) : (Found<T>) answer;
    }
}
