package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.stored.StoredShape;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import software.amazon.awssdk.services.config.model.FailedRemediationBatch;
import software.amazon.awssdk.services.config.model.NoSuchRemediationConfigurationException;
import software.amazon.awssdk.services.config.model.RemediationConfiguration;

/** The operations on what is done about the findings of rules. */
record Remediations(World world, Caller caller) {

    private static final int ATTEMPTS = 5;
    private static final long RETRY_SECONDS = 60;

    /** AWS Config takes none for rules of an organization, which its accounts do not own. */
    List<FailedRemediationBatch> put(List<RemediationConfiguration> asked) {
        Rules rules = new Rules(world, caller);
        asked.forEach(remediation -> accept(remediation, rules));
        if (world.faults().unprocessed("config", caller.account())) {
            return List.of(
                    FailedRemediationBatch.builder()
                            .failureMessage("Internal failure")
                            .failedItems(asked)
                            .build());
        }
        RulesCell cell = world.state(RulesCell.class, caller);
        for (RemediationConfiguration remediation : asked) {
            cell.remediations()
                    .put(remediation.configRuleName(), StoredShape.write(complete(remediation)));
        }
        return List.of();
    }

    private static void accept(RemediationConfiguration remediation, Rules rules) {
        if (!rules.has(remediation.configRuleName())) {
            throw Failure.invalidParameter(
                    "The ConfigRule '%s' provided in the request is invalid. Please check the configRule name"
                            .formatted(remediation.configRuleName()));
        }
        boolean automatic = Boolean.TRUE.equals(remediation.automatic());
        if (automatic && !remediation.parameters().containsKey("AutomationAssumeRole")) {
            throw Failure.invalidParameter(
                    "AutomationAssumeRole is required for automatic remediation.");
        }
    }

    private RemediationConfiguration complete(RemediationConfiguration asked) {
        RemediationConfiguration.Builder complete =
                asked.toBuilder()
                        .automatic(Boolean.TRUE.equals(asked.automatic()))
                        .arn(
                                "arn:aws:config:%s:%s:remediation-configuration/%s/%s"
                                        .formatted(
                                                caller.region(),
                                                caller.account(),
                                                asked.configRuleName(),
                                                world.ids().uuid(caller, "remediation")));
        if (Boolean.TRUE.equals(asked.automatic())) {
            if (asked.maximumAutomaticAttempts() == null) {
                complete.maximumAutomaticAttempts(ATTEMPTS);
            }
            if (asked.retryAttemptSeconds() == null) {
                complete.retryAttemptSeconds(RETRY_SECONDS);
            }
        }
        return complete.build();
    }

    List<RemediationConfiguration> describe(List<String> rules) {
        List<RemediationConfiguration> found = new ArrayList<>();
        world.peek(RulesCell.class, caller.account(), caller.region())
                .ifPresent(cell -> {
                    for (String rule : rules) {
                        NavigableMap<String, Object> stored = cell.remediations().get(rule);
                        if (stored != null) {
                            found.add(StoredShape.read(stored, RemediationConfiguration.builder()));
                        }
                    }
                });
        return found;
    }

    void delete(String rule) {
        if (world.state(RulesCell.class, caller).remediations().remove(rule) == null) {
            throw AwsError.of(
                    NoSuchRemediationConfigurationException.builder(),
                    "No RemediationConfiguration for rule exists");
        }
    }
}
