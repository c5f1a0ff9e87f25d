package io.vedette.aws;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
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
import io.vedette.core.plan.Integration;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Survey;
import io.vedette.core.plan.Surveyor;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;

/** A twin of many accounts, a baseline for them, and the engine that puts tools in place there. */
public final class ToolsOnTwin {

    public static final String MANAGEMENT = "111111111111";
    public static final String TOOLING = "222222222222";
    public static final String LOG_ARCHIVE = "333333333333";
    public static final String MEMBER = "100000000001";
    public static final String HOME = "us-east-1";

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final Map<CatalogItem, CatalogSettings> settings = new HashMap<>();
    private final Twin twin;
    private final Undo undo = new Undo(time, reader());
    private List<String> regions = List.of(HOME, "us-west-2", "eu-west-1");
    private Function<AwsClients, List<ItemBlueprint>> tools = _ -> List.of();
    private Function<AwsClients, List<Integration>> integrations = _ -> List.of();

    private ToolsOnTwin(Scenario scenario, FaultScript faults) {
        this.twin = scenario.in(TwinServices.twin().clock(clock(time)).faults(faults).inMemory());
        Catalog.entries().forEach(entry -> settings.put(entry.item(), entry.defaults()));
    }

    /** An organization of so many accounts; the first three and one member have names above. */
    public static ToolsOnTwin organization(int accounts) {
        return organization(accounts, FaultScript.NONE);
    }

    public static ToolsOnTwin organization(int accounts, FaultScript faults) {
        return new ToolsOnTwin(Scenario.generated(accounts), faults);
    }

    /** The same accounts, but no organization. */
    public static ToolsOnTwin separateAccounts(int accounts) {
        Scenario scenario = Scenario.generated(accounts);
        return new ToolsOnTwin(
                new Scenario(
                        false,
                        MANAGEMENT,
                        scenario.accounts(),
                        List.of(),
                        List.of(),
                        scenario.existing()),
                FaultScript.NONE);
    }

    public ToolsOnTwin regions(String... wanted) {
        regions = List.of(wanted);
        return this;
    }

    public ToolsOnTwin with(CatalogItem tool, CatalogSettings wanted) {
        settings.put(tool, wanted);
        return this;
    }

    public ToolsOnTwin tools(Function<AwsClients, List<ItemBlueprint>> wanted) {
        tools = wanted;
        return this;
    }

    public ToolsOnTwin connected(Function<AwsClients, List<Integration>> wanted) {
        integrations = wanted;
        return this;
    }

    public Calls calls() {
        return twin.calls();
    }

    public Twin twin() {
        return twin;
    }

    /** A client for looking at and tampering with what is there; its calls are not counted. */
    public <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return twin.settingUp(type, account, region);
    }

    public void pass(Duration duration) {
        time.sleep(duration);
    }

    public Blueprint blueprint() {
        AwsClients clients = new AwsClients(source(), gate());
        List<ItemBlueprint> items = tools.apply(clients);
        Survey survey =
                new Surveyor(baseline(), organization(), items)
                        .survey(Selection.EVERYTHING, time, new AwsFailures());
        return Blueprint.draw(
                baseline(), organization(), items, integrations.apply(clients), survey);
    }

    public Plan plan() {
        return Plan.of(blueprint(), reader());
    }

    public RunReport apply() {
        return new Executor(
                        time, new AwsFailures(), reader(), Journal.NONE, ProgressListener.SILENT)
                .run(plan(), "run");
    }

    /** The same, remembering what is changed so that {@link #destroy} can undo it. */
    public RunReport applyToUndo() {
        return undo.apply(blueprint());
    }

    /**
     * Undoes what was applied.
     *
     * @param expendable the names of what may go with the data it holds
     */
    public RunReport destroy(String... expendable) {
        return undo.destroy(blueprint(), expendable);
    }

    /** What there is now, to be brought back by {@link Rewind}. */
    public Rewind remember() {
        return Rewind.of(plan(), this::blueprint);
    }

    /** What a plan would change, as text, sorted. */
    public List<String> changes() {
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
                        List.of(),
                        organized
                                ? List.of()
                                : organization.accounts().stream()
                                        .map(it -> new ListedAccount(it.id(), it.name()))
                                        .toList()),
                settings);
    }

    private Organization organization() {
        return twin.inspect(world ->
                new Organization(
                        topology(world),
                        new AccountId(TOOLING),
                        new AccountId(LOG_ARCHIVE),
                        new Region(regions.getFirst()),
                        regions.stream().map(Region::new).toList(),
                        world.organization().accounts().stream().map(this::account).toList(),
                        Set.of()));
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
