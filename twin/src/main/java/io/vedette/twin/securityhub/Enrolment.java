package io.vedette.twin.securityhub;

import io.vedette.twin.Account;
import io.vedette.twin.securityhub.CentralConfiguration.Effective;
import io.vedette.twin.securityhub.HubOrganization.RegionSettings;
import io.vedette.twin.securityhub.HubOrganization.SavedPolicy;
import io.vedette.twin.securityhub.HubState.SavedSubscription;
import io.vedette.twin.securityhub.HubState.SavedSwitch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings accounts what their organization decides: the settings of a central policy, or the
 * membership of an account that has joined. It happens when somebody looks, as of the time at which
 * it would have happened.
 */
final class Enrolment {

    private final Ground ground;
    private final CentralConfiguration central;

    Enrolment(Ground ground) {
        this.ground = ground;
        this.central = new CentralConfiguration(ground);
    }

    HubState broughtUpToDate(String account, String region) {
        HubState hub = ground.world().state(HubState.class, account, region);
        hub.standards.values().removeIf(it -> it.isGone(ground.now()));
        if (!ground.organization().inUse()) {
            return hub;
        }
        if (central.reaches(region)) {
            central.effective(account).ifPresent(it -> carryOut(it, account, region, hub));
        } else {
            joinByItself(account, region, hub);
        }
        return hub;
    }

    /** Whether a policy, and not the account itself, decides about its settings. */
    boolean centrallyManaged(String account, String region) {
        return central.reaches(region)
                && central.effective(account).flatMap(Effective::policy).isPresent();
    }

    private void carryOut(Effective effective, String account, String region, HubState hub) {
        Optional<SavedPolicy> policy = effective.policy();
        if (policy.isEmpty() || effective.version().equals(hub.carriedOut)) {
            return;
        }
        boolean possible =
                ground.member(account).filter(it -> it.enabled(region)).isPresent()
                        && central.obstacle(account).isEmpty();
        if (effective.doneAt().isAfter(ground.now()) || !possible) {
            return;
        }
        carryOut(policy.get(), effective.doneAt(), region, hub);
        hub.carriedOut = effective.version();
        String administrator = ground.settings().region(region).administrator;
        if (hub.enabled && administrator != null && !administrator.equals(account)) {
            hub.relate(administrator, "Enabled", effective.doneAt());
        }
    }

    private static void carryOut(SavedPolicy policy, Instant at, String region, HubState hub) {
        if (!policy.serviceEnabled()) {
            hub.disable(at);
            return;
        }
        if (!hub.enabled) {
            hub.enable(at);
        }
        hub.standards = new TreeMap<>();
        hub.switches = new TreeMap<>();
        for (String named : policy.standards()) {
            String standard = Controls.in(named, region);
            hub.standards.put(standard, new SavedSubscription(standard, at, null));
            for (String control : policy.disabledIn(standard)) {
                SavedSwitch off =
                        new SavedSwitch(
                                control,
                                standard,
                                "DISABLED",
                                "Disabled by configuration policy",
                                at);
                hub.switches.put(SavedSwitch.key(control, standard), off);
            }
        }
    }

    /** Only accounts that join after automatic enrolment was turned on are enrolled. */
    private void joinByItself(String account, String region, HubState hub) {
        RegionSettings settings = ground.settings().region(region);
        String administrator = settings.administrator;
        if (administrator == null || !settings.autoEnable || hub.administrator != null) {
            return;
        }
        Optional<Account> joined =
                ground.member(account)
                        .filter(Account::active)
                        .filter(it -> it.enabled(region))
                        .filter(it -> it.joined().isAfter(settings.autoEnableSince));
        if (joined.isEmpty() || administrator.equals(account)) {
            return;
        }
        Instant at = joined.get().joined();
        if (!hub.enabled) {
            enableForMember(hub, region, at);
        }
        hub.relate(administrator, "Enabled", at);
    }

    /** Enables Security Hub in an account on its administrator's behalf. */
    void enableForMember(HubState hub, String region, Instant at) {
        hub.enable(at);
        boolean defaults = ground.settings().region(region).autoEnableStandards.equals("DEFAULT");
        List<String> standards = defaults ? Controls.defaults(region) : List.of();
        standards.forEach(
                standard -> hub.standards.put(standard, new SavedSubscription(standard, at, null)));
    }
}
