package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws what an account has for itself, and finds what Security Hub builds on there. */
final class AccountDrawing {

    /** One finding for a control, however many standards have it: AWS's recommendation. */
    static final String ONE_FINDING_PER_CONTROL = "SECURITY_CONTROL";

    private static final Set<String> RECORDER = Set.of("config.recorder", "config.recording");

    private final SecurityHubSettings settings;
    private final Draft draft;
    private final Hub hubs;
    private final FindingAggregator aggregators;
    private final EnabledStandard standards;
    private final DisabledControl controls;

    AccountDrawing(AwsClients clients, SecurityHubSettings settings, Draft draft) {
        this.settings = settings;
        this.draft = draft;
        Standards known = new Standards(clients);
        this.hubs = new Hub(clients);
        this.aggregators = new FindingAggregator(clients);
        this.standards = new EnabledStandard(clients, known);
        this.controls = new DisabledControl(clients, known, settings.standards());
    }

    /** Security Hub itself, on a Config recorder where the baseline has one. */
    ResourceId hub(
            Target target, @Nullable Boolean autoEnableControls, @Nullable String controlFindings) {
        return draft.add(
                new Resource<>(
                        hubs,
                        target,
                        "default",
                        new Hub.Settings(autoEnableControls, controlFindings),
                        recorder(target),
                        draft.deployed(Tool.GUARDDUTY, target)));
    }

    /** The chosen standards and the disabled controls, which need a hub. */
    Set<ResourceId> checks(Target target, ResourceId hub) {
        Set<ResourceId> drawn = new LinkedHashSet<>();
        for (Standard standard : settings.standards().stream().sorted().toList()) {
            drawn.add(
                    draft.add(
                            Resource.of(
                                    standards,
                                    target,
                                    standard.name(),
                                    EnabledStandard.Subscription.READY,
                                    hub)));
        }
        Set<ResourceId> enabled = Set.copyOf(drawn);
        for (SecurityHubSettings.DisabledControl disabled : settings.disabledControls()) {
            ControlSwitch off = ControlSwitch.off(disabled.reason());
            drawn.add(draft.add(controls, target, disabled.control(), off, enabled));
        }
        return drawn;
    }

    /** The aggregator in an account's home region. */
    ResourceId aggregator(Target home, Set<Region> linked, Collection<ResourceId> needs) {
        return draft.add(aggregators, home, "default", FindingAggregator.Linked.to(linked), needs);
    }

    /**
     * The Config recorder at a target, and that it runs: most controls are evaluated from what it
     * records.
     */
    Set<ResourceId> recorder(Target target) {
        return draft.deployed(Tool.CONFIG, target).stream()
                .filter(id -> RECORDER.contains(id.kind()) && id.target().equals(target))
                .collect(Collectors.toUnmodifiableSet());
    }
}
