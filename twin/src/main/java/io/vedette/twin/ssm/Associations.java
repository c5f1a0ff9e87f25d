package io.vedette.twin.ssm;

import io.vedette.twin.Page;
import io.vedette.twin.stored.StoredShape;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.AssociationAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.AssociationFilter;
import software.amazon.awssdk.services.ssm.model.AssociationOverview;
import software.amazon.awssdk.services.ssm.model.CreateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationRequest;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvalidScheduleException;
import software.amazon.awssdk.services.ssm.model.InvalidTargetException;
import software.amazon.awssdk.services.ssm.model.ListAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationsResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationRequest;

/** State Manager's associations of an account and region. */
record Associations(Ground ground) {

    AssociationDescription create(CreateAssociationRequest request) {
        requireDocument(request.name(), request.parameters().keySet());
        requireSchedule(request.scheduleExpression());
        if (request.instanceId() == null && !request.hasTargets()) {
            throw SsmError.of(
                    InvalidTargetException.builder(),
                    "InvalidTarget",
                    "Either InstanceId or Targets must be specified.");
        }
        boolean there =
                request.instanceId() != null
                        && find(request.name(), request.instanceId()).isPresent();
        if (there) {
            throw SsmError.of(
                    AssociationAlreadyExistsException.builder(),
                    "AssociationAlreadyExists",
                    "The specified association already exists.");
        }
        AssociationDescription association =
                AssociationDescription.builder()
                        .associationId(ground.world().ids().uuid(ground.caller(), "association"))
                        .associationVersion("1")
                        .date(ground.world().now())
                        .lastUpdateAssociationDate(ground.world().now())
                        .overview(AssociationOverview.builder().status("Pending").build())
                        .name(request.name())
                        .instanceId(request.instanceId())
                        .documentVersion(
                                Objects.requireNonNullElse(request.documentVersion(), "$DEFAULT"))
                        .parameters(given(request.hasParameters(), request.parameters()))
                        .targets(given(request.hasTargets(), request.targets()))
                        .scheduleExpression(request.scheduleExpression())
                        .outputLocation(request.outputLocation())
                        .associationName(request.associationName())
                        .maxErrors(request.maxErrors())
                        .maxConcurrency(request.maxConcurrency())
                        .complianceSeverity(request.complianceSeverity())
                        .syncCompliance(request.syncCompliance())
                        .applyOnlyAtCronInterval(request.applyOnlyAtCronInterval())
                        .build();
        save(association);
        ground.tag(ResourceTypeForTagging.ASSOCIATION, association.associationId(), request.tags());
        return association;
    }

    /** Takes everything from the request: what it leaves out is gone. */
    AssociationDescription update(UpdateAssociationRequest request) {
        AssociationDescription before = get(request.associationId());
        String document = Objects.requireNonNullElse(request.name(), before.name());
        requireDocument(document, request.parameters().keySet());
        requireSchedule(request.scheduleExpression());
        AssociationDescription after =
                AssociationDescription.builder()
                        .associationId(before.associationId())
                        .associationVersion(next(before.associationVersion()))
                        .date(before.date())
                        .lastUpdateAssociationDate(ground.world().now())
                        .overview(AssociationOverview.builder().status("Pending").build())
                        .name(document)
                        .instanceId(before.instanceId())
                        .documentVersion(
                                Objects.requireNonNullElse(request.documentVersion(), "$DEFAULT"))
                        .parameters(given(request.hasParameters(), request.parameters()))
                        .targets(
                                request.hasTargets()
                                        ? request.targets()
                                        : given(before.hasTargets(), before.targets()))
                        .scheduleExpression(request.scheduleExpression())
                        .outputLocation(request.outputLocation())
                        .associationName(request.associationName())
                        .maxErrors(request.maxErrors())
                        .maxConcurrency(request.maxConcurrency())
                        .complianceSeverity(request.complianceSeverity())
                        .syncCompliance(request.syncCompliance())
                        .applyOnlyAtCronInterval(request.applyOnlyAtCronInterval())
                        .build();
        save(after);
        return after;
    }

    private static String next(String version) {
        return Integer.toString(Integer.parseInt(version) + 1);
    }

    private static <T> @Nullable T given(boolean there, T value) {
        return there ? value : null;
    }

    AssociationDescription describe(DescribeAssociationRequest request) {
        if (request.associationId() != null) {
            return get(request.associationId());
        }
        return find(request.name(), request.instanceId()).orElseThrow(SsmError::noSuchAssociation);
    }

    ListAssociationsResponse list(ListAssociationsRequest request) {
        List<Association> matching =
                all().stream()
                        .filter(it ->
                                request.associationFilterList().stream()
                                        .allMatch(by -> matches(it, by)))
                        .map(Associations::listed)
                        .toList();
        Page<Association> page = Ground.page(matching, request.nextToken(), request.maxResults());
        return ListAssociationsResponse.builder()
                .associations(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(AssociationDescription association, AssociationFilter filter) {
        return switch (filter.key()) {
            case NAME -> filter.value().equals(association.name());
            case ASSOCIATION_ID -> filter.value().equals(association.associationId());
            case ASSOCIATION_NAME -> filter.value().equals(association.associationName());
            case INSTANCE_ID -> filter.value().equals(association.instanceId());
            case ASSOCIATION_STATUS_NAME -> filter.value().equals(association.overview().status());
            default ->
                    throw SsmError.validation(
                            "the twin does not filter by " + filter.keyAsString());
        };
    }

    /** A listing leaves the parameters out. */
    private static Association listed(AssociationDescription association) {
        return Association.builder()
                .name(association.name())
                .instanceId(association.instanceId())
                .associationId(association.associationId())
                .associationVersion(association.associationVersion())
                .documentVersion(association.documentVersion())
                .targets(given(association.hasTargets(), association.targets()))
                .overview(association.overview())
                .scheduleExpression(association.scheduleExpression())
                .associationName(association.associationName())
                .build();
    }

    void delete(DeleteAssociationRequest request) {
        String id =
                request.associationId() != null
                        ? get(request.associationId()).associationId()
                        : find(request.name(), request.instanceId())
                                .orElseThrow(SsmError::noSuchAssociation)
                                .associationId();
        ground.state().associations().remove(id);
        ground.untag(ResourceTypeForTagging.ASSOCIATION, id);
    }

    private void requireDocument(String name, Set<String> given) {
        boolean own = ground.state().documents().containsKey(name);
        Optional<AmazonDocuments.AmazonDocument> amazon = AmazonDocuments.find(name);
        if (!own && amazon.isEmpty()) {
            throw SsmError.of(
                    InvalidDocumentException.builder(),
                    "InvalidDocument",
                    "The specified SSM document doesn't exist.");
        }
        Set<String> unknown = new HashSet<>(given);
        amazon.ifPresentOrElse(it -> unknown.removeAll(it.parameters()), unknown::clear);
        if (!unknown.isEmpty()) {
            throw SsmError.of(
                    InvalidParametersException.builder(),
                    "InvalidParameters",
                    "Document %s has no parameters %s".formatted(name, unknown));
        }
    }

    /** A rate is half an hour at least. */
    private static void requireSchedule(@Nullable String schedule) {
        if (schedule == null) {
            return;
        }
        boolean known = schedule.matches("(rate|cron|at)\\(.+\\)");
        boolean often = schedule.matches("rate\\([12]?\\d minutes?\\)");
        if (!known || often) {
            throw SsmError.of(
                    InvalidScheduleException.builder(),
                    "InvalidSchedule",
                    "The schedule expression %s is invalid.".formatted(schedule));
        }
    }

    private List<AssociationDescription> all() {
        return ground.state().associations().values().stream()
                .map(Associations::association)
                .toList();
    }

    private static AssociationDescription association(NavigableMap<String, Object> stored) {
        return StoredShape.read(stored, AssociationDescription.builder());
    }

    private AssociationDescription get(String id) {
        NavigableMap<String, Object> stored = ground.state().associations().get(id);
        if (stored == null) {
            throw SsmError.noSuchAssociation();
        }
        return association(stored);
    }

    private Optional<AssociationDescription> find(
            @Nullable String document, @Nullable String instance) {
        return all().stream()
                .filter(it -> it.name().equals(document))
                .filter(it -> it.instanceId() != null && it.instanceId().equals(instance))
                .findFirst();
    }

    private void save(AssociationDescription association) {
        ground.state()
                .associations()
                .put(association.associationId(), StoredShape.write(association));
    }
}
