package io.vedette.twin.guardduty;

import io.vedette.twin.Account;
import io.vedette.twin.World;
import io.vedette.twin.guardduty.OrganizationConfiguration.AutoFeature;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Enrols accounts of the organization with its administrator, by request or by itself.
 *
 * <p>What GuardDuty does by itself happens in the twin when the next call of the Region finds it
 * due.
 */
final class Enrolment {

    private final Ground ground;

    Enrolment(Ground ground) {
        this.ground = ground;
    }

    /** Does what has become due: new accounts, and what {@code ALL} promises within a day. */
    void catchUp() {
        String administrator = ground.administratorAccount();
        if (administrator == null || ground.detectorOf(administrator).isEmpty()) {
            return;
        }
        OrganizationConfiguration configuration = ground.configuration();
        World world = ground.world();
        int accounts = world.organization().accounts().size();
        boolean due = configuration.due != null && !configuration.due.isAfter(ground.now());
        if (!due && accounts == configuration.knownAccounts) {
            return;
        }
        configuration.knownAccounts = accounts;
        for (Account account : world.organization().accounts()) {
            boolean fresh = account.joined().isAfter(configuration.since);
            if (account.active() && !account.id().equals(administrator)) {
                enrolByItself(administrator, account, configuration, due, fresh);
            }
        }
        if (due) {
            configuration.due = null;
        }
    }

    private void enrolByItself(
            String administrator,
            Account account,
            OrganizationConfiguration configuration,
            boolean due,
            boolean fresh) {
        boolean enrols =
                switch (configuration.autoEnable) {
                    case OrganizationConfiguration.ALL -> due || fresh;
                    case OrganizationConfiguration.NEW -> fresh;
                    default -> false;
                };
        boolean member = isMember(administrator, account.id());
        if (enrols && !member && whyNot(account.id()) == null) {
            enrol(administrator, account.id(), Instant.EPOCH);
        } else if (due && member) {
            enableFeatures(account.id(), configuration, false);
        }
    }

    private boolean isMember(String administrator, String account) {
        return ground.membership(account)
                .filter(it -> administrator.equals(it.administrator) && it.associated())
                .isPresent();
    }

    /** Why an account of the organization cannot be enrolled; null where it can. */
    @Nullable String whyNot(String id) {
        Account account = ground.account(id).orElse(null);
        if (account == null) {
            return "the given account ID is not part of the organization.";
        }
        if (!account.active()) {
            return "the given account is suspended or closed.";
        }
        if (!account.enabled(ground.region())) {
            return "the Region is not enabled in the given account.";
        }
        if (ground.world().organization().isManagement(id) && ground.detectorOf(id).isEmpty()) {
            return "the management account of the organization must enable GuardDuty before it can be added as a member.";
        }
        return null;
    }

    /** Makes an account a member, with GuardDuty and what the organization enables by itself. */
    void enrol(String administrator, String account, Instant visible) {
        Membership membership = ground.world().state(Membership.class, account, ground.region());
        membership.set(administrator, Membership.ENABLED, ground.now());
        membership.since = visible;
        Detector detector =
                ground.detectorOf(account).isPresent()
                        ? ground.world().state(Detector.class, account, ground.region())
                        : ground.make(account);
        detector.enabled = true;
        ground.detectorOf(administrator).ifPresent(it -> detector.frequency = it.frequency);
        enableFeatures(account, ground.configuration(), true);
    }

    private void enableFeatures(
            String account, OrganizationConfiguration configuration, boolean joining) {
        Detector detector = ground.world().state(Detector.class, account, ground.region());
        configuration.features.forEach((name, auto) -> {
            Feature feature = detector.features.get(name);
            if (feature != null && applies(auto.autoEnable(), joining)) {
                detector.features.put(
                        name, feature.with(Feature.ENABLED, agents(auto, joining), ground.now()));
            }
        });
    }

    private static SortedMap<String, String> agents(AutoFeature auto, boolean joining) {
        SortedMap<String, String> agents = new TreeMap<>();
        auto.agents()
                .forEach((agent, autoEnable) -> {
                    if (applies(autoEnable, joining)) {
                        agents.put(agent, Feature.ENABLED);
                    }
                });
        return agents;
    }

    private static boolean applies(String autoEnable, boolean joining) {
        return autoEnable.equals(OrganizationConfiguration.ALL)
                || (joining && autoEnable.equals(OrganizationConfiguration.NEW));
    }
}
