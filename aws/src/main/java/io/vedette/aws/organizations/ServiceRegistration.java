package io.vedette.aws.organizations;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;

/**
 * Looks up and ends the registration that a service makes with Organizations for its own delegated
 * administrator ({@code ListDelegatedAdministrators}, {@code DeregisterDelegatedAdministrator}).
 *
 * <p>Services register the account when they are told of their administrator in the first Region;
 * dismissing it there, Region by Region, leaves the registration behind.
 *
 * @param principal the service's principal
 */
public record ServiceRegistration(AwsClients clients, String principal) {

    /** The IAM actions that looking it up takes. */
    public static final Set<String> READ = Set.of("organizations:ListDelegatedAdministrators");

    /** The IAM actions that ending it takes. */
    public static final Set<String> END = Set.of("organizations:DeregisterDelegatedAdministrator");

    /** Whether an account is registered; asked of the management account. */
    public boolean exists(Target management, AccountId account) {
        return organizations(management)
                .listDelegatedAdministratorsPaginator(it -> it.servicePrincipal(principal))
                .delegatedAdministrators()
                .stream()
                .anyMatch(it -> it.id().equals(account.value()));
    }

    /** Ends it, if there is one. */
    public void end(Target management, AccountId account) {
        if (account.equals(management.account())) {
            return;
        }
        try {
            organizations(management)
                    .deregisterDelegatedAdministrator(
                            it -> it.accountId(account.value()).servicePrincipal(principal));
        } catch (AccountNotRegisteredException gone) {
            // Somebody was faster, or the service did it.
        }
    }

    private OrganizationsClient organizations(Target management) {
        return clients.client(OrganizationsClient.class, management);
    }
}
