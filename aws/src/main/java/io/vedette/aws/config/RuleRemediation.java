package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.FailedRemediationBatch;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;

/**
 * Keeps what is done about the findings of a rule (PutRemediationConfigurations). The resource has
 * the rule's name. AWS Config takes no remediation of organization rules.
 */
record RuleRemediation(AwsClients clients) implements ResourceKind<RemediationState> {

    /** How many rules DescribeRemediationConfigurations and its Put take at once. */
    private static final int BATCH = 25;

    @Override
    public String name() {
        return "config.remediation";
    }

    @Override
    public Map<ResourceId, Reading<RemediationState>> read(
            Target place, List<Resource<RemediationState>> resources) {
        Map<String, RemediationConfiguration> found = new HashMap<>();
        for (int from = 0; from < resources.size(); from += BATCH) {
            List<String> rules =
                    resources.subList(from, Math.min(from + BATCH, resources.size())).stream()
                            .map(Resource::name)
                            .toList();
            config(place)
                    .describeRemediationConfigurations(it -> it.configRuleNames(rules))
                    .remediationConfigurations()
                    .forEach(it -> found.put(it.configRuleName(), it));
        }
        Map<ResourceId, Reading<RemediationState>> readings = new HashMap<>();
        for (Resource<RemediationState> resource : resources) {
            RemediationConfiguration there = found.get(resource.name());
            if (there != null) {
                readings.put(resource.id(), new Reading.Present<>(RemediationState.of(there)));
            }
        }
        return readings;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<RemediationState>> absent) {
        List<FailedRemediationBatch> failed =
                config(place)
                        .putRemediationConfigurations(it ->
                                it.remediationConfigurations(
                                        absent.stream()
                                                .map(resource ->
                                                        resource.desired()
                                                                .configuration(resource.name()))
                                                .toList()))
                        .failedBatches();
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(resource -> results.put(resource.id(), Result.done()));
        for (FailedRemediationBatch batch : failed) {
            Set<String> rules = Set.copyOf(names(batch));
            absent.stream()
                    .filter(resource -> rules.contains(resource.name()))
                    .forEach(resource ->
                            results.put(resource.id(), new Result.Refused(batch.failureMessage())));
        }
        return results;
    }

    private static List<String> names(FailedRemediationBatch batch) {
        return batch.failedItems().stream()
                .map(RemediationConfiguration::configRuleName)
                .distinct()
                .toList();
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<RemediationState>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeRemediationConfigurations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutRemediationConfigurations", "iam:PassRole");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
