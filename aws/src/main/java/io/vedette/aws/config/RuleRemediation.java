package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.FailedRemediationBatch;
import software.amazon.awssdk.services.config.model.NoSuchRemediationConfigurationException;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;
import software.amazon.awssdk.services.config.model.RemediationInProgressException;

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
        Map<String, RemediationConfiguration> found =
                find(place, resources.stream().map(Resource::name).toList());
        Map<ResourceId, Reading<RemediationState>> readings = new HashMap<>();
        for (Resource<RemediationState> resource : resources) {
            RemediationConfiguration there = found.get(resource.name());
            if (there != null) {
                readings.put(resource.id(), new Reading.Present<>(RemediationState.of(there)));
            }
        }
        return readings;
    }

    private Map<String, RemediationConfiguration> find(Target place, List<String> names) {
        Map<String, RemediationConfiguration> found = new HashMap<>();
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> rules = names.subList(from, Math.min(from + BATCH, names.size()));
            config(place)
                    .describeRemediationConfigurations(it -> it.configRuleNames(rules))
                    .remediationConfigurations()
                    .forEach(it -> found.put(it.configRuleName(), it));
        }
        return found;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<RemediationState>> absent) {
        return put(place, absent, Map.of());
    }

    /** The resource type and the limits of parallel execution that somebody set stay. */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<RemediationState>> differing) {
        List<Resource<RemediationState>> resources =
                differing.stream().map(Update::resource).toList();
        return put(place, resources, find(place, resources.stream().map(Resource::name).toList()));
    }

    private Map<ResourceId, Result> put(
            Target place,
            List<Resource<RemediationState>> absent,
            Map<String, RemediationConfiguration> there) {
        List<RemediationConfiguration> wanted =
                absent.stream().map(it -> configuration(it, there.get(it.name()))).toList();
        List<FailedRemediationBatch> failed =
                config(place)
                        .putRemediationConfigurations(it -> it.remediationConfigurations(wanted))
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

    private static RemediationConfiguration configuration(
            Resource<RemediationState> resource, @Nullable RemediationConfiguration there) {
        RemediationConfiguration wanted = resource.desired().configuration(resource.name());
        return there == null
                ? wanted
                : wanted.toBuilder()
                        .resourceType(there.resourceType())
                        .executionControls(there.executionControls())
                        .build();
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<RemediationState>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(removal ->
                results.put(removal.resource().id(), delete(place, removal.resource().name())));
        return results;
    }

    private Result delete(Target place, String rule) {
        try {
            config(place).deleteRemediationConfiguration(it -> it.configRuleName(rule));
        } catch (NoSuchRemediationConfigurationException gone) {
            return Result.done();
        } catch (RemediationInProgressException busy) {
            return new Result.Left(busy.awsErrorDetails().errorMessage());
        }
        return Result.done();
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteRemediationConfiguration");
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
