package io.vedette.twin.athena;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.CreateNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.CreateNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.DeleteNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.DeleteNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.DeleteWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.DeleteWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.GetWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.GetWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesRequest;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.UnprocessedNamedQueryId;
import software.amazon.awssdk.services.athena.model.UpdateNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.UpdateNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupResponse;

/** Simulates Amazon Athena for one caller: workgroups and named queries. Queries are not run. */
public final class TwinAthena implements AthenaClient {

    private static final int PAGE = 50;

    private final World world;
    private final Caller caller;
    private final WorkGroups workGroups;

    public TwinAthena(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.workGroups = new WorkGroups(world, caller);
    }

    @Override
    public CreateWorkGroupResponse createWorkGroup(CreateWorkGroupRequest request) {
        workGroups.create(request);
        return CreateWorkGroupResponse.builder().build();
    }

    @Override
    public GetWorkGroupResponse getWorkGroup(GetWorkGroupRequest request) {
        return GetWorkGroupResponse.builder()
                .workGroup(WorkGroups.described(workGroups.get(request.workGroup())))
                .build();
    }

    @Override
    public UpdateWorkGroupResponse updateWorkGroup(UpdateWorkGroupRequest request) {
        workGroups.update(request);
        return UpdateWorkGroupResponse.builder().build();
    }

    @Override
    public DeleteWorkGroupResponse deleteWorkGroup(DeleteWorkGroupRequest request) {
        workGroups.delete(
                request.workGroup(), Boolean.TRUE.equals(request.recursiveDeleteOption()));
        return DeleteWorkGroupResponse.builder().build();
    }

    private AthenaState state() {
        return workGroups.state();
    }

    @Override
    public CreateNamedQueryResponse createNamedQuery(CreateNamedQueryRequest request) {
        String group = Objects.requireNonNullElse(request.workGroup(), "primary");
        workGroups.get(group);
        String id = world.ids().uuid(caller, "named-query");
        state().queries()
                .put(
                        id,
                        new StoredQuery(
                                id,
                                request.name(),
                                request.description(),
                                request.database(),
                                request.queryString(),
                                group));
        return CreateNamedQueryResponse.builder().namedQueryId(id).build();
    }

    @Override
    public ListNamedQueriesResponse listNamedQueries(ListNamedQueriesRequest request) {
        String group = Objects.requireNonNullElse(request.workGroup(), "primary");
        workGroups.get(group);
        List<String> ids =
                state().queries().values().stream()
                        .filter(it -> it.workGroup().equals(group))
                        .map(StoredQuery::id)
                        .toList();
        Page<String> page =
                Page.of(ids, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> AthenaError.invalid("Invalid nextToken."));
        return ListNamedQueriesResponse.builder()
                .namedQueryIds(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public BatchGetNamedQueryResponse batchGetNamedQuery(BatchGetNamedQueryRequest request) {
        List<NamedQuery> found = new ArrayList<>();
        List<UnprocessedNamedQueryId> missing = new ArrayList<>();
        for (String id : request.namedQueryIds()) {
            Optional.ofNullable(state().queries().get(id))
                    .ifPresentOrElse(
                            query -> found.add(described(query)),
                            () ->
                                    missing.add(
                                            UnprocessedNamedQueryId.builder()
                                                    .namedQueryId(id)
                                                    .errorCode("InvalidRequestException")
                                                    .errorMessage(notFound(id))
                                                    .build()));
        }
        return BatchGetNamedQueryResponse.builder()
                .namedQueries(found)
                .unprocessedNamedQueryIds(missing)
                .build();
    }

    private static NamedQuery described(StoredQuery query) {
        return NamedQuery.builder()
                .namedQueryId(query.id())
                .name(query.name())
                .description(query.description())
                .database(query.database())
                .queryString(query.text())
                .workGroup(query.workGroup())
                .build();
    }

    private static String notFound(String id) {
        return "NamedQuery %s is not found.".formatted(id);
    }

    private StoredQuery query(String id) {
        return Optional.ofNullable(state().queries().get(id))
                .orElseThrow(() -> AthenaError.invalid(notFound(id)));
    }

    @Override
    public UpdateNamedQueryResponse updateNamedQuery(UpdateNamedQueryRequest request) {
        StoredQuery before = query(request.namedQueryId());
        state().queries()
                .put(
                        before.id(),
                        new StoredQuery(
                                before.id(),
                                request.name(),
                                request.description() == null
                                        ? before.description()
                                        : request.description(),
                                before.database(),
                                request.queryString(),
                                before.workGroup()));
        return UpdateNamedQueryResponse.builder().build();
    }

    @Override
    public DeleteNamedQueryResponse deleteNamedQuery(DeleteNamedQueryRequest request) {
        query(request.namedQueryId());
        state().queries().remove(request.namedQueryId());
        return DeleteNamedQueryResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
