package io.vedette.aws.detective;

import io.vedette.aws.Managed;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.detective.model.Administrator;
import software.amazon.awssdk.services.detective.model.ValidationException;

/**
 * Keeps the delegated administrator of Detective in one Region, as the management account names it
 * with {@code EnableOrganizationAdminAccount}, which makes the organization's behavior graph too.
 */
final class DetectiveAdministrator implements SingleResourceKind<DetectiveAdministrator.State> {

    /** Which account administers Detective for the organization, by its id. */
    record State(String account) {}

    private final Graphs graphs;

    DetectiveAdministrator(Graphs graphs) {
        this.graphs = graphs;
    }

    @Override
    public String name() {
        return "detective.administrator";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return administrator(resource.target())
                .<Reading<State>>map(it -> new Reading.Present<>(new State(it.accountId())))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<Administrator> administrator(Target management) {
        return graphs
                .client(management)
                .listOrganizationAdminAccounts(request -> {})
                .administrators()
                .stream()
                .findFirst();
    }

    @Override
    public Result create(Resource<State> resource) {
        Target administrator = administering(resource);
        boolean hadGraph = graphs.find(administrator).isPresent();
        try {
            graphs.client(resource.target())
                    .enableOrganizationAdminAccount(
                            request -> request.accountId(resource.desired().account()));
        } catch (ValidationException refused) {
            if (!isSoAlready(resource)) {
                throw refused;
            }
        }
        graphs.forget(administrator);
        if (!hadGraph) {
            markAsManaged(administrator);
        }
        return new Result.Pending("Detective to list its new administrator");
    }

    private boolean isSoAlready(Resource<State> resource) {
        return administrator(resource.target())
                .filter(it -> resource.desired().account().equals(it.accountId()))
                .isPresent();
    }

    /** Lets a later removal tell the graph from one that was there before. */
    private void markAsManaged(Target administrator) {
        graphs.find(administrator)
                .ifPresent(graph ->
                        graphs.client(administrator)
                                .tagResource(request ->
                                        request.resourceArn(graph)
                                                .tags(Map.of(Managed.TAG, Managed.VALUE))));
    }

    @Override
    public Result update(Update<State> update) {
        return new Result.Refused(
                "account %s administers Detective here; the management account has to dismiss it first, with DisableOrganizationAdminAccount, which deletes its behavior graph"
                        .formatted(update.before().account()));
    }

    /** The graph that an account has already becomes the organization's. */
    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        Map<ResourceId, State> underneath = new HashMap<>();
        for (Resource<State> resource : absent) {
            graphs.find(administering(resource))
                    .ifPresent(_ -> underneath.put(resource.id(), resource.desired()));
        }
        return underneath;
    }

    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        if (removal.underneath().isPresent() && !removal.withData()) {
            return new Result.Left(
                    "dismissing the administrator deletes the behavior graph that account %s had before"
                            .formatted(removal.found().account()));
        }
        if (administrator(resource.target()).isPresent()) {
            graphs.client(resource.target()).disableOrganizationAdminAccount(request -> {});
        }
        graphs.forget(administering(resource));
        return Result.done();
    }

    private static Target administering(Resource<State> resource) {
        return new Target(new AccountId(resource.desired().account()), resource.target().region());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("detective:ListOrganizationAdminAccounts");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                Graphs.ACTION,
                "detective:EnableOrganizationAdminAccount",
                "detective:TagResource",
                "iam:CreateServiceLinkedRole",
                "organizations:DescribeOrganization",
                "organizations:EnableAWSServiceAccess",
                "organizations:ListDelegatedAdministrators",
                "organizations:RegisterDelegatedAdministrator");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("detective:DisableOrganizationAdminAccount");
    }
}
