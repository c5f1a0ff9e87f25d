package io.vedette.twin.services;

import io.vedette.twin.Twin;
import io.vedette.twin.cloudtrail.TrailEvents;
import io.vedette.twin.cloudwatch.AlarmWatch;
import io.vedette.twin.cloudwatch.Metrics;
import io.vedette.twin.eventbridge.EventDelivery;
import io.vedette.twin.sns.TopicDelivery;
import java.util.List;
import java.util.Map;

/**
 * Lets things happen in a twin that nobody calls for: findings, API activity, metrics of AWS
 * services, people who answer their mail. What comes of them takes its course: rules match, filters
 * count, alarms ring and topics deliver.
 */
public final class Happenings {

    private final Twin twin;

    public Happenings(Twin twin) {
        this.twin = twin;
    }

    /**
     * An AWS service tells of something on the default bus of an account and Region.
     *
     * @param source such as {@code aws.guardduty}
     * @param detail a JSON object
     */
    public void event(
            String account, String region, String source, String detailType, String detail) {
        twin.change(world ->
                new EventDelivery(world).publish(account, region, source, detailType, detail));
    }

    /**
     * Somebody calls AWS, and the trails that cover the account and Region record it.
     *
     * @param events each a JSON object as CloudTrail writes it
     */
    public void calls(String account, String region, List<String> events) {
        twin.change(world -> new TrailEvents(world).record(account, region, events));
    }

    /** An AWS service publishes a value of one of its metrics. */
    public void metric(
            String account,
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions,
            double value) {
        twin.change(world ->
                new Metrics(world).publish(account, region, namespace, name, dimensions, value));
    }

    /** Whoever is behind an endpoint confirms its subscription to a topic. */
    public void confirmation(String topicArn, String endpoint) {
        twin.change(world -> new TopicDelivery(world).confirm(topicArn, endpoint));
    }

    /** Alarms are judged up to the present. */
    public void alarmsCatchUp() {
        twin.change(AlarmWatch::everywhere);
    }
}
