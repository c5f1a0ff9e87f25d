package io.vedette.twin.macie2;

import io.vedette.twin.Page;
import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.CreateClassificationJobRequest;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobScheduleFrequency;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.JobType;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsRequest;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsResponse;
import software.amazon.awssdk.services.macie2.model.ListJobsFilterCriteria;
import software.amazon.awssdk.services.macie2.model.ListJobsFilterKey;
import software.amazon.awssdk.services.macie2.model.ListJobsFilterTerm;
import software.amazon.awssdk.services.macie2.model.ManagedDataIdentifierSelector;
import software.amazon.awssdk.services.macie2.model.S3JobDefinition;

/** The classification jobs of the calling account; of a job only its status changes. */
final class Jobs {

    private final Ground ground;

    Jobs(Ground ground) {
        this.ground = ground;
    }

    private SavedJob saved(Session session, String id) {
        SavedJob job = session.jobs.get(id);
        if (job == null) {
            throw Refusal.notFound();
        }
        return job;
    }

    String create(CreateClassificationJobRequest request) {
        Session session = ground.session();
        requireValid(session, request);
        NavigableMap<String, Object> definition = StoredShape.write(request);
        definition.remove("clientToken");
        definition.putIfAbsent("managedDataIdentifierSelector", "RECOMMENDED");
        definition.putIfAbsent("samplingPercentage", 100);
        String id = ground.newHexId("job", 32);
        session.jobs.put(id, SavedJob.begun(definition, ground.now()));
        return id;
    }

    private static void requireValid(Session session, CreateClassificationJobRequest request) {
        S3JobDefinition scope = request.s3JobDefinition();
        DataIdentifiers.require(
                scope.hasBucketDefinitions() != (scope.bucketCriteria() != null),
                "s3JobDefinition");
        boolean recurs = request.jobType() == JobType.SCHEDULED;
        DataIdentifiers.require(
                recurs == (schedules(request.scheduleFrequency()) == 1), "scheduleFrequency");
        DataIdentifiers.require(recurs || request.initialRun() == null, "initialRun");
        DataIdentifiers.require(
                request.customDataIdentifierIds().stream()
                        .allMatch(id ->
                                session.identifiers.containsKey(id)
                                        && !session.identifiers.get(id).deleted()),
                "customDataIdentifierIds");
        DataIdentifiers.require(
                session.allowLists.keySet().containsAll(request.allowListIds()), "allowListIds");
        DataIdentifiers.require(
                request.managedDataIdentifierSelector() != ManagedDataIdentifierSelector.NONE
                        || request.hasCustomDataIdentifierIds(),
                "managedDataIdentifierSelector");
        Integer sampling = request.samplingPercentage();
        DataIdentifiers.require(
                sampling == null || (sampling >= 1 && sampling <= 100), "samplingPercentage");
    }

    private static long schedules(@Nullable JobScheduleFrequency frequency) {
        if (frequency == null) {
            return 0;
        }
        return Stream.of(
                        frequency.dailySchedule(),
                        frequency.weeklySchedule(),
                        frequency.monthlySchedule())
                .filter(Objects::nonNull)
                .count();
    }

    DescribeClassificationJobResponse describe(String id) {
        SavedJob job = saved(ground.session(), id);
        return StoredShape.read(job.definition(), DescribeClassificationJobResponse.builder())
                .toBuilder()
                .jobId(id)
                .jobArn(ground.arn("classification-job/" + id))
                .createdAt(job.createdAt())
                .jobStatus(job.status(ground.now()))
                .build();
    }

    ListClassificationJobsResponse list(ListClassificationJobsRequest request) {
        List<JobSummary> all =
                ground.session().jobs.entrySet().stream()
                        .map(this::summary)
                        .filter(job -> matches(job, request.filterCriteria()))
                        .toList();
        Page<JobSummary> page = ground.page(all, request.nextToken(), request.maxResults());
        return ListClassificationJobsResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private JobSummary summary(Map.Entry<String, SavedJob> entry) {
        SavedJob job = entry.getValue();
        return StoredShape.read(job.definition(), JobSummary.builder()).toBuilder()
                .jobId(entry.getKey())
                .createdAt(job.createdAt())
                .jobStatus(job.status(ground.now()))
                .build();
    }

    private static boolean matches(JobSummary job, @Nullable ListJobsFilterCriteria criteria) {
        return criteria == null
                || (criteria.includes().stream().allMatch(term -> matches(job, term))
                        && criteria.excludes().stream().noneMatch(term -> matches(job, term)));
    }

    private static boolean matches(JobSummary job, ListJobsFilterTerm term) {
        String value =
                switch (term.key() == null
                        ? ListJobsFilterKey.UNKNOWN_TO_SDK_VERSION
                        : term.key()) {
                    case JOB_TYPE -> job.jobTypeAsString();
                    case JOB_STATUS -> job.jobStatusAsString();
                    case NAME -> job.name();
                    case CREATED_AT -> job.createdAt().toString();
                    case UNKNOWN_TO_SDK_VERSION -> throw Refusal.invalid("filterCriteria");
                };
        return switch (term.comparatorAsString()) {
            case "EQ" -> term.values().contains(value);
            case "NE" -> !term.values().contains(value);
            case "CONTAINS" -> term.values().stream().anyMatch(value::contains);
            case "STARTS_WITH" -> term.values().stream().anyMatch(value::startsWith);
            default -> throw Refusal.invalid("The comparator is not valid for the key.");
        };
    }

    void update(String id, JobStatus status) {
        Session session = ground.session();
        SavedJob job = saved(session, id);
        String now = job.status(ground.now());
        @Nullable String chosen =
                switch (status) {
                    case CANCELLED -> allowed(job.active(ground.now()), SavedJob.CANCELLED);
                    case USER_PAUSED ->
                            allowed(
                                    job.active(ground.now()) && !now.equals(SavedJob.USER_PAUSED),
                                    SavedJob.USER_PAUSED);
                    case RUNNING -> allowed(now.equals(SavedJob.USER_PAUSED), null);
                    default -> throw Refusal.invalid("The value of jobStatus is not valid.");
                };
        session.jobs.put(id, job.choosing(chosen));
    }

    private static @Nullable String allowed(boolean allowed, @Nullable String value) {
        if (!allowed) {
            throw Refusal.conflict(
                    "The request failed because the job's current status doesn't allow the"
                            + " change.");
        }
        return value;
    }
}
