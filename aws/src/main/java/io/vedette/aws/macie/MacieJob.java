package io.vedette.aws.macie;

import io.vedette.aws.Managed;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.JobType;

/**
 * Keeps one classification job, by its name ({@code CreateClassificationJob}). Macie changes
 * nothing of a job but whether it runs ({@code UpdateClassificationJob}), so for all else it is
 * cancelled and made anew. What runs once and has run stays as it is.
 */
record MacieJob(MacieItems items) implements SingleResourceKind<JobState> {

    @Override
    public String name() {
        return "macie.classification-job";
    }

    @Override
    public Reading<JobState> read(Resource<JobState> resource) {
        Optional<DescribeClassificationJobResponse> found = find(resource);
        if (found.isEmpty() || found.get().jobStatus() == JobStatus.CANCELLED) {
            return new Reading.Absent<>();
        }
        boolean ended = found.get().jobStatus() == JobStatus.COMPLETE;
        if (ended && resource.purpose() instanceof Purpose.Remove<JobState>) {
            // Macie keeps the record of a job that has ended, like that of a cancelled one.
            return new Reading.Absent<>();
        }
        return state(resource.target(), found.get())
                .<Reading<JobState>>map(Reading.Present::new)
                .orElseGet(() ->
                        new Reading.OffLimits<>(
                                "a job of this name is there whose scope Vedette cannot make"
                                        + " anew; give it another name in vedette.yaml"));
    }

    private Optional<DescribeClassificationJobResponse> find(Resource<JobState> resource) {
        return items.jobs
                .id(resource.target(), resource.name())
                .flatMap(id ->
                        Answers.ifOn(() ->
                                items.macie(resource.target())
                                        .describeClassificationJob(it -> it.jobId(id))));
    }

    private Optional<JobState> state(Target target, DescribeClassificationJobResponse job) {
        return JobShapes.state(
                job,
                items.identifiers.names(target, job.customDataIdentifierIds()),
                items.allowLists.names(target, job.allowListIds()));
    }

    @Override
    public Result create(Resource<JobState> resource) {
        JobState desired = resource.desired();
        Target target = resource.target();
        List<String> missing = new ArrayList<>();
        List<String> identifiers =
                ids(items.identifiers, target, desired.customDataIdentifiers(), missing);
        List<String> lists = ids(items.allowLists, target, desired.allowLists(), missing);
        if (!missing.isEmpty()) {
            return new Result.Refused("Macie has no longer what the job uses: " + missing);
        }
        // One for all tries of the call, so that none of them makes a second job.
        String token = UUID.randomUUID().toString();
        String job =
                items.macie(target)
                        .createClassificationJob(request ->
                                request.clientToken(token)
                                        .name(resource.name())
                                        .description(desired.description())
                                        .jobType(
                                                JobShapes.once(desired)
                                                        ? JobType.ONE_TIME
                                                        : JobType.SCHEDULED)
                                        .scheduleFrequency(JobShapes.frequency(desired))
                                        .initialRun(desired.initialRun())
                                        .samplingPercentage(desired.samplingPercentage())
                                        .managedDataIdentifierSelector(
                                                desired.managedDataIdentifiers())
                                        .customDataIdentifierIds(identifiers)
                                        .allowListIds(lists)
                                        .s3JobDefinition(JobShapes.scope(desired))
                                        .tags(Map.of(Managed.TAG, Managed.VALUE)))
                        .jobId();
        items.jobs.forget(target);
        if (desired.paused()) {
            set(items.macie(target), job, JobStatus.USER_PAUSED);
        }
        return Result.done();
    }

    private static List<String> ids(
            NamedItems of, Target target, Set<String> names, List<String> missing) {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            of.id(target, name).ifPresentOrElse(ids::add, () -> missing.add(name));
        }
        return ids;
    }

    @Override
    public Result update(Update<JobState> update) {
        Resource<JobState> resource = update.resource();
        Optional<DescribeClassificationJobResponse> found = find(resource);
        boolean onlyPaused =
                update.differences().stream().allMatch(it -> it.path().equals("paused"));
        if (found.isPresent() && onlyPaused) {
            set(
                    items.macie(resource.target()),
                    found.get().jobId(),
                    resource.desired().paused() ? JobStatus.USER_PAUSED : JobStatus.RUNNING);
            return Result.done();
        }
        cancel(resource, found);
        return create(resource);
    }

    @Override
    public Result delete(Removal<JobState> removal) {
        cancel(removal.resource(), find(removal.resource()));
        return Result.done();
    }

    private void cancel(
            Resource<JobState> resource, Optional<DescribeClassificationJobResponse> found) {
        found.filter(it -> it.jobStatus() != JobStatus.CANCELLED)
                .filter(it -> it.jobStatus() != JobStatus.COMPLETE)
                .ifPresent(
                        it -> set(items.macie(resource.target()), it.jobId(), JobStatus.CANCELLED));
        items.jobs.forget(resource.target());
    }

    private static void set(Macie2Client macie, String job, JobStatus status) {
        macie.updateClassificationJob(it -> it.jobId(job).jobStatus(status));
    }

    @Override
    public Set<CostDriver> costDrivers(JobState desired) {
        return Set.of(CostDriver.MACIE_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "macie2:DescribeClassificationJob",
                "macie2:ListAllowLists",
                "macie2:ListClassificationJobs",
                "macie2:ListCustomDataIdentifiers");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "macie2:CreateClassificationJob",
                "macie2:TagResource",
                "macie2:UpdateClassificationJob");
    }
}
