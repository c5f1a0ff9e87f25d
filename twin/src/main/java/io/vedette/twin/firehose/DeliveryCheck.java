package io.vedette.twin.firehose;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.iam.RoleDirectory;
import io.vedette.twin.s3.BucketDirectory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges a stream's destination as CreateDeliveryStream and UpdateDestination do: the role must be
 * there to be taken, and expressions in a prefix need a prefix for errors. Whether the role may
 * write is found out when it does.
 */
final class DeliveryCheck {

    private static final String SERVICE = "firehose.amazonaws.com";
    private static final Pattern ROLE =
            Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):role/(?:[^/]+/)*([\\w+=,.@-]+)");
    private static final String BUCKET = "arn:aws:s3:::";

    private final World world;
    private final Caller caller;

    DeliveryCheck(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    void require(Map<String, Object> destination) {
        requireRole(text(destination, "RoleARN"));
        String bucket = text(destination, "BucketARN");
        if (new BucketDirectory(world).find(bucket.substring(BUCKET.length())).isEmpty()) {
            throw FirehoseError.invalid(
                    "The specified bucket does not exist: %s".formatted(bucket));
        }
        boolean expressions = text(destination, "Prefix").contains("!{");
        if (expressions && text(destination, "ErrorOutputPrefix").isEmpty()) {
            throw FirehoseError.invalid(
                    "ErrorOutputPrefix cannot be null or empty when Prefix contains expressions.");
        }
    }

    private void requireRole(String arn) {
        Matcher role = ROLE.matcher(arn);
        boolean taken =
                role.matches()
                        && role.group(1).equals(caller.account())
                        && new RoleDirectory(world)
                                .find(caller.account(), role.group(2))
                                .filter(it -> it.trusts(SERVICE, request()))
                                .isPresent();
        if (!taken) {
            throw FirehoseError.invalid(
                    "Firehose is unable to assume role %s. Please check the role provided."
                            .formatted(arn));
        }
    }

    private Map<String, String> request() {
        return Map.of("sts:ExternalId", caller.account(), "aws:SourceAccount", caller.account());
    }

    private static String text(Map<String, Object> destination, String member) {
        return String.valueOf(destination.getOrDefault(member, ""));
    }
}
