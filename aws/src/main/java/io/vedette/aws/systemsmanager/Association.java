package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.systemsmanager.Association.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AssociationAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.AssociationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * Keeps an association of a document with all managed nodes of an account and region, by its name
 * (CreateAssociation, UpdateAssociation). An inventory of all nodes that goes by another name is
 * adopted, because nodes can have one only.
 */
record Association(AwsClients clients) implements SingleResourceKind<Settings> {

    /** What the document gets, and when it runs. Parameters that nobody decides are left alone. */
    record Settings(String document, Map<String, List<String>> parameters, String schedule) {
        Settings {
            Map<String, List<String>> sorted = new TreeMap<>();
            parameters.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
            parameters = Collections.unmodifiableMap(sorted);
        }
    }

    @Override
    public String name() {
        return "ssm.association";
    }

    /** One listing for all; what the listing leaves out, one call for each that is there. */
    @Override
    public Map<ResourceId, Reading<Settings>> read(
            Target place, List<Resource<Settings>> resources) {
        SsmClient ssm = clients.client(SsmClient.class, place);
        AssociationList there = AssociationList.read(ssm);
        Map<ResourceId, Reading<Settings>> readings = new HashMap<>();
        for (Resource<Settings> resource : resources) {
            there.adoptable(resource.name(), resource.desired().document())
                    .flatMap(id -> describe(ssm, id))
                    .ifPresent(it -> readings.put(resource.id(), present(it, resource)));
        }
        return readings;
    }

    private static Optional<AssociationDescription> describe(SsmClient ssm, String id) {
        try {
            return Optional.of(
                    ssm.describeAssociation(it -> it.associationId(id)).associationDescription());
        } catch (AssociationDoesNotExistException gone) {
            return Optional.empty();
        }
    }

    private static Reading<Settings> present(
            AssociationDescription found, Resource<Settings> resource) {
        Map<String, List<String>> parameters = new TreeMap<>(found.parameters());
        parameters.keySet().retainAll(resource.desired().parameters().keySet());
        String schedule = found.scheduleExpression() == null ? "" : found.scheduleExpression();
        return new Reading.Present<>(new Settings(found.name(), parameters, schedule));
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<Settings> resource) {
        Settings desired = resource.desired();
        try {
            ssm(resource)
                    .createAssociation(it ->
                            it.associationName(resource.name())
                                    .name(desired.document())
                                    .targets(AssociationList.ALL_NODES)
                                    .parameters(desired.parameters())
                                    .scheduleExpression(schedule(desired))
                                    .tags(
                                            Tag.builder()
                                                    .key(Managed.TAG)
                                                    .value(Managed.VALUE)
                                                    .build()));
        } catch (AssociationAlreadyExistsException already) {
            return Result.done();
        }
        return Result.done();
    }

    private static @Nullable String schedule(Settings settings) {
        return settings.schedule().isEmpty() ? null : settings.schedule();
    }

    /** Says everything again, because UpdateAssociation forgets what it is not told. */
    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        Settings desired = resource.desired();
        SsmClient ssm = ssm(resource);
        Optional<AssociationDescription> found =
                AssociationList.read(ssm)
                        .adoptable(resource.name(), desired.document())
                        .flatMap(id -> describe(ssm, id));
        if (found.isEmpty()) {
            return create(resource);
        }
        AssociationDescription before = found.get();
        Map<String, List<String>> parameters = new TreeMap<>(before.parameters());
        parameters.keySet().removeAll(update.before().parameters().keySet());
        parameters.putAll(desired.parameters());
        ssm.updateAssociation(it ->
                it.associationId(before.associationId())
                        .associationName(before.associationName())
                        .name(desired.document())
                        .documentVersion(before.documentVersion())
                        .parameters(parameters)
                        .targets(AssociationList.ALL_NODES)
                        .scheduleExpression(schedule(desired))
                        .scheduleOffset(before.scheduleOffset())
                        .outputLocation(before.outputLocation())
                        .maxErrors(before.maxErrors())
                        .maxConcurrency(before.maxConcurrency())
                        .complianceSeverity(before.complianceSeverity())
                        .syncCompliance(before.syncCompliance())
                        .applyOnlyAtCronInterval(before.applyOnlyAtCronInterval())
                        .calendarNames(before.hasCalendarNames() ? before.calendarNames() : null)
                        .duration(before.duration())
                        .alarmConfiguration(before.alarmConfiguration()));
        return Result.done();
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        Resource<Settings> resource = removal.resource();
        SsmClient ssm = ssm(resource);
        Optional<String> own = AssociationList.read(ssm).named(resource.name());
        try {
            own.ifPresent(id -> ssm.deleteAssociation(it -> it.associationId(id)));
        } catch (AssociationDoesNotExistException already) {
            return Result.done();
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ssm:DescribeAssociation", "ssm:ListAssociations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("ssm:AddTagsToResource", "ssm:CreateAssociation", "ssm:UpdateAssociation");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("ssm:DeleteAssociation");
    }

    private SsmClient ssm(Resource<Settings> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
