package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** Publishes how the deployments of a run ended ({@code PutMetricData}), for alarms to judge. */
public final class RunMetrics {

    /** Where Vedette's own metrics are. */
    public static final String NAMESPACE = "Vedette";

    /** How many deployments failed. */
    public static final String FAILED = "DeploymentsFailed";

    /** The IAM action that publishing takes. */
    public static final Set<String> ACTIONS = Set.of("cloudwatch:PutMetricData");

    private final AwsClients clients;
    private final Target home;

    /**
     * Publishes metrics.
     *
     * @param home the security tooling account's home Region
     */
    public RunMetrics(AwsClients clients, Target home) {
        this.clients = clients;
        this.home = home;
    }

    /** Publishes counts of deployments. */
    public void publish(long done, long waiting, long skipped, long failed) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("DeploymentsDone", done);
        counts.put("DeploymentsWaiting", waiting);
        counts.put("DeploymentsSkipped", skipped);
        counts.put(FAILED, failed);
        clients.client(CloudWatchClient.class, home)
                .putMetricData(it ->
                        it.namespace(NAMESPACE)
                                .metricData(
                                        counts.entrySet().stream()
                                                .map(count ->
                                                        datum(count.getKey(), count.getValue()))
                                                .toList()));
    }

    private static MetricDatum datum(String name, long count) {
        return MetricDatum.builder()
                .metricName(name)
                .value((double) count)
                .unit(StandardUnit.COUNT)
                .build();
    }
}
