package io.vedette.twin.organizations;

import io.vedette.twin.Account;
import io.vedette.twin.AwsError;
import io.vedette.twin.Delegations;
import io.vedette.twin.Organization;
import io.vedette.twin.World;
import java.util.Set;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;

/** Registers and deregisters delegated administrators. */
final class Registrations {

    private static final Set<String> SEVERAL_ADMINISTRATORS =
            Set.of(
                    "cloudtrail.amazonaws.com",
                    "config.amazonaws.com",
                    "config-multiaccountsetup.amazonaws.com");
    private static final int SEVERAL = 3;

    private final World world;
    private final Organization organization;

    Registrations(World world, Organization organization) {
        this.world = world;
        this.organization = organization;
    }

    void register(String accountId, String principal) {
        Account account = account(accountId);
        Delegations delegations = world.delegations();
        if (!account.active()) {
            throw violation(
                    ConstraintViolationExceptionReason
                            .CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR,
                    "You cannot register a suspended account as a delegated administrator.");
        }
        if (!delegations.trusts(principal)) {
            throw violation(
                    ConstraintViolationExceptionReason.SERVICE_ACCESS_NOT_ENABLED,
                    "You cannot register a delegated administrator before you enable service access. "
                            + "Call the EnableAWSServiceAccess API first.");
        }
        if (delegations.administers(accountId, principal)) {
            throw AwsError.of(
                    AccountAlreadyRegisteredException.builder(),
                    "The provided account is already a delegated administrator for your organization.");
        }
        if (full(delegations, principal)) {
            throw violation(
                    ConstraintViolationExceptionReason
                            .MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED,
                    "You have exceeded the allowed number of delegated administrators for the service.");
        }
        delegations.register(accountId, principal, world.now());
    }

    void deregister(String accountId, String principal) {
        account(accountId);
        if (!world.delegations().administers(accountId, principal)) {
            throw notRegistered();
        }
        world.delegations().deregister(accountId, principal);
    }

    /** The account of the organization, if it can be an administrator at all. */
    private Account account(String id) {
        if (organization.isManagement(id)) {
            throw violation(
                    ConstraintViolationExceptionReason
                            .CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR,
                    "You cannot register master account/yourself as delegated administrator for your "
                            + "organization.");
        }
        return organization.account(id).orElseThrow(Registrations::notFound);
    }

    static RuntimeException notFound() {
        return AwsError.of(
                AccountNotFoundException.builder(), "You specified an account that doesn't exist.");
    }

    static RuntimeException notRegistered() {
        return AwsError.of(
                AccountNotRegisteredException.builder(),
                "The provided account is not a registered delegated administrator for your organization.");
    }

    private static boolean full(Delegations delegations, String principal) {
        long registered =
                delegations.administrators().values().stream()
                        .filter(services -> services.containsKey(principal))
                        .count();
        return registered >= (SEVERAL_ADMINISTRATORS.contains(principal) ? SEVERAL : 1);
    }

    private static RuntimeException violation(
            ConstraintViolationExceptionReason reason, String message) {
        return AwsError.of(ConstraintViolationException.builder().reason(reason), message);
    }
}
