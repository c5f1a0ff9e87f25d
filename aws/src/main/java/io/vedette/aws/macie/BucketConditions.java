package io.vedette.aws.macie;

import io.vedette.core.catalog.ClassificationJob.BucketProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.CriteriaBlockForJob;
import software.amazon.awssdk.services.macie2.model.CriteriaForJob;
import software.amazon.awssdk.services.macie2.model.JobComparator;
import software.amazon.awssdk.services.macie2.model.SimpleCriterionForJob;
import software.amazon.awssdk.services.macie2.model.SimpleCriterionKeyForJob;
import software.amazon.awssdk.services.macie2.model.TagCriterionForJob;
import software.amazon.awssdk.services.macie2.model.TagCriterionPairForJob;

/**
 * Turns the conditions by which a job chooses buckets from Macie's shapes into words, such as
 * {@code BUCKET_NAME logs,uploads}, and back.
 */
final class BucketConditions {

    private BucketConditions() {}

    static String text(BucketProperty property, Collection<String> values) {
        return property + " " + String.join(",", new TreeSet<>(values));
    }

    /** The words for a block; empty where it has conditions that {@code vedette.yaml} lacks. */
    static Optional<Set<String>> words(@Nullable CriteriaBlockForJob block) {
        Set<String> words = new TreeSet<>();
        if (block == null) {
            return Optional.of(words);
        }
        for (CriteriaForJob condition : block.and()) {
            Optional<String> word =
                    condition.simpleCriterion() != null
                            ? word(condition.simpleCriterion())
                            : Optional.ofNullable(condition.tagCriterion())
                                    .flatMap(BucketConditions::word);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(words);
    }

    private static Optional<String> word(SimpleCriterionForJob condition) {
        if (condition.comparator() != JobComparator.EQ) {
            return Optional.empty();
        }
        return switch (condition.key()) {
            case ACCOUNT_ID -> Optional.of(text(BucketProperty.ACCOUNT_ID, condition.values()));
            case S3_BUCKET_NAME ->
                    Optional.of(text(BucketProperty.BUCKET_NAME, condition.values()));
            case S3_BUCKET_EFFECTIVE_PERMISSION ->
                    Optional.of(text(BucketProperty.EFFECTIVE_PERMISSION, condition.values()));
            case S3_BUCKET_SHARED_ACCESS ->
                    Optional.of(text(BucketProperty.SHARED_ACCESS, condition.values()));
            case UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }

    private static Optional<String> word(TagCriterionForJob condition) {
        if (condition.comparator() != JobComparator.EQ) {
            return Optional.empty();
        }
        List<String> tags = new ArrayList<>();
        condition.tagValues().forEach(it -> tags.add(it.key() + "=" + it.value()));
        return Optional.of(text(BucketProperty.TAG, tags));
    }

    /** The block for some words. */
    static CriteriaBlockForJob block(Set<String> words) {
        return CriteriaBlockForJob.builder()
                .and(words.stream().map(BucketConditions::condition).toList())
                .build();
    }

    private static CriteriaForJob condition(String word) {
        int space = word.indexOf(' ');
        BucketProperty property = BucketProperty.valueOf(word.substring(0, space));
        List<String> values = Arrays.asList(word.substring(space + 1).split(","));
        return switch (property) {
            case ACCOUNT_ID -> simple(SimpleCriterionKeyForJob.ACCOUNT_ID, values);
            case BUCKET_NAME -> simple(SimpleCriterionKeyForJob.S3_BUCKET_NAME, values);
            case EFFECTIVE_PERMISSION ->
                    simple(SimpleCriterionKeyForJob.S3_BUCKET_EFFECTIVE_PERMISSION, values);
            case SHARED_ACCESS -> simple(SimpleCriterionKeyForJob.S3_BUCKET_SHARED_ACCESS, values);
            case TAG -> tagged(values);
        };
    }

    private static CriteriaForJob simple(SimpleCriterionKeyForJob key, List<String> values) {
        return CriteriaForJob.builder()
                .simpleCriterion(it -> it.comparator(JobComparator.EQ).key(key).values(values))
                .build();
    }

    private static CriteriaForJob tagged(List<String> values) {
        List<TagCriterionPairForJob> pairs =
                values.stream()
                        .map(it ->
                                TagCriterionPairForJob.builder()
                                        .key(it.substring(0, it.indexOf('=')))
                                        .value(it.substring(it.indexOf('=') + 1))
                                        .build())
                        .toList();
        return CriteriaForJob.builder()
                .tagCriterion(it -> it.comparator(JobComparator.EQ).tagValues(pairs))
                .build();
    }
}
