package io.vedette.aws.inventory;

import io.vedette.aws.AwsClients;
import io.vedette.aws.inventory.PointInTimeRecovery.Settings;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

/**
 * Whether a DynamoDB table can be brought back as it was at any second of the last weeks
 * (UpdateContinuousBackups). Apart from the table, because AWS takes it only when the table has
 * been active for a while.
 */
record PointInTimeRecovery(AwsClients clients) implements SingleResourceKind<Settings> {

    static final String NAME = "dynamodb.point-in-time-recovery";

    /** Whether it is on; for how many days is left as it is. */
    record Settings(boolean enabled) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        ContinuousBackupsDescription backups;
        try {
            backups =
                    dynamo(resource)
                            .describeContinuousBackups(it -> it.tableName(resource.name()))
                            .continuousBackupsDescription();
        } catch (TableNotFoundException absent) {
            return new Reading.Absent<>();
        }
        if (backups.continuousBackupsStatus() != ContinuousBackupsStatus.ENABLED) {
            return new Reading.Settling<>(
                    "backups of table %s to become available".formatted(resource.name()));
        }
        return new Reading.Present<>(
                new Settings(
                        backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                                == PointInTimeRecoveryStatus.ENABLED));
    }

    @Override
    public Result create(Resource<Settings> resource) {
        return set(resource, resource.desired().enabled());
    }

    @Override
    public Result update(Update<Settings> update) {
        return set(update.resource(), update.resource().desired().enabled());
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        Resource<Settings> resource = removal.resource();
        Optional<String> another = Ownership.ofAnother(dynamo(resource), resource.name());
        if (another.isPresent()) {
            return new Result.Left(another.get());
        }
        try {
            return set(resource, false);
        } catch (TableNotFoundException gone) {
            return Result.done();
        }
    }

    private Result set(Resource<Settings> resource, boolean enabled) {
        dynamo(resource)
                .updateContinuousBackups(it ->
                        it.tableName(resource.name())
                                .pointInTimeRecoverySpecification(
                                        recovery -> recovery.pointInTimeRecoveryEnabled(enabled)));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("dynamodb:DescribeContinuousBackups");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("dynamodb:UpdateContinuousBackups");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("dynamodb:DescribeTable", "dynamodb:ListTagsOfResource");
    }

    private DynamoDbClient dynamo(Resource<Settings> resource) {
        return clients.client(DynamoDbClient.class, resource.target());
    }
}
