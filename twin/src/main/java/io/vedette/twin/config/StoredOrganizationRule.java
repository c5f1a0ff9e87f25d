package io.vedette.twin.config;

import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule of an organization.
 *
 * @param rule the shape {@code OrganizationConfigRule}
 * @param verb what was asked for last: CREATE, UPDATE or DELETE
 * @param asked when it was asked for
 * @param settled when AWS Config is done with the last account
 * @param members by account
 */
record StoredOrganizationRule(
        String arn,
        NavigableMap<String, Object> rule,
        String verb,
        Instant asked,
        Instant settled,
        NavigableMap<String, Member> members) {

    /**
     * The rule in one account.
     *
     * @param ruleName its name there
     * @param verb what AWS Config does in this account: CREATE or UPDATE
     * @param settled when it is done
     * @param errorCode null where it succeeds
     */
    record Member(
            String ruleName,
            String verb,
            Instant settled,
            @Nullable String errorCode,
            @Nullable String errorMessage) {

        boolean failed() {
            return errorCode != null;
        }

        boolean arrivedBy(Instant now) {
            return !failed() && !now.isBefore(settled);
        }

        /** The status as AWS Config says it, such as {@code CREATE_IN_PROGRESS}. */
        String status(Instant now) {
            if (now.isBefore(settled)) {
                return verb + "_IN_PROGRESS";
            }
            return verb + (failed() ? "_FAILED" : "_SUCCESSFUL");
        }
    }

    boolean isGone(Instant now) {
        return verb.equals("DELETE") && !now.isBefore(settled);
    }

    /** The status of the whole, as AWS Config says it. */
    String status(Instant now) {
        if (now.isBefore(settled)) {
            return verb + "_IN_PROGRESS";
        }
        boolean failed = members.values().stream().anyMatch(Member::failed);
        return verb + (failed ? "_FAILED" : "_SUCCESSFUL");
    }
}
