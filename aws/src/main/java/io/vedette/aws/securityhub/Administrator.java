package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.ServiceRegistration;
import io.vedette.aws.securityhub.Administrator.Registered;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AdminAccount;
import software.amazon.awssdk.services.securityhub.model.AdminStatus;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;
import software.amazon.awssdk.services.securityhub.model.ResourceConflictException;

/**
 * Which account administers Security Hub for the organization in one region: a setting of the
 * management account (EnableOrganizationAdminAccount).
 *
 * @param home the region whose administrator comes first and goes last
 */
record Administrator(AwsClients clients, Region home) implements SingleResourceKind<Registered> {

    private static final String PRINCIPAL = "securityhub.amazonaws.com";

    /** The delegated administrator. */
    record Registered(AccountId account) {}

    @Override
    public String name() {
        return "securityhub.administrator";
    }

    @Override
    public Reading<Registered> read(Resource<Registered> resource) {
        List<AdminAccount> administrators =
                hub(resource.target())
                        .listOrganizationAdminAccountsPaginator(it -> it.maxResults(10))
                        .adminAccounts()
                        .stream()
                        .toList();
        if (administrators.isEmpty()) {
            return new Reading.Absent<>();
        }
        AdminAccount administrator = administrators.getFirst();
        if (administrator.status() == AdminStatus.DISABLE_IN_PROGRESS) {
            return new Reading.Settling<>(
                    "account %s to be removed as administrator"
                            .formatted(administrator.accountId()));
        }
        return reading(new AccountId(administrator.accountId()), resource);
    }

    private static Reading<Registered> reading(AccountId found, Resource<Registered> resource) {
        if (found.equals(resource.desired().account())) {
            return new Reading.Present<>(new Registered(found));
        }
        return new Reading.OffLimits<>(
                "account %s administers Security Hub in %s; remove it there before another can"
                        .formatted(found, resource.target().region()));
    }

    /** The registration is complete only once it is listed; other regions must not overtake it. */
    @Override
    public Result create(Resource<Registered> resource) {
        String account = resource.desired().account().value();
        try {
            hub(resource.target()).enableOrganizationAdminAccount(it -> it.adminAccountId(account));
        } catch (ResourceConflictException elsewhere) {
            return new Result.Pending(
                    "another region's registration to settle; apply again after that");
        }
        return new Result.Pending("the registration of account %s".formatted(account));
    }

    @Override
    public Result update(Update<Registered> update) {
        return create(update.resource());
    }

    /** Naming the first administrator registers the account with Organizations, unless it is. */
    @Override
    public Map<ResourceId, Registered> underneath(Target place, List<Resource<Registered>> absent) {
        if (!place.region().equals(home)) {
            return Map.of();
        }
        Map<ResourceId, Registered> registered = new HashMap<>();
        for (Resource<Registered> resource : absent) {
            if (registration().exists(place, resource.desired().account())) {
                registered.put(resource.id(), resource.desired());
            }
        }
        return registered;
    }

    /** The registration with Organizations is for all regions, and goes with the last of them. */
    @Override
    public Result delete(Removal<Registered> removal) {
        Resource<Registered> resource = removal.resource();
        Target management = resource.target();
        AccountId account = removal.found().account();
        try {
            hub(management)
                    .disableOrganizationAdminAccount(it -> it.adminAccountId(account.value()));
        } catch (InvalidInputException refused) {
            if (!(read(resource) instanceof Reading.Absent<Registered>)) {
                throw refused;
            }
        }
        if (management.region().equals(home) && removal.underneath().isEmpty()) {
            registration().end(management, account);
        }
        return new Result.Pending("account %s to be removed as administrator".formatted(account));
    }

    private ServiceRegistration registration() {
        return new ServiceRegistration(clients, PRINCIPAL);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:ListOrganizationAdminAccounts");
    }

    /** Security Hub tells Organizations in the caller's name. */
    @Override
    public Set<String> writeActions() {
        return Set.of(
                "organizations:DescribeOrganization",
                "organizations:EnableAWSServiceAccess",
                "organizations:ListDelegatedAdministrators",
                "organizations:RegisterDelegatedAdministrator",
                "securityhub:EnableOrganizationAdminAccount");
    }

    @Override
    public Set<String> deleteActions() {
        Set<String> actions = new HashSet<>(ServiceRegistration.END);
        actions.add("securityhub:DisableOrganizationAdminAccount");
        return actions;
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
