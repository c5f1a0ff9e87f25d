package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.SecurityControlCustomParameter;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/**
 * A central policy, by name: which standards and controls accounts have in the home region and all
 * linked ones (CreateConfigurationPolicy). It acts where it is associated.
 */
record ConfigurationPolicy(AwsClients clients, Policies policies, Standards standards)
        implements SingleResourceKind<PolicySettings> {

    private static final String DESCRIPTION = "Kept by Vedette from its baseline";

    @Override
    public String name() {
        return "securityhub.configuration-policy";
    }

    @Override
    public Reading<PolicySettings> read(Resource<PolicySettings> resource) {
        Target home = resource.target();
        return policies.ask(home, resource.name())
                .<Reading<PolicySettings>>map(
                        id -> new Reading.Present<>(PolicySettings.of(policy(home, id))))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<PolicySettings> resource) {
        Target home = resource.target();
        return withArns(
                resource,
                arns ->
                        hub(home)
                                .createConfigurationPolicy(it ->
                                        it.name(resource.name())
                                                .description(DESCRIPTION)
                                                .configurationPolicy(
                                                        resource.desired().policy(arns, List.of()))
                                                .tags(Map.of(Managed.TAG, Managed.VALUE))));
    }

    @Override
    public Result update(Update<PolicySettings> update) {
        Resource<PolicySettings> resource = update.resource();
        Target home = resource.target();
        Optional<String> id = policies.id(home, resource.name());
        if (id.isEmpty()) {
            return create(resource);
        }
        // An update replaces the whole policy, and parameters are not the baseline's to drop.
        List<SecurityControlCustomParameter> parameters =
                PolicySettings.parameters(policy(home, id.get()));
        return withArns(
                resource,
                arns ->
                        hub(home)
                                .updateConfigurationPolicy(it ->
                                        it.identifier(id.get())
                                                .configurationPolicy(
                                                        resource.desired()
                                                                .policy(arns, parameters))));
    }

    private Result withArns(Resource<PolicySettings> resource, Consumer<List<String>> change) {
        Map<Standard, String> offered = standards.offered(resource.target());
        TreeSet<String> missing = new TreeSet<>(resource.desired().standards());
        offered.keySet().forEach(standard -> missing.remove(standard.name()));
        if (!missing.isEmpty()) {
            return new Result.Refused(
                    "Security Hub does not offer %s in %s"
                            .formatted(missing, resource.target().region()));
        }
        change.accept(
                resource.desired().standards().stream()
                        .map(name -> offered.getOrDefault(Standard.valueOf(name), name))
                        .sorted()
                        .toList());
        return Result.done();
    }

    private SecurityHubPolicy policy(Target home, String id) {
        return hub(home)
                .getConfigurationPolicy(it -> it.identifier(id))
                .configurationPolicy()
                .securityHub();
    }

    @Override
    public Set<CostDriver> costDrivers(PolicySettings desired) {
        return Set.of(CostDriver.SECURITYHUB_CHECKS, CostDriver.SECURITYHUB_FINDINGS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "securityhub:GetConfigurationPolicy", "securityhub:ListConfigurationPolicies");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "securityhub:CreateConfigurationPolicy",
                "securityhub:DescribeStandards",
                "securityhub:TagResource",
                "securityhub:UpdateConfigurationPolicy");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
