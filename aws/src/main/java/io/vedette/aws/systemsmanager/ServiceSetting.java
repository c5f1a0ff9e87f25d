package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.systemsmanager.ServiceSetting.Value;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ServiceSettingNotFoundException;

/**
 * Keeps the value of a service setting of an account and region, named by its id
 * (UpdateServiceSetting). A setting that AWS's own value holds for is absent; removing it gives it
 * back that value (ResetServiceSetting).
 */
record ServiceSetting(AwsClients clients) implements SingleResourceKind<Value> {

    /** Whether documents can be shared with everybody: {@code Enable} or {@code Disable}. */
    static final String PUBLIC_SHARING = "/ssm/documents/console/public-sharing-permission";

    /** The role, with its path, that instances get which have none of their own. */
    static final String HOST_MANAGEMENT =
            "/ssm/managed-instance/default-ec2-instance-management-role";

    private static final String AWS_OWN = "Default";
    private static final String PENDING = "PendingUpdate";

    /** What the setting is set to. */
    record Value(String value) {}

    @Override
    public String name() {
        return "ssm.service-setting";
    }

    @Override
    public Reading<Value> read(Resource<Value> resource) {
        try {
            software.amazon.awssdk.services.ssm.model.ServiceSetting found =
                    ssm(resource)
                            .getServiceSetting(it -> it.settingId(resource.name()))
                            .serviceSetting();
            Value value = new Value(found.settingValue());
            if (PENDING.equals(found.status())) {
                return new Reading.Settling<>("setting %s to change".formatted(resource.name()));
            }
            boolean untouched = AWS_OWN.equals(found.status()) && !value.equals(resource.desired());
            return untouched ? new Reading.Absent<>() : new Reading.Present<>(value);
        } catch (ServiceSettingNotFoundException unknown) {
            return new Reading.OffLimits<>(
                    "Systems Manager has no setting %s in %s"
                            .formatted(resource.name(), resource.target().region()));
        }
    }

    @Override
    public Result create(Resource<Value> resource) {
        ssm(resource)
                .updateServiceSetting(it ->
                        it.settingId(resource.name()).settingValue(resource.desired().value()));
        return Result.done();
    }

    @Override
    public Result update(Update<Value> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<Value> removal) {
        Resource<Value> resource = removal.resource();
        ssm(resource).resetServiceSetting(it -> it.settingId(resource.name()));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ssm:GetServiceSetting");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("iam:PassRole", "ssm:UpdateServiceSetting");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("ssm:ResetServiceSetting");
    }

    private SsmClient ssm(Resource<Value> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
