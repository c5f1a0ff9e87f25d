package io.vedette.aws.guardduty;

import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.model.AdminAccount;
import software.amazon.awssdk.services.guardduty.model.AdminStatus;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;

/**
 * Keeps the delegated administrator of GuardDuty in one Region, as the management account names it
 * with {@code EnableOrganizationAdminAccount}.
 */
final class GuardDutyAdministrator implements SingleResourceKind<GuardDutyAdministrator.State> {

    /** Which account administers GuardDuty for the organization, by its id. */
    record State(String account) {}

    private final Detectors detectors;

    GuardDutyAdministrator(Detectors detectors) {
        this.detectors = detectors;
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
}
