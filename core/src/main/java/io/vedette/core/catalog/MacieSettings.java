package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Amazon Macie.
 *
 * @param findingPublishingFrequency how often an updated policy finding is published again
 * @param autoEnableMembers whether Macie enrols accounts that join the organization by itself
 * @param publication which findings go to Security Hub
 * @param automatedDiscovery whether Macie samples the buckets of all accounts by itself
 * @param classificationExport where results of discovery are kept beyond Macie's 90 days
 * @param customDataIdentifiers what to look for beside Macie's own identifiers, kept by name
 * @param allowLists what to overlook, kept by name
 * @param classificationJobs sensitive data discovery jobs, kept by name
 */
public record MacieSettings(
        boolean enabled,
        PublishingFrequency findingPublishingFrequency,
        boolean autoEnableMembers,
        Publication publication,
        AutomatedDiscovery automatedDiscovery,
        Export classificationExport,
        List<CustomDataIdentifier> customDataIdentifiers,
        List<AllowList> allowLists,
        List<ClassificationJob> classificationJobs)
        implements CatalogSettings {

    public MacieSettings {
        customDataIdentifiers = List.copyOf(customDataIdentifiers);
        allowLists = List.copyOf(allowLists);
        classificationJobs = List.copyOf(classificationJobs);
        Set<String> identifiers =
                names("custom-data-identifiers", customDataIdentifiers, CustomDataIdentifier::name);
        Set<String> lists = names("allow-lists", allowLists, AllowList::name);
        names("classification-jobs", classificationJobs, ClassificationJob::name);
        for (ClassificationJob job : classificationJobs) {
            requireListed(job, "custom-data-identifiers", job.customDataIdentifiers(), identifiers);
            requireListed(job, "allow-lists", job.allowLists(), lists);
        }
    }

    private static <T> Set<String> names(String key, List<T> items, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        for (T item : items) {
            if (!names.add(name.apply(item))) {
                throw new IllegalArgumentException(
                        "%s has two entries named '%s'".formatted(key, name.apply(item)));
            }
        }
        return names;
    }

    private static void requireListed(
            ClassificationJob job, String key, Set<String> wanted, Set<String> listed) {
        for (String name : wanted) {
            if (!listed.contains(name)) {
                throw new IllegalArgumentException(
                        "classification-jobs: '%s' uses '%s', which is not among %s"
                                .formatted(job.name(), name, key));
            }
        }
    }

    /** How often Macie publishes updates of a policy finding. */
    public enum PublishingFrequency {
        FIFTEEN_MINUTES,
        ONE_HOUR,
        SIX_HOURS
    }

    /** Which findings go to Security Hub. */
    public record Publication(boolean policyFindings, boolean classificationFindings) {}

    /** Whether Macie samples objects of all buckets by itself, and for which accounts. */
    public record AutomatedDiscovery(boolean enabled, AutoEnable autoEnable) {}

    /** For which accounts of an organization automated discovery is enabled. */
    public enum AutoEnable {
        ALL,
        NEW,
        NONE
    }

    /**
     * The export of discovery results to S3.
     *
     * @param bucket the name of the bucket in the log archive account; {@code {account_id}} and
     *     {@code {region}} stand for that account and the region
     * @param key the alias of the KMS key that results are encrypted with
     */
    public record Export(boolean enabled, String bucket, String key) {

        private static final Pattern BUCKET =
                Pattern.compile("(?=.{3,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
        private static final String ACCOUNT_ID = "{account_id}";
        private static final String REGION = "{region}";
        private static final Pattern ALIAS = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");

        public Export {
            String longest =
                    bucket.replace(ACCOUNT_ID, "111122223333").replace(REGION, "ap-southeast-1");
            if (!BUCKET.matcher(longest).matches()) {
                throw new IllegalArgumentException(
                        "classification-export: bucket '%s' is not the name of an S3 bucket"
                                .formatted(bucket));
            }
            if (!ALIAS.matcher(key).matches() || key.startsWith("alias/aws/")) {
                throw new IllegalArgumentException(
                        "classification-export: key '%s' is not the alias of a KMS key of yours, such as alias/vedette-macie"
                                .formatted(key));
            }
        }

        /** The name of the bucket for results of a region. */
        public String bucket(AccountId logArchive, Region region) {
            return bucket.replace(ACCOUNT_ID, logArchive.value()).replace(REGION, region.code());
        }

        /** Whether every region has a bucket, and so a key, of its own. */
        public boolean bucketInEveryRegion() {
            return bucket.contains(REGION);
        }
    }

    /**
     * Text to overlook: what a regular expression matches, or the lines of an S3 object.
     *
     * @param regex null where the text is in an object
     * @param bucket the bucket of the object; {@code {account_id}} and {@code {region}} stand for
     *     the account and region that Macie works in
     * @param object the key of the object
     */
    public record AllowList(
            String name,
            @Nullable String description,
            @Nullable String regex,
            @Nullable String bucket,
            @Nullable String object) {

        private static final int LONGEST_REGEX = 512;

        public AllowList {
            MacieItem.requireLength("allow-lists: name", name, 1, 128);
            if (description != null) {
                MacieItem.requireLength("allow-lists: description", description, 1, 512);
            }
            boolean inObject = bucket != null && object != null;
            if ((bucket == null) != (object == null) || (regex == null) != inObject) {
                throw new IllegalArgumentException(
                        "allow-lists: '%s' needs either regex, or bucket and object"
                                .formatted(name));
            }
            if (regex != null) {
                MacieItem.requireLength("allow-lists: regex", regex, 1, LONGEST_REGEX);
            }
        }
    }
}
