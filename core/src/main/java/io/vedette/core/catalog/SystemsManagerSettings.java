package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of AWS Systems Manager.
 *
 * @param blockPublicSharing whether documents can no longer be shared with everybody
 * @param defaultHostManagement lets EC2 instances be managed without a role of their own
 * @param inventory what is collected from managed nodes
 * @param resourceDataSync where the collected inventory is brought together
 * @param automationDocuments the documents that responders count on; AWS offers them, and Vedette
 *     checks that they are there
 */
public record SystemsManagerSettings(
        boolean enabled,
        boolean blockPublicSharing,
        HostManagement defaultHostManagement,
        Inventory inventory,
        ResourceDataSync resourceDataSync,
        PatchManagerSettings patchManager,
        SessionManager sessionManager,
        List<String> automationDocuments)
        implements CatalogSettings {

    private static final Pattern DOCUMENT = Pattern.compile("[a-zA-Z0-9_.:/-]{3,128}");
    private static final String ACCOUNT_ID = "{account_id}";
    private static final String REGION = "{region}";

    public SystemsManagerSettings {
        automationDocuments = List.copyOf(automationDocuments);
        Set<String> seen = new HashSet<>();
        for (String document : automationDocuments) {
            requireDocument("automation-documents", document);
            if (!seen.add(document)) {
                throw new IllegalArgumentException(
                        "automation-documents has %s twice".formatted(document));
            }
        }
    }

    /**
     * Default Host Management Configuration.
     *
     * @param role the role that instances get; it has the path {@code /service-role/}
     */
    public record HostManagement(boolean enabled, String role) {
        public HostManagement {
            if (!role.matches("[\\w+=,.@-]{1,64}")) {
                throw new IllegalArgumentException(
                        "default-host-management: role '%s' is not the name of an IAM role"
                                .formatted(role));
            }
        }
    }

    /** What Systems Manager can collect from a node without further parameters. */
    public enum InventoryType {
        APPLICATIONS,
        AWS_COMPONENTS,
        NETWORK_CONFIG,
        WINDOWS_UPDATES,
        INSTANCE_DETAILED_INFORMATION,
        SERVICES,
        WINDOWS_ROLES,
        CUSTOM_INVENTORY,
        BILLING_INFO;

        /** The parameter of the document {@code AWS-GatherSoftwareInventory}. */
        public String parameter() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
            StringBuilder parameter = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                parameter.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT));
                parameter.append(words[i].substring(1));
            }
            return parameter.toString();
        }
    }

    /**
     * The collection of inventory from all managed nodes.
     *
     * @param schedule a rate or cron expression of State Manager
     */
    public record Inventory(boolean enabled, String schedule, Set<InventoryType> types) {
        public Inventory {
            types = Set.copyOf(types);
            requireSchedule("inventory", schedule);
            if (enabled && types.isEmpty()) {
                throw new IllegalArgumentException("inventory: types lists nothing to collect");
            }
        }
    }

    /**
     * The synchronization of inventory to S3.
     *
     * @param name the name of the sync in every account and region
     * @param bucket the bucket in the log archive account
     * @param key the alias of the KMS key there
     */
    public record ResourceDataSync(boolean enabled, String name, String bucket, String key) {
        public ResourceDataSync {
            if (name.isEmpty() || name.length() > 64) {
                throw new IllegalArgumentException(
                        "resource-data-sync: name '%s' has not 1 to 64 characters".formatted(name));
            }
            requireBucket("resource-data-sync", bucket);
            requireAlias("resource-data-sync", key);
        }

        /** The name of the bucket in the log archive account. */
        public String bucket(AccountId logArchive) {
            return bucket.replace(ACCOUNT_ID, logArchive.value());
        }
    }

    /**
     * Session Manager's preferences.
     *
     * @param enableLogging whether what is typed in sessions is kept in S3
     * @param bucket the bucket in the log archive account
     * @param prefix where in it; {@code {account_id}} and {@code {region}} stand for those of the
     *     session
     * @param key the alias of the KMS key of the bucket
     * @param cloudWatchLogs whether sessions are kept in CloudWatch Logs too
     * @param encryption whether sessions are encrypted with a key of the account beyond TLS
     */
    public record SessionManager(
            boolean enableLogging,
            String bucket,
            String prefix,
            String key,
            CloudWatchLogs cloudWatchLogs,
            Encryption encryption) {

        private static final Pattern PREFIX = Pattern.compile("[\\w!.*'(){}/-]{1,256}");

        public SessionManager {
            requireBucket("session-manager", bucket);
            requireAlias("session-manager", key);
            if (!PREFIX.matcher(prefix).matches()
                    || prefix.startsWith("/")
                    || prefix.endsWith("/")) {
                throw new IllegalArgumentException(
                        "session-manager: prefix '%s' is not a prefix of object keys, such as {account_id}/{region}"
                                .formatted(prefix));
            }
        }

        /** The name of the bucket in the log archive account. */
        public String bucket(AccountId logArchive) {
            return bucket.replace(ACCOUNT_ID, logArchive.value());
        }

        /** The prefix of an account's sessions in a region; either may be a pattern. */
        public String prefix(String account, String region) {
            return prefix.replace(ACCOUNT_ID, account).replace(REGION, region);
        }
    }

    /** A log group in every account and region that sessions are streamed to. */
    public record CloudWatchLogs(boolean enabled, String logGroup, int retentionDays) {

        /** What CloudWatch Logs takes for a retention. */
        private static final Set<Integer> RETENTIONS =
                Set.of(
                        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
                        2192, 2557, 2922, 3288, 3653);

        public CloudWatchLogs {
            if (!logGroup.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
                throw new IllegalArgumentException(
                        "cloud-watch-logs: log-group '%s' is not the name of a log group"
                                .formatted(logGroup));
            }
            if (!RETENTIONS.contains(retentionDays)) {
                throw new IllegalArgumentException(
                        "cloud-watch-logs: retention-days is %d; CloudWatch Logs takes %s"
                                .formatted(retentionDays, RETENTIONS.stream().sorted().toList()));
            }
        }
    }

    /** A KMS key in every account and region that sessions are encrypted with. */
    public record Encryption(boolean enabled, String key) {
        public Encryption {
            requireAlias("encryption", key);
        }
    }

    static void requireSchedule(String path, String schedule) {
        if (!schedule.matches("rate\\(\\d+ (minutes?|hours?|days?)\\)|cron\\(.+\\)|at\\(.+\\)")) {
            throw new IllegalArgumentException(
                    "%s: schedule '%s' is not a rate(...), cron(...) or at(...) expression"
                            .formatted(path, schedule));
        }
    }

    static void requireDocument(String path, String document) {
        if (!DOCUMENT.matcher(document).matches()) {
            throw new IllegalArgumentException(
                    "%s: '%s' is not the name of a Systems Manager document"
                            .formatted(path, document));
        }
    }

    private static void requireBucket(String path, String bucket) {
        String named = bucket.replace(ACCOUNT_ID, "111122223333");
        if (!named.matches("(?=.{3,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "%s: bucket '%s' is not the name of an S3 bucket".formatted(path, bucket));
        }
    }

    private static void requireAlias(String path, String key) {
        if (!key.matches("alias/[a-zA-Z0-9/_-]{1,250}") || key.startsWith("alias/aws/")) {
            throw new IllegalArgumentException(
                    "%s: key '%s' is not the alias of a KMS key of yours, such as alias/vedette-sessions"
                            .formatted(path, key));
        }
    }
}
