package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Finds the email addresses that {@code CreateMembers} asks for, with {@code ListAccounts}, once in
 * a run and only when an account is enrolled.
 *
 * <p>GuardDuty neither checks nor keeps the address of an account of the same organization, but its
 * model requires one: the account's own is the one that is never wrong.
 */
final class AccountEmails {

    /** The IAM action that looking the addresses up takes. */
    static final String ACTION = "organizations:ListAccounts";

    private final AwsClients clients;
    private final Target management;
    private volatile Map<AccountId, String> known = Map.of();

    AccountEmails(AwsClients clients, Target management) {
        this.clients = clients;
        this.management = management;
    }

    Map<AccountId, String> all() {
        if (known.isEmpty()) {
            Map<AccountId, String> emails = new HashMap<>();
            clients
                    .client(OrganizationsClient.class, management)
                    .listAccountsPaginator(request -> {})
                    .stream()
                    .flatMap(page -> page.accounts().stream())
                    .forEach(it -> emails.put(new AccountId(it.id()), it.email()));
            known = Map.copyOf(emails);
        }
        return known;
    }
}
