package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.securityhub.Hub.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.ResourceConflictException;

/** Security Hub itself in one account and region (EnableSecurityHub). */
record Hub(AwsClients clients) implements SingleResourceKind<Settings> {

    /**
     * What an account decides for itself.
     *
     * @param autoEnableControls null where a central policy decides
     * @param controlFindings whether a control that is in several standards makes one finding
     *     (SECURITY_CONTROL) or several; null in members, who follow their administrator
     */
    record Settings(@Nullable Boolean autoEnableControls, @Nullable String controlFindings) {}

    @Override
    public String name() {
        return "securityhub.hub";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return Answers.ifSetUp(() -> hub(resource.target()).describeHub(it -> {}))
                .<Reading<Settings>>map(
                        hub -> new Reading.Present<>(decided(hub, resource.desired())))
                .orElseGet(Reading.Absent::new);
    }

    private static Settings decided(DescribeHubResponse hub, Settings desired) {
        return new Settings(
                desired.autoEnableControls() == null ? null : hub.autoEnableControls(),
                desired.controlFindings() == null ? null : hub.controlFindingGeneratorAsString());
    }

    /** The default standards stay off: the baseline names the standards it wants. */
    @Override
    public Result create(Resource<Settings> resource) {
        Settings desired = resource.desired();
        try {
            hub(resource.target())
                    .enableSecurityHub(it ->
                            it.enableDefaultStandards(false)
                                    .controlFindingGenerator(desired.controlFindings())
                                    .tags(Map.of(Managed.TAG, Managed.VALUE)));
        } catch (ResourceConflictException alreadyEnabled) {
            return set(resource.target(), desired.autoEnableControls(), desired.controlFindings());
        }
        // New controls are enabled by themselves unless told otherwise.
        boolean asIs = !Boolean.FALSE.equals(desired.autoEnableControls());
        return asIs ? Result.done() : set(resource.target(), false, null);
    }

    @Override
    public Result update(Update<Settings> update) {
        Settings desired = update.resource().desired();
        return set(
                update.resource().target(),
                update.touches("autoEnableControls") ? desired.autoEnableControls() : null,
                update.touches("controlFindings") ? desired.controlFindings() : null);
    }

    /** Members leave their administrator with it. */
    @Override
    public Result delete(Removal<Settings> removal) {
        Answers.ifSetUp(() -> hub(removal.resource().target()).disableSecurityHub(it -> {}));
        return Result.done();
    }

    private Result set(
            Target target, @Nullable Boolean autoEnableControls, @Nullable String controlFindings) {
        if (autoEnableControls != null || controlFindings != null) {
            hub(target)
                    .updateSecurityHubConfiguration(it ->
                            it.autoEnableControls(autoEnableControls)
                                    .controlFindingGenerator(controlFindings));
        }
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.SECURITYHUB_FINDINGS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:DescribeHub");
    }

    /** Enabling makes Security Hub's service-linked role where it is missing. */
    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:CreateServiceLinkedRole",
                "securityhub:EnableSecurityHub",
                "securityhub:TagResource",
                "securityhub:UpdateSecurityHubConfiguration");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("securityhub:DisableSecurityHub");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
