package io.vedette.cli.output;

import io.vedette.core.organization.Organization;
import io.vedette.core.plan.Verification;
import io.vedette.core.readiness.Alerts;
import io.vedette.core.readiness.Readiness;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found, for the three forms it is printed in.
 *
 * @param verification every deployment
 * @param readiness every line of the checklist
 * @param alerts every alert, and what implements it
 * @param notification what became of a test notification; null where none was asked for
 * @param calls how many calls it took
 */
public record Verdict(
        Organization organization,
        LocalDate date,
        Verification verification,
        Readiness readiness,
        Alerts alerts,
        @Nullable SentNotification notification,
        long calls,
        Duration elapsed) {}
