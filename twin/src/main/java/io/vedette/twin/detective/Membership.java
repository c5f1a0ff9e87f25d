package io.vedette.twin.detective;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.detective.model.MemberDetail;

/**
 * How an account stands to a behavior graph.
 *
 * @param administrator the account whose graph it is
 * @param type ORGANIZATION or INVITATION
 * @param status what it comes to be once it is verified; {@link #REMOVED} for an account that would
 *     be a member by itself, had the administrator not removed it
 * @param reason why nothing of it is taken in
 * @param verified when Detective has verified the account
 */
record Membership(
        String administrator,
        String email,
        String type,
        String status,
        @Nullable String reason,
        Instant updated,
        Instant verified) {

    static final String ORGANIZATION = "ORGANIZATION";
    static final String INVITATION = "INVITATION";
    static final String ENABLED = "ENABLED";
    static final String INVITED = "INVITED";
    static final String VERIFYING = "VERIFICATION_IN_PROGRESS";
    static final String FAILED = "VERIFICATION_FAILED";
    static final String DISABLED = "ACCEPTED_BUT_DISABLED";
    static final String TOO_HIGH = "VOLUME_TOO_HIGH";
    static final String UNKNOWN = "VOLUME_UNKNOWN";
    static final String REMOVED = "REMOVED";

    boolean exists() {
        return !status.equals(REMOVED);
    }

    /** The same with what became of an attempt to take its data in. */
    Membership attempted(@Nullable String why, Instant now) {
        return new Membership(
                administrator, email, type, why == null ? ENABLED : DISABLED, why, now, verified);
    }

    /** How Detective shows it at a time. */
    @SuppressWarnings("deprecation") // Detective still answers the administrator as master, too
    MemberDetail shown(String account, String graph, Instant now) {
        boolean settled = !verified.isAfter(now);
        MemberDetail.Builder detail =
                MemberDetail.builder()
                        .accountId(account)
                        .emailAddress(email)
                        .graphArn(graph)
                        .administratorId(administrator)
                        .masterId(administrator)
                        .invitationType(type)
                        .status(settled ? status : VERIFYING)
                        .disabledReason(settled ? reason : null)
                        .updatedTime(settled && verified.isAfter(updated) ? verified : updated);
        if (type.equals(INVITATION)) {
            detail.invitedTime(updated);
        }
        return detail.build();
    }
}
