package io.vedette.twin.macie2;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.EnableMacieRequest;
import software.amazon.awssdk.services.macie2.model.GetMacieSessionResponse;
import software.amazon.awssdk.services.macie2.model.UpdateMacieSessionRequest;

/** Enables, pauses and disables Macie for the calling account. */
final class Sessions {

    private final Ground ground;

    Sessions(Ground ground) {
        this.ground = ground;
    }

    void enable(EnableMacieRequest request) {
        if (ground.sessionOf(ground.account()).isPresent()) {
            throw Refusal.conflict("Macie has already been enabled.");
        }
        ground.stateOf(ground.account())
                .enable(
                        orElse(request.statusAsString(), Session.ENABLED),
                        orElse(
                                request.findingPublishingFrequencyAsString(),
                                Session.USUAL_FREQUENCY),
                        ground.now());
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    GetMacieSessionResponse get() {
        Session session = ground.session();
        return GetMacieSessionResponse.builder()
                .status(session.status)
                .findingPublishingFrequency(session.frequency)
                .createdAt(session.createdAt)
                .updatedAt(session.updatedAt)
                .serviceRole(
                        "arn:aws:iam::%s:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie"
                                .formatted(ground.account()))
                .build();
    }

    void update(UpdateMacieSessionRequest request) {
        Session session = ground.session();
        if (request.statusAsString() != null) {
            // Only the administrator of an organization suspends Macie for a member.
            ground.requireNoMember();
        }
        session.set(
                request.statusAsString(),
                request.findingPublishingFrequencyAsString(),
                ground.now());
    }

    void disable() {
        Session session = ground.session();
        if (ground.isMember(ground.account())) {
            throw Refusal.conflict(
                    "Cannot disable Macie while associated with an administrator account");
        }
        if (ground.isAdministrator()) {
            throw Refusal.conflict(
                    "Cannot disable Macie while member accounts are associated with your account");
        }
        session.disable();
    }
}
