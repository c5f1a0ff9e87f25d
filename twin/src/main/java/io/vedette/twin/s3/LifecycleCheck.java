package io.vedette.twin.s3;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** Judges lifecycle rules, and names those that came without a name. */
final class LifecycleCheck {

    private static final int MOST_RULES = 1_000;
    private static final int LONGEST_ID = 255;
    private static final int DAYS_BEFORE_INFREQUENT_ACCESS = 30;
    private static final Set<TransitionStorageClass> INFREQUENT_ACCESS =
            Set.of(TransitionStorageClass.STANDARD_IA, TransitionStorageClass.ONEZONE_IA);

    private LifecycleCheck() {}

    /** The rules as they are kept. */
    static List<LifecycleRule> accept(List<LifecycleRule> rules) {
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw S3Error.malformedXml();
        }
        List<LifecycleRule> kept = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (LifecycleRule rule : rules) {
            check(rule);
            String id =
                    rule.id() == null || rule.id().isEmpty() ? "rule-" + kept.size() : rule.id();
            if (!ids.add(id)) {
                throw S3Error.invalidArgument(
                        "Rule ID must be unique. Found same ID for more than one rule");
            }
            kept.add(rule.toBuilder().id(id).build());
        }
        return kept;
    }

    @SuppressWarnings("deprecation") // old rules have a prefix in place of a filter
    private static void check(LifecycleRule rule) {
        if (rule.filter() == null && rule.prefix() == null) {
            throw S3Error.malformedXml();
        }
        if (rule.id() != null && rule.id().length() > LONGEST_ID) {
            throw S3Error.invalidArgument("ID length should not exceed allowed limit of 255");
        }
        if (!acts(rule)) {
            throw invalidRequest("At least one action needs to be specified in a rule");
        }
        if (rule.expiration() != null) {
            positive(rule.expiration().days(), "Expiration");
        }
        Set<String> classes = new HashSet<>();
        for (Transition transition : rule.transitions()) {
            check(transition, rule);
            if (!classes.add(transition.storageClassAsString())) {
                throw invalidRequest(
                        "'StorageClass' must be different for 'Transition' actions in same 'Rule'");
            }
        }
    }

    private static RuntimeException invalidRequest(String message) {
        return S3Error.of("InvalidRequest", 400, message);
    }

    private static boolean acts(LifecycleRule rule) {
        return rule.expiration() != null
                || rule.hasTransitions()
                || rule.noncurrentVersionExpiration() != null
                || rule.hasNoncurrentVersionTransitions()
                || rule.abortIncompleteMultipartUpload() != null;
    }

    private static void check(Transition transition, LifecycleRule rule) {
        Integer days = transition.days();
        boolean expiresOnADay = rule.expiration() != null && rule.expiration().date() != null;
        boolean expiresByAge = rule.expiration() != null && rule.expiration().days() != null;
        if (days == null ? expiresByAge : expiresOnADay) {
            throw invalidRequest(
                    "Found mixed 'Date' and 'Days' based Expiration and Transition actions in"
                            + " lifecycle rule");
        }
        if (days == null) {
            return;
        }
        if (days < 0) {
            throw S3Error.invalidArgument("'Days' in Transition action must be nonnegative");
        }
        if (INFREQUENT_ACCESS.contains(transition.storageClass())
                && days < DAYS_BEFORE_INFREQUENT_ACCESS) {
            throw S3Error.invalidArgument(
                    "'Days' in Transition action must be greater than or equal to 30 for storageClass '%s'"
                            .formatted(transition.storageClassAsString()));
        }
        Integer expires = rule.expiration() == null ? null : rule.expiration().days();
        if (expires != null && expires <= days) {
            throw S3Error.invalidArgument(
                    "'Days' in the Expiration action for filter '%s' must be greater than 'Days' in the Transition action"
                            .formatted(rule.filter()));
        }
    }

    private static void positive(@Nullable Integer days, String action) {
        if (days != null && days <= 0) {
            throw S3Error.invalidArgument(
                    "'Days' for %s action must be a positive integer".formatted(action));
        }
    }
}
