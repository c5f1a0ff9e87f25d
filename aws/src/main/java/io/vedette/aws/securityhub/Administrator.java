package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.Administrator.Registered;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AdminAccount;
import software.amazon.awssdk.services.securityhub.model.AdminStatus;
import software.amazon.awssdk.services.securityhub.model.ResourceConflictException;

/**
 * Which account administers Security Hub for the organization in one region: a setting of the
 * management account (EnableOrganizationAdminAccount).
 */
record Administrator(AwsClients clients) implements SingleResourceKind<Registered> {

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

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
