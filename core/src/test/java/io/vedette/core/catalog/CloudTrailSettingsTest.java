package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.catalog.CloudTrailSettings.Archive;
import io.vedette.core.catalog.CloudTrailSettings.CloudWatchLogs;
import io.vedette.core.catalog.CloudTrailSettings.Insight;
import io.vedette.core.catalog.CloudTrailSettings.ObjectLock;
import io.vedette.core.catalog.CloudTrailSettings.ObjectLock.Mode;
import io.vedette.core.catalog.CloudTrailSettings.ReadWriteType;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudTrailSettingsTest {

    private static final ObjectLock UNLOCKED = new ObjectLock(false, Mode.GOVERNANCE, 365);

    private String name = "vedette";
    private String bucket = "cloudtrail-logs-{account_id}";
    private String key = "alias/vedette-cloudtrail";
    private boolean multiRegion = true;
    private boolean global = true;
    private ReadWriteType readWriteType = ReadWriteType.ALL;
    private boolean management = true;
    private Set<String> dataBuckets = Set.of();
    private Set<Insight> insights = Set.of(Insight.API_CALL_RATE);

    private CloudTrailSettings settings() {
        return new CloudTrailSettings(
                true,
                name,
                bucket,
                key,
                multiRegion,
                global,
                true,
                readWriteType,
                management,
                dataBuckets,
                insights,
                new CloudWatchLogs(true, "vedette/cloudtrail", 365),
                new Archive(2555, 365, 365, UNLOCKED));
    }

    private void refused(String... words) {
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void keepsLogsForSevenYearsByDefault() {
        CloudTrailSettings defaults = (CloudTrailSettings) Catalog.of(Tool.CLOUDTRAIL).defaults();

        assertThat(defaults.archive().retentionDays()).isEqualTo(2555);
        assertThat(defaults.archive().objectLock().enabled()).isFalse();
    }

    @Test
    void refusesNamesThatAwsWouldRefuse() {
        name = "my--trail";
        refused("trail-name", "my--trail");
    }

    @Test
    void refusesABucketsNameThatIsNone() {
        bucket = "Logs_{account_id}";
        refused("bucket 'Logs_");
    }

    @Test
    void refusesAKeyThatIsNoAlias() {
        key = "1234abcd";
        refused("key '1234abcd'", "alias/");
    }

    @Test
    void aTrailOfAllRegionsIncludesGlobalServices() {
        global = false;
        refused("include-global-services", "multi-region-trail");
        multiRegion = false;
        assertThat(settings().includeGlobalServices()).isFalse();
    }

    @Test
    void aTrailRecordsSomething() {
        management = false;
        insights = Set.of();
        refused("include-management-events", "s3-data-event-buckets");
        dataBuckets = Set.of("payroll");
        assertThat(settings().s3DataEventBuckets()).containsExactly("payroll");
    }

    @Test
    void insightsNeedTheEventsThatTheyLookAt() {
        readWriteType = ReadWriteType.READ_ONLY;
        refused("api-call-rate", "read-write-type");
        management = false;
        dataBuckets = Set.of("payroll");
        refused("insights: []");
    }

    @Test
    void refusesDaysThatCloudWatchLogsDoesNotOffer() {
        assertThatThrownBy(() -> new CloudWatchLogs(true, "vedette/cloudtrail", 100))
                .hasMessageContainingAll("retention-days is 100", "90, 120");
    }

    @Test
    void refusesALockThatOutlastsItsObjects() {
        assertThatThrownBy(() -> new Archive(30, 7, 0, new ObjectLock(true, Mode.COMPLIANCE, 31)))
                .hasMessageContainingAll("object-lock", "retention-days 30");
    }
}
