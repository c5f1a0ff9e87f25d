package io.vedette.twin.organizations;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.World;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/** Who may call what: the management account everything, its delegated administrators the reads. */
final class Rights {

    private final World world;
    private final Caller caller;

    Rights(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    /** The organization, for calls that any of its accounts may make. */
    Organization member() {
        Organization organization = world.organization();
        if (!organization.inUse()) {
            throw AwsError.of(
                    AwsOrganizationsNotInUseException.builder(),
                    "AWSOrganizationsNotInUseException",
                    400,
                    "Your account is not a member of an organization.");
        }
        return organization;
    }

    Organization management() {
        Organization organization = member();
        if (!organization.isManagement(caller.account())) {
            throw denied();
        }
        return organization;
    }

    Organization managementOrAdministrator() {
        Organization organization = member();
        if (!organization.isManagement(caller.account())
                && !world.delegations().administers(caller.account())) {
            throw denied();
        }
        return organization;
    }

    RuntimeException denied() {
        return AwsError.of(
                AccessDeniedException.builder(),
                "You don't have permissions to access this resource.");
    }
}
