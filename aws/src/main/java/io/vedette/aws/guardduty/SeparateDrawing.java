package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;

/** Draws GuardDuty where there is no organization: a full detector at every target. */
final class SeparateDrawing {

    private final Draft draft;
    private final DetectorDrawing detectors;

    SeparateDrawing(AwsClients clients, Draft draft, GuardDutySettings settings) {
        this.draft = draft;
        this.detectors =
                new DetectorDrawing(
                        clients,
                        draft,
                        settings,
                        new Features(settings, AutoEnableMembers.NONE),
                        draft.organization().members().stream().map(Account::id).toList(),
                        new Detectors(clients));
    }

    void draw() {
        for (Target target : draft.targets()) {
            ResourceId detector = detectors.drawFull(target);
            Set<ResourceId> standsOn =
                    new HashSet<>(detectors.drawFiltersAndExport(target, detector));
            standsOn.add(detector);
            detectors.drawUnoffered(target);
            draft.deploy(Tool.GUARDDUTY, target, standsOn);
        }
    }
}
