package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.World;
import io.vedette.twin.iam.ServiceLinkedRoles;
import software.amazon.awssdk.services.cloudtrail.model.AccountNotFoundException;
import software.amazon.awssdk.services.cloudtrail.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.cloudtrail.model.AccountRegisteredException;
import software.amazon.awssdk.services.cloudtrail.model.CannotDelegateManagementAccountException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailAccessNotEnabledException;
import software.amazon.awssdk.services.cloudtrail.model.DelegatedAdminAccountLimitExceededException;
import software.amazon.awssdk.services.cloudtrail.model.NoManagementAccountSlrExistsException;
import software.amazon.awssdk.services.cloudtrail.model.NotOrganizationManagementAccountException;
import software.amazon.awssdk.services.cloudtrail.model.OrganizationsNotInUseException;

/** Who may make and manage trails for the organization. */
final class OrganizationTrails {

    static final String PRINCIPAL = "cloudtrail.amazonaws.com";

    private static final int MOST_ADMINISTRATORS = 3;

    private final World world;
    private final Caller caller;

    OrganizationTrails(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    boolean isManagementOfCaller(String account) {
        Organization organization = world.organization();
        return organization.inUse()
                && organization.isManagement(account)
                && organization.account(caller.account()).isPresent();
    }

    /** Lets the management account and the delegated administrators pass. */
    void requireAdministrator() {
        Organization organization = inUse();
        if (!organization.isManagement(caller.account())
                && !world.delegations().administers(caller.account(), PRINCIPAL)) {
            throw CloudTrailError.notOrganizationsAccount();
        }
    }

    /** What must be so before a trail can be the organization's. */
    void requireReady() {
        requireAdministrator();
        requireTrustedAccess();
        ServiceLinkedRoles roles = new ServiceLinkedRoles(world);
        if (world.organization().isManagement(caller.account())) {
            roles.ensure(caller.account(), PRINCIPAL);
        } else if (!roles.exists(owner(), PRINCIPAL)) {
            throw AwsError.of(
                    NoManagementAccountSlrExistsException.builder(),
                    "NoManagementAccountSLRExistsException",
                    400,
                    "The management account of the organization does not have a service-linked"
                            + " role.");
        }
    }

    private void requireTrustedAccess() {
        if (!world.delegations().trusts(PRINCIPAL)) {
            throw AwsError.of(
                    CloudTrailAccessNotEnabledException.builder(),
                    "You must enable trusted access for CloudTrail in your organization.");
        }
    }

    /** The account that owns the trails of the organization. */
    String owner() {
        return inUse().managementAccount();
    }

    private Organization inUse() {
        Organization organization = world.organization();
        if (!organization.inUse() || organization.account(caller.account()).isEmpty()) {
            throw AwsError.of(
                    OrganizationsNotInUseException.builder(),
                    "Your account is not a member of an organization.");
        }
        return organization;
    }

    void register(String account) {
        Organization organization = requireManagement();
        if (organization.isManagement(account)) {
            throw AwsError.of(
                    CannotDelegateManagementAccountException.builder(),
                    "The management account cannot be a delegated administrator.");
        }
        requireMember(organization, account);
        requireTrustedAccess();
        if (world.delegations().administers(account, PRINCIPAL)) {
            throw AwsError.of(
                    AccountRegisteredException.builder(),
                    "The account is already registered as a CloudTrail delegated administrator.");
        }
        if (administrators() >= MOST_ADMINISTRATORS) {
            throw AwsError.of(
                    DelegatedAdminAccountLimitExceededException.builder(),
                    "The maximum number of CloudTrail delegated administrators is reached.");
        }
        world.delegations().register(account, PRINCIPAL, world.now());
        new ServiceLinkedRoles(world).ensure(caller.account(), PRINCIPAL);
    }

    void deregister(String account) {
        requireMember(requireManagement(), account);
        if (!world.delegations().administers(account, PRINCIPAL)) {
            throw AwsError.of(
                    AccountNotRegisteredException.builder(),
                    "The account is not registered as a CloudTrail delegated administrator.");
        }
        world.delegations().deregister(account, PRINCIPAL);
    }

    private Organization requireManagement() {
        Organization organization = inUse();
        if (!organization.isManagement(caller.account())) {
            throw AwsError.of(
                    NotOrganizationManagementAccountException.builder(),
                    "The account is not the management account of the organization.");
        }
        return organization;
    }

    private static void requireMember(Organization organization, String account) {
        if (organization.account(account).isEmpty()) {
            throw AwsError.of(
                    AccountNotFoundException.builder(),
                    "The account %s is not in the organization.".formatted(account));
        }
    }

    private long administrators() {
        return world.delegations().administrators().values().stream()
                .filter(services -> services.containsKey(PRINCIPAL))
                .count();
    }
}
