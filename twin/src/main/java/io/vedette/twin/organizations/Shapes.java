package io.vedette.twin.organizations;

import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.OrganizationalUnit;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import software.amazon.awssdk.services.organizations.model.AccountJoinedMethod;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/** Says what the organization is in the words of its API. */
final class Shapes {

    private static final PolicyTypeSummary SERVICE_CONTROL =
            PolicyTypeSummary.builder()
                    .type(PolicyType.SERVICE_CONTROL_POLICY)
                    .status(PolicyTypeStatus.ENABLED)
                    .build();

    private final Organization organization;

    Shapes(Organization organization) {
        this.organization = organization;
    }

    software.amazon.awssdk.services.organizations.model.Organization organization() {
        String management = organization.managementAccount();
        return software.amazon.awssdk.services.organizations.model.Organization.builder()
                .id(organization.id())
                .arn(arn("organization", organization.id()))
                .featureSet(OrganizationFeatureSet.ALL)
                .masterAccountId(management)
                .masterAccountArn(arn("account", organization.id() + "/" + management))
                .masterAccountEmail(
                        organization.account(management).map(Account::email).orElse(null))
                .availablePolicyTypes(SERVICE_CONTROL)
                .build();
    }

    Root root() {
        return Root.builder()
                .id(organization.rootId())
                .arn(arn("root", organization.id() + "/" + organization.rootId()))
                .name("Root")
                .policyTypes(SERVICE_CONTROL)
                .build();
    }

    software.amazon.awssdk.services.organizations.model.OrganizationalUnit unit(
            OrganizationalUnit unit) {
        return software.amazon.awssdk.services.organizations.model.OrganizationalUnit.builder()
                .id(unit.id())
                .arn(arn("ou", organization.id() + "/" + unit.id()))
                .name(unit.name())
                .build();
    }

    software.amazon.awssdk.services.organizations.model.Account account(Account account) {
        return software.amazon.awssdk.services.organizations.model.Account.builder()
                .id(account.id())
                .arn(arn(account))
                .name(account.name())
                .email(account.email())
                .state(account.state().name())
                .status(status(account))
                .joinedMethod(joinedMethod(account))
                .joinedTimestamp(account.joined())
                .build();
    }

    DelegatedAdministrator administrator(Account account, Collection<Instant> registered) {
        return DelegatedAdministrator.builder()
                .id(account.id())
                .arn(arn(account))
                .name(account.name())
                .email(account.email())
                .state(account.state().name())
                .status(status(account))
                .joinedMethod(joinedMethod(account))
                .joinedTimestamp(account.joined())
                .delegationEnabledDate(
                        registered.stream().min(Comparator.naturalOrder()).orElse(account.joined()))
                .build();
    }

    private AccountJoinedMethod joinedMethod(Account account) {
        return organization.isManagement(account.id())
                ? AccountJoinedMethod.INVITED
                : AccountJoinedMethod.CREATED;
    }

    // Status knows fewer words than State, and a closed account stays SUSPENDED until it is gone.
    private static AccountStatus status(Account account) {
        return switch (account.state()) {
            case ACTIVE, PENDING_ACTIVATION -> AccountStatus.ACTIVE;
            case PENDING_CLOSURE -> AccountStatus.PENDING_CLOSURE;
            case SUSPENDED, CLOSED -> AccountStatus.SUSPENDED;
        };
    }

    private String arn(Account account) {
        return arn("account", organization.id() + "/" + account.id());
    }

    private String arn(String kind, String path) {
        return "arn:aws:organizations::%s:%s/%s"
                .formatted(organization.managementAccount(), kind, path);
    }
}
