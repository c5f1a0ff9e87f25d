package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccessDeniedException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TooManyTagsException;

/** The log groups of a caller's account and region. */
final class LogGroups {

    /**
     * The values of {@code logs:PutRetentionPolicy}; its model leaves them to the documentation.
     */
    private static final Set<Integer> RETENTIONS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private static final int MOST_TAGS = 50;
    private static final String RESERVED = "aws/";

    private final World world;
    private final Caller caller;

    LogGroups(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    LogState state() {
        return world.state(LogState.class, caller);
    }

    Group get(String name) {
        return Optional.ofNullable(state().groups().get(name)).orElseThrow(LogsError::noSuchGroup);
    }

    /** The group of an ARN, with or without the trailing wildcard. */
    Group byArn(String arn) {
        String prefix = arn("");
        if (!arn.startsWith(prefix)) {
            throw LogsError.notFound("The specified resource does not exist.");
        }
        String name = arn.substring(prefix.length());
        return get(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name);
    }

    void create(CreateLogGroupRequest request) {
        String name = request.logGroupName();
        if (name.startsWith(RESERVED)) {
            throw LogsError.invalid("Log groups starting with AWS/ are reserved for AWS.");
        }
        if (state().groups().containsKey(name)) {
            throw AwsError.of(
                    ResourceAlreadyExistsException.builder(),
                    "The specified log group already exists");
        }
        Group group =
                new Group(
                        name,
                        Objects.requireNonNullElse(request.logGroupClassAsString(), "STANDARD"),
                        world.now().toEpochMilli(),
                        Boolean.TRUE.equals(request.deletionProtectionEnabled()));
        encrypt(group, request.kmsKeyId());
        tag(group, request.tags());
        state().groups().put(name, group);
    }

    void delete(String name) {
        if (get(name).protectedFromDeletion()) {
            throw LogsError.invalid("The log group is protected from deletion.");
        }
        state().groups().remove(name);
        new LogDelivery(world).ebb(caller.account(), caller.region(), name);
    }

    void retain(String name, int days) {
        Group group = get(name);
        if (!RETENTIONS.contains(days)) {
            throw LogsError.invalid(
                    "1 validation error detected: Value '%d' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: %s"
                            .formatted(days, RETENTIONS.stream().sorted().toList()));
        }
        group.retain(days);
    }

    /** The key must be enabled, symmetric, and let CloudWatch Logs of this region use it. */
    void encrypt(Group group, @Nullable String keyArn) {
        if (keyArn == null) {
            group.encrypt(null);
            return;
        }
        KeyDirectory.Found key =
                new KeyDirectory(world)
                        .find(keyArn, caller.account(), caller.region())
                        .filter(found -> found.arn().equals(keyArn))
                        .filter(KeyDirectory.Found::enabled)
                        .filter(KeyDirectory.Found::symmetric)
                        .orElseThrow(() ->
                                LogsError.invalid(
                                        "The specified KMS Key Id could not be found or is not"
                                                + " enabled: "
                                                + keyArn));
        String service = "logs." + caller.region() + ".amazonaws.com";
        if (!key.allows(service, "kms:GenerateDataKey")) {
            throw AwsError.of(
                    AccessDeniedException.builder(),
                    "The specified KMS key does not exist or is not allowed to be used with Arn '%s'"
                            .formatted(arn(group.name())));
        }
        group.encrypt(keyArn);
    }

    static void tag(Group group, Map<String, String> added) {
        if (added.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw LogsError.invalid(
                    "aws: prefixed tag key names are not allowed for external use.");
        }
        group.tags().putAll(added);
        if (group.tags().size() > MOST_TAGS) {
            throw AwsError.of(
                    TooManyTagsException.builder(), "A resource can have no more than 50 tags.");
        }
    }

    LogGroup described(Group group) {
        String arn = arn(group.name());
        return LogGroup.builder()
                .logGroupName(group.name())
                .logGroupArn(arn)
                .arn(arn + ":*")
                .creationTime(group.created())
                .retentionInDays(group.retentionDays())
                .kmsKeyId(group.key())
                .logGroupClass(group.type())
                .metricFilterCount(group.filters().size())
                .storedBytes(0L)
                .deletionProtectionEnabled(group.protectedFromDeletion())
                .build();
    }

    String arn(String name) {
        return "arn:aws:logs:%s:%s:log-group:%s".formatted(caller.region(), caller.account(), name);
    }
}
