package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.SavedState;
import io.vedette.aws.Undo;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.execution.RunReport;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.twin.Calls;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.World;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.config.ConfigClient;

/** A twin organization, an AWS Config baseline for it, and the engine between the two. */
final class ConfigRig {

    static final String MANAGEMENT = "111111111111";
    static final String ADMINISTRATOR = "222222222222";
    static final String LOG_ARCHIVE = "333333333333";
    static final String MEMBER = "100000000001";
    static final String HOME = "us-east-1";

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final Twin twin;
    private final Undo undo;
    private List<String> regions = List.of(HOME, "us-west-2", "eu-west-1");
    private Set<AccountId> excluded = Set.of();
    private ConfigSettings settings = (ConfigSettings) Catalog.of(Tool.CONFIG).defaults();

    private ConfigRig(Scenario scenario, FaultScript faults) {
        this.undo = new Undo(time, reader());
        this.twin = scenario.in(TwinServices.twin().clock(clock(time)).faults(faults).inMemory());
    }

    /** An organization of so many accounts; the first three have the names above. */
    static ConfigRig organization(int accounts) {
        return organization(accounts, FaultScript.NONE);
    }

    static ConfigRig organization(int accounts, FaultScript faults) {
        return new ConfigRig(Scenario.generated(accounts), faults);
    }

    /** The same accounts, but no organization. */
    static ConfigRig separateAccounts(int accounts) {
        return separateAccounts(accounts, FaultScript.NONE);
    }

    static ConfigRig separateAccounts(int accounts, FaultScript faults) {
        Scenario scenario = Scenario.generated(accounts);
        return new ConfigRig(
                new Scenario(
                        false,
                        MANAGEMENT,
                        scenario.accounts(),
                        List.of(),
                        List.of(),
                        scenario.existing()),
                faults);
    }

    ConfigRig regions(String... wanted) {
        regions = List.of(wanted);
        return this;
    }

    /** Enables a region that is not enabled by default, in all accounts. */
    ConfigRig optingIn(String region) {
        twin.change(world -> {
            var organization = world.shared(io.vedette.twin.Organization.class);
            List.copyOf(organization.accounts())
                    .forEach(it ->
                            organization.put(
                                    new io.vedette.twin.Account(
                                            it.id(),
                                            it.name(),
                                            it.email(),
                                            it.parent(),
                                            it.state(),
                                            it.joined(),
                                            Set.of(region))));
        });
        return this;
    }

    ConfigRig excluding(String account) {
        excluded = Set.of(new AccountId(account));
        return this;
    }

    ConfigRig with(ConfigSettings wanted) {
        settings = wanted;
        return this;
    }

    ConfigSettings settings() {
        return settings;
    }

    Calls calls() {
        return twin.calls();
    }

    Twin twin() {
        return twin;
    }

    /** A client for looking at and tampering with what is there; its calls are not counted. */
    ConfigClient config(String account, String region) {
        return twin.settingUp(ConfigClient.class, account, region);
    }

    <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return twin.settingUp(type, account, region);
    }

    void pass(Duration duration) {
        time.sleep(duration);
    }

    Blueprint blueprint() {
        AwsClients clients = new AwsClients(source(), gate());
        return Blueprint.draw(baseline(), organization(), List.of(new ConfigBlueprint(clients)));
    }

    Plan plan() {
        return Plan.of(blueprint(), reader());
    }

    RunReport apply() {
        return undo.apply(blueprint());
    }

    RunReport destroy(String... expendable) {
        return undo.destroy(blueprint(), expendable);
    }

    /** What the twin's file would hold. */
    Map<String, String> state() {
        return SavedState.exactly(twin);
    }

    /** What a plan would change, as text, sorted. */
    List<String> changes() {
        return plan().changes().stream()
                .filter(it -> !(it.change() instanceof Change.None<?>))
                .map(it -> it.resource().id() + " " + described(it.change()))
                .sorted()
                .toList();
    }

    private static String described(Change<?> change) {
        return switch (change) {
            case Change.Update<?>(var _, List<Difference> differences) -> differences.toString();
            default -> change.toString();
        };
    }

    private CallGate gate() {
        return new CallGate(time, RequestRates.UNLIMITED, new AwsFailures(), new Random(1), 1000);
    }

    private BulkReader reader() {
        return new BulkReader(time, new AwsFailures());
    }

    private ClientSource source() {
        return new ClientSource() {
            @Override
            public <C extends SdkClient> C client(Class<C> type, Target target) {
                return twin.client(type, target.account().value(), target.region().code());
            }

            @Override
            public AccountId caller() {
                return new AccountId(MANAGEMENT);
            }
        };
    }

    private Baseline baseline() {
        Map<CatalogItem, CatalogSettings> tools =
                Catalog.entries().stream()
                        .collect(
                                Collectors.toMap(
                                        CatalogEntry::item,
                                        CatalogEntry::defaults,
                                        (a, _) -> a,
                                        () -> new HashMap<>()));
        tools.put(Tool.CONFIG, settings);
        Organization organization = organization();
        boolean organized = organization.topology() instanceof Topology.AwsOrganization;
        return new Baseline(
                new OrganizationSettings(
                        organized ? OrganizationSettings.Type.AWS : OrganizationSettings.Type.NONE,
                        organization.home(),
                        new RegionChoice.Listed(organization.regions()),
                        organization.securityTooling(),
                        organization.logArchive(),
                        "Vedette",
                        List.copyOf(excluded),
                        organized
                                ? List.of()
                                : organization.accounts().stream()
                                        .map(it -> new ListedAccount(it.id(), it.name()))
                                        .toList()),
                tools);
    }

    private Organization organization() {
        return twin.inspect(world ->
                new Organization(
                        topology(world),
                        new AccountId(ADMINISTRATOR),
                        new AccountId(LOG_ARCHIVE),
                        new Region(regions.getFirst()),
                        regions.stream().map(Region::new).toList(),
                        world.organization().accounts().stream().map(this::account).toList(),
                        excluded));
    }

    private static Topology topology(World world) {
        return world.organization().inUse()
                ? new Topology.AwsOrganization(world.organization().id(), new AccountId(MANAGEMENT))
                : new Topology.SeparateAccounts();
    }

    private Account account(io.vedette.twin.Account account) {
        return new Account(
                new AccountId(account.id()),
                account.name(),
                AccountState.valueOf(account.state().name()),
                "",
                regions.stream()
                        .filter(account::enabled)
                        .map(Region::new)
                        .collect(Collectors.toSet()));
    }

    private static TwinClock clock(SimulatedTime time) {
        return new TwinClock() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public void pause(Duration duration) {
                time.sleep(duration);
            }
        };
    }
}
