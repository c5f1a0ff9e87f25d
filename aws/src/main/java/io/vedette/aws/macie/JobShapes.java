package io.vedette.aws.macie;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.DailySchedule;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobScheduleFrequency;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.ManagedDataIdentifierSelector;
import software.amazon.awssdk.services.macie2.model.S3BucketCriteriaForJob;
import software.amazon.awssdk.services.macie2.model.S3BucketDefinitionForJob;
import software.amazon.awssdk.services.macie2.model.S3JobDefinition;

/** Turns jobs from Macie's shapes into states, and states into the parts of a request. */
final class JobShapes {

    private JobShapes() {}

    /**
     * The state of a job; empty where it has parts that {@code vedette.yaml} lacks, so that nobody
     * could make it anew.
     */
    static Optional<JobState> state(
            DescribeClassificationJobResponse job,
            Set<String> identifiers,
            Set<String> allowLists) {
        S3JobDefinition scope = job.s3JobDefinition();
        S3BucketCriteriaForJob criteria = scope.bucketCriteria();
        Optional<Set<String>> include =
                BucketConditions.words(criteria == null ? null : criteria.includes());
        Optional<Set<String>> exclude =
                BucketConditions.words(criteria == null ? null : criteria.excludes());
        ManagedDataIdentifierSelector managed = job.managedDataIdentifierSelector();
        boolean listsManaged =
                managed == ManagedDataIdentifierSelector.INCLUDE
                        || managed == ManagedDataIdentifierSelector.EXCLUDE;
        if (scope.scoping() != null || listsManaged || include.isEmpty() || exclude.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new JobState(
                        job.description(),
                        schedule(job.scheduleFrequency()),
                        job.initialRun(),
                        buckets(scope),
                        include.get(),
                        exclude.get(),
                        job.samplingPercentage(),
                        managed == null ? "RECOMMENDED" : managed.toString(),
                        identifiers,
                        allowLists,
                        job.jobStatus() == JobStatus.USER_PAUSED));
    }

    private static Map<String, Set<String>> buckets(S3JobDefinition scope) {
        Map<String, Set<String>> buckets = new TreeMap<>();
        scope.bucketDefinitions()
                .forEach(it ->
                        buckets.computeIfAbsent(it.accountId(), _ -> new TreeSet<>())
                                .addAll(it.buckets()));
        return buckets;
    }

    private static String schedule(@Nullable JobScheduleFrequency frequency) {
        if (frequency == null) {
            return "ONCE";
        }
        if (frequency.weeklySchedule() != null) {
            return "WEEKLY " + frequency.weeklySchedule().dayOfWeekAsString();
        }
        return frequency.monthlySchedule() != null
                ? "MONTHLY " + frequency.monthlySchedule().dayOfMonth()
                : "DAILY";
    }

    static boolean once(JobState job) {
        return job.schedule().equals("ONCE");
    }

    /** When a job runs; null for one that runs once. */
    static @Nullable JobScheduleFrequency frequency(JobState job) {
        List<String> words = List.of(job.schedule().split(" ", 2));
        JobScheduleFrequency.Builder frequency = JobScheduleFrequency.builder();
        return switch (words.getFirst()) {
            case "DAILY" -> frequency.dailySchedule(DailySchedule.builder().build()).build();
            case "WEEKLY" -> frequency.weeklySchedule(it -> it.dayOfWeek(words.getLast())).build();
            case "MONTHLY" -> {
                int day = Integer.parseInt(words.getLast());
                yield frequency.monthlySchedule(it -> it.dayOfMonth(day)).build();
            }
            default -> null;
        };
    }

    static S3JobDefinition scope(JobState job) {
        S3JobDefinition.Builder scope = S3JobDefinition.builder();
        if (job.buckets().isEmpty()) {
            return scope.bucketCriteria(criteria ->
                            criteria.includes(BucketConditions.block(job.include()))
                                    .excludes(BucketConditions.block(job.exclude())))
                    .build();
        }
        List<S3BucketDefinitionForJob> definitions = new ArrayList<>();
        job.buckets()
                .forEach((account, names) ->
                        definitions.add(
                                S3BucketDefinitionForJob.builder()
                                        .accountId(account)
                                        .buckets(names)
                                        .build()));
        return scope.bucketDefinitions(definitions).build();
    }
}
