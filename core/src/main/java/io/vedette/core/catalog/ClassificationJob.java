package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A job of Macie that looks for sensitive data. Macie cannot change one: where a setting changes,
 * the job is cancelled and made anew.
 *
 * @param dayOfWeek for a weekly job
 * @param dayOfMonth for a monthly job
 * @param initialRun whether a recurring job looks at what is there already; by default it does
 * @param regions where the job runs; everywhere if there are none
 * @param buckets the names of buckets, by the account that owns them
 * @param include instead of buckets: what a bucket has to be, in every point
 * @param exclude what a bucket must not be, in every point
 * @param samplingPercentage which part of the objects is looked at; by default all
 * @param managedDataIdentifiers which of Macie's own identifiers are used; by default those that
 *     AWS recommends
 * @param customDataIdentifiers names from the settings of the same name
 * @param allowLists names from the settings of the same name
 */
public record ClassificationJob(
        String name,
        @Nullable String description,
        Schedule schedule,
        @Nullable DayOfWeek dayOfWeek,
        @Nullable Integer dayOfMonth,
        @Nullable Boolean initialRun,
        Set<Region> regions,
        Map<String, Set<String>> buckets,
        List<BucketCondition> include,
        List<BucketCondition> exclude,
        @Nullable Integer samplingPercentage,
        @Nullable ManagedIdentifiers managedDataIdentifiers,
        Set<String> customDataIdentifiers,
        Set<String> allowLists) {

    /** How often a job runs. */
    public enum Schedule {
        ONCE,
        DAILY,
        WEEKLY,
        MONTHLY
    }

    /** A day of the week, as Macie names it. */
    public enum DayOfWeek {
        SUNDAY,
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY
    }

    /** Which of Macie's own data identifiers a job uses. */
    public enum ManagedIdentifiers {
        RECOMMENDED,
        ALL,
        NONE
    }

    /** A property of a bucket that a job can choose buckets by. */
    public enum BucketProperty {
        ACCOUNT_ID,
        BUCKET_NAME,
        EFFECTIVE_PERMISSION,
        SHARED_ACCESS,
        /** A tag, as {@code key=value}. */
        TAG
    }

    /** A property of a bucket and the values of which it has to have one. */
    public record BucketCondition(BucketProperty property, Set<String> values) {
        public BucketCondition {
            values = Set.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException(
                        "classification-jobs: a condition needs values to compare with");
            }
            if (property == BucketProperty.TAG
                    && !values.stream().allMatch(value -> value.indexOf('=') > 0)) {
                throw new IllegalArgumentException(
                        "classification-jobs: the values of tag are written key=value");
            }
        }
    }

    public ClassificationJob {
        regions = MacieItem.orEmpty(regions);
        include = MacieItem.orEmpty(include);
        exclude = MacieItem.orEmpty(exclude);
        customDataIdentifiers = MacieItem.orEmpty(customDataIdentifiers);
        allowLists = MacieItem.orEmpty(allowLists);
        buckets = copy(MacieItem.orEmpty(buckets));
        initialRun = (initialRun == null && schedule != Schedule.ONCE) ? Boolean.TRUE : initialRun;
        samplingPercentage = samplingPercentage == null ? Integer.valueOf(100) : samplingPercentage;
        managedDataIdentifiers =
                managedDataIdentifiers == null
                        ? ManagedIdentifiers.RECOMMENDED
                        : managedDataIdentifiers;
        MacieItem.requireLength("classification-jobs: name", name, 1, 500);
        if (description != null) {
            MacieItem.requireLength("classification-jobs: description", description, 1, 200);
        }
        require(
                (schedule == Schedule.WEEKLY) == (dayOfWeek != null),
                name,
                "day-of-week goes with schedule weekly, and only with it");
        require(
                (schedule == Schedule.MONTHLY) == (dayOfMonth != null),
                name,
                "day-of-month goes with schedule monthly, and only with it");
        require(
                dayOfMonth == null || (dayOfMonth >= 1 && dayOfMonth <= 31),
                name,
                "day-of-month is 1 to 31");
        require(
                schedule != Schedule.ONCE || initialRun == null,
                name,
                "initial-run does not go with schedule once");
        require(
                buckets.isEmpty() != (include.isEmpty() && exclude.isEmpty()),
                name,
                "needs either buckets, or include and exclude");
        require(
                samplingPercentage >= 1 && samplingPercentage <= 100,
                name,
                "sampling-percentage is 1 to 100");
        require(
                managedDataIdentifiers != ManagedIdentifiers.NONE
                        || !customDataIdentifiers.isEmpty(),
                name,
                "looks for nothing: it needs managed or custom data identifiers");
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> buckets) {
        Map<String, Set<String>> copy = new TreeMap<>();
        buckets.forEach(
                (account, names) -> copy.put(new AccountId(account).value(), Set.copyOf(names)));
        return Collections.unmodifiableMap(copy);
    }

    private static void require(boolean met, String name, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(
                    "classification-jobs: '%s': %s".formatted(name, otherwise));
        }
    }

    /** Whether the job runs in a region. */
    public boolean runsIn(Region region) {
        return regions.isEmpty() || regions.contains(region);
    }
}
