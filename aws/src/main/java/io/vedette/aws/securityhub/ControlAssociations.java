package io.vedette.aws.securityhub;

import io.vedette.aws.securityhub.ControlSwitch.PerStandard;
import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationDetail;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationId;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.UnprocessedErrorCode;
import software.amazon.awssdk.services.securityhub.model.UnprocessedStandardsControlAssociationUpdate;

/**
 * Controls in standards, which is what AWS switches: a hundred pairs a call.
 *
 * @param standards the ARNs of the standards in which controls are looked up and switched
 */
record ControlAssociations(SecurityHubClient hub, List<String> standards) {

    private static final int PAIRS_AT_ONCE = 100;

    /** What each standard says of each control that it has, by control. */
    Map<String, List<StandardsControlAssociationDetail>> get(List<String> controls) {
        List<StandardsControlAssociationId> pairs = new ArrayList<>();
        for (String control : controls) {
            for (String standard : standards) {
                pairs.add(
                        StandardsControlAssociationId.builder()
                                .securityControlId(control)
                                .standardsArn(standard)
                                .build());
            }
        }
        Map<String, List<StandardsControlAssociationDetail>> found = new HashMap<>();
        for (StandardsControlAssociationDetail detail : inBatches(pairs, this::details)) {
            found.computeIfAbsent(detail.securityControlId(), _ -> new ArrayList<>()).add(detail);
        }
        return found;
    }

    private List<StandardsControlAssociationDetail> details(
            List<StandardsControlAssociationId> pairs) {
        return hub.batchGetStandardsControlAssociations(
                        it -> it.standardsControlAssociationIds(pairs))
                .standardsControlAssociationDetails();
    }

    /** Turns controls off, each for its reason; answers by control. */
    Map<String, Result> disable(Map<String, String> reasons) {
        List<StandardsControlAssociationUpdate> pairs = new ArrayList<>();
        reasons.forEach((control, reason) ->
                standards.forEach(standard -> pairs.add(off(control, standard, reason))));
        return change(reasons.keySet(), pairs);
    }

    /** Turns controls on; answers by control. */
    Map<String, Result> enable(Set<String> controls) {
        List<StandardsControlAssociationUpdate> pairs = new ArrayList<>();
        controls.forEach(
                control -> standards.forEach(standard -> pairs.add(on(control, standard))));
        return change(controls, pairs);
    }

    /** Makes a control what it was in each of the standards. */
    Result restore(String control, PerStandard before) {
        List<StandardsControlAssociationUpdate> pairs = new ArrayList<>();
        for (String standard : standards) {
            String reason = before.disabled().get(standard);
            if (reason != null) {
                pairs.add(off(control, standard, reason));
            } else if (before.enabled().contains(standard)) {
                pairs.add(on(control, standard));
            }
        }
        return Objects.requireNonNull(change(Set.of(control), pairs).get(control));
    }

    /** Security Hub takes no control off without a reason, though it may show none. */
    private static StandardsControlAssociationUpdate off(
            String control, String standard, String reason) {
        return pair(control, standard)
                .associationStatus(AssociationStatus.DISABLED)
                .updatedReason(reason.isEmpty() ? "No reason was given" : reason)
                .build();
    }

    private static StandardsControlAssociationUpdate on(String control, String standard) {
        return pair(control, standard).associationStatus(AssociationStatus.ENABLED).build();
    }

    private static StandardsControlAssociationUpdate.Builder pair(String control, String standard) {
        return StandardsControlAssociationUpdate.builder()
                .securityControlId(control)
                .standardsArn(standard);
    }

    private Map<String, Result> change(
            Set<String> controls, List<StandardsControlAssociationUpdate> pairs) {
        List<UnprocessedStandardsControlAssociationUpdate> unprocessed =
                inBatches(pairs, this::update);
        Map<String, Result> results = new HashMap<>();
        controls.forEach(control -> results.put(control, result(control, unprocessed)));
        return results;
    }

    private List<UnprocessedStandardsControlAssociationUpdate> update(
            List<StandardsControlAssociationUpdate> pairs) {
        return hub.batchUpdateStandardsControlAssociations(
                        it -> it.standardsControlAssociationUpdates(pairs))
                .unprocessedAssociationUpdates();
    }

    /** A standard that does not have the control at all is no failure, unless none has it. */
    private Result result(
            String control, List<UnprocessedStandardsControlAssociationUpdate> unprocessed) {
        if (standards.isEmpty()) {
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
                .filter(it -> mine.size() == standards.size() || !isNotThere(it.errorCode()))
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

    private static <T, R> List<R> inBatches(List<T> all, Function<List<T>, List<R>> call) {
        List<R> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAIRS_AT_ONCE) {
            int to = Math.min(all.size(), from + PAIRS_AT_ONCE);
            answers.addAll(call.apply(all.subList(from, to)));
        }
        return answers;
    }
}
