package io.vedette.aws.systemsmanager;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.vedette.aws.AwsClients;
import io.vedette.aws.systemsmanager.AutomationDocument.Offered;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
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
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;

/**
 * Checks that a document that responders count on is there (ListDocuments). Whoever owns it makes
 * it, so that one that is not there is reported and nothing is done.
 */
record AutomationDocument(AwsClients clients) implements ResourceKind<Offered> {

    private static final int PAGE = 50;

    /** The document is there or it is not. */
    record Offered() {}

    @Override
    public String name() {
        return "ssm.automation-document";
    }

    @Override
    public Map<ResourceId, Reading<Offered>> read(Target place, List<Resource<Offered>> resources) {
        Set<String> there = names(place, resources.stream().map(Resource::name).toList());
        return resources.stream()
                .collect(toMap(Resource::id, it -> reading(it, there.contains(it.name()))));
    }

    private Set<String> names(Target place, List<String> wanted) {
        DocumentKeyValuesFilter byName =
                DocumentKeyValuesFilter.builder().key("Name").values(wanted).build();
        return clients
                .client(SsmClient.class, place)
                .listDocumentsPaginator(it -> it.filters(byName).maxResults(PAGE))
                .documentIdentifiers()
                .stream()
                .map(DocumentIdentifier::name)
                .collect(toSet());
    }

    private static Reading<Offered> reading(Resource<Offered> resource, boolean there) {
        return there
                ? new Reading.Present<>(new Offered())
                : new Reading.OffLimits<>(
                        "there is no document %s in %s: leave it out of automation-documents, or share it with the account"
                                .formatted(resource.name(), resource.target().region()));
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Offered>> absent) {
        return absent.stream()
                .collect(toMap(Resource::id, _ -> new Result.Left("Vedette makes no documents")));
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Offered>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Offered>> made) {
        return create(place, made.stream().map(Removal::resource).toList());
    }

    @Override
    public Set<CostDriver> costDrivers(Offered desired) {
        return Set.of(CostDriver.SSM_AUTOMATION_STEPS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ssm:ListDocuments");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of();
    }
}
