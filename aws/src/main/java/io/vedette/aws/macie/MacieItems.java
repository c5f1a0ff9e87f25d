package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AllowListSummary;
import software.amazon.awssdk.services.macie2.model.CustomDataIdentifierSummary;
import software.amazon.awssdk.services.macie2.model.JobComparator;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.ListJobsFilterKey;
import software.amazon.awssdk.services.macie2.model.ListJobsFilterTerm;

/** What an account's Macie has by name: data identifiers, allow lists and jobs. */
final class MacieItems {

    private static final int PAGE = 25;

    private static final ListJobsFilterTerm CANCELLED =
            ListJobsFilterTerm.builder()
                    .key(ListJobsFilterKey.JOB_STATUS)
                    .comparator(JobComparator.EQ)
                    .values(JobStatus.CANCELLED.toString())
                    .build();

    private final AwsClients clients;
    final NamedItems identifiers = new NamedItems(this::listIdentifiers);
    final NamedItems allowLists = new NamedItems(this::listAllowLists);
    final NamedItems jobs = new NamedItems(this::listJobs);

    MacieItems(AwsClients clients) {
        this.clients = clients;
    }

    Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }

    private Optional<Map<String, String>> listIdentifiers(Target place) {
        return Answers.ifOn(() ->
                newest(
                        macie(place).listCustomDataIdentifiersPaginator(it -> {}).items(),
                        CustomDataIdentifierSummary::name,
                        CustomDataIdentifierSummary::id,
                        CustomDataIdentifierSummary::createdAt));
    }

    private Optional<Map<String, String>> listAllowLists(Target place) {
        return Answers.ifOn(() ->
                newest(
                        macie(place)
                                .listAllowListsPaginator(it -> it.maxResults(PAGE))
                                .allowLists(),
                        AllowListSummary::name,
                        AllowListSummary::id,
                        AllowListSummary::createdAt));
    }

    /** A cancelled job is listed for ever, and is none. */
    private Optional<Map<String, String>> listJobs(Target place) {
        return Answers.ifOn(() ->
                newest(
                        macie(place)
                                .listClassificationJobsPaginator(request ->
                                        request.filterCriteria(
                                                criteria -> criteria.excludes(CANCELLED)))
                                .items(),
                        JobSummary::name,
                        JobSummary::jobId,
                        JobSummary::createdAt));
    }

    /** The ids by name; of things with one name the one that was made last. */
    private static <T> Map<String, String> newest(
            Iterable<T> items,
            Function<T, String> name,
            Function<T, String> id,
            Function<T, Instant> createdAt) {
        Map<String, T> newest = new HashMap<>();
        for (T item : items) {
            newest.merge(
                    name.apply(item),
                    item,
                    (one, other) ->
                            createdAt.apply(other).isAfter(createdAt.apply(one)) ? other : one);
        }
        Map<String, String> ids = new HashMap<>();
        newest.forEach((itemName, item) -> ids.put(itemName, id.apply(item)));
        return ids;
    }
}
