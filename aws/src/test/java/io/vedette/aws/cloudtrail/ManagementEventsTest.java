package io.vedette.aws.cloudtrail;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.catalog.TrailLogSettings;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.plan.Verification;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3.S3Client;

class ManagementEventsTest {

    private static final String TRAIL = "arn:aws:cloudtrail:us-east-1:111111111111:trail/vedette";

    private static ToolsOnTwin rig(ToolsOnTwin rig) {
        return rig.regions(HOME, "eu-west-1")
                .tools(clients ->
                        List.<ItemBlueprint>of(
                                new CloudTrailBlueprint(clients),
                                new ManagementEventsBlueprint(clients)));
    }

    private static CloudTrailSettings trail(boolean enabled, boolean managementEvents) {
        CloudTrailSettings chosen = (CloudTrailSettings) Catalog.of(Tool.CLOUDTRAIL).defaults();
        return new CloudTrailSettings(
                enabled,
                chosen.trailName(),
                chosen.bucket(),
                chosen.key(),
                true,
                true,
                true,
                chosen.readWriteType(),
                managementEvents,
                managementEvents ? Set.of() : Set.of("some-bucket"),
                managementEvents ? chosen.insights() : Set.of(),
                chosen.cloudWatchLogs(),
                chosen.archive());
    }

    private static List<Outcome> outcomes(RunReport report) {
        return report.deployments().stream()
                .filter(it -> it.tool() == LogSource.CLOUDTRAIL_MANAGEMENT)
                .map(DeploymentOutcome::outcome)
                .toList();
    }

    private static Set<String> whySkipped(ToolsOnTwin rig) {
        return Set.copyOf(
                rig.blueprint().skipped().stream()
                        .filter(it -> it.tool() == LogSource.CLOUDTRAIL_MANAGEMENT)
                        .map(it -> it.why())
                        .toList());
    }

    @Test
    void standsOnTheTrailAndWaitsForItsFirstEvents() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(5));
        Instant start = rig.twin().inspect(World::now);
        assertThat(outcomes(rig.apply())).hasSize(10).containsOnly(new Outcome.Done());
        assertThat(rig.twin().inspect(World::now)).isAfter(start.plus(Duration.ofMinutes(5)));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void standsOnEachTrailOfSeparateAccounts() {
        ToolsOnTwin rig = rig(ToolsOnTwin.separateAccounts(4));
        assertThat(outcomes(rig.apply())).hasSize(8);
        rig.pass(Duration.ofMinutes(6));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void failsWhereTheTrailIsStopped() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        rig.apply();
        rig.pass(Duration.ofMinutes(6));
        rig.client(CloudTrailClient.class, TOOLING, HOME).stopLogging(it -> it.name(TRAIL));
        assertThat(Verification.of(rig.plan()).items())
                .filteredOn(it -> it.tool() == LogSource.CLOUDTRAIL_MANAGEMENT)
                .isNotEmpty()
                .allMatch(it -> it.status() == Verification.Status.FAIL)
                .allMatch(it -> it.evidence().toString().contains("logging: false -> true"));
        rig.apply();
        rig.pass(Duration.ofMinutes(6));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void seesThatTheArchiveKeepsEventsTooShort() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        rig.apply();
        rig.pass(Duration.ofMinutes(6));
        rig.client(S3Client.class, LOG_ARCHIVE, HOME)
                .deleteBucketLifecycle(it -> it.bucket("cloudtrail-logs-" + LOG_ARCHIVE));
        assertThat(rig.changes()).singleElement().asString().contains("s3.bucket");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void refusesAnArchiveThatKeepsLessThanIsAskedFor() {
        ToolsOnTwin rig =
                rig(ToolsOnTwin.organization(4))
                        .with(LogSource.CLOUDTRAIL_MANAGEMENT, new TrailLogSettings(true, 3000));
        assertThatThrownBy(rig::blueprint)
                .isInstanceOfSatisfying(
                        VedetteException.class,
                        it -> assertThat(it.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessage(
                        "logging.cloudtrail_management.retention-days is 3000,"
                                + " but tools.cloudtrail keeps events 2555 days");
    }

    @Test
    void isSkippedWhereCloudTrailIsOff() {
        ToolsOnTwin rig =
                rig(ToolsOnTwin.organization(4)).with(Tool.CLOUDTRAIL, trail(false, true));
        assertThat(whySkipped(rig))
                .containsExactly("tools.cloudtrail is off, which records and delivers them");
    }

    @Test
    void isSkippedWhereTheTrailRecordsNone() {
        ToolsOnTwin rig =
                rig(ToolsOnTwin.organization(4)).with(Tool.CLOUDTRAIL, trail(true, false));
        assertThat(whySkipped(rig))
                .containsExactly("tools.cloudtrail.include-management-events is off");
    }

    @Test
    void leavesNothingBehindOfItsOwn() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        rig.applyToUndo();
        rig.pass(Duration.ofMinutes(6));
        rig.applyToUndo();
        assertThat(rig.destroy("cloudtrail-logs-" + LOG_ARCHIVE, "vedette/cloudtrail").outcomes())
                .allSatisfy((id, outcome) ->
                        assertThat(outcome).as("%s", id).isEqualTo(new Outcome.Done()));
    }
}
