package io.vedette.twin.securityhub;

import io.vedette.twin.Page;
import io.vedette.twin.securityhub.HubState.SavedSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.BatchGetStandardsControlAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchGetStandardsControlAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateStandardsControlAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateStandardsControlAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.ListStandardsControlAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.ListStandardsControlAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationDetail;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationId;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.UnprocessedErrorCode;
import software.amazon.awssdk.services.securityhub.model.UnprocessedStandardsControlAssociation;
import software.amazon.awssdk.services.securityhub.model.UnprocessedStandardsControlAssociationUpdate;

/** The controls of an account's enabled standards, which can be switched one by one. */
final class Switches {

    private static final int MOST_AT_ONCE = 100;

    private final Ground ground;

    Switches(Ground ground) {
        this.ground = ground;
    }

    ListStandardsControlAssociationsResponse list(ListStandardsControlAssociationsRequest request) {
        HubState hub = ground.requireHub();
        String control = id(request.securityControlId());
        if (!Controls.exists(control)) {
            throw Refusal.invalid("Invalid security control: " + control);
        }
        List<StandardsControlAssociationSummary> all =
                hub.standards.keySet().stream()
                        .filter(standard -> missing(hub, control, standard).isEmpty())
                        .map(standard -> summary(hub, control, standard))
                        .toList();
        Page<StandardsControlAssociationSummary> page =
                ground.page(all, request.nextToken(), request.maxResults(), 25);
        return ListStandardsControlAssociationsResponse.builder()
                .standardsControlAssociationSummaries(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    BatchGetStandardsControlAssociationsResponse get(
            BatchGetStandardsControlAssociationsRequest request) {
        HubState hub = ground.requireHub();
        requireFew(request.standardsControlAssociationIds().size());
        List<StandardsControlAssociationDetail> found = new ArrayList<>();
        List<UnprocessedStandardsControlAssociation> unprocessed = new ArrayList<>();
        for (StandardsControlAssociationId asked : request.standardsControlAssociationIds()) {
            String control = id(asked.securityControlId());
            Optional<String> missing = missing(hub, control, asked.standardsArn());
            if (missing.isEmpty()) {
                found.add(detail(hub, control, asked.standardsArn()));
            } else {
                unprocessed.add(
                        UnprocessedStandardsControlAssociation.builder()
                                .standardsControlAssociationId(asked)
                                .errorCode(UnprocessedErrorCode.RESOURCE_NOT_FOUND)
                                .errorReason(missing.get())
                                .build());
            }
        }
        return BatchGetStandardsControlAssociationsResponse.builder()
                .standardsControlAssociationDetails(found)
                .unprocessedAssociations(unprocessed)
                .build();
    }

    BatchUpdateStandardsControlAssociationsResponse update(
            BatchUpdateStandardsControlAssociationsRequest request) {
        HubState hub = ground.requireHub();
        ground.requireOwnSettings();
        requireFew(request.standardsControlAssociationUpdates().size());
        List<UnprocessedStandardsControlAssociationUpdate> unprocessed = new ArrayList<>();
        for (StandardsControlAssociationUpdate update :
                request.standardsControlAssociationUpdates()) {
            String control = id(update.securityControlId());
            Optional<String> missing = missing(hub, control, update.standardsArn());
            boolean unreasoned =
                    update.associationStatus() == AssociationStatus.DISABLED
                            && update.updatedReason() == null;
            if (missing.isPresent()) {
                unprocessed.add(
                        unprocessed(
                                update, UnprocessedErrorCode.RESOURCE_NOT_FOUND, missing.get()));
            } else if (unreasoned) {
                unprocessed.add(
                        unprocessed(
                                update,
                                UnprocessedErrorCode.INVALID_INPUT,
                                "UpdatedReason is required when a control is disabled"));
            } else {
                set(hub, saved(control, update));
            }
        }
        return BatchUpdateStandardsControlAssociationsResponse.builder()
                .unprocessedAssociationUpdates(unprocessed)
                .build();
    }

    /** A control that is on for no reason is as it was before anybody switched it. */
    private static void set(HubState hub, SavedSwitch saved) {
        String key = SavedSwitch.key(saved.control(), saved.standard());
        if (saved.status().equals("ENABLED") && saved.reason().isEmpty()) {
            hub.switches.remove(key);
        } else {
            hub.switches.put(key, saved);
        }
    }

    private SavedSwitch saved(String control, StandardsControlAssociationUpdate update) {
        String reason = update.updatedReason() == null ? "" : update.updatedReason();
        return new SavedSwitch(
                control,
                update.standardsArn(),
                update.associationStatusAsString(),
                reason,
                ground.now());
    }

    private static UnprocessedStandardsControlAssociationUpdate unprocessed(
            StandardsControlAssociationUpdate update, UnprocessedErrorCode code, String reason) {
        return UnprocessedStandardsControlAssociationUpdate.builder()
                .standardsControlAssociationUpdate(update)
                .errorCode(code)
                .errorReason(reason)
                .build();
    }

    private static void requireFew(int associations) {
        if (associations > MOST_AT_ONCE) {
            throw Refusal.invalid(
                    "%d associations in one request; at most %d are allowed"
                            .formatted(associations, MOST_AT_ONCE));
        }
    }

    /** Why a control in a standard cannot be seen or switched, if so. */
    private Optional<String> missing(HubState hub, String control, String standard) {
        if (!new Subscriptions(ground).updatable(hub, standard)) {
            return Optional.of("The standard is not enabled, or not ready for updates");
        }
        return Controls.of(standard).contains(control)
                ? Optional.empty()
                : Optional.of("The standard has no security control " + control);
    }

    private StandardsControlAssociationDetail detail(
            HubState hub, String control, String standard) {
        SavedSwitch saved = hub.switches.get(SavedSwitch.key(control, standard));
        StandardsControlAssociationDetail.Builder detail =
                StandardsControlAssociationDetail.builder()
                        .standardsArn(standard)
                        .securityControlId(control)
                        .securityControlArn(arn(control))
                        .associationStatus(status(saved))
                        .standardsControlTitle(control);
        if (saved != null) {
            detail.updatedAt(saved.at()).updatedReason(reason(saved));
        }
        return detail.build();
    }

    private StandardsControlAssociationSummary summary(
            HubState hub, String control, String standard) {
        SavedSwitch saved = hub.switches.get(SavedSwitch.key(control, standard));
        StandardsControlAssociationSummary.Builder summary =
                StandardsControlAssociationSummary.builder()
                        .standardsArn(standard)
                        .securityControlId(control)
                        .securityControlArn(arn(control))
                        .associationStatus(status(saved))
                        .standardsControlTitle(control);
        if (saved != null) {
            summary.updatedAt(saved.at()).updatedReason(reason(saved));
        }
        return summary.build();
    }

    private static String status(@Nullable SavedSwitch saved) {
        return saved == null ? "ENABLED" : saved.status();
    }

    private static @Nullable String reason(SavedSwitch saved) {
        return saved.reason().isEmpty() ? null : saved.reason();
    }

    private String arn(String control) {
        return "arn:aws:securityhub:%s:%s:security-control/%s"
                .formatted(ground.region(), ground.account(), control);
    }

    /** A control is named by its id or by its ARN. */
    private static String id(String control) {
        return control.substring(control.lastIndexOf('/') + 1);
    }
}
