package io.vedette.twin.athena;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.stored.StoredShape;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.ResultConfigurationUpdates;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupConfigurationUpdates;

/** The workgroups of a caller's account and region. */
final class WorkGroups {

    private static final String PRIMARY = "primary";

    private final World world;
    private final Caller caller;

    WorkGroups(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    AthenaState state() {
        return world.state(AthenaState.class, caller);
    }

    StoredWorkGroup get(String name) {
        StoredWorkGroup found = state().workGroups().get(name);
        if (found == null && name.equals(PRIMARY)) {
            return StoredWorkGroup.primary();
        }
        return Optional.ofNullable(found)
                .orElseThrow(
                        () -> AthenaError.invalid("WorkGroup %s is not found.".formatted(name)));
    }

    void create(CreateWorkGroupRequest request) {
        if (state().workGroups().containsKey(request.name()) || request.name().equals(PRIMARY)) {
            throw AthenaError.invalid("WorkGroup %s is already created.".formatted(request.name()));
        }
        WorkGroupConfiguration told =
                request.configuration() == null
                        ? WorkGroupConfiguration.builder().build()
                        : request.configuration();
        WorkGroupConfiguration configuration =
                told.toBuilder()
                        .enforceWorkGroupConfiguration(
                                told.enforceWorkGroupConfiguration() == null
                                        || told.enforceWorkGroupConfiguration())
                        .publishCloudWatchMetricsEnabled(
                                Boolean.TRUE.equals(told.publishCloudWatchMetricsEnabled()))
                        .requesterPaysEnabled(Boolean.TRUE.equals(told.requesterPaysEnabled()))
                        .build();
        requireResults(configuration.resultConfiguration());
        NavigableMap<String, String> tags = new TreeMap<>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        put(
                new StoredWorkGroup(
                        request.name(),
                        request.description(),
                        "ENABLED",
                        StoredShape.write(configuration),
                        tags,
                        world.now()));
    }

    private void put(StoredWorkGroup group) {
        state().workGroups().put(group.name(), group);
    }

    private static void requireResults(@Nullable ResultConfiguration results) {
        if (results == null) {
            return;
        }
        if (results.outputLocation() != null && !results.outputLocation().startsWith("s3://")) {
            throw AthenaError.invalid("outputLocation is not a valid S3 path.");
        }
        boolean keyless =
                results.encryptionConfiguration() != null
                        && results.encryptionConfiguration().kmsKey() == null
                        && !results.encryptionConfiguration()
                                .encryptionOptionAsString()
                                .equals("SSE_S3");
        if (keyless) {
            throw AthenaError.invalid("KMS key is required for the encryption option.");
        }
    }

    void update(UpdateWorkGroupRequest request) {
        StoredWorkGroup before = get(request.workGroup());
        WorkGroupConfiguration.Builder configuration =
                StoredShape.read(before.configuration(), WorkGroupConfiguration.builder())
                        .toBuilder();
        if (request.configurationUpdates() != null) {
            change(configuration, request.configurationUpdates());
        }
        requireResults(configuration.build().resultConfiguration());
        put(
                new StoredWorkGroup(
                        before.name(),
                        request.description() == null
                                ? before.description()
                                : request.description(),
                        request.state() == null ? before.state() : request.stateAsString(),
                        StoredShape.write(configuration.build()),
                        before.tags(),
                        before.created()));
    }

    private static void change(
            WorkGroupConfiguration.Builder configuration, WorkGroupConfigurationUpdates updates) {
        if (updates.enforceWorkGroupConfiguration() != null) {
            configuration.enforceWorkGroupConfiguration(updates.enforceWorkGroupConfiguration());
        }
        if (updates.publishCloudWatchMetricsEnabled() != null) {
            configuration.publishCloudWatchMetricsEnabled(
                    updates.publishCloudWatchMetricsEnabled());
        }
        if (updates.bytesScannedCutoffPerQuery() != null) {
            configuration.bytesScannedCutoffPerQuery(updates.bytesScannedCutoffPerQuery());
        }
        if (Boolean.TRUE.equals(updates.removeBytesScannedCutoffPerQuery())) {
            configuration.bytesScannedCutoffPerQuery(null);
        }
        if (updates.resultConfigurationUpdates() != null) {
            ResultConfiguration there = configuration.build().resultConfiguration();
            configuration.resultConfiguration(
                    changed(
                            there == null ? ResultConfiguration.builder().build() : there,
                            updates.resultConfigurationUpdates()));
        }
    }

    private static ResultConfiguration changed(
            ResultConfiguration before, ResultConfigurationUpdates updates) {
        ResultConfiguration.Builder results = before.toBuilder();
        if (updates.outputLocation() != null) {
            results.outputLocation(updates.outputLocation());
        }
        if (Boolean.TRUE.equals(updates.removeOutputLocation())) {
            results.outputLocation(null);
        }
        if (updates.encryptionConfiguration() != null) {
            results.encryptionConfiguration(updates.encryptionConfiguration());
        }
        if (Boolean.TRUE.equals(updates.removeEncryptionConfiguration())) {
            results.encryptionConfiguration((EncryptionConfiguration) null);
        }
        if (updates.expectedBucketOwner() != null) {
            results.expectedBucketOwner(updates.expectedBucketOwner());
        }
        if (Boolean.TRUE.equals(updates.removeExpectedBucketOwner())) {
            results.expectedBucketOwner(null);
        }
        return results.build();
    }

    void delete(String name, boolean withContents) {
        if (name.equals(PRIMARY)) {
            throw AthenaError.invalid("WorkGroup primary cannot be deleted.");
        }
        get(name);
        boolean empty =
                state().queries().values().stream().noneMatch(it -> it.workGroup().equals(name));
        if (!empty && !withContents) {
            throw AthenaError.invalid("WorkGroup %s is not empty.".formatted(name));
        }
        state().queries().values().removeIf(it -> it.workGroup().equals(name));
        state().workGroups().remove(name);
    }

    static WorkGroup described(StoredWorkGroup group) {
        return WorkGroup.builder()
                .name(group.name())
                .description(group.description())
                .state(group.state())
                .creationTime(group.created())
                .configuration(
                        StoredShape.read(group.configuration(), WorkGroupConfiguration.builder()))
                .build();
    }
}
