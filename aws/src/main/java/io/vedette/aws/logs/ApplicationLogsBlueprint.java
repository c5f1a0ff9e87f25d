package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.ApplicationLogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Found;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Draws how the log groups that exist keep their events, and the forwarding of new events to the
 * log archive account.
 */
public final class ApplicationLogsBlueprint implements ItemBlueprint {

    private final Set<String> served =
            CloudWatchLogsClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final AwsClients clients;
    private final ExistingGroups groups;
    private final GroupKeeping keeping;

    public ApplicationLogsBlueprint(AwsClients clients) {
        this.clients = clients;
        this.groups = new ExistingGroups(clients);
        this.keeping = new GroupKeeping(clients);
    }

    @Override
    public LogSource item() {
        return LogSource.APPLICATION_LOGS;
    }

    @Override
    public boolean serves(Region region) {
        return served.contains(region.code());
    }

    @Override
    public List<Discovery<?>> discoveries() {
        return List.of(groups);
    }

    @Override
    public void draw(Draft draft) {
        ApplicationLogSettings settings = draft.settings(item(), ApplicationLogSettings.class);
        Forwarding forwarding = new Forwarding(clients, draft, settings);
        for (Target target : draft.targets()) {
            switch (draft.found(groups, target)) {
                case Found.Unavailable<ExistingGroup>(String why) ->
                        draft.unsurveyed(item(), target, groups, why);
                case Found.Things<ExistingGroup>(List<ExistingGroup> all) ->
                        draw(draft, target, settings, all, forwarding);
            }
        }
    }

    private void draw(
            Draft draft,
            Target target,
            ApplicationLogSettings settings,
            List<ExistingGroup> all,
            Forwarding forwarding) {
        OwnGroups own = new OwnGroups(draft);
        List<ExistingGroup> chosen =
                all.stream()
                        .filter(it -> !it.fixed() && settings.chooses(it.name()))
                        .filter(it -> !own.at(target).contains(it.name()))
                        .toList();
        Set<ResourceId> drawn = new HashSet<>(forwarding.draw(target, own.at(target)));
        Set<ResourceId> key = chosen.isEmpty() ? Set.of() : key(draft, target, settings);
        for (ExistingGroup group : chosen) {
            drawn.add(
                    draft.add(
                            keeping, target, group.name(), desired(target, settings, group), key));
        }
        drawn.addAll(key);
        if (drawn.isEmpty()) {
            draft.skip(item(), target, "no log group is chosen, and none is forwarded");
        } else {
            draft.deploy(item(), target, drawn);
        }
    }

    private static GroupKeeping.Settings desired(
            Target target, ApplicationLogSettings settings, ExistingGroup group) {
        boolean longer =
                group.retentionDays() == 0 || group.retentionDays() > settings.retentionDays();
        return new GroupKeeping.Settings(
                longer && !settings.shorten() ? group.retentionDays() : settings.retentionDays(),
                settings.encryption().enabled()
                        ? KeyAliases.arn(target, settings.encryption().key())
                        : group.key());
    }

    /**
     * The key policy that CloudWatch Logs documents, for the log groups of this account and region.
     * It does not document that it tells the source account, so that is only required where it
     * does.
     */
    private Set<ResourceId> key(Draft draft, Target target, ApplicationLogSettings settings) {
        if (!settings.encryption().enabled()) {
            return Set.of();
        }
        Statement use =
                Statement.allow(
                                "kms:Decrypt*",
                                "kms:Describe*",
                                "kms:Encrypt*",
                                "kms:GenerateDataKey*",
                                "kms:ReEncrypt*")
                        .toService(
                                "logs.%s.%s"
                                        .formatted(
                                                target.region(), Arns.dnsSuffix(target.region())))
                        .on("*")
                        .when(
                                "ArnLike",
                                "kms:EncryptionContext:aws:logs:arn",
                                LogGroup.arn(target, "*"))
                        .when(
                                "StringEqualsIfExists",
                                "aws:SourceAccount",
                                target.account().value());
        return Set.of(
                draft.add(
                        Resource.of(
                                new Key(clients),
                                target,
                                settings.encryption().key(),
                                Key.of(target, Map.of("VedetteApplicationLogs", use)))));
    }
}
