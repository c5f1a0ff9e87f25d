package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.core.catalog.ClassificationJob.BucketCondition;
import io.vedette.core.catalog.ClassificationJob.BucketProperty;
import io.vedette.core.catalog.ClassificationJob.DayOfWeek;
import io.vedette.core.catalog.ClassificationJob.ManagedIdentifiers;
import io.vedette.core.catalog.ClassificationJob.Schedule;
import io.vedette.core.catalog.CustomDataIdentifier.Severity;
import io.vedette.core.catalog.MacieSettings.AllowList;
import io.vedette.core.catalog.MacieSettings.Export;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MacieSettingsTest {

    private static final Map<String, Set<String>> BUCKETS =
            Map.of("444444444444", Set.of("uploads"));

    private static MacieSettings settings(
            List<CustomDataIdentifier> identifiers,
            List<AllowList> lists,
            List<ClassificationJob> jobs) {
        MacieSettings defaults = (MacieSettings) Catalog.of(Tool.MACIE).defaults();
        return new MacieSettings(
                true,
                defaults.findingPublishingFrequency(),
                true,
                defaults.publication(),
                defaults.automatedDiscovery(),
                defaults.classificationExport(),
                identifiers,
                lists,
                jobs);
    }

    private static CustomDataIdentifier identifier(String name, Map<Severity, Long> levels) {
        return new CustomDataIdentifier(
                name, null, "C-[0-9]{8}", Set.of("customer"), Set.of(), null, levels);
    }

    private static AllowList list(@Nullable String regex, @Nullable String bucket) {
        return new AllowList("test-data", null, regex, bucket, bucket == null ? null : "words.txt");
    }

    private static ClassificationJob job(
            Schedule schedule,
            @Nullable DayOfWeek day,
            @Nullable Integer dayOfMonth,
            Map<String, Set<String>> buckets,
            List<BucketCondition> include,
            @Nullable ManagedIdentifiers managed) {
        return new ClassificationJob(
                "uploads",
                null,
                schedule,
                day,
                dayOfMonth,
                null,
                Set.of(),
                buckets,
                include,
                List.of(),
                null,
                managed,
                Set.of(),
                Set.of());
    }

    private static ClassificationJob using(Set<String> identifiers, Set<String> lists) {
        return new ClassificationJob(
                "uploads",
                null,
                Schedule.DAILY,
                null,
                null,
                null,
                Set.of(new Region("eu-west-1")),
                BUCKETS,
                List.of(),
                List.of(),
                50,
                ManagedIdentifiers.NONE,
                identifiers,
                lists);
    }

    @Test
    void fillsInWhatMacieFillsIn() {
        ClassificationJob job = job(Schedule.DAILY, null, null, BUCKETS, List.of(), null);
        assertThat(job.initialRun()).isTrue();
        assertThat(job.samplingPercentage()).isEqualTo(100);
        assertThat(job.managedDataIdentifiers()).isEqualTo(ManagedIdentifiers.RECOMMENDED);
        assertThat(job.runsIn(new Region("eu-west-1"))).isTrue();
        assertThat(job(Schedule.ONCE, null, null, BUCKETS, List.of(), null).initialRun()).isNull();
        assertThat(identifier("customer", Map.of()).maximumMatchDistance()).isEqualTo(50);
    }

    @Test
    void runsAJobOnlyInTheRegionsThatItNames() {
        ClassificationJob job = using(Set.of("customer"), Set.of());
        assertThat(job.runsIn(new Region("eu-west-1"))).isTrue();
        assertThat(job.runsIn(new Region("us-east-1"))).isFalse();
    }

    @Test
    void takesAJobWhoseNamesAreListed() {
        MacieSettings settings =
                settings(
                        List.of(identifier("customer", Map.of())),
                        List.of(list("C-0+", null)),
                        List.of(using(Set.of("customer"), Set.of("test-data"))));
        assertThat(settings.classificationJobs()).hasSize(1);
    }

    @Test
    void wantsTheIdentifiersAndAllowListsOfAJobToBeListed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                List.of(), List.of(), List.of(using(Set.of("customer"), Set.of()))))
                .withMessageContaining("'customer', which is not among custom-data-identifiers");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                List.of(identifier("customer", Map.of())),
                                List.of(),
                                List.of(using(Set.of("customer"), Set.of("test-data")))))
                .withMessageContaining("'test-data', which is not among allow-lists");
    }

    @Test
    void wantsDifferentNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                List.of(identifier("a", Map.of()), identifier("a", Map.of())),
                                List.of(),
                                List.of()))
                .withMessage("custom-data-identifiers has two entries named 'a'");
    }

    @Test
    void wantsSeveritiesToRise() {
        assertThat(identifier("a", Map.of(Severity.LOW, 1L, Severity.HIGH, 9L)).severityLevels())
                .containsKeys(Severity.LOW, Severity.HIGH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> identifier("a", Map.of(Severity.LOW, 9L, Severity.HIGH, 9L)))
                .withMessageContaining("rise from low to high");
    }

    @Test
    void wantsEitherARegexOrAnObject() {
        assertThat(list(null, "words").bucket()).isEqualTo("words");
        assertThatIllegalArgumentException().isThrownBy(() -> list("x", "words"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(null, null))
                .withMessageContaining("either regex, or bucket and object");
    }

    @Test
    void wantsADayForASchedule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(Schedule.WEEKLY, null, null, BUCKETS, List.of(), null))
                .withMessageContaining("day-of-week");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> job(Schedule.DAILY, DayOfWeek.MONDAY, null, BUCKETS, List.of(), null))
                .withMessageContaining("day-of-week");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(Schedule.MONTHLY, null, 32, BUCKETS, List.of(), null))
                .withMessageContaining("1 to 31");
    }

    @Test
    void wantsEitherBucketsOrConditions() {
        BucketCondition tagged =
                new BucketCondition(BucketProperty.TAG, Set.of("DataClassification=secret"));
        assertThat(job(Schedule.DAILY, null, null, Map.of(), List.of(tagged), null).include())
                .containsExactly(tagged);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(Schedule.DAILY, null, null, Map.of(), List.of(), null))
                .withMessageContaining("either buckets, or include and exclude");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> job(Schedule.DAILY, null, null, BUCKETS, List.of(tagged), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BucketCondition(BucketProperty.TAG, Set.of("secret")))
                .withMessageContaining("key=value");
    }

    @Test
    void wantsAJobToLookForSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        job(
                                Schedule.DAILY,
                                null,
                                null,
                                BUCKETS,
                                List.of(),
                                ManagedIdentifiers.NONE))
                .withMessageContaining("looks for nothing");
    }

    @Test
    void wantsLengthsThatMacieTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> identifier("x".repeat(129), Map.of()))
                .withMessageContaining("129 characters; Macie takes 1 to 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CustomDataIdentifier(
                                "a", null, "x", Set.of("ab"), Set.of(), null, Map.of()))
                .withMessageContaining("keywords 'ab'");
    }

    @Test
    void wantsABucketAndAKeyOfOnesOwn() {
        Export export = new Export(true, "results-{account_id}-{region}", "alias/results");
        assertThat(export.bucketInEveryRegion()).isTrue();
        assertThat(export.bucket(new AccountId("333333333333"), new Region("eu-west-1")))
                .isEqualTo("results-333333333333-eu-west-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Export(true, "Results", "alias/results"))
                .withMessageContaining("bucket 'Results'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Export(true, "results", "alias/aws/s3"))
                .withMessageContaining("key 'alias/aws/s3'");
    }
}
