package io.vedette.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of S3 server access logs.
 *
 * @param buckets which buckets are logged
 * @param tags with {@code buckets: tagged}, the tags of which a bucket has one
 * @param names with {@code buckets: named}, the names; {@code *} stands for anything
 * @param archive the bucket for them in every account and region, for S3 logs nowhere else
 * @param partition by which time the logs are put into folders of a day
 * @param replaceForeign whether logs that go to another bucket are redirected
 */
public record BucketLogSettings(
        boolean enabled,
        int retentionDays,
        Choice buckets,
        List<Tagged> tags,
        List<String> names,
        PlainLogBucketSettings archive,
        Partition partition,
        boolean replaceForeign)
        implements LogSourceSettings {

    private static final Pattern NAME = Pattern.compile("[a-z0-9.*-]{1,63}");

    public BucketLogSettings {
        Retention.require(retentionDays);
        tags = List.copyOf(tags);
        names = List.copyOf(names);
        if (enabled && buckets == Choice.TAGGED && tags.isEmpty()) {
            throw new IllegalArgumentException("buckets: tagged needs tags, or logs nothing");
        }
        if (enabled && buckets == Choice.NAMED && names.isEmpty()) {
            throw new IllegalArgumentException("buckets: named needs names, or logs nothing");
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "names: '%s' is not the name of a bucket".formatted(name));
            }
        }
        if (!archive.bucket().contains("{account_id}")) {
            throw new IllegalArgumentException(
                    "bucket '%s' needs {account_id}: every account has its own"
                            .formatted(archive.bucket()));
        }
    }

    /** Which buckets. */
    public enum Choice {
        TAGGED,
        NAMED,
        ALL
    }

    /** A tag that has one of some values. */
    public record Tagged(String key, List<String> values) {
        public Tagged {
            values = List.copyOf(values);
            if (key.isEmpty() || values.isEmpty()) {
                throw new IllegalArgumentException("tags: a tag needs a key and values");
            }
        }
    }

    /** What a log file's folder says. */
    public enum Partition {
        /** When the requests in it were made. */
        EVENT_TIME,
        /** When the file was delivered. */
        DELIVERY_TIME
    }

    /** Whether a bucket is to be logged by its name. */
    public boolean chooses(String bucket) {
        return names.stream()
                .anyMatch(it -> bucket.matches(Pattern.quote(it).replace("*", "\\E.*\\Q")));
    }

    /** Whether a bucket is to be logged by its tags. */
    public boolean chooses(Map<String, String> itsTags) {
        return tags.stream()
                .anyMatch(it ->
                        itsTags.containsKey(it.key())
                                && it.values().contains(itsTags.get(it.key())));
    }
}
