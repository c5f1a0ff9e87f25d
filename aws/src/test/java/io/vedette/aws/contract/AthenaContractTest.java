package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

@ParameterizedClass
@EnumSource
class AthenaContractTest {

    private static final String GROUP = "responders";

    private final Cloud kind;
    private final AthenaClient athena;

    AthenaContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        athena = cloud.client(AthenaClient.class, cloud.newAccount(), "eu-west-1");
    }

    private void create() {
        athena.createWorkGroup(group ->
                group.name(GROUP)
                        .description("for responders")
                        .configuration(it ->
                                it.enforceWorkGroupConfiguration(true)
                                        .publishCloudWatchMetricsEnabled(true)
                                        .bytesScannedCutoffPerQuery(20_000_000L)
                                        .resultConfiguration(results ->
                                                results.outputLocation("s3://results/")
                                                        .encryptionConfiguration(by ->
                                                                by.encryptionOption(
                                                                        EncryptionOption
                                                                                .SSE_S3)))));
    }

    private WorkGroup group() {
        return athena.getWorkGroup(it -> it.workGroup(GROUP)).workGroup();
    }

    @Test
    void createsAWorkGroup() {
        create();

        assertThat(group().state()).isEqualTo(WorkGroupState.ENABLED);
        assertThat(group().description()).isEqualTo("for responders");
        assertThat(group().configuration().enforceWorkGroupConfiguration()).isTrue();
        assertThat(group().configuration().publishCloudWatchMetricsEnabled()).isTrue();
        assertThat(group().configuration().bytesScannedCutoffPerQuery()).isEqualTo(20_000_000L);
        assertThat(group().configuration().resultConfiguration().outputLocation())
                .isEqualTo("s3://results/");
    }

    @Test
    void refusesASecondWorkGroupOfTheSameName() {
        create();
        refused("InvalidRequestException", 400, this::create);
    }

    @Test
    void tellsThatAWorkGroupIsNotThere() {
        MotoDiffers.ATHENA_MISSING.skip(kind);
        refused("InvalidRequestException", 400, this::group);
        refused(
                "InvalidRequestException",
                400,
                () -> athena.listNamedQueries(it -> it.workGroup(GROUP)));
        refused(
                "InvalidRequestException",
                400,
                () -> athena.deleteWorkGroup(it -> it.workGroup(GROUP)));
    }

    @Test
    void changesWhatItIsToldAndLeavesTheRest() {
        MotoDiffers.ATHENA_CHANGES.skip(kind);
        create();
        athena.updateWorkGroup(it ->
                it.workGroup(GROUP)
                        .state(WorkGroupState.DISABLED)
                        .configurationUpdates(group ->
                                group.removeBytesScannedCutoffPerQuery(true)
                                        .resultConfigurationUpdates(results ->
                                                results.expectedBucketOwner("111122223333"))));

        assertThat(group().state()).isEqualTo(WorkGroupState.DISABLED);
        assertThat(group().configuration().bytesScannedCutoffPerQuery()).isNull();
        assertThat(group().configuration().resultConfiguration().outputLocation())
                .isEqualTo("s3://results/");
        assertThat(group().configuration().resultConfiguration().expectedBucketOwner())
                .isEqualTo("111122223333");
    }

    private String query(String name, String sql) {
        return athena.createNamedQuery(it ->
                        it.name(name)
                                .workGroup(GROUP)
                                .database("logs")
                                .description("why")
                                .queryString(sql))
                .namedQueryId();
    }

    private List<String> ids() {
        return athena.listNamedQueries(it -> it.workGroup(GROUP)).namedQueryIds();
    }

    @Test
    void keepsNamedQueriesOfAWorkGroup() {
        create();
        List<String> made =
                List.of(query("a", "SELECT 1"), query("b", "SELECT 2"), query("a", "SELECT 3"));

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void listsNamedQueriesInPages() {
        MotoDiffers.ATHENA_PAGES.skip(kind);
        create();
        List<String> made =
                List.of(query("a", "SELECT 1"), query("b", "SELECT 2"), query("a", "SELECT 3"));
        List<String> ids = new ArrayList<>();
        athena.listNamedQueriesPaginator(it -> it.workGroup(GROUP).maxResults(2))
                .forEach(page -> ids.addAll(page.namedQueryIds()));

        assertThat(ids).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void tellsManyNamedQueriesAtOnceAndWhichAreNotThere() {
        MotoDiffers.ATHENA_CHANGES.skip(kind);
        create();
        String id = query("a", "SELECT 1");

        var answer = athena.batchGetNamedQuery(it -> it.namedQueryIds(id, "none"));
        assertThat(answer.namedQueries())
                .extracting(NamedQuery::name, NamedQuery::database, NamedQuery::queryString)
                .containsExactly(tuple("a", "logs", "SELECT 1"));
        assertThat(answer.unprocessedNamedQueryIds())
                .singleElement()
                .satisfies(it -> assertThat(it.namedQueryId()).isEqualTo("none"));
    }

    @Test
    void changesAndDeletesANamedQuery() {
        MotoDiffers.ATHENA_CHANGES.skip(kind);
        create();
        String id = query("a", "SELECT 1");
        athena.updateNamedQuery(
                it -> it.namedQueryId(id).name("b").description("new").queryString("SELECT 2"));

        assertThat(athena.batchGetNamedQuery(it -> it.namedQueryIds(id)).namedQueries())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("b");
                    assertThat(it.queryString()).isEqualTo("SELECT 2");
                });
        athena.deleteNamedQuery(it -> it.namedQueryId(id));
        assertThat(ids()).isEmpty();
        refused(
                "InvalidRequestException",
                400,
                () -> athena.deleteNamedQuery(it -> it.namedQueryId(id)));
    }

    @Test
    void deletesAWorkGroupWithItsQueriesOnlyWhenTold() {
        MotoDiffers.ATHENA_CONTENTS.skip(kind);
        create();
        query("a", "SELECT 1");
        refused(
                "InvalidRequestException",
                400,
                () -> athena.deleteWorkGroup(it -> it.workGroup(GROUP)));
        athena.deleteWorkGroup(it -> it.workGroup(GROUP).recursiveDeleteOption(true));
        refused("InvalidRequestException", 400, this::group);
    }
}
