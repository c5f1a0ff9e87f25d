package io.vedette.aws.macie;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AdminAccount;
import software.amazon.awssdk.services.macie2.model.AdminStatus;
import software.amazon.awssdk.services.macie2.model.ConflictException;

/**
 * Keeps the delegated administrator of Macie in one Region, as the management account names it with
 * {@code EnableOrganizationAdminAccount}.
 *
 * @param home the Region whose administrator comes first and goes last
 */
record MacieAdministrator(AwsClients clients, Region home)
        implements SingleResourceKind<MacieAdministrator.State> {

    static final String PRINCIPAL = "macie.amazonaws.com";

    /** Which account administers Macie for the organization, by its id. */
    record State(String account) {}

    @Override
    public String name() {
        return "macie.administrator";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        List<AdminAccount> administrators =
                Answers.ifOn(() -> administrators(resource.target())).orElse(List.of());
        if (administrators.isEmpty()) {
            return new Reading.Absent<>();
        }
        AdminAccount administrator = administrators.getFirst();
        if (administrator.status() == AdminStatus.DISABLING_IN_PROGRESS) {
            return new Reading.Settling<>(dismissal(administrator.accountId()));
        }
        if (!administrator.accountId().equals(resource.desired().account())) {
            return new Reading.OffLimits<>(
                    "account %s administers Macie in %s; remove it there before another can"
                            .formatted(administrator.accountId(), resource.target().region()));
        }
        return new Reading.Present<>(new State(administrator.accountId()));
    }

    private List<AdminAccount> administrators(Target management) {
        return macie(management)
                .listOrganizationAdminAccountsPaginator(it -> {})
                .adminAccounts()
                .stream()
                .toList();
    }

    private static String dismissal(String account) {
        return "Macie to dismiss its administrator " + account;
    }

    /** Macie refuses what is so already and what comes too soon alike; reading tells which. */
    @Override
    public Result create(Resource<State> resource) {
        String account = resource.desired().account();
        try {
            macie(resource.target())
                    .enableOrganizationAdminAccount(it -> it.adminAccountId(account));
        } catch (ConflictException refused) {
            return new Result.Pending(
                    "Macie to take its new administrator (%s)".formatted(Answers.why(refused)));
        }
        return new Result.Pending("Macie to list its new administrator");
    }

    @Override
    public Result update(Update<State> update) {
        return create(update.resource());
    }

    /** Naming the first administrator registers the account with Organizations, unless it is. */
    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        if (!place.region().equals(home)) {
            return Map.of();
        }
        Map<ResourceId, State> registered = new HashMap<>();
        for (Resource<State> resource : absent) {
            if (registration().exists(place, new AccountId(resource.desired().account()))) {
                registered.put(resource.id(), resource.desired());
            }
        }
        return registered;
    }

    /** The registration with Organizations is for all Regions, and goes with the last of them. */
    @Override
    public Result delete(Removal<State> removal) {
        Target management = removal.resource().target();
        String account = removal.found().account();
        Answers.ifOn(() ->
                macie(management)
                        .disableOrganizationAdminAccount(it -> it.adminAccountId(account)));
        if (management.region().equals(home) && removal.underneath().isEmpty()) {
            registration().end(management, new AccountId(account));
        }
        return new Result.Pending(dismissal(account));
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:ListOrganizationAdminAccounts");
    }

    /** Macie tells Organizations in the caller's name. */
    @Override
    public Set<String> writeActions() {
        Set<String> actions = new HashSet<>(ServiceRegistration.READ);
        actions.addAll(
                Set.of(
                        "macie2:EnableOrganizationAdminAccount",
                        "organizations:DescribeOrganization",
                        "organizations:EnableAWSServiceAccess",
                        "organizations:ListAWSServiceAccessForOrganization",
                        "organizations:RegisterDelegatedAdministrator"));
        return actions;
    }

    @Override
    public Set<String> deleteActions() {
        Set<String> actions = new HashSet<>(ServiceRegistration.END);
        actions.add("macie2:DisableOrganizationAdminAccount");
        return actions;
    }

    private ServiceRegistration registration() {
        return new ServiceRegistration(clients, PRINCIPAL);
    }

    private Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }
}
