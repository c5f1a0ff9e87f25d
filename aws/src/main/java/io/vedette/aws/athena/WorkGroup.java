package io.vedette.aws.athena;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.athena.WorkGroup.Settings;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

/**
 * A workgroup of Athena whose settings its users cannot change ({@code CreateWorkGroup}): where
 * results go, how they are encrypted, and how much a query may scan.
 */
public record WorkGroup(AwsClients clients) implements SingleResourceKind<Settings> {

    /**
     * How the workgroup is to be.
     *
     * @param enabled whether queries run in it
     * @param results where results go, such as {@code s3://results/}; empty for nowhere
     * @param key the ARN of a KMS alias or key that results are encrypted with; empty for none
     * @param owner the account that must own the bucket of the results; empty where it may be any
     * @param enforced whether users cannot choose otherwise
     * @param metrics whether CloudWatch is told of every query
     * @param scanLimit how many bytes a query may scan; 0 for any number
     */
    public record Settings(
            boolean enabled,
            String results,
            String key,
            String owner,
            boolean enforced,
            boolean metrics,
            long scanLimit) {}

    @Override
    public String name() {
        return "athena.workgroup";
    }

    /** Athena has one error for all; what is not there is told by its message. */
    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        software.amazon.awssdk.services.athena.model.WorkGroup group;
        try {
            group = athena(resource).getWorkGroup(it -> it.workGroup(resource.name())).workGroup();
        } catch (InvalidRequestException e) {
            if (isMissing(e)) {
                return new Reading.Absent<>();
            }
            throw e;
        }
        return group == null
                ? new Reading.Absent<>()
                : new Reading.Present<>(settings(group, resource.desired()));
    }

    private static boolean isMissing(InvalidRequestException e) {
        return String.valueOf(e.getMessage()).contains("is not found");
    }

    private Settings settings(
            software.amazon.awssdk.services.athena.model.WorkGroup group, Settings desired) {
        WorkGroupConfiguration there = group.configuration();
        ResultConfiguration results =
                there.resultConfiguration() == null
                        ? ResultConfiguration.builder().build()
                        : there.resultConfiguration();
        return new Settings(
                group.state() != WorkGroupState.DISABLED,
                text(results.outputLocation()),
                key(results.encryptionConfiguration(), desired.key()),
                text(results.expectedBucketOwner()),
                Boolean.TRUE.equals(there.enforceWorkGroupConfiguration()),
                Boolean.TRUE.equals(there.publishCloudWatchMetricsEnabled()),
                there.bytesScannedCutoffPerQuery() == null
                        ? 0
                        : there.bytesScannedCutoffPerQuery());
    }

    private String key(@Nullable EncryptionConfiguration there, String desired) {
        if (there == null || there.kmsKey() == null || there.kmsKey().isEmpty()) {
            return "";
        }
        return desired.isEmpty()
                ? there.kmsKey()
                : new KeyAliases(clients).named(there.kmsKey(), desired);
    }

    private static String text(@Nullable String member) {
        return member == null ? "" : member;
    }

    @Override
    public Result create(Resource<Settings> resource) {
        Settings desired = resource.desired();
        Optional<EncryptionConfiguration> encryption = encryption(desired);
        if (encryption.isEmpty()) {
            return noKey(desired);
        }
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        athena(resource)
                .createWorkGroup(it ->
                        it.name(resource.name())
                                .description("Kept by Vedette: searches the log archive")
                                .configuration(group ->
                                        group.enforceWorkGroupConfiguration(desired.enforced())
                                                .publishCloudWatchMetricsEnabled(desired.metrics())
                                                .bytesScannedCutoffPerQuery(
                                                        desired.scanLimit() == 0
                                                                ? null
                                                                : desired.scanLimit())
                                                .resultConfiguration(results ->
                                                        results.outputLocation(desired.results())
                                                                .expectedBucketOwner(
                                                                        desired.owner())
                                                                .encryptionConfiguration(
                                                                        encryption.get())))
                                .tags(managed));
        return Result.done();
    }

    private Optional<EncryptionConfiguration> encryption(Settings desired) {
        return desired.key().isEmpty()
                ? Optional.of(
                        EncryptionConfiguration.builder()
                                .encryptionOption(EncryptionOption.SSE_S3)
                                .build())
                : new KeyAliases(clients)
                        .keyArn(desired.key())
                        .map(arn ->
                                EncryptionConfiguration.builder()
                                        .encryptionOption(EncryptionOption.SSE_KMS)
                                        .kmsKey(arn)
                                        .build());
    }

    private static Result noKey(Settings desired) {
        return new Result.Refused("there is no key " + desired.key());
    }

    @Override
    public Result update(Update<Settings> update) {
        Settings desired = update.resource().desired();
        Optional<EncryptionConfiguration> encryption = encryption(desired);
        if (encryption.isEmpty()) {
            return noKey(desired);
        }
        boolean nowhere = desired.results().isEmpty();
        boolean anybody = desired.owner().isEmpty();
        athena(update.resource())
                .updateWorkGroup(it ->
                        it.workGroup(update.resource().name())
                                .state(
                                        desired.enabled()
                                                ? WorkGroupState.ENABLED
                                                : WorkGroupState.DISABLED)
                                .configurationUpdates(group ->
                                        group.enforceWorkGroupConfiguration(desired.enforced())
                                                .publishCloudWatchMetricsEnabled(desired.metrics())
                                                .bytesScannedCutoffPerQuery(
                                                        desired.scanLimit() == 0
                                                                ? null
                                                                : desired.scanLimit())
                                                .removeBytesScannedCutoffPerQuery(
                                                        desired.scanLimit() == 0 ? true : null)
                                                .resultConfigurationUpdates(results ->
                                                        results.outputLocation(
                                                                        nowhere
                                                                                ? null
                                                                                : desired.results())
                                                                .removeOutputLocation(
                                                                        nowhere ? true : null)
                                                                .expectedBucketOwner(
                                                                        anybody
                                                                                ? null
                                                                                : desired.owner())
                                                                .removeExpectedBucketOwner(
                                                                        anybody ? true : null)
                                                                .encryptionConfiguration(
                                                                        nowhere
                                                                                ? null
                                                                                : encryption.get())
                                                                .removeEncryptionConfiguration(
                                                                        nowhere ? true : null))));
        return Result.done();
    }

    /** With the history of its queries, where that may go; else only an empty one. */
    @Override
    public Result delete(Removal<Settings> removal) {
        String name = removal.resource().name();
        try {
            athena(removal.resource())
                    .deleteWorkGroup(
                            it -> it.workGroup(name).recursiveDeleteOption(removal.withData()));
        } catch (InvalidRequestException e) {
            if (isMissing(e)) {
                return Result.done();
            }
            if (String.valueOf(e.getMessage()).contains("not empty")) {
                return new Result.Left(
                        "holds queries or their history; --delete-data %s deletes them with it"
                                .formatted(name));
            }
            throw e;
        }
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.ATHENA_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("athena:GetWorkGroup", "kms:ListAliases");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("athena:CreateWorkGroup", "athena:TagResource", "athena:UpdateWorkGroup");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("athena:DeleteWorkGroup");
    }

    private AthenaClient athena(Resource<Settings> resource) {
        return clients.client(AthenaClient.class, resource.target());
    }
}
