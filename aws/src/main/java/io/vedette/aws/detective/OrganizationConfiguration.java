package io.vedette.aws.detective;

import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.detective.model.AccessDeniedException;
import software.amazon.awssdk.services.detective.model.ValidationException;

/**
 * Keeps whether Detective takes new accounts of the organization in by itself, at the delegated
 * administrator ({@code UpdateOrganizationConfiguration}). Accounts that are there already it
 * leaves alone.
 */
final class OrganizationConfiguration
        implements SingleResourceKind<OrganizationConfiguration.State> {

    /** Whether new accounts become members by themselves. */
    record State(boolean autoEnable) {}

    /** How IAM words every refusal of its own. */
    private static final String NO_RIGHTS = "not authorized to perform";

    private final Graphs graphs;

    OrganizationConfiguration(Graphs graphs) {
        this.graphs = graphs;
    }

    @Override
    public String name() {
        return "detective.organization";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Optional<String> graph = graphs.find(resource.target());
        if (graph.isEmpty()) {
            return new Reading.Absent<>();
        }
        try {
            boolean autoEnable =
                    graphs.client(resource.target())
                            .describeOrganizationConfiguration(
                                    request -> request.graphArn(graph.get()))
                            .autoEnable();
            return new Reading.Present<>(new State(autoEnable));
        } catch (ValidationException notTheAdministrator) {
            return new Reading.Absent<>();
        } catch (AccessDeniedException refused) {
            // An account with a graph of its own is refused until it is named administrator.
            if (String.valueOf(refused.getMessage()).contains(NO_RIGHTS)) {
                throw refused;
            }
            return new Reading.Absent<>();
        }
    }

    @Override
    public Result create(Resource<State> resource) {
        return set(resource.target(), resource.desired().autoEnable());
    }

    @Override
    public Result update(Update<State> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<State> removal) {
        Target target = removal.resource().target();
        return graphs.find(target).isEmpty() ? Result.done() : set(target, false);
    }

    private Result set(Target target, boolean autoEnable) {
        Optional<String> graph = graphs.find(target);
        if (graph.isEmpty()) {
            return Graphs.missing(target);
        }
        graphs.client(target)
                .updateOrganizationConfiguration(
                        request -> request.graphArn(graph.get()).autoEnable(autoEnable));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Graphs.ACTION, "detective:DescribeOrganizationConfiguration");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("detective:UpdateOrganizationConfiguration");
    }
}
