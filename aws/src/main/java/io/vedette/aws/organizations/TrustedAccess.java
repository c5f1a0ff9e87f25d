package io.vedette.aws.organizations;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.TrustedAccess.Enabled;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;

/**
 * Lets one AWS service, named by its service principal, work in the whole organization
 * (EnableAWSServiceAccess). It is a setting of the management account.
 */
public record TrustedAccess(AwsClients clients) implements ResourceKind<Enabled> {

    /** Trusted access is on or it is not there. */
    public record Enabled() {}

    /** Trusted access of a service in an organization, and what it needs first. */
    public Resource<Enabled> of(
            Organization organization,
            AwsOrganization topology,
            String principal,
            ResourceId... needs) {
        Target management = new Target(topology.management(), organization.home());
        return Resource.of(this, management, principal, new Enabled(), needs);
    }

    @Override
    public String name() {
        return "organizations.trusted-access";
    }

    @Override
    public Map<ResourceId, Reading<Enabled>> read(Target place, List<Resource<Enabled>> resources) {
        Set<String> trusted =
                organizations(place).listAWSServiceAccessForOrganizationPaginator().stream()
                        .flatMap(page -> page.enabledServicePrincipals().stream())
                        .map(EnabledServicePrincipal::servicePrincipal)
                        .collect(toSet());
        return resources.stream()
                .filter(resource -> trusted.contains(resource.name()))
                .collect(toMap(Resource::id, _ -> new Reading.Present<>(new Enabled())));
    }

    /** AWS takes a second request for the same principal without complaint. */
    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Enabled>> absent) {
        OrganizationsClient organizations = organizations(place);
        absent.forEach(resource ->
                organizations.enableAWSServiceAccess(it -> it.servicePrincipal(resource.name())));
        return absent.stream().collect(toMap(Resource::id, _ -> Result.done()));
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Enabled>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    /** AWS takes a request for a principal that is off already, too. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Enabled>> made) {
        OrganizationsClient organizations = organizations(place);
        made.forEach(removal ->
                organizations.disableAWSServiceAccess(
                        it -> it.servicePrincipal(removal.resource().name())));
        return made.stream().collect(toMap(it -> it.resource().id(), _ -> Result.done()));
    }

    @Override
    public Set<String> readActions() {
        return Set.of("organizations:ListAWSServiceAccessForOrganization");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("organizations:EnableAWSServiceAccess");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("organizations:DisableAWSServiceAccess");
    }

    private OrganizationsClient organizations(Target place) {
        return clients.client(OrganizationsClient.class, place);
    }
}
