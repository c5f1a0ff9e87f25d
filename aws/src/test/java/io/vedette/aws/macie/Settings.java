package io.vedette.aws.macie;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.ClassificationJob;
import io.vedette.core.catalog.ClassificationJob.BucketCondition;
import io.vedette.core.catalog.ClassificationJob.BucketProperty;
import io.vedette.core.catalog.ClassificationJob.DayOfWeek;
import io.vedette.core.catalog.ClassificationJob.Schedule;
import io.vedette.core.catalog.CustomDataIdentifier;
import io.vedette.core.catalog.CustomDataIdentifier.Severity;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.catalog.MacieSettings.AllowList;
import io.vedette.core.catalog.MacieSettings.AutoEnable;
import io.vedette.core.catalog.MacieSettings.AutomatedDiscovery;
import io.vedette.core.catalog.MacieSettings.Export;
import io.vedette.core.catalog.MacieSettings.Publication;
import io.vedette.core.catalog.MacieSettings.PublishingFrequency;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings that tests choose. */
final class Settings {

    static final MacieSettings DEFAULTS = (MacieSettings) Catalog.of(Tool.MACIE).defaults();

    static final CustomDataIdentifier CUSTOMER = customer("C-[0-9]{8}");
    static final AllowList TEST_DATA =
            new AllowList("test-data", "Numbers of tests", "C-0{8}", null, null);

    private Settings() {}

    static CustomDataIdentifier customer(String regex) {
        return new CustomDataIdentifier(
                "customer",
                "Customer numbers",
                regex,
                Set.of("customer", "client"),
                Set.of(),
                30,
                Map.of(Severity.LOW, 1L, Severity.HIGH, 100L));
    }

    static AllowList words(String bucket) {
        return new AllowList("words", null, null, bucket, "words.txt");
    }

    /** A weekly job over two accounts' buckets, with everything that is listed. */
    static ClassificationJob uploads(int samplingPercentage) {
        return job(
                Schedule.WEEKLY,
                DayOfWeek.MONDAY,
                Map.of(
                        MacieRig.MEMBER,
                        Set.of("uploads", "reports"),
                        "100000000002",
                        Set.of("payments")),
                List.of(),
                samplingPercentage,
                Set.of("customer"),
                Set.of("test-data"));
    }

    /** A job that runs once, over all buckets with a tag. */
    static ClassificationJob once() {
        return job(
                Schedule.ONCE,
                null,
                Map.of(),
                List.of(
                        new BucketCondition(
                                BucketProperty.TAG, Set.of("DataClassification=secret"))),
                100,
                Set.of(),
                Set.of());
    }

    private static ClassificationJob job(
            Schedule schedule,
            @Nullable DayOfWeek day,
            Map<String, Set<String>> buckets,
            List<BucketCondition> include,
            int samplingPercentage,
            Set<String> identifiers,
            Set<String> lists) {
        return new ClassificationJob(
                schedule == Schedule.ONCE ? "secrets" : "uploads",
                null,
                schedule,
                day,
                null,
                null,
                Set.of(new Region(MacieRig.HOME)),
                buckets,
                include,
                List.of(),
                samplingPercentage,
                null,
                identifiers,
                lists);
    }

    static MacieSettings looking(
            List<CustomDataIdentifier> identifiers,
            List<AllowList> lists,
            List<ClassificationJob> jobs) {
        return with(
                DEFAULTS.findingPublishingFrequency(),
                DEFAULTS.publication(),
                DEFAULTS.automatedDiscovery(),
                DEFAULTS.classificationExport(),
                identifiers,
                lists,
                jobs);
    }

    static MacieSettings publishing(PublishingFrequency frequency, Publication publication) {
        return with(
                frequency,
                publication,
                DEFAULTS.automatedDiscovery(),
                DEFAULTS.classificationExport(),
                List.of(),
                List.of(),
                List.of());
    }

    static MacieSettings discovering(boolean enabled, AutoEnable autoEnable) {
        return with(
                DEFAULTS.findingPublishingFrequency(),
                DEFAULTS.publication(),
                new AutomatedDiscovery(enabled, autoEnable),
                DEFAULTS.classificationExport(),
                List.of(),
                List.of(),
                List.of());
    }

    static MacieSettings exporting(Export export) {
        return with(
                DEFAULTS.findingPublishingFrequency(),
                DEFAULTS.publication(),
                DEFAULTS.automatedDiscovery(),
                export,
                List.of(),
                List.of(),
                List.of());
    }

    private static MacieSettings with(
            PublishingFrequency frequency,
            Publication publication,
            AutomatedDiscovery discovery,
            Export export,
            List<CustomDataIdentifier> identifiers,
            List<AllowList> lists,
            List<ClassificationJob> jobs) {
        return new MacieSettings(
                true, frequency, true, publication, discovery, export, identifiers, lists, jobs);
    }
}
