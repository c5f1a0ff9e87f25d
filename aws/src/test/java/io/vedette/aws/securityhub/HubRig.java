package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.Undoing;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.SecurityHubSettings.Configuration;
import io.vedette.core.catalog.SecurityHubSettings.DisabledControl;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
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
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.twin.Calls;
import io.vedette.twin.ErrorStyle;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinBuilder;
import io.vedette.twin.TwinClock;
import io.vedette.twin.TwinService;
import io.vedette.twin.World;
import io.vedette.twin.config.Recording;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.model.ServiceModels;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.securityhub.ConfigRecorders;
import io.vedette.twin.securityhub.TwinSecurityHub;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** A twin organization, a baseline for it, and the engine between the two. */
final class HubRig {

    static final String MANAGEMENT = "111111111111";
    static final String ADMINISTRATOR = "222222222222";
    static final String MEMBER = "100000000001";
    static final String HOME = "us-east-1";

    private static final ConfigRecorders EVERYWHERE = (world, account, region) -> true;

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final List<ItemBlueprint> others = new ArrayList<>();
    private final Twin twin;
    private final AwsClients clients = new AwsClients(source(), gate());
    private List<String> regions = List.of(HOME, "us-west-2", "eu-west-1");
    private Set<AccountId> excluded = Set.of();
    private Configuration configuration = Configuration.CENTRAL;
    private List<DisabledControl> disabledControls = List.of();

    private HubRig(Scenario scenario, FaultScript faults, ConfigRecorders recorders) {
        TwinBuilder builder = Twin.of(services(recorders)).check(new ServiceModels());
        this.twin = scenario.in(builder.clock(clock(time)).faults(faults).inMemory());
    }

    private static List<TwinService> services(ConfigRecorders recorders) {
        List<TwinService> services = new ArrayList<>(TwinServices.all());
        services.removeIf(it -> it.name().equals("securityhub"));
        services.add(
                TwinService.of(
                        "securityhub",
                        SecurityHubClient.class,
                        (world, caller) -> new TwinSecurityHub(world, caller, recorders),
                        SecurityHubException::builder,
                        ErrorStyle.REST_JSON));
        return services;
    }

    /** An organization of so many accounts, management and security tooling among them. */
    static HubRig organization(int accounts) {
        return organization(accounts, FaultScript.NONE);
    }

    static HubRig organization(int accounts, FaultScript faults) {
        return new HubRig(Scenario.generated(accounts), faults, EVERYWHERE);
    }

    /** An organization where AWS Config is set up as well, and has to be. */
    static HubRig withConfig(int accounts) {
        HubRig rig = new HubRig(Scenario.generated(accounts), FaultScript.NONE, Recording::isOn);
        rig.others.add(new ConfigBlueprint(rig.clients));
        return rig;
    }

    /** The same accounts, but no organization. */
    static HubRig separateAccounts(int accounts) {
        Scenario scenario = Scenario.generated(accounts);
        return new HubRig(
                new Scenario(
                        false,
                        MANAGEMENT,
                        scenario.accounts(),
                        List.of(),
                        List.of(),
                        scenario.existing()),
                FaultScript.NONE,
                EVERYWHERE);
    }

    HubRig regions(List<String> wanted) {
        regions = wanted;
        return this;
    }

    HubRig local() {
        configuration = Configuration.LOCAL;
        return this;
    }

    HubRig disabling(String control, String reason) {
        disabledControls = List.of(new DisabledControl(control, reason));
        return this;
    }

    HubRig excluding(String account) {
        excluded = Set.of(new AccountId(account));
        return this;
    }

    /** Another tool, which draws before Security Hub. */
    HubRig beside(ItemBlueprint other) {
        others.add(other);
        return this;
    }

    Calls calls() {
        return twin.calls();
    }

    Twin twin() {
        return twin;
    }

    /** A client for looking at and tampering with what is there; its calls are not counted. */
    SecurityHubClient hub(String account, String region) {
        return twin.settingUp(SecurityHubClient.class, account, region);
    }

    <C extends SdkClient> C client(Class<C> type, String account) {
        return twin.settingUp(type, account, HOME);
    }

    /** The ids of all accounts. */
    List<String> accounts() {
        return twin.inspect(world ->
                world.organization().accounts().stream().map(io.vedette.twin.Account::id).toList());
    }

    AwsClients clients() {
        return clients;
    }

    void pass(Duration duration) {
        time.sleep(duration);
    }

    Blueprint blueprint() {
        List<ItemBlueprint> tools = new ArrayList<>(others);
        tools.add(new SecurityHubBlueprint(clients));
        return Blueprint.draw(baseline(), organization(), tools);
    }

    Plan plan() {
        return Plan.of(blueprint(), reader());
    }

    RunReport apply() {
        return new Executor(
                        time, new AwsFailures(), reader(), Journal.NONE, ProgressListener.SILENT)
                .run(plan(), "run");
    }

    /** Applies, remembering all that it takes to undo that. */
    Undoing applyToUndo() {
        Plan plan = plan();
        Undoing undoing = Undoing.of(plan, time);
        RunReport report =
                new Executor(
                                time,
                                new AwsFailures(),
                                reader(),
                                Journal.NONE,
                                ProgressListener.SILENT)
                        .run(plan, "run");
        if (report.summary().failed() > 0) {
            throw new IllegalStateException(report.toString());
        }
        return undoing;
    }

    /** Undoes all of Security Hub, and takes trusted access away. */
    Map<ResourceId, Result> undo(Undoing undoing) {
        Map<ResourceId, Result> left = undoing.everythingBut("organizations.trusted-access");
        if (twin.inspect(world -> world.organization().inUse())) {
            twin.settingUp(OrganizationsClient.class, MANAGEMENT, HOME)
                    .disableAWSServiceAccess(
                            it -> it.servicePrincipal("securityhub.amazonaws.com"));
        }
        return left;
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

    private SecurityHubSettings settings() {
        return new SecurityHubSettings(
                true,
                EnumSet.of(Standard.AWS_FOUNDATIONAL, Standard.CIS_3_0, Standard.PCI_DSS_4_0),
                true,
                true,
                configuration,
                "vedette",
                true,
                disabledControls);
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
        tools.put(Tool.SECURITY_HUB, settings());
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

    Organization organization() {
        return twin.inspect(world ->
                new Organization(
                        topology(world),
                        new AccountId(ADMINISTRATOR),
                        new AccountId("333333333333"),
                        new Region(HOME),
                        regions.stream().map(Region::new).toList(),
                        accounts(world.organization().accounts()),
                        excluded));
    }

    private static Topology topology(World world) {
        return world.organization().inUse()
                ? new Topology.AwsOrganization(world.organization().id(), new AccountId(MANAGEMENT))
                : new Topology.SeparateAccounts();
    }

    private List<Account> accounts(Collection<io.vedette.twin.Account> accounts) {
        return accounts.stream()
                .map(account ->
                        new Account(
                                new AccountId(account.id()),
                                account.name(),
                                AccountState.valueOf(account.state().name()),
                                "",
                                regions.stream()
                                        .filter(account::enabled)
                                        .map(Region::new)
                                        .collect(Collectors.toSet())))
                .toList();
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
