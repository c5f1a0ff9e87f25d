package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.ConfigSettings.Remediation;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws rules of single accounts, with what is done about their findings. */
record AccountRules(AwsClients clients, ConfigSettings settings) {

    /** Draws rules at a target, which need its recording. */
    List<ResourceId> draw(
            Draft draft, Target target, Map<String, RuleState> rules, ResourceId recording) {
        List<ResourceId> drawn = new ArrayList<>();
        rules.forEach((name, state) -> {
            ResourceId rule =
                    draft.add(
                            Resource.of(new AccountRule(clients), target, name, state, recording));
            drawn.add(rule);
            remediation(name)
                    .ifPresent(remedy -> drawn.add(remediate(draft, target, remedy, rule)));
        });
        return drawn;
    }

    /** What the baseline does about a rule's findings. */
    Optional<Remediation> remediation(String rule) {
        return settings.remediation().stream().filter(it -> it.rule().equals(rule)).findFirst();
    }

    private ResourceId remediate(Draft draft, Target target, Remediation remedy, ResourceId rule) {
        return draft.add(
                Resource.of(
                        new RuleRemediation(clients),
                        target,
                        remedy.rule(),
                        RemediationState.of(remedy, target.account()),
                        rule));
    }
}
