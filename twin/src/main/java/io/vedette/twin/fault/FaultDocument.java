package io.vedette.twin.fault;

import io.vedette.twin.document.DocumentException;
import io.vedette.twin.document.Section;
import io.vedette.twin.fault.FaultScript.Denial;
import io.vedette.twin.fault.FaultScript.Failure;
import io.vedette.twin.fault.FaultScript.Share;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;

/** Turns a YAML document into a script. */
final class FaultDocument {

    static final String INTERNAL = "InternalFailure";
    static final int INTERNAL_STATUS = 500;

    static final Set<String> KEYS =
            Set.of(
                    "seed",
                    "throttled",
                    "failed",
                    "denied",
                    "unprocessed",
                    "delays",
                    "administrator-settling");

    private FaultDocument() {}

    static FaultScript script(Section document) {
        FaultScript.Builder script =
                FaultScript.builder()
                        .seed((long) document.number("seed", 0))
                        .administratorSettling(
                                document.duration("administrator-settling", Duration.ZERO));
        for (Section each :
                document.sections("throttled", Set.of("share", "service", "operation"))) {
            script.throttle(share(each));
        }
        for (Section each :
                document.sections(
                        "failed", Set.of("share", "service", "operation", "code", "status"))) {
            script.fail(
                    new Failure(
                            share(each),
                            each.optionalText("code").orElse(INTERNAL),
                            (int) each.number("status", INTERNAL_STATUS)));
        }
        for (Section each :
                document.sections("denied", Set.of("account", "service", "operation"))) {
            script.deny(
                    new Denial(
                            each.account("account"),
                            each.optionalText("service").orElse(null),
                            each.optionalText("operation").orElse(null)));
        }
        for (Section each : document.sections("unprocessed", Set.of("account", "service"))) {
            script.unprocessed(each.account("account"), each.text("service"));
        }
        document.mapping("delays")
                .forEach((name, value) -> script.delay(name, delay(document, name, value)));
        return script.build();
    }

    private static Share share(Section section) {
        double share = section.number("share", -1);
        if (!(share >= 0 && share <= 1)) {
            throw new DocumentException(
                    "%s: expected a number between 0 and 1".formatted(section.where("share")));
        }
        return new Share(
                share,
                section.optionalText("service").orElse(null),
                section.optionalText("operation").orElse(null));
    }

    private static Duration delay(Section document, String name, Object value) {
        try {
            return Duration.parse(value.toString());
        } catch (DateTimeException e) {
            throw new DocumentException(
                    "%s.%s: expected a duration such as PT2M, found %s"
                            .formatted(document.where("delays"), name, value),
                    e);
        }
    }
}
