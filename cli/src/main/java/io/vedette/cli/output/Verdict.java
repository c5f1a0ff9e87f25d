package io.vedette.cli.output;

import io.vedette.core.organization.Organization;
import io.vedette.core.plan.Verification;
import io.vedette.core.readiness.Readiness;
import java.time.Duration;
import java.time.LocalDate;

/**
 * What a verification found, for the three forms it is printed in.
 *
 * @param verification every deployment
 * @param readiness every line of the checklist
 * @param calls how many calls it took
 */
public record Verdict(
        Organization organization,
        LocalDate date,
        Verification verification,
        Readiness readiness,
        long calls,
        Duration elapsed) {}
