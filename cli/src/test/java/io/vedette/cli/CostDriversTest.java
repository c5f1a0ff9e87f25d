package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.cli.session.Session;
import io.vedette.cli.session.TwinFiles;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.Tool;
import io.vedette.core.plan.Selection;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No kind is free by oversight: it names what AWS bills, or is listed here. */
final class CostDriversTest {

    /** What AWS does not charge for by itself. */
    private static final Set<String> FREE =
            Set.of(
                    "cloudtrail.delegated-administrator",
                    "cloudtrail.event-arrival",
                    "cloudwatch.anomaly-detector",
                    "config.aggregation-authorization",
                    "config.aggregator",
                    "config.delivery-channel",
                    "config.member-rules",
                    "config.recording",
                    "config.remediation",
                    "config.retention",
                    "detective.administrator",
                    "detective.data-source-package",
                    "detective.organization",
                    "ec2.flow-log",
                    "elb.access-logs",
                    "elb.classic-access-logs",
                    "elb.connection-logs",
                    "elb.no-access-logs",
                    "eventbridge.bus",
                    "eventbridge.bus-policy",
                    "guardduty.administrator",
                    "guardduty.filter",
                    "guardduty.organization",
                    "guardduty.publishing-destination",
                    "guardduty.unoffered-feature",
                    "iam.role",
                    "iam.service-linked-role",
                    "iam.service-role",
                    "inspector.administrator",
                    "inspector.configuration",
                    "inspector.member",
                    "inspector.organization",
                    "inspector.suppression-rule",
                    "inspector.unoffered-scan-type",
                    "logs.account-subscription",
                    "logs.destination",
                    "logs.resource-policy",
                    "macie.administrator",
                    "macie.allow-list",
                    "macie.classification-export",
                    "macie.custom-data-identifier",
                    "macie.member",
                    "macie.organization",
                    "macie.publication",
                    "organizations.delegated-administrator",
                    "organizations.trusted-access",
                    "route53resolver.query-log-association",
                    "route53resolver.query-log-config",
                    "s3.bucket-logging",
                    "s3.bucket-policy",
                    "s3.bucket-tags",
                    "securityhub.administrator",
                    "securityhub.control",
                    "securityhub.finding-aggregator",
                    "securityhub.member",
                    "securityhub.organization-configuration",
                    "securityhub.policy-association",
                    "securityhub.policy-member",
                    "securityhub.product",
                    "sns.subscription",
                    "sns.topic",
                    "sns.topic-policy",
                    "ssm.association",
                    "ssm.default-patch-baselines",
                    "ssm.maintenance-window",
                    "ssm.patch-baseline",
                    "ssm.resource-data-sync",
                    "ssm.service-setting",
                    "ssm.session-preferences");

    @Test
    void everyKindOfTheExampleIsBilledOrFreeOnPurpose() {
        Set<String> unbilled = new TreeSet<>();
        for (Resource<?> resource : resources(Acme.BASELINE)) {
            if (drivers(resource).isEmpty() && !isThereForAnother(resource)) {
                unbilled.add(resource.kind().name());
            }
        }

        unbilled.removeAll(FREE);
        assertThat(unbilled).isEmpty();
    }

    @Test
    void everyToolThatCanBeDeployedIsBilledForSomething() {
        Set<CostDriver> found = EnumSet.noneOf(CostDriver.class);
        resources(Acme.BASELINE).forEach(resource -> found.addAll(drivers(resource)));

        assertThat(found)
                .contains(
                        CostDriver.GUARDDUTY_MANAGEMENT_EVENTS,
                        CostDriver.GUARDDUTY_RUNTIME_VCPUS,
                        CostDriver.CLOUDTRAIL_DATA_EVENTS,
                        CostDriver.CLOUDTRAIL_ERROR_RATE_INSIGHTS,
                        CostDriver.CONFIG_ITEMS,
                        CostDriver.SECURITYHUB_CHECKS,
                        CostDriver.EVENTBRIDGE_EVENTS,
                        CostDriver.EVENTBRIDGE_ARCHIVE_GB,
                        CostDriver.MACIE_BUCKETS,
                        CostDriver.MACIE_OBJECTS,
                        CostDriver.S3_STORAGE,
                        CostDriver.KMS_KEYS,
                        CostDriver.LOGS_INGESTED_GB);
    }

    @Test
    void aVolumeIsBilledToOneToolOnly() {
        Set<CostDriver> seen = EnumSet.noneOf(CostDriver.class);
        Baseline unstated = BaselineReader.parse("vedette.yaml", Acme.WITHOUT_VOLUMES);
        try (Session session = new Session(unstated, TwinFiles.demo(), 32)) {
            session.cost(session.blueprint(Selection.EVERYTHING)).gaps().stream()
                    .filter(gap -> gap.why().endsWith(" not stated"))
                    .forEach(gap -> {
                        assertThat(gap.tools()).as(gap.driver().id()).hasSize(1);
                        seen.add(gap.driver());
                    });
        }

        assertThat(seen).contains(CostDriver.CONFIG_ITEMS, CostDriver.EVENTBRIDGE_EVENTS);
    }

    @Test
    void whatTheBaselineTurnsOffIsNotBilled() throws IOException {
        Baseline less =
                BaselineReader.parse(
                        "vedette.yaml",
                        Files.readString(Repository.file("examples/acme/vedette.yaml"))
                                .replaceAll("runtime-agents: .*", "protection-plans: [s3]")
                                .replaceAll(
                                        "s3-data-event-buckets: .*", "insights: [api-call-rate]"));
        Set<CostDriver> found = EnumSet.noneOf(CostDriver.class);
        resources(less).forEach(resource -> found.addAll(drivers(resource)));

        assertThat(found)
                .contains(CostDriver.GUARDDUTY_S3_EVENTS, CostDriver.CLOUDTRAIL_CALL_RATE_INSIGHTS)
                .doesNotContain(
                        CostDriver.GUARDDUTY_RUNTIME_VCPUS,
                        CostDriver.GUARDDUTY_EKS_AUDIT_EVENTS,
                        CostDriver.CLOUDTRAIL_DATA_EVENTS,
                        CostDriver.CLOUDTRAIL_ERROR_RATE_INSIGHTS);
    }

    /**
     * The management account's detector is there before it is enrolled, and the member is billed; a
     * rule that only logs sends nothing to another bus.
     */
    private static boolean isThereForAnother(Resource<?> resource) {
        return resource.kind().name().equals("eventbridge.rule")
                || (resource.kind().name().equals("guardduty.detector")
                        && resource.target().account().value().equals("111111111111"));
    }

    private static <S extends Record> Set<CostDriver> drivers(Resource<S> resource) {
        return resource.kind().costDrivers(resource.desired());
    }

    private static Iterable<Resource<?>> resources(Baseline baseline) {
        try (Session session = new Session(baseline, TwinFiles.demo(), 32)) {
            assertThat(session.blueprint(Selection.EVERYTHING).tools()).contains(Tool.GUARDDUTY);
            return session.blueprint(Selection.EVERYTHING).resources().values();
        }
    }
}
