package io.vedette.core.readiness;

import io.vedette.core.catalog.ChecklistItem;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Organization;
import io.vedette.core.plan.Verification.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks each item of the checklist as far as readings tell. */
final class Checks {

    private final Situation situation;
    private final DeploymentCheck deployments;
    private final ResourceCheck resources;

    Checks(Situation situation) {
        this.situation = situation;
        this.deployments = new DeploymentCheck(situation);
        this.resources = new ResourceCheck(situation);
    }

    Check of(ChecklistItem item) {
        return switch (item) {
            case THREAT_MODEL, INTEGRATIONS, WORKFLOWS, LOGGING_REQUIREMENTS ->
                    Check.askedOfPeople();
            case TARGETS -> targets();
            case GUARDDUTY -> deployments.of(Tool.GUARDDUTY);
            case SECURITY_HUB -> deployments.of(Tool.SECURITY_HUB);
            case DETECTIVE -> deployments.of(Tool.DETECTIVE);
            case CONFIG -> deployments.of(Tool.CONFIG);
            case CLOUDTRAIL -> deployments.of(Tool.CLOUDTRAIL);
            case INSPECTOR -> deployments.of(Tool.INSPECTOR);
            case API_ACTIVITY -> deployments.of(LogSource.CLOUDTRAIL_MANAGEMENT);
            case FLOW_LOGS -> deployments.of(LogSource.VPC_FLOW_LOGS);
            case DNS_QUERIES -> deployments.of(LogSource.DNS_LOGS);
            case APPLICATION_LOGS -> deployments.of(LogSource.APPLICATION_LOGS);
            case LOAD_BALANCER_LOGS -> deployments.of(LogSource.LOAD_BALANCER_LOGS);
            case S3_ACCESS_LOGS -> deployments.of(LogSource.S3_ACCESS_LOGS);
            case SNS_TOPICS -> deployments.of(Facility.MONITORING);
            case EVENTBRIDGE_RULES -> resources.of(Set.of("eventbridge.", "events."));
            case AUTOMATION_DOCUMENTS -> resources.of(Set.of("ssm.automation-document"));
            case LAMBDA_FUNCTIONS,
                    STEP_FUNCTIONS,
                    TAG_DEFINITIONS,
                    TAG_POLICIES,
                    TAG_MONITORING,
                    TAG_APPLICATION,
                    TAG_AUDIT ->
                    Check.notBuilt();
        };
    }

    private Check targets() {
        Organization organization = situation.organization();
        List<String> evidence = new ArrayList<>();
        evidence.add(
                "%d accounts found, %d of them to work in; regions %s; %d targets"
                        .formatted(
                                organization.accounts().size(),
                                organization.members().size(),
                                organization.regions(),
                                organization.targets().size()));
        if (!organization.excluded().isEmpty()) {
            evidence.add(
                    "left out by the baseline: "
                            + organization.excluded().stream().sorted().toList());
        }
        return Check.read(organization.targets().isEmpty() ? Status.FAIL : Status.PASS, evidence);
    }
}
