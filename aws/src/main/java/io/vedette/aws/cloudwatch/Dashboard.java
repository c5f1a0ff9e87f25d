package io.vedette.aws.cloudwatch;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.Dashboard.State;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard ({@code PutDashboard}). */
public record Dashboard(AwsClients clients) implements SingleResourceKind<State> {

    /**
     * What the dashboard shows.
     *
     * @param body its JSON as Jackson writes it, without spaces
     */
    public record State(String body) {}

    @Override
    public String name() {
        return "cloudwatch.dashboard";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        try {
            String body =
                    cloudWatch(resource)
                            .getDashboard(it -> it.dashboardName(resource.name()))
                            .dashboardBody();
            return new Reading.Present<>(new State(canonical(body)));
        } catch (CloudWatchException e) {
            if (e.statusCode() == 404) {
                return new Reading.Absent<>();
            }
            throw e;
        }
    }

    private static String canonical(String body) {
        try {
            return JsonMapper.shared().readTree(body).toString();
        } catch (JacksonException notJson) {
            return body;
        }
    }

    /** CloudWatch takes a dashboard with faults, and says what they are. */
    @Override
    public Result create(Resource<State> resource) {
        PutDashboardResponse answer =
                cloudWatch(resource)
                        .putDashboard(it ->
                                it.dashboardName(resource.name())
                                        .dashboardBody(resource.desired().body()));
        return answer.dashboardValidationMessages().isEmpty()
                ? Result.done()
                : new Result.Refused(
                        answer.dashboardValidationMessages().stream()
                                .map(DashboardValidationMessage::message)
                                .collect(Collectors.joining("; ")));
    }

    @Override
    public Result update(Update<State> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        try {
            cloudWatch(resource).deleteDashboards(it -> it.dashboardNames(resource.name()));
        } catch (CloudWatchException e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.CLOUDWATCH_DASHBOARDS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("cloudwatch:GetDashboard");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("cloudwatch:PutDashboard");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("cloudwatch:DeleteDashboards");
    }

    private CloudWatchClient cloudWatch(Resource<State> resource) {
        return clients.client(CloudWatchClient.class, resource.target());
    }
}
