package io.vedette.twin.securityhub;

import io.vedette.twin.Page;
import io.vedette.twin.securityhub.HubState.SavedSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.model.BatchDisableStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchDisableStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.BatchEnableStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchEnableStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.DescribeStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.DescribeStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.GetEnabledStandardsRequest;
import software.amazon.awssdk.services.securityhub.model.GetEnabledStandardsResponse;
import software.amazon.awssdk.services.securityhub.model.Standard;
import software.amazon.awssdk.services.securityhub.model.StandardsControlsUpdatable;
import software.amazon.awssdk.services.securityhub.model.StandardsStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscriptionRequest;
import software.amazon.awssdk.services.securityhub.model.StatusReasonCode;

/** An account's subscriptions to standards. */
final class Subscriptions {

    private static final Duration USUAL = Duration.ofSeconds(20);

    private final Ground ground;

    Subscriptions(Ground ground) {
        this.ground = ground;
    }

    DescribeStandardsResponse describe(DescribeStandardsRequest request) {
        ground.requireHub();
        Page<Standard> page =
                ground.page(
                        Controls.standards(ground.region()),
                        request.nextToken(),
                        request.maxResults(),
                        100);
        return DescribeStandardsResponse.builder()
                .standards(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    GetEnabledStandardsResponse list(GetEnabledStandardsRequest request) {
        HubState hub = ground.requireHub();
        List<StandardsSubscription> all = new ArrayList<>();
        for (SavedSubscription saved : hub.standards.values()) {
            boolean asked =
                    !request.hasStandardsSubscriptionArns()
                            || request.standardsSubscriptionArns().contains(arn(saved));
            if (asked && !isGone(saved)) {
                all.add(shown(saved));
            }
        }
        Page<StandardsSubscription> page =
                ground.page(all, request.nextToken(), request.maxResults(), 100);
        return GetEnabledStandardsResponse.builder()
                .standardsSubscriptions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    BatchEnableStandardsResponse enable(BatchEnableStandardsRequest request) {
        HubState hub = ground.requireHub();
        ground.requireOwnSettings();
        List<String> standards =
                request.standardsSubscriptionRequests().stream()
                        .map(StandardsSubscriptionRequest::standardsArn)
                        .toList();
        for (String standard : standards) {
            if (!Controls.offers(standard, ground.region())) {
                throw Refusal.invalid("Invalid standards ARN: " + standard);
            }
        }
        return BatchEnableStandardsResponse.builder()
                .standardsSubscriptions(
                        standards.stream().map(it -> shown(enable(hub, it))).toList())
                .build();
    }

    /** Enables a standard that is not, and tries one again that is incomplete. */
    SavedSubscription enable(HubState hub, String standard) {
        SavedSubscription there = hub.standards.get(standard);
        if (there != null && there.goneAt() == null && !isIncomplete(there)) {
            return there;
        }
        SavedSubscription enabled =
                new SavedSubscription(
                        standard, ground.now().plus(ground.delay("standard", USUAL)), null);
        hub.standards.put(standard, enabled);
        return enabled;
    }

    BatchDisableStandardsResponse disable(BatchDisableStandardsRequest request) {
        HubState hub = ground.requireHub();
        ground.requireOwnSettings();
        List<StandardsSubscription> disabled = new ArrayList<>();
        for (String arn : request.standardsSubscriptionArns()) {
            SavedSubscription saved =
                    hub.standards.values().stream()
                            .filter(it -> arn(it).equals(arn) && !isGone(it))
                            .findFirst()
                            .orElseThrow(() ->
                                    Refusal.invalid("Invalid standards subscription: " + arn));
            SavedSubscription leaving =
                    new SavedSubscription(
                            saved.standard(),
                            saved.readyAt(),
                            ground.now().plus(ground.delay("standard", USUAL)));
            hub.standards.put(saved.standard(), leaving);
            hub.switches.values().removeIf(it -> it.standard().equals(saved.standard()));
            disabled.add(shown(leaving));
        }
        return BatchDisableStandardsResponse.builder().standardsSubscriptions(disabled).build();
    }

    /** Whether the controls of a standard can be seen and switched. */
    boolean updatable(HubState hub, String standard) {
        SavedSubscription saved = hub.standards.get(standard);
        return saved != null && saved.goneAt() == null && !saved.readyAt().isAfter(ground.now());
    }

    private boolean isGone(SavedSubscription saved) {
        return saved.isGone(ground.now());
    }

    private boolean isIncomplete(SavedSubscription saved) {
        return status(saved) == StandardsStatus.INCOMPLETE;
    }

    private StandardsStatus status(SavedSubscription saved) {
        if (saved.goneAt() != null) {
            return StandardsStatus.DELETING;
        }
        if (saved.readyAt().isAfter(ground.now())) {
            return StandardsStatus.PENDING;
        }
        return trouble().isPresent() ? StandardsStatus.INCOMPLETE : StandardsStatus.READY;
    }

    private Optional<StatusReasonCode> trouble() {
        if (!ground.isRecorded(ground.account(), ground.region())) {
            return Optional.of(StatusReasonCode.NO_AVAILABLE_CONFIGURATION_RECORDER);
        }
        return ground.unprocessed(ground.account())
                ? Optional.of(StatusReasonCode.INTERNAL_ERROR)
                : Optional.empty();
    }

    private StandardsSubscription shown(SavedSubscription saved) {
        StandardsStatus status = status(saved);
        StandardsSubscription.Builder shown =
                StandardsSubscription.builder()
                        .standardsArn(saved.standard())
                        .standardsSubscriptionArn(arn(saved))
                        .standardsInput(Map.of())
                        .standardsStatus(status)
                        .standardsControlsUpdatable(
                                status == StandardsStatus.PENDING
                                        ? StandardsControlsUpdatable.NOT_READY_FOR_UPDATES
                                        : StandardsControlsUpdatable.READY_FOR_UPDATES);
        if (status == StandardsStatus.INCOMPLETE) {
            trouble()
                    .ifPresent(reason ->
                            shown.standardsStatusReason(it -> it.statusReasonCode(reason)));
        }
        return shown.build();
    }

    /** A subscription is named as its standard, after what tells rulesets from standards. */
    private String arn(SavedSubscription saved) {
        String path = Controls.path(saved.standard());
        return "arn:aws:securityhub:%s:%s:subscription/%s"
                .formatted(
                        ground.region(), ground.account(), path.substring(path.indexOf('/') + 1));
    }
}
