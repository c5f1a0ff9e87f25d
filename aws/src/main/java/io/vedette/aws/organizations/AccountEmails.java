package io.vedette.aws.organizations;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Finds the email addresses of the organization's accounts with {@code ListAccounts}, once in a run
 * and only when somebody asks: some services want them to enrol an account.
 */
public final class AccountEmails {

    /** The IAM action that looking the addresses up takes. */
    public static final String ACTION = "organizations:ListAccounts";

    private final AwsClients clients;
    private final Target management;
    private volatile Map<AccountId, String> known = Map.of();

    public AccountEmails(AwsClients clients, Target management) {
        this.clients = clients;
        this.management = management;
    }

    /** The addresses of all accounts of the organization. */
    public Map<AccountId, String> all() {
        if (known.isEmpty()) {
            // Accounts that are enrolled one by one would otherwise each list all of them.
            clients.alone("the organization's addresses", this::listOnce);
        }
        return known;
    }

    private Map<AccountId, String> listOnce() {
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
