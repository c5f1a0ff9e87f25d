package io.vedette.twin.cloudwatch;

import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.AlarmsState.SavedDetector;
import io.vedette.twin.stored.StoredShape;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetectorStateValue;
import software.amazon.awssdk.services.cloudwatch.model.MetricMathAnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;

/** Anomaly detectors of single metrics. Those of metric math are not simulated. */
record Detectors(World world, Alarms alarms) {

    private static final Duration TRAINING = Duration.ofMinutes(15);

    static String key(SingleMetricAnomalyDetector detector) {
        return Metric.of(detector.namespace(), detector.metricName(), detector.dimensions()).key()
                + detector.stat();
    }

    /** The detector that a request means, in the form that AWS prefers today. */
    static SingleMetricAnomalyDetector meant(
            @Nullable SingleMetricAnomalyDetector single,
            @Nullable MetricMathAnomalyDetector math,
            SingleMetricAnomalyDetector deprecated) {
        if (math != null) {
            throw new UnsupportedOperationException(
                    "the twin does not simulate anomaly detectors of metric math");
        }
        if (single != null && deprecated.metricName() != null) {
            throw CloudWatchError.combination("A single metric must be given in one way only.");
        }
        SingleMetricAnomalyDetector meant = single == null ? deprecated : single;
        if (meant.namespace() == null || meant.metricName() == null || meant.stat() == null) {
            throw CloudWatchError.value("Namespace, MetricName and Stat are required.");
        }
        return meant;
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

    AnomalyDetector shown(SavedDetector detector) {
        AnomalyDetector saved = StoredShape.read(detector.settings(), AnomalyDetector.builder());
        SingleMetricAnomalyDetector single = saved.singleMetricAnomalyDetector();
        return saved.toBuilder()
                .namespace(single.namespace())
                .metricName(single.metricName())
                .dimensions(single.dimensions())
                .stat(single.stat())
                .stateValue(
                        world.now().isBefore(detector.created().plus(TRAINING))
                                ? AnomalyDetectorStateValue.PENDING_TRAINING
                                : AnomalyDetectorStateValue.TRAINED)
                .build();
    }
}
