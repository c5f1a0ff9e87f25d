package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.World;
import software.amazon.awssdk.services.config.model.NoAvailableOrganizationException;
import software.amazon.awssdk.services.config.model.OrganizationAccessDeniedException;

/** Who may act for the whole organization: its management account and delegated administrators. */
record Administration(World world, Caller caller) {

    /** What every operation asks. */
    Organization required(String service) {
        Organization organization = world.organization();
        if (!organization.inUse() || organization.account(caller.account()).isEmpty()) {
            throw AwsError.of(
                    NoAvailableOrganizationException.builder(),
                    "This account is not a member of an organization.");
        }
        if (!organization.isManagement(caller.account())
                && !world.delegations().administers(caller.account(), service)) {
            throw AwsError.of(
                    OrganizationAccessDeniedException.builder(),
                    "This action can be only made by the organization's management account or a registered delegated administrator for %s."
                            .formatted(service));
        }
        return organization;
    }

    /** The same for what changes something: the management account's first call enables access. */
    Organization require(String service) {
        Organization organization = required(service);
        if (organization.isManagement(caller.account())) {
            world.delegations().trust(service, world.now());
        }
        return organization;
    }
}
