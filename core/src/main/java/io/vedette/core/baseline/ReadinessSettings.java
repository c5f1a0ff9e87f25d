package io.vedette.core.baseline;

import io.vedette.core.catalog.ChecklistItem;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people answered about readiness, where no reading can tell.
 *
 * @param answers at most one for each item of the checklist
 */
public record ReadinessSettings(List<Answer> answers) {

    /** Nobody answered anything. */
    public static final ReadinessSettings NONE = new ReadinessSettings(List.of());

    public ReadinessSettings {
        answers = List.copyOf(answers);
        Set<ChecklistItem> seen = EnumSet.noneOf(ChecklistItem.class);
        for (Answer answer : answers) {
            if (!seen.add(answer.item())) {
                throw new IllegalArgumentException("answers has two answers for " + answer.item());
            }
        }
    }

    /** What somebody says of an item. */
    public enum Verdict {
        YES,
        NO,
        NOT_APPLICABLE
    }

    /**
     * One answer.
     *
     * @param by who gave it
     * @param on when; it is good for a year
     */
    public record Answer(
            ChecklistItem item, Verdict answer, String by, LocalDate on, @Nullable String note) {

        public Answer {
            Objects.requireNonNull(item);
            Objects.requireNonNull(answer);
            Objects.requireNonNull(on);
            if (by.isBlank()) {
                throw new IllegalArgumentException(
                        "the answer for %s does not say by whom".formatted(item));
            }
        }
    }

    /** What was answered for an item. */
    public Optional<Answer> answer(ChecklistItem item) {
        return answers.stream().filter(answer -> answer.item() == item).findFirst();
    }
}
