package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.systemsmanager.PatchBaseline.Settings;
import io.vedette.core.catalog.PatchManagerSettings;
import io.vedette.core.catalog.PatchManagerSettings.ComplianceLevel;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetPatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.PatchComplianceLevel;
import software.amazon.awssdk.services.ssm.model.PatchFilter;
import software.amazon.awssdk.services.ssm.model.PatchRule;
import software.amazon.awssdk.services.ssm.model.PatchRuleGroup;
import software.amazon.awssdk.services.ssm.model.ResourceInUseException;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Keeps a patch baseline of an account's own, by its name (CreatePatchBaseline). */
record PatchBaseline(AwsClients clients) implements SingleResourceKind<Settings> {

    /** Which patches are approved. */
    record Settings(
            String operatingSystem,
            @Nullable String description,
            List<Rule> rules,
            Set<String> approved,
            Set<String> rejected) {
        Settings {
            rules = List.copyOf(rules);
            approved = Collections.unmodifiableSet(new TreeSet<>(approved));
            rejected = Collections.unmodifiableSet(new TreeSet<>(rejected));
        }

        static Settings of(PatchManagerSettings.PatchBaseline baseline) {
            return new Settings(
                    baseline.operatingSystem().name(),
                    baseline.description(),
                    baseline.approvalRules().stream().map(Rule::of).toList(),
                    baseline.approvedPatches(),
                    baseline.rejectedPatches());
        }

        static Settings of(GetPatchBaselineResponse found) {
            List<PatchRule> rules =
                    found.approvalRules() == null ? List.of() : found.approvalRules().patchRules();
            return new Settings(
                    found.operatingSystemAsString(),
                    found.description(),
                    rules.stream().map(Rule::of).toList(),
                    Set.copyOf(found.approvedPatches()),
                    Set.copyOf(found.rejectedPatches()));
        }

        PatchRuleGroup patchRules() {
            return PatchRuleGroup.builder()
                    .patchRules(rules.stream().map(Rule::patchRule).toList())
                    .build();
        }
    }

    /** Approves what all filters match, so many days after its release. */
    record Rule(
            Map<String, Set<String>> filters,
            @Nullable Integer approveAfterDays,
            String complianceLevel) {
        Rule {
            Map<String, Set<String>> sorted = new TreeMap<>();
            filters.forEach((key, values) -> sorted.put(key, new TreeSet<>(values)));
            filters = Collections.unmodifiableMap(sorted);
        }

        static Rule of(PatchManagerSettings.ApprovalRule rule) {
            Map<String, Set<String>> filters = new TreeMap<>();
            rule.filters().forEach((key, values) -> filters.put(key.name(), Set.copyOf(values)));
            ComplianceLevel level = rule.complianceLevel();
            return new Rule(
                    filters,
                    rule.approveAfterDays(),
                    (level == null ? ComplianceLevel.UNSPECIFIED : level).name());
        }

        static Rule of(PatchRule found) {
            Map<String, Set<String>> filters = new TreeMap<>();
            found.patchFilterGroup()
                    .patchFilters()
                    .forEach(it -> filters.put(it.keyAsString(), Set.copyOf(it.values())));
            String level = found.complianceLevelAsString();
            return new Rule(
                    filters,
                    found.approveAfterDays(),
                    level == null ? PatchComplianceLevel.UNSPECIFIED.toString() : level);
        }

        PatchRule patchRule() {
            List<PatchFilter> patchFilters =
                    filters.entrySet().stream()
                            .map(it ->
                                    PatchFilter.builder()
                                            .key(it.getKey())
                                            .values(it.getValue())
                                            .build())
                            .toList();
            return PatchRule.builder()
                    .patchFilterGroup(it -> it.patchFilters(patchFilters))
                    .approveAfterDays(approveAfterDays)
                    .complianceLevel(complianceLevel)
                    .build();
        }
    }

    @Override
    public String name() {
        return "ssm.patch-baseline";
    }

    @Override
    public Map<ResourceId, Reading<Settings>> read(
            Target place, List<Resource<Settings>> resources) {
        SsmClient ssm = clients.client(SsmClient.class, place);
        PatchBaselineList there = PatchBaselineList.own(ssm);
        Map<ResourceId, Reading<Settings>> readings = new HashMap<>();
        for (Resource<Settings> resource : resources) {
            there.id(resource.name())
                    .map(id -> ssm.getPatchBaseline(it -> it.baselineId(id)))
                    .map(Settings::of)
                    .ifPresent(it -> readings.put(resource.id(), new Reading.Present<>(it)));
        }
        return readings;
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<Settings> resource) {
        Settings desired = resource.desired();
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        ssm(resource)
                .createPatchBaseline(it ->
                        it.name(resource.name())
                                .operatingSystem(desired.operatingSystem())
                                .description(desired.description())
                                .approvalRules(desired.patchRules())
                                .approvedPatches(desired.approved())
                                .rejectedPatches(desired.rejected())
                                .tags(managed));
        return Result.done();
    }

    /**
     * Replaces all, because a description goes only so; what Vedette does not decide comes along.
     */
    @Override
    public Result update(Update<Settings> update) {
        if (update.touches("operatingSystem")) {
            return new Result.Refused(
                    "patch baseline %s is for another operating system, which cannot be changed: name another one"
                            .formatted(update.resource().name()));
        }
        SsmClient ssm = ssm(update.resource());
        Settings desired = update.resource().desired();
        PatchBaselineList.own(ssm)
                .id(update.resource().name())
                .map(id -> ssm.getPatchBaseline(it -> it.baselineId(id)))
                .ifPresent(found ->
                        ssm.updatePatchBaseline(it ->
                                it.baselineId(found.baselineId())
                                        .replace(true)
                                        .name(found.name())
                                        .description(desired.description())
                                        .approvalRules(desired.patchRules())
                                        .approvedPatches(desired.approved())
                                        .rejectedPatches(desired.rejected())
                                        .globalFilters(found.globalFilters())
                                        .approvedPatchesComplianceLevel(
                                                found.approvedPatchesComplianceLevel())
                                        .approvedPatchesEnableNonSecurity(
                                                found.approvedPatchesEnableNonSecurity())
                                        .rejectedPatchesAction(found.rejectedPatchesAction())
                                        .availableSecurityUpdatesComplianceStatus(
                                                found.availableSecurityUpdatesComplianceStatus())
                                        .sources(found.sources())));
        return Result.done();
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        SsmClient ssm = ssm(removal.resource());
        try {
            PatchBaselineList.own(ssm)
                    .id(removal.resource().name())
                    .ifPresent(id -> ssm.deletePatchBaseline(it -> it.baselineId(id)));
        } catch (ResourceInUseException used) {
            return new Result.Left(
                    "patch baseline %s is a default or has patch groups"
                            .formatted(removal.resource().name()));
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ssm:DescribePatchBaselines", "ssm:GetPatchBaseline");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "ssm:AddTagsToResource", "ssm:CreatePatchBaseline", "ssm:UpdatePatchBaseline");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("ssm:DeletePatchBaseline");
    }

    private SsmClient ssm(Resource<Settings> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
