package io.vedette.twin.guardduty;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;

/** Makes GuardDuty's refusals, which are all of one type and begin alike. */
final class Refusal {

    private Refusal() {}

    static RuntimeException because(String reason) {
        return of("The request is rejected because " + reason);
    }

    static RuntimeException failed(String reason) {
        return of("The request failed because " + reason);
    }

    static RuntimeException of(String message) {
        return AwsError.of(BadRequestException.builder(), message);
    }

    static RuntimeException foreignDetector() {
        return because("the input detectorId is not owned by the current account.");
    }

    static RuntimeException noSuchResource() {
        return of("The request is rejected since no such resource found.");
    }

    static RuntimeException invalid(String parameter) {
        return because("the parameter %s has an invalid value.".formatted(parameter));
    }
}
