package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus;
import software.amazon.awssdk.services.securityhub.model.ResourceConflictException;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;
import software.amazon.awssdk.services.securityhub.model.SecurityControlCustomParameter;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/**
 * A central policy, by name: which standards and controls accounts have in the home region and all
 * linked ones (CreateConfigurationPolicy). It acts where it is associated.
 */
final class ConfigurationPolicy implements SingleResourceKind<PolicySettings> {

    private static final String TAKING_EFFECT = "the policy to take effect in all its accounts";
    private static final String DESCRIPTION = "Kept by Vedette from its baseline";

    private final AwsClients clients;
    private final Policies policies;
    private final Standards standards;

    /** The policies that this run has updated: their accounts are waited for. */
    private final Set<ResourceId> updated = ConcurrentHashMap.newKeySet();

    ConfigurationPolicy(AwsClients clients, Policies policies, Standards standards) {
        this.clients = clients;
        this.policies = policies;
        this.standards = standards;
    }

    @Override
    public String name() {
        return "securityhub.configuration-policy";
    }

    @Override
    public Reading<PolicySettings> read(Resource<PolicySettings> resource) {
        Target home = resource.target();
        return policies.ask(home, resource.name())
                .map(id -> reading(resource, id))
                .orElseGet(Reading.Absent::new);
    }

    private Reading<PolicySettings> reading(Resource<PolicySettings> resource, String id) {
        Target home = resource.target();
        return updated.contains(resource.id()) && isTakingEffect(home, id)
                ? new Reading.Settling<>(TAKING_EFFECT)
                : new Reading.Present<>(PolicySettings.of(policy(home, id)));
    }

    private boolean isTakingEffect(Target home, String id) {
        return hub(home)
                .listConfigurationPolicyAssociationsPaginator(it ->
                        it.maxResults(100)
                                .filters(filters ->
                                        filters.configurationPolicyId(id)
                                                .associationStatus(
                                                        ConfigurationPolicyAssociationStatus
                                                                .PENDING)))
                .configurationPolicyAssociationSummaries()
                .stream()
                .findAny()
                .isPresent();
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
        Result result =
                withArns(
                        resource,
                        arns ->
                                hub(home)
                                        .updateConfigurationPolicy(it ->
                                                it.identifier(id.get())
                                                        .configurationPolicy(
                                                                resource.desired()
                                                                        .policy(
                                                                                arns,
                                                                                parameters))));
        if (!result.equals(Result.done())) {
            return result;
        }
        updated.add(resource.id());
        return new Result.Pending(TAKING_EFFECT);
    }

    /** Security Hub deletes no policy that is still associated with anything. */
    @Override
    public Result delete(Removal<PolicySettings> removal) {
        Target home = removal.resource().target();
        try {
            policies.ask(home, removal.resource().name())
                    .ifPresent(id -> hub(home).deleteConfigurationPolicy(it -> it.identifier(id)));
        } catch (ResourceNotFoundException gone) {
            // Somebody was faster.
        } catch (ResourceConflictException inUse) {
            return new Result.Refused(Answers.why(inUse));
        }
        return Result.done();
    }

    private Result withArns(Resource<PolicySettings> resource, Consumer<List<String>> change) {
        Map<Standard, String> offered = standards.offered(resource.target());
        TreeSet<String> missing = new TreeSet<>(resource.desired().standards());
        missing.removeIf(ConfigurationPolicy::isArn);
        offered.keySet().forEach(standard -> missing.remove(standard.name()));
        if (!missing.isEmpty()) {
            return new Result.Refused(
                    "Security Hub does not offer %s in %s"
                            .formatted(missing, resource.target().region()));
        }
        change.accept(
                resource.desired().standards().stream()
                        .map(name ->
                                isArn(name)
                                        ? name
                                        : offered.getOrDefault(Standard.valueOf(name), name))
                        .sorted()
                        .toList());
        return Result.done();
    }

    /** A standard that the catalog does not have goes by its ARN. */
    private static boolean isArn(String standard) {
        return standard.startsWith("arn:");
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
                "securityhub:GetConfigurationPolicy",
                "securityhub:ListConfigurationPolicies",
                "securityhub:ListConfigurationPolicyAssociations");
    }

    /** As long as for one account: AWS says up to 24 hours, minutes are usual. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "securityhub:CreateConfigurationPolicy",
                "securityhub:DescribeStandards",
                "securityhub:TagResource",
                "securityhub:UpdateConfigurationPolicy");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("securityhub:DeleteConfigurationPolicy");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
