package io.vedette.twin.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.CreateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Transition;

class StoredShapeTest {

    @Test
    void readsBackNestedListsAndTimes() {
        BucketLifecycleConfiguration rules =
                BucketLifecycleConfiguration.builder()
                        .rules(
                                LifecycleRule.builder()
                                        .id("logs")
                                        .status("Enabled")
                                        .filter(f ->
                                                f.and(a -> a.prefix("a/").objectSizeLessThan(5L)))
                                        .transitions(
                                                Transition.builder()
                                                        .date(Instant.parse("2027-01-01T00:00:00Z"))
                                                        .storageClass("GLACIER")
                                                        .build())
                                        .build())
                        .build();
        assertThat(
                        StoredShape.read(
                                StoredShape.write(rules), BucketLifecycleConfiguration.builder()))
                .isEqualTo(rules);
    }

    @Test
    void readsBackMapsOfStructures() {
        Condition condition = Condition.builder().greaterThanOrEqual(7L).build();
        CreateFilterRequest filter =
                CreateFilterRequest.builder()
                        .name("f")
                        .clientToken("t")
                        .findingCriteria(
                                FindingCriteria.builder()
                                        .criterion(Map.of("severity", condition))
                                        .build())
                        .build();
        assertThat(StoredShape.read(StoredShape.write(filter), CreateFilterRequest.builder()))
                .isEqualTo(filter);
    }

    @Test
    void readsBackBytes() {
        EncryptRequest request =
                EncryptRequest.builder().keyId("k").plaintext(SdkBytes.fromUtf8String("ä")).build();
        assertThat(StoredShape.read(StoredShape.write(request), EncryptRequest.builder()))
                .isEqualTo(request);
    }

    @Test
    void leavesOutWhatIsAbsent() {
        NavigableMap<String, Object> written =
                StoredShape.write(LifecycleRule.builder().id("logs").build());
        assertThat(written).containsOnlyKeys("ID");
    }
}
