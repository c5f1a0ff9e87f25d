package io.vedette.twin.cloudwatch;

import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.AlarmsState.SavedDetector;
import io.vedette.twin.stored.StoredShape;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetectorStateValue;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsRequest;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;

/** Anomaly detectors of single metrics. Those of metric math are not simulated. */
record Detectors(World world, Alarms alarms) {

    private static final Duration TRAINING = Duration.ofMinutes(15);

    static String key(SingleMetricAnomalyDetector detector) {
        return Metric.of(detector.namespace(), detector.metricName(), detector.dimensions()).key()
                + detector.stat();
    }

    /** The detector that a request means; older forms of requests are not simulated. */
    static SingleMetricAnomalyDetector meant(@Nullable SingleMetricAnomalyDetector single) {
        if (single == null) {
            throw new UnsupportedOperationException(
                    "the twin simulates anomaly detectors of the form SingleMetricAnomalyDetector"
                            + " only");
        }
        if (single.namespace() == null || single.metricName() == null || single.stat() == null) {
            throw CloudWatchError.value("Namespace, MetricName and Stat are required.");
        }
        return single;
    }

    void put(SingleMetricAnomalyDetector meant) {
        AnomalyDetector detector =
                AnomalyDetector.builder().singleMetricAnomalyDetector(meant).build();
        alarms.state()
                .detectors
                .putIfAbsent(
                        key(meant), new SavedDetector(StoredShape.write(detector), world.now()));
    }

    void delete(SingleMetricAnomalyDetector meant) {
        if (alarms.state().detectors.remove(key(meant)) == null) {
            throw CloudWatchError.notFound("The anomaly detector does not exist.");
        }
    }

    boolean matches(SavedDetector detector, DescribeAnomalyDetectorsRequest request) {
        SingleMetricAnomalyDetector single = shown(detector).singleMetricAnomalyDetector();
        return (request.namespace() == null || request.namespace().equals(single.namespace()))
                && (request.metricName() == null
                        || request.metricName().equals(single.metricName()));
    }

    AnomalyDetector shown(SavedDetector detector) {
        return StoredShape.read(detector.settings(), AnomalyDetector.builder()).toBuilder()
                .stateValue(
                        world.now().isBefore(detector.created().plus(TRAINING))
                                ? AnomalyDetectorStateValue.PENDING_TRAINING
                                : AnomalyDetectorStateValue.TRAINED)
                .build();
    }
}
