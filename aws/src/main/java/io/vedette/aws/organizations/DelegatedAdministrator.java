package io.vedette.aws.organizations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.DelegatedAdministrator.Delegation;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.organizations.model.DelegatedService;

/**
 * Makes a member account the administrator of one AWS service, named by its service principal, for
 * the whole organization (RegisterDelegatedAdministrator).
 *
 * <p>For the services that take their administrators through Organizations, such as AWS Config and
 * Systems Manager; GuardDuty, Security Hub and their like have operations of their own. Trusted
 * access for the principal must be on. A service can have more than one administrator: another one
 * beside ours is left alone.
 */
public record DelegatedAdministrator(AwsClients clients) implements ResourceKind<Delegation> {

    /** Which account administers the service. */
    public record Delegation(AccountId administrator) {}

    /** A service administered by the security tooling account, once its trusted access is on. */
    public Resource<Delegation> of(
            Organization organization,
            AwsOrganization topology,
            String principal,
            ResourceId trustedAccess) {
        return Resource.of(
                this,
                new Target(topology.management(), organization.home()),
                principal,
                new Delegation(organization.securityTooling()),
                trustedAccess);
    }

    @Override
    public String name() {
        return "organizations.delegated-administrator";
    }

    /** One listing tells all services of an administrator; they usually share one administrator. */
    @Override
    public Map<ResourceId, Reading<Delegation>> read(
            Target place, List<Resource<Delegation>> resources) {
        Map<ResourceId, Reading<Delegation>> readings = new HashMap<>();
        resources.stream()
                .collect(groupingBy(it -> it.desired().administrator()))
                .forEach((administrator, theirs) -> {
                    Set<String> services = delegatedTo(administrator, place);
                    theirs.stream()
                            .filter(it -> services.contains(it.name()))
                            .forEach(it ->
                                    readings.put(it.id(), new Reading.Present<>(it.desired())));
                });
        return readings;
    }

    private Set<String> delegatedTo(AccountId administrator, Target place) {
        try {
            return organizations(place)
                    .listDelegatedServicesForAccountPaginator(
                            it -> it.accountId(administrator.value()))
                    .delegatedServices()
                    .stream()
                    .map(DelegatedService::servicePrincipal)
                    .collect(toSet());
        } catch (AccountNotRegisteredException none) {
            return Set.of();
        }
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Delegation>> absent) {
        absent.forEach(resource -> register(place, resource));
        return absent.stream().collect(toMap(Resource::id, _ -> Result.done()));
    }

    private void register(Target place, Resource<Delegation> resource) {
        try {
            organizations(place)
                    .registerDelegatedAdministrator(it ->
                            it.accountId(resource.desired().administrator().value())
                                    .servicePrincipal(resource.name()));
        } catch (AccountAlreadyRegisteredException already) {
            // somebody else registered it since it was read
        }
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Delegation>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Delegation>> made) {
        made.forEach(removal -> deregister(place, removal.resource()));
        return made.stream().collect(toMap(it -> it.resource().id(), _ -> Result.done()));
    }

    private void deregister(Target place, Resource<Delegation> resource) {
        try {
            organizations(place)
                    .deregisterDelegatedAdministrator(it ->
                            it.accountId(resource.desired().administrator().value())
                                    .servicePrincipal(resource.name()));
        } catch (AccountNotRegisteredException already) {
            // somebody else deregistered it since it was read
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("organizations:ListDelegatedServicesForAccount");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("organizations:RegisterDelegatedAdministrator");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("organizations:DeregisterDelegatedAdministrator");
    }

    private OrganizationsClient organizations(Target place) {
        return clients.client(OrganizationsClient.class, place);
    }
}
