package io.vedette.aws.macie;

import io.vedette.aws.Managed;
import io.vedette.core.catalog.CustomDataIdentifier;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.DataIdentifierSeverity;
import software.amazon.awssdk.services.macie2.model.GetCustomDataIdentifierResponse;
import software.amazon.awssdk.services.macie2.model.SeverityLevel;

/**
 * Keeps one custom data identifier, by its name ({@code CreateCustomDataIdentifier}). Macie cannot
 * change one, so it is deleted and made anew.
 */
record DataIdentifier(MacieItems items) implements SingleResourceKind<DataIdentifier.State> {

    /** What is looked for. */
    record State(
            @Nullable String description,
            String regex,
            Set<String> keywords,
            Set<String> ignoreWords,
            int maximumMatchDistance,
            Map<String, Long> severityLevels) {

        /** What Macie does by itself: one occurrence is a finding of medium severity. */
        private static final Map<String, Long> USUAL_LEVELS = Map.of("MEDIUM", 1L);

        State {
            keywords = sorted(keywords);
            ignoreWords = sorted(ignoreWords);
            severityLevels =
                    Collections.unmodifiableMap(
                            new TreeMap<>(
                                    severityLevels.isEmpty() ? USUAL_LEVELS : severityLevels));
        }

        static State of(CustomDataIdentifier identifier) {
            Map<String, Long> levels = new TreeMap<>();
            identifier.severityLevels().forEach((severity, it) -> levels.put(severity.name(), it));
            return new State(
                    identifier.description(),
                    identifier.regex(),
                    identifier.keywords(),
                    identifier.ignoreWords(),
                    identifier.maximumMatchDistance() == null
                            ? 50
                            : identifier.maximumMatchDistance(),
                    levels);
        }

        private static State of(GetCustomDataIdentifierResponse found) {
            Map<String, Long> levels = new TreeMap<>();
            found.severityLevels()
                    .forEach(it -> levels.put(it.severityAsString(), it.occurrencesThreshold()));
            return new State(
                    found.description(),
                    found.regex(),
                    new TreeSet<>(found.keywords()),
                    new TreeSet<>(found.ignoreWords()),
                    found.maximumMatchDistance(),
                    levels);
        }

        /** The levels in the order in which Macie wants them. */
        private List<SeverityLevel> levels() {
            return DataIdentifierSeverity.knownValues().stream()
                    .filter(it -> severityLevels.containsKey(it.toString()))
                    .sorted()
                    .map(it ->
                            SeverityLevel.builder()
                                    .severity(it)
                                    .occurrencesThreshold(severityLevels.get(it.toString()))
                                    .build())
                    .toList();
        }

        private static Set<String> sorted(Collection<String> words) {
            return Collections.unmodifiableSet(new TreeSet<>(words));
        }
    }

    @Override
    public String name() {
        return "macie.custom-data-identifier";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return items.identifiers
                .id(resource.target(), resource.name())
                .flatMap(id ->
                        Answers.ifOn(() ->
                                items.macie(resource.target())
                                        .getCustomDataIdentifier(it -> it.id(id))))
                .filter(found -> !Boolean.TRUE.equals(found.deleted()))
                .<Reading<State>>map(found -> new Reading.Present<>(State.of(found)))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        items.macie(resource.target())
                .createCustomDataIdentifier(request ->
                        request.name(resource.name())
                                .description(desired.description())
                                .regex(desired.regex())
                                .keywords(desired.keywords())
                                .ignoreWords(desired.ignoreWords())
                                .maximumMatchDistance(desired.maximumMatchDistance())
                                .severityLevels(desired.levels())
                                .tags(Map.of(Managed.TAG, Managed.VALUE)));
        items.identifiers.forget(resource.target());
        return Result.done();
    }

    @Override
    public Result update(Update<State> update) {
        remove(update.resource());
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<State> removal) {
        remove(removal.resource());
        return Result.done();
    }

    private void remove(Resource<State> resource) {
        Optional<String> id = items.identifiers.id(resource.target(), resource.name());
        id.ifPresent(found ->
                Answers.ifOn(() ->
                        items.macie(resource.target())
                                .deleteCustomDataIdentifier(it -> it.id(found))));
        items.identifiers.forget(resource.target());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:GetCustomDataIdentifier", "macie2:ListCustomDataIdentifiers");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "macie2:CreateCustomDataIdentifier",
                "macie2:DeleteCustomDataIdentifier",
                "macie2:TagResource");
    }
}
