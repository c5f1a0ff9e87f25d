package io.vedette.aws.macie;

import io.vedette.core.catalog.ClassificationJob;
import io.vedette.core.catalog.ClassificationJob.BucketCondition;
import io.vedette.core.organization.Target;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A classification job, in the words of {@code vedette.yaml} where Macie has none that are short.
 *
 * @param schedule {@code ONCE}, {@code DAILY}, {@code WEEKLY MONDAY}, {@code MONTHLY 1}
 * @param buckets the names of buckets by account
 * @param include what a bucket has to be, as {@code ACCOUNT_ID 111122223333}
 * @param exclude what a bucket must not be
 * @param paused whether somebody paused it
 */
record JobState(
        @Nullable String description,
        String schedule,
        @Nullable Boolean initialRun,
        Map<String, Set<String>> buckets,
        Set<String> include,
        Set<String> exclude,
        int samplingPercentage,
        String managedDataIdentifiers,
        Set<String> customDataIdentifiers,
        Set<String> allowLists,
        boolean paused) {

    JobState {
        buckets = sorted(buckets);
        include = sorted(include);
        exclude = sorted(exclude);
        customDataIdentifiers = sorted(customDataIdentifiers);
        allowLists = sorted(allowLists);
    }

    /** What is desired of a job, over the buckets of some accounts. */
    static JobState of(ClassificationJob job, Map<String, Set<String>> buckets) {
        Integer sampling = job.samplingPercentage();
        return new JobState(
                job.description(),
                schedule(job),
                job.initialRun(),
                buckets,
                conditions(job.include()),
                conditions(job.exclude()),
                sampling == null ? 100 : sampling,
                String.valueOf(job.managedDataIdentifiers()),
                job.customDataIdentifiers(),
                job.allowLists(),
                false);
    }

    /** The buckets of a job that an account of its own can look at: its own ones. */
    static Map<String, Set<String>> ownBuckets(ClassificationJob job, Target target) {
        Map<String, Set<String>> own = new TreeMap<>(job.buckets());
        own.keySet().retainAll(Set.of(target.account().value()));
        return own;
    }

    private static String schedule(ClassificationJob job) {
        return switch (job.schedule()) {
            case ONCE, DAILY -> job.schedule().name();
            case WEEKLY -> "WEEKLY " + job.dayOfWeek();
            case MONTHLY -> "MONTHLY " + job.dayOfMonth();
        };
    }

    private static Set<String> conditions(Collection<BucketCondition> conditions) {
        Set<String> words = new TreeSet<>();
        conditions.forEach(it -> words.add(BucketConditions.text(it.property(), it.values())));
        return words;
    }

    private static Set<String> sorted(Collection<String> words) {
        return Collections.unmodifiableSet(new TreeSet<>(words));
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> buckets) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        buckets.forEach((account, names) -> sorted.put(account, sorted(names)));
        return Collections.unmodifiableMap(sorted);
    }
}
