package io.vedette.cli.session;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.inventory.DynamoInventory;
import io.vedette.aws.monitoring.RunMetrics;
import io.vedette.aws.monitoring.TestNotification;
import io.vedette.aws.organizations.OrganizationDiscovery;
import io.vedette.aws.organizations.RegionDiscovery;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.Facility;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SystemTime;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.permission.AccountRole;
import io.vedette.core.permission.Outline;
import io.vedette.core.permission.Permissions;
import io.vedette.core.permission.Verb;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Surveyor;
import io.vedette.core.resource.Resource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.core.SdkClient;

/** Draws a baseline without asking any cloud, to tell which permissions it will take. */
public final class DryDrawing {

    private static final int NO_CALLS = 1;

    private final Baseline baseline;
    private final Organization organization;

    public DryDrawing(Baseline baseline) {
        this.baseline = baseline;
        this.organization = Outline.of(baseline.organization());
    }

    /** The permissions that carrying the baseline out takes. */
    public Permissions permissions(Verb verb) {
        return Permissions.of(
                blueprint(),
                organization,
                verb,
                baseline.organization().accessRole(),
                beyond(verb, surveyor(clients()).readActions()));
    }

    /** All that the baseline draws, about an example of everything that it can find. */
    public Blueprint blueprint() {
        AwsClients clients = clients();
        return Blueprint.draw(
                        baseline,
                        organization,
                        ToolList.of(clients),
                        ToolList.integrations(clients),
                        surveyor(clients).examples())
                .with(tables(clients));
    }

    private Surveyor surveyor(AwsClients clients) {
        return new Surveyor(baseline, organization, ToolList.of(clients));
    }

    private static AwsClients clients() {
        CallGate gate =
                new CallGate(
                        new SystemTime(),
                        RequestRates.UNLIMITED,
                        new AwsFailures(),
                        new Random(),
                        NO_CALLS);
        return new AwsClients(new NoClients(), gate);
    }

    private List<Resource<?>> tables(AwsClients clients) {
        Target place = new Target(organization.securityTooling(), organization.home());
        return new DynamoInventory(clients, place, new SystemTime()).tables();
    }

    private Map<AccountRole, Set<String>> beyond(Verb verb, Set<String> looking) {
        Map<AccountRole, Set<String>> beyond = new EnumMap<>(AccountRole.class);
        for (AccountRole role : AccountRole.values()) {
            beyond.put(role, new HashSet<>(RegionDiscovery.ACTIONS));
            add(beyond, role, looking);
        }
        switch (organization.topology()) {
            case Topology.AwsOrganization _ -> {
                add(beyond, AccountRole.MANAGEMENT, OrganizationDiscovery.ACTIONS);
                add(beyond, AccountRole.MANAGEMENT, Set.of("sts:AssumeRole"));
            }
            case Topology.SeparateAccounts _ -> {
                beyond.remove(AccountRole.MANAGEMENT);
                add(beyond, AccountRole.SECURITY_TOOLING, Set.of("sts:AssumeRole"));
            }
        }
        add(beyond, AccountRole.SECURITY_TOOLING, DynamoInventory.readActions());
        if (verb != Verb.PLAN) {
            add(beyond, AccountRole.SECURITY_TOOLING, DynamoInventory.writeActions());
            if (baseline.settings(Facility.MONITORING).enabled()) {
                add(beyond, AccountRole.SECURITY_TOOLING, RunMetrics.ACTIONS);
                add(beyond, AccountRole.SECURITY_TOOLING, TestNotification.ACTIONS);
            }
        }
        return beyond;
    }

    private static void add(
            Map<AccountRole, Set<String>> beyond, AccountRole role, Set<String> actions) {
        beyond.computeIfAbsent(role, _ -> new HashSet<>()).addAll(actions);
    }

    /** The accounts that the baseline names, by what they are. */
    public Map<AccountRole, String> accounts() {
        return Map.of(
                AccountRole.SECURITY_TOOLING,
                organization.securityTooling().value(),
                AccountRole.LOG_ARCHIVE,
                organization.logArchive().value());
    }

    /** Drawing calls nothing. */
    private static final class NoClients implements ClientSource {

        @Override
        public <C extends SdkClient> C client(Class<C> type, Target target) {
            throw new IllegalStateException("drawing called " + type.getSimpleName());
        }

        @Override
        public AccountId caller() {
            throw new IllegalStateException("drawing asked who calls");
        }
    }
}
