package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.ServiceRegistration;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.ConflictException;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminAccount;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminStatus;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;

/**
 * Keeps the delegated administrator of Inspector in one Region, as the management account names it
 * with {@code EnableDelegatedAdminAccount}.
 */
final class InspectorAdministrator implements SingleResourceKind<InspectorAdministrator.State> {

    /** As whom Inspector acts in the organization. */
    static final String PRINCIPAL = "inspector2.amazonaws.com";

    /** Which account administers Inspector for the organization, by its id. */
    record State(String account) {}

    private final AwsClients clients;
    private final Region home;
    private final ServiceRegistration registration;

    InspectorAdministrator(AwsClients clients, Region home) {
        this.clients = clients;
        this.home = home;
        this.registration = new ServiceRegistration(clients, PRINCIPAL);
    }

    @Override
    public String name() {
        return "inspector.administrator";
    }

    private Inspector2Client client(Resource<State> resource) {
        return clients.client(Inspector2Client.class, resource.target());
    }

    private Optional<DelegatedAdminAccount> find(Resource<State> resource) {
        return client(resource)
                .listDelegatedAdminAccounts(request -> {})
                .delegatedAdminAccounts()
                .stream()
                .findFirst();
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Optional<DelegatedAdminAccount> found = find(resource);
        if (found.isEmpty()) {
            return new Reading.Absent<>();
        }
        if (found.get().status() == DelegatedAdminStatus.DISABLE_IN_PROGRESS) {
            return new Reading.Settling<>(
                    "Inspector to dismiss its administrator " + found.get().accountId());
        }
        return new Reading.Present<>(new State(found.get().accountId()));
    }

    @Override
    public Result create(Resource<State> resource) {
        String account = resource.desired().account();
        try {
            client(resource).enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(account));
        } catch (ConflictException conflict) {
            // Somebody has named one since it was read, or another change is under way.
            Optional<String> named = find(resource).map(DelegatedAdminAccount::accountId);
            if (named.isEmpty()) {
                throw conflict;
            }
            if (!named.get().equals(account)) {
                return taken(named.get());
            }
        }
        return new Result.Pending("Inspector to list its new administrator");
    }

    @Override
    public Result update(Update<State> update) {
        return taken(update.before().account());
    }

    private static Result taken(String account) {
        return new Result.Refused(
                "account %s administers Inspector here; the management account has to dismiss it first, with DisableDelegatedAdminAccount"
                        .formatted(account));
    }

    /** Naming the first administrator registers the account with Organizations, unless it is. */
    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        Map<ResourceId, State> registered = new HashMap<>();
        for (Resource<State> resource : absent) {
            AccountId account = new AccountId(resource.desired().account());
            if (place.region().equals(home) && registration.exists(place, account)) {
                registered.put(resource.id(), resource.desired());
            }
        }
        return registered;
    }

    /** The registration with Organizations is for all Regions, and goes with the last of them. */
    @Override
    public Result delete(Removal<State> removal) {
        Target target = removal.resource().target();
        String account = removal.found().account();
        if (!removal.found().equals(removal.resource().desired())) {
            return new Result.Left("account %s administers Inspector here".formatted(account));
        }
        try {
            client(removal.resource())
                    .disableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(account));
        } catch (ResourceNotFoundException gone) {
            // Somebody was faster.
        }
        if (target.region().equals(home) && removal.underneath().isEmpty()) {
            registration.end(target, new AccountId(account));
        }
        return new Result.Pending("Inspector to dismiss its administrator " + account);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("inspector2:ListDelegatedAdminAccounts");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "inspector2:EnableDelegatedAdminAccount",
                "organizations:DescribeAccount",
                "organizations:DescribeOrganization",
                "organizations:DescribeOrganizationalUnit",
                "organizations:EnableAWSServiceAccess",
                "organizations:ListAWSServiceAccessForOrganization",
                "organizations:ListDelegatedAdministrators",
                "organizations:RegisterDelegatedAdministrator");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "inspector2:DisableDelegatedAdminAccount",
                "organizations:DeregisterDelegatedAdministrator");
    }
}
