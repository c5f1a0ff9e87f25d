package io.vedette.aws.systemsmanager;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.PatchBaselineIdentity;
import software.amazon.awssdk.services.ssm.model.PatchOrchestratorFilter;

/** The patch baselines of an account and region (DescribePatchBaselines). */
record PatchBaselineList(List<PatchBaselineIdentity> baselines) {

    private static final int PAGE = 100;

    private static final String BY_AWS = "AWS-";

    /** What AWS has in the name of the baseline that is the default from the start. */
    private static final String PREDEFINED = "Default";

    /** The account's own ones. */
    static PatchBaselineList own(SsmClient ssm) {
        PatchOrchestratorFilter own =
                PatchOrchestratorFilter.builder().key("OWNER").values("Self").build();
        return new PatchBaselineList(
                ssm
                        .describePatchBaselinesPaginator(it -> it.filters(own).maxResults(PAGE))
                        .baselineIdentities()
                        .stream()
                        .toList());
    }

    /** All, AWS's among them. */
    static PatchBaselineList all(SsmClient ssm) {
        return new PatchBaselineList(
                ssm
                        .describePatchBaselinesPaginator(it -> it.maxResults(PAGE))
                        .baselineIdentities()
                        .stream()
                        .toList());
    }

    Optional<String> id(String name) {
        return first(it -> it.baselineName().equals(name)).map(PatchBaselineIdentity::baselineId);
    }

    /** The name of an operating system's default. */
    Optional<String> defaultOf(String system) {
        return first(it -> is(it, system) && Boolean.TRUE.equals(it.defaultBaseline()))
                .map(PatchBaselineIdentity::baselineName);
    }

    /** The id of the baseline that AWS itself makes an operating system's default. */
    Optional<String> predefined(String system) {
        return first(it ->
                        is(it, system)
                                && it.baselineName().startsWith(BY_AWS)
                                && it.baselineName().contains(PREDEFINED))
                .map(PatchBaselineIdentity::baselineId);
    }

    /** The operating systems that have baselines but no default. */
    Set<String> withoutDefault() {
        Set<String> systems = new TreeSet<>();
        baselines.forEach(it -> systems.add(it.operatingSystemAsString()));
        systems.removeIf(system -> defaultOf(system).isPresent());
        return systems;
    }

    private static boolean is(PatchBaselineIdentity baseline, String system) {
        return system.equals(baseline.operatingSystemAsString());
    }

    private Optional<PatchBaselineIdentity> first(Predicate<PatchBaselineIdentity> which) {
        return baselines.stream().filter(which).findFirst();
    }
}
