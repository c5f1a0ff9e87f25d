package io.vedette.aws.guardduty;

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
import software.amazon.awssdk.services.guardduty.model.AdminAccount;
import software.amazon.awssdk.services.guardduty.model.AdminStatus;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;

/**
 * Keeps the delegated administrator of GuardDuty in one Region, as the management account names it
 * with {@code EnableOrganizationAdminAccount}.
 */
final class GuardDutyAdministrator implements SingleResourceKind<GuardDutyAdministrator.State> {

    private static final String PRINCIPAL = "guardduty.amazonaws.com";

    /** Which account administers GuardDuty for the organization, by its id. */
    record State(String account) {}

    private final Detectors detectors;
    private final ServiceRegistration registration;
    private final Region home;

    /**
     * @param home the Region whose administrator comes first and goes last
     */
    GuardDutyAdministrator(AwsClients clients, Detectors detectors, Region home) {
        this.detectors = detectors;
        this.registration = new ServiceRegistration(clients, PRINCIPAL);
        this.home = home;
    }

    @Override
    public String name() {
        return "guardduty.administrator";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        List<AdminAccount> administrators =
                detectors
                        .client(resource.target())
                        .listOrganizationAdminAccounts(request -> {})
                        .adminAccounts();
        if (administrators.isEmpty()) {
            return new Reading.Absent<>();
        }
        AdminAccount administrator = administrators.getFirst();
        if (administrator.adminStatus() == AdminStatus.DISABLE_IN_PROGRESS) {
            return new Reading.Settling<>(
                    "GuardDuty to dismiss its administrator " + administrator.adminAccountId());
        }
        return new Reading.Present<>(new State(administrator.adminAccountId()));
    }

    @Override
    public Result create(Resource<State> resource) {
        String account = resource.desired().account();
        try {
            detectors
                    .client(resource.target())
                    .enableOrganizationAdminAccount(request -> request.adminAccountId(account));
        } catch (BadRequestException refused) {
            if (!Refusals.describe(refused).contains("already enabled as the GuardDuty")) {
                throw refused;
            }
        }
        detectors.lookAgain();
        return new Result.Pending("GuardDuty to list its new administrator");
    }

    @Override
    public Result update(Update<State> update) {
        return new Result.Refused(
                "account %s administers GuardDuty here; the management account has to dismiss it first, with DisableOrganizationAdminAccount"
                        .formatted(update.before().account()));
    }

    /** Naming the first administrator registers the account with Organizations, unless it is. */
    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        if (!place.region().equals(home)) {
            return Map.of();
        }
        Map<ResourceId, State> registered = new HashMap<>();
        for (Resource<State> resource : absent) {
            if (registration.exists(place, account(resource.desired()))) {
                registered.put(resource.id(), resource.desired());
            }
        }
        return registered;
    }

    /** The registration with Organizations is for all Regions, and goes with the last of them. */
    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        State found = removal.found();
        if (!found.equals(resource.desired())) {
            return new Result.Left(
                    "account %s administers GuardDuty here".formatted(found.account()));
        }
        try {
            detectors
                    .client(resource.target())
                    .disableOrganizationAdminAccount(it -> it.adminAccountId(found.account()));
        } catch (BadRequestException refused) {
            if (!(read(resource) instanceof Reading.Absent<State>)) {
                throw refused;
            }
        }
        if (resource.target().region().equals(home) && removal.underneath().isEmpty()) {
            registration.end(resource.target(), account(found));
        }
        return new Result.Pending("GuardDuty to dismiss its administrator " + found.account());
    }

    private static AccountId account(State state) {
        return new AccountId(state.account());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("guardduty:ListOrganizationAdminAccounts");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "guardduty:EnableOrganizationAdminAccount",
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
        Set<String> actions = new HashSet<>(ServiceRegistration.END);
        actions.add("guardduty:DisableOrganizationAdminAccount");
        return actions;
    }
}
