package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.config.Retention.Period;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.config.ConfigClient;

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
        return config(resource.target())
                .describeRetentionConfigurations()
                .retentionConfigurations()
                .stream()
                .findFirst()
                .<Reading<Period>>map(
                        it -> new Reading.Present<>(new Period(it.retentionPeriodInDays())))
                .orElseGet(Reading.Absent::new);
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

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeRetentionConfigurations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutRetentionConfiguration");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
