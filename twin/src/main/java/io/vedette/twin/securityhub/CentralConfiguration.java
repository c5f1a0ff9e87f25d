package io.vedette.twin.securityhub;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.OrganizationalUnit;
import io.vedette.twin.securityhub.HubOrganization.SavedAssociation;
import io.vedette.twin.securityhub.HubOrganization.SavedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which policy acts on an account, by application or inheritance, and what comes of it. */
final class CentralConfiguration {

    static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

    // AWS promises a day; in practice it takes a minute or two.
    private static final Duration USUAL = Duration.ofSeconds(90);

    private final Ground ground;
    private final HubOrganization settings;
    private @Nullable List<String> reached;

    CentralConfiguration(Ground ground) {
        this.ground = ground;
        this.settings = ground.settings();
    }

    /**
     * What acts on an account.
     *
     * @param policyId a policy's id, or {@link #SELF_MANAGED}
     * @param policy empty where the account manages itself
     * @param since when it was applied, or the policy last changed
     * @param doneAt when it has taken effect, unless it fails
     */
    record Effective(
            String policyId,
            Optional<SavedPolicy> policy,
            boolean inherited,
            Instant since,
            Instant doneAt) {

        String version() {
            return policyId + " " + since;
        }
    }

    /** Policies act in the home region and the regions that its aggregator links. */
    boolean reaches(String region) {
        if (!settings.central || ground.now().isBefore(settings.centralFrom)) {
            return false;
        }
        String administrator = settings.region(settings.home).administrator;
        return region.equals(settings.home)
                || (administrator != null && ground.aggregator(administrator).links(region));
    }

    Optional<Effective> effective(String account) {
        SavedAssociation own = settings.applied.get(account);
        if (own != null) {
            return Optional.of(effective(own, false));
        }
        return ground.member(account).flatMap(it -> inheritedFrom(it.parent()));
    }

    /** What acts on the root or a unit. */
    Optional<Effective> effectiveOnParent(String id) {
        SavedAssociation own = settings.applied.get(id);
        return own != null ? Optional.of(effective(own, false)) : inheritedFrom(parentOf(id));
    }

    private Optional<Effective> inheritedFrom(@Nullable String parent) {
        for (String id = parent; id != null; id = parentOf(id)) {
            SavedAssociation applied = settings.applied.get(id);
            if (applied != null) {
                return Optional.of(effective(applied, true));
            }
        }
        return Optional.empty();
    }

    private @Nullable String parentOf(String id) {
        return ground.organization().unit(id).map(OrganizationalUnit::parent).orElse(null);
    }

    private Effective effective(SavedAssociation association, boolean inherited) {
        SavedPolicy policy = settings.policies.get(association.policy());
        Instant since = association.at();
        if (policy != null && policy.updatedAt().isAfter(since)) {
            since = policy.updatedAt();
        }
        return new Effective(
                association.policy(),
                Optional.ofNullable(policy),
                inherited,
                since,
                since.plus(ground.delay("association", USUAL)));
    }

    /** Why a policy cannot take full effect in the account, if so. */
    Optional<String> failure(String account) {
        return obstacle(account).or(() -> unrecorded(account));
    }

    /** Why a policy cannot take any effect in the account, if so. */
    Optional<String> obstacle(String id) {
        Account account = ground.member(id).orElse(null);
        if (account == null || !account.active()) {
            return Optional.of("The account is suspended.");
        }
        if (ground.unprocessed(id)) {
            return Optional.of("One or more settings could not be applied.");
        }
        boolean without =
                ground.world()
                        .peek(HubState.class, id, settings.home)
                        .filter(hub -> hub.enabled)
                        .isEmpty();
        return ground.organization().isManagement(id) && without
                ? Optional.of("The organization management account must enable Security Hub first.")
                : Optional.empty();
    }

    /** Standards without a recorder stay incomplete, and the association with them. */
    private Optional<String> unrecorded(String id) {
        Account account = ground.member(id).orElseThrow();
        return reached().stream()
                .filter(account::enabled)
                .filter(region -> !ground.isRecorded(id, region))
                .findFirst()
                .map("AWS Config is not recording in %s."::formatted);
    }

    private List<String> reached() {
        List<String> known = reached;
        if (known == null) {
            known = AwsRegions.commercial().stream().filter(this::reaches).toList();
            reached = known;
        }
        return known;
    }
}
