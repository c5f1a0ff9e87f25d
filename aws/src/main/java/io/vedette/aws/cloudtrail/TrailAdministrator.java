package io.vedette.aws.cloudtrail;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudtrail.TrailAdministrator.Delegation;
import io.vedette.core.organization.AccountId;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.cloudtrail.model.AccountRegisteredException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Lets a member account manage the organization's trails (RegisterOrganizationDelegatedAdmin).
 *
 * <p>CloudTrail's own operation, because only that one also makes the service-linked role which the
 * management account needs; registering through Organizations would not.
 */
record TrailAdministrator(AwsClients clients) implements SingleResourceKind<Delegation> {

    static final String PRINCIPAL = "cloudtrail.amazonaws.com";

    /** The account that manages the trails, beside the management account and perhaps others. */
    record Delegation(AccountId administrator) {}

    @Override
    public String name() {
        return "cloudtrail.delegated-administrator";
    }

    @Override
    public Reading<Delegation> read(Resource<Delegation> resource) {
        String administrator = resource.desired().administrator().value();
        boolean registered =
                clients
                        .client(OrganizationsClient.class, resource.target())
                        .listDelegatedAdministratorsPaginator(it -> it.servicePrincipal(PRINCIPAL))
                        .delegatedAdministrators()
                        .stream()
                        .anyMatch(it -> it.id().equals(administrator));
        return registered ? new Reading.Present<>(resource.desired()) : new Reading.Absent<>();
    }

    @Override
    public Result create(Resource<Delegation> resource) {
        try {
            clients.client(CloudTrailClient.class, resource.target())
                    .registerOrganizationDelegatedAdmin(
                            it -> it.memberAccountId(resource.desired().administrator().value()));
        } catch (AccountRegisteredException already) {
            // somebody else registered it since it was read
        }
        return Result.done();
    }

    @Override
    public Result update(Update<Delegation> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<Delegation> removal) {
        try {
            clients.client(CloudTrailClient.class, removal.resource().target())
                    .deregisterOrganizationDelegatedAdmin(it ->
                            it.delegatedAdminAccountId(
                                    removal.resource().desired().administrator().value()));
        } catch (AccountNotRegisteredException already) {
            // somebody else deregistered it since it was read
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("organizations:ListDelegatedAdministrators");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "cloudtrail:RegisterOrganizationDelegatedAdmin",
                "iam:CreateServiceLinkedRole",
                "iam:GetRole",
                "organizations:ListAWSServiceAccessForOrganization",
                "organizations:RegisterDelegatedAdministrator");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "cloudtrail:DeregisterOrganizationDelegatedAdmin",
                "organizations:DeregisterDelegatedAdministrator");
    }
}
