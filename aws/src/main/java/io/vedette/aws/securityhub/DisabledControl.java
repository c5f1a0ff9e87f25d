package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.DisabledControl.Switch;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationDetail;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationId;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.UnprocessedErrorCode;
import software.amazon.awssdk.services.securityhub.model.UnprocessedStandardsControlAssociationUpdate;

/**
 * A control that is off in an account and region, in every standard of the baseline that has it
 * (BatchUpdateStandardsControlAssociations, which took the place of UpdateStandardsControl). The
 * resource's name is the control's id, such as {@code IAM.6}.
 */
record DisabledControl(AwsClients clients, Standards standards, Set<Standard> chosen)
        implements ResourceKind<Switch> {

    private static final int CONTROLS_AT_ONCE = 20;
    private static final int PAIRS_AT_ONCE = 100;

    /** Whether it is off, and the reason that AWS keeps with it. */
    record Switch(String status, String reason) {
        static Switch off(String reason) {
            return new Switch("DISABLED", reason);
        }
    }

    @Override
    public String name() {
        return "securityhub.control";
    }

    @Override
    public Map<ResourceId, Reading<Switch>> read(Target place, List<Resource<Switch>> resources) {
        Map<String, List<StandardsControlAssociationDetail>> found = new HashMap<>();
        List<String> controls = resources.stream().map(Resource::name).toList();
        for (List<StandardsControlAssociationId> ids : chunks(ids(controls, enabledArns(place)))) {
            hub(place)
                    .batchGetStandardsControlAssociations(
                            it -> it.standardsControlAssociationIds(ids))
                    .standardsControlAssociationDetails()
                    .forEach(it ->
                            found.computeIfAbsent(it.securityControlId(), _ -> new ArrayList<>())
                                    .add(it));
        }
        Map<ResourceId, Reading<Switch>> readings = new HashMap<>();
        for (Resource<Switch> resource : resources) {
            List<StandardsControlAssociationDetail> details = found.get(resource.name());
            if (details != null) {
                readings.put(resource.id(), new Reading.Present<>(state(details)));
            }
        }
        return readings;
    }

    private static Switch state(List<StandardsControlAssociationDetail> details) {
        Set<String> on = new TreeSet<>();
        Set<String> reasons = new TreeSet<>();
        for (StandardsControlAssociationDetail detail : details) {
            if (detail.associationStatus() == AssociationStatus.DISABLED) {
                reasons.add(detail.updatedReason() == null ? "" : detail.updatedReason());
            } else {
                String arn = detail.standardsArn();
                on.add(Standards.named(arn).map(Standard::name).orElse(arn));
            }
        }
        String status = on.isEmpty() ? "DISABLED" : "ENABLED in " + String.join(", ", on);
        return new Switch(status, String.join(" / ", reasons));
    }

    @Override
    public int batch() {
        return CONTROLS_AT_ONCE;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Switch>> absent) {
        List<String> arns = enabledArns(place);
        List<StandardsControlAssociationUpdate> all = new ArrayList<>();
        absent.forEach(it -> arns.forEach(arn -> all.add(off(it, arn))));
        List<UnprocessedStandardsControlAssociationUpdate> unprocessed = new ArrayList<>();
        for (List<StandardsControlAssociationUpdate> updates : chunks(all)) {
            unprocessed.addAll(
                    hub(place)
                            .batchUpdateStandardsControlAssociations(
                                    it -> it.standardsControlAssociationUpdates(updates))
                            .unprocessedAssociationUpdates());
        }
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(it -> results.put(it.id(), result(it.name(), arns.size(), unprocessed)));
        return results;
    }

    /** A standard that does not have the control at all is no failure, unless none has it. */
    private static Result result(
            String control,
            int standards,
            List<UnprocessedStandardsControlAssociationUpdate> unprocessed) {
        if (standards == 0) {
            return new Result.Refused("none of the baseline's standards is enabled here");
        }
        List<UnprocessedStandardsControlAssociationUpdate> mine =
                unprocessed.stream()
                        .filter(it ->
                                it.standardsControlAssociationUpdate()
                                        .securityControlId()
                                        .equals(control))
                        .toList();
        return mine.stream()
                .filter(it -> mine.size() == standards || !isNotThere(it.errorCode()))
                .findFirst()
                .<Result>map(it ->
                        new Result.Refused(
                                "%s: %s".formatted(it.errorCodeAsString(), it.errorReason())))
                .orElseGet(Result::done);
    }

    private static boolean isNotThere(UnprocessedErrorCode code) {
        return code == UnprocessedErrorCode.RESOURCE_NOT_FOUND
                || code == UnprocessedErrorCode.NOT_FOUND;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Switch>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    private List<String> enabledArns(Target place) {
        return standards.lastEnabled(place).entrySet().stream()
                .filter(it -> chosen.contains(it.getKey()))
                .map(it -> it.getValue().standardsArn())
                .sorted()
                .toList();
    }

    private static List<StandardsControlAssociationId> ids(
            List<String> controls, List<String> arns) {
        List<StandardsControlAssociationId> ids = new ArrayList<>();
        for (String control : controls) {
            for (String arn : arns) {
                ids.add(
                        StandardsControlAssociationId.builder()
                                .securityControlId(control)
                                .standardsArn(arn)
                                .build());
            }
        }
        return ids;
    }

    private static StandardsControlAssociationUpdate off(Resource<Switch> control, String arn) {
        return StandardsControlAssociationUpdate.builder()
                .securityControlId(control.name())
                .standardsArn(arn)
                .associationStatus(AssociationStatus.DISABLED)
                .updatedReason(control.desired().reason())
                .build();
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAIRS_AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + PAIRS_AT_ONCE)));
        }
        return chunks;
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "securityhub:BatchGetStandardsControlAssociations",
                "securityhub:GetEnabledStandards");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("securityhub:BatchUpdateStandardsControlAssociations");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
