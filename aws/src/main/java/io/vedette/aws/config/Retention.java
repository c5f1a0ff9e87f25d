package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.config.Retention.Period;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.NoSuchRetentionConfigurationException;
import software.amazon.awssdk.services.config.model.RetentionConfiguration;

/**
 * Keeps the one retention configuration of an account and region (PutRetentionConfiguration). AWS
 * Config names it itself.
 */
record Retention(AwsClients clients) implements SingleResourceKind<Period> {

    /** The name that AWS Config itself gives to a retention configuration. */
    static final String NAME = "default";

    /** How many days configuration items are kept: 30 to 2557. */
    record Period(int days) {}

    @Override
    public String name() {
        return "config.retention";
    }

    @Override
    public Reading<Period> read(Resource<Period> resource) {
        return find(resource.target())
                .<Reading<Period>>map(
                        it -> new Reading.Present<>(new Period(it.retentionPeriodInDays())))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<RetentionConfiguration> find(Target target) {
        return config(target).describeRetentionConfigurations().retentionConfigurations().stream()
                .findFirst();
    }

    @Override
    public Result create(Resource<Period> resource) {
        config(resource.target())
                .putRetentionConfiguration(
                        it -> it.retentionPeriodInDays(resource.desired().days()));
        return Result.done();
    }

    @Override
    public Result update(Update<Period> update) {
        return create(update.resource());
    }

    /** AWS Config then keeps configuration items for its longest time, seven years. */
    @Override
    public Result delete(Removal<Period> removal) {
        Target target = removal.resource().target();
        find(target).ifPresent(retention -> delete(target, retention.name()));
        return Result.done();
    }

    private void delete(Target target, String name) {
        try {
            config(target).deleteRetentionConfiguration(it -> it.retentionConfigurationName(name));
        } catch (NoSuchRetentionConfigurationException gone) {
            // deleted since it was found
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeRetentionConfigurations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutRetentionConfiguration");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteRetentionConfiguration");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
