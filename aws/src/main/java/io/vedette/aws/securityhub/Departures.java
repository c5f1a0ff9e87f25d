package io.vedette.aws.securityhub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/**
 * Lets members of an organization go (DisassociateMembers). The call names no account that it
 * stumbles over, so where it refuses several at once they are asked for one by one.
 */
record Departures(SecurityHubClient hub) {

    private static final int MOST_AT_ONCE = 50;

    /**
     * Why accounts could not leave, by account; those that are no members are as they should be.
     */
    Map<String, String> of(List<String> accounts) {
        Map<String, String> refused = new HashMap<>();
        for (int from = 0; from < accounts.size(); from += MOST_AT_ONCE) {
            int to = Math.min(accounts.size(), from + MOST_AT_ONCE);
            refused.putAll(atOnce(accounts.subList(from, to)));
        }
        return refused;
    }

    private Map<String, String> atOnce(List<String> accounts) {
        try {
            Answers.ifSetUp(() -> hub.disassociateMembers(it -> it.accountIds(accounts)));
            return Map.of();
        } catch (ResourceNotFoundException | InvalidInputException | InvalidAccessException e) {
            if (accounts.size() > 1) {
                Map<String, String> refused = new HashMap<>();
                accounts.forEach(account -> refused.putAll(atOnce(List.of(account))));
                return refused;
            }
            return e instanceof ResourceNotFoundException
                    ? Map.of()
                    : Map.of(accounts.getFirst(), Answers.why(e));
        }
    }
}
