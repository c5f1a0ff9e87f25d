package io.vedette.core.readiness;

import io.vedette.core.baseline.ReadinessSettings;
import io.vedette.core.baseline.ReadinessSettings.Answer;
import io.vedette.core.baseline.ReadinessSettings.Verdict;
import io.vedette.core.catalog.ChecklistItem;
import io.vedette.core.plan.Verification.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what people answered where readings do not tell. A reading overrules an answer; only that a
 * tool is left out on purpose is for people to say.
 */
record Answers(ReadinessSettings settings, LocalDate today) {

    private static final int GOOD_FOR_YEARS = 1;

    ReadinessItem take(ChecklistItem item, Check check) {
        Optional<Answer> given = settings.answer(item);
        if (given.isEmpty()) {
            return new ReadinessItem(item, check.status(), check.evidence());
        }
        Answer answer = given.get();
        List<String> evidence = new ArrayList<>(check.evidence());
        boolean counts =
                check.status() == Status.UNKNOWN
                        || (check.onPurpose() && answer.answer() == Verdict.NOT_APPLICABLE);
        if (!counts) {
            evidence.add("overruled by what was read: " + said(answer));
            return new ReadinessItem(item, check.status(), evidence);
        }
        if (answer.on().isAfter(today)) {
            evidence.add("the answer is from the future: " + said(answer));
            return new ReadinessItem(item, check.status(), evidence);
        }
        if (answer.on().plusYears(GOOD_FOR_YEARS).isBefore(today)) {
            evidence.add("the answer is older than a year: " + said(answer));
            return new ReadinessItem(item, check.status(), evidence);
        }
        return new ReadinessItem(item, status(answer.answer()), List.of(said(answer)));
    }

    private static Status status(Verdict verdict) {
        return switch (verdict) {
            case YES -> Status.PASS;
            case NO -> Status.FAIL;
            case NOT_APPLICABLE -> Status.NOT_APPLICABLE;
        };
    }

    private static String said(Answer answer) {
        String verdict =
                switch (answer.answer()) {
                    case YES -> "yes";
                    case NO -> "no";
                    case NOT_APPLICABLE -> "not applicable";
                };
        return "%s, says %s on %s%s"
                .formatted(
                        verdict,
                        answer.by(),
                        answer.on(),
                        answer.note() == null ? "" : ": " + answer.note());
    }
}
