package io.vedette.aws.monitoring;

import io.vedette.aws.cloudwatch.Alarm;
import io.vedette.core.catalog.Alert;
import io.vedette.core.organization.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the dashboard: the states of all alarms, and the metrics behind them.
 *
 * @param group the log group that the trail delivers to, where there is one
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">Dashboard
 *     body structure and syntax</a>
 */
record DashboardBody(Target home, Optional<String> group) {

    private static final int WIDTH = 24;
    private static final int HALF = 12;
    private static final int HEIGHT = 6;

    /** A metric on a chart; after the name, dimensions and their values in turn. */
    private record Line(
            String namespace, String metric, String statistic, List<String> dimensions) {

        static Line sum(String namespace, String metric, String... dimensions) {
            return new Line(namespace, metric, "Sum", Arrays.asList(dimensions));
        }

        static Line most(String namespace, String metric) {
            return new Line(namespace, metric, "Maximum", List.of());
        }
    }

    String json() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode widgets = body.putArray("widgets");
        alarms(widgets.addObject());
        chart(widgets, 0, "Trail: what was alarming", trail());
        chart(
                widgets,
                1,
                "API activity",
                group.<List<Line>>map(name ->
                                List.of(
                                        Line.sum(
                                                "AWS/Logs",
                                                "IncomingLogEvents",
                                                "LogGroupName",
                                                name),
                                        Line.sum(TrailAlert.NAMESPACE, "ApiErrors")))
                        .orElse(List.of(Line.sum(TrailAlert.NAMESPACE, "ApiErrors"))));
        chart(
                widgets,
                2,
                "Vedette's deployments",
                List.of(
                        Line.sum(RunMetrics.NAMESPACE, "DeploymentsDone"),
                        Line.sum(RunMetrics.NAMESPACE, "DeploymentsWaiting"),
                        Line.sum(RunMetrics.NAMESPACE, RunMetrics.FAILED)));
        chart(
                widgets,
                3,
                "Lambda functions",
                List.of(
                        Line.sum("AWS/Lambda", "Errors"),
                        Line.sum("AWS/Lambda", "Throttles"),
                        Line.most("AWS/Lambda", "Duration")));
        search(widgets, 4, "Step Functions: share that succeeded (%)", successRate());
        search(
                widgets,
                5,
                "EventBridge rules",
                List.of(
                        searched("i", "AWS/Events,RuleName", "Invocations"),
                        searched("f", "AWS/Events,RuleName", "FailedInvocations")));
        return body.toString();
    }

    private void alarms(ObjectNode widget) {
        widget.put("type", "alarm").put("x", 0).put("y", 0);
        widget.put("width", WIDTH).put("height", HEIGHT);
        ObjectNode properties = widget.putObject("properties");
        properties.put("title", "Alerts");
        ArrayNode alarms = properties.putArray("alarms");
        Arrays.stream(Alert.values())
                .filter(DashboardBody::isAlarm)
                .forEach(alert -> alarms.add(Alarm.arn(home, alert.resourceName())));
    }

    private static boolean isAlarm(Alert alert) {
        return Arrays.stream(EventAlert.values()).noneMatch(it -> it.alert() == alert);
    }

    private static List<Line> trail() {
        return Arrays.stream(TrailAlert.values())
                .map(alert -> Line.sum(TrailAlert.NAMESPACE, alert.metric()))
                .toList();
    }

    private void chart(ArrayNode widgets, int place, String title, List<Line> lines) {
        ArrayNode metrics = widget(widgets, place, title);
        for (Line line : lines) {
            ArrayNode metric = metrics.addArray().add(line.namespace()).add(line.metric());
            line.dimensions().forEach(metric::add);
            metric.addObject().put("stat", line.statistic());
        }
    }

    private void search(ArrayNode widgets, int place, String title, List<ObjectNode> expressions) {
        ArrayNode metrics = widget(widgets, place, title);
        expressions.forEach(it -> metrics.addArray().add(it));
    }

    /** A chart below the alarms, two in a row. */
    private ArrayNode widget(ArrayNode widgets, int place, String title) {
        ObjectNode widget = widgets.addObject();
        widget.put("type", "metric").put("x", place % 2 * HALF);
        widget.put("y", HEIGHT + place / 2 * HEIGHT).put("width", HALF).put("height", HEIGHT);
        ObjectNode properties = widget.putObject("properties");
        properties.put("title", title).put("region", home.region().code());
        properties.put("view", "timeSeries").put("period", 300);
        return properties.putArray("metrics");
    }

    private static List<ObjectNode> successRate() {
        ObjectNode rate = JsonMapper.shared().createObjectNode();
        rate.put("expression", "100 * SUM(s) / (SUM(s) + SUM(f))");
        rate.put("id", "rate").put("label", "succeeded");
        return List.of(
                searched("s", "AWS/States,StateMachineArn", "ExecutionsSucceeded")
                        .put("visible", false),
                searched("f", "AWS/States,StateMachineArn", "ExecutionsFailed")
                        .put("visible", false),
                rate);
    }

    private static ObjectNode searched(String id, String schema, String metric) {
        ObjectNode search = JsonMapper.shared().createObjectNode();
        search.put(
                "expression",
                "SEARCH('{%s} MetricName=\"%s\"', 'Sum', 300)".formatted(schema, metric));
        return search.put("id", id);
    }
}
