package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.MacieSettings;
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
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Teardown;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.ResourceId;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdate;
import software.amazon.awssdk.services.s3.S3Client;

/** A twin organization, a Macie baseline for it, and the engine between the two. */
final class MacieRig {

    static final String MANAGEMENT = "111111111111";
    static final String ADMINISTRATOR = "222222222222";
    static final String LOG_ARCHIVE = "333333333333";
    static final String MEMBER = "100000000001";
    static final String HOME = "us-east-1";

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final HeldLedger ledger = new HeldLedger();
    private final SimulatedTime time = new SimulatedTime(START);
    private final Twin twin;
    private List<String> regions = List.of(HOME, "us-west-2", "eu-west-1");
    private Set<AccountId> excluded = Set.of();
    private MacieSettings settings = (MacieSettings) Catalog.of(Tool.MACIE).defaults();

    private MacieRig(Scenario scenario, FaultScript faults) {
        this.twin = scenario.in(TwinServices.twin().clock(clock(time)).faults(faults).inMemory());
    }

    /** An organization of so many accounts; the first three have the names above. */
    static MacieRig organization(int accounts) {
        return organization(accounts, FaultScript.NONE);
    }

    static MacieRig organization(int accounts, FaultScript faults) {
        return new MacieRig(Scenario.generated(accounts), faults);
    }

    /** The same accounts, but no organization. */
    static MacieRig separateAccounts(int accounts) {
        Scenario scenario = Scenario.generated(accounts);
        return new MacieRig(
                new Scenario(
                        false,
                        MANAGEMENT,
                        scenario.accounts(),
                        List.of(),
                        List.of(),
                        scenario.existing()),
                FaultScript.NONE);
    }

    MacieRig regions(String... wanted) {
        regions = List.of(wanted);
        return this;
    }

    /** Enables a region that is not enabled by default, in all accounts. */
    MacieRig optingIn(String region) {
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

    MacieRig excluding(String account) {
        excluded = Set.of(new AccountId(account));
        return this;
    }

    MacieRig with(MacieSettings wanted) {
        settings = wanted;
        return this;
    }

    MacieSettings settings() {
        return settings;
    }

    Calls calls() {
        return twin.calls();
    }

    Twin twin() {
        return twin;
    }

    /** A client for looking at and tampering with what is there; its calls are not counted. */
    Macie2Client macie(String account, String region) {
        return client(Macie2Client.class, account, region);
    }

    <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return twin.settingUp(type, account, region);
    }

    /** The administrator's members and how they stand to it. */
    Map<String, String> members(String region) {
        return macie(ADMINISTRATOR, region).listMembersPaginator(it -> {}).members().stream()
                .collect(
                        Collectors.toMap(
                                it -> it.accountId(), it -> it.relationshipStatusAsString()));
    }

    /** Turns discovery on or off for one member, as its administrator can. */
    void discover(String account, String status) {
        macie(ADMINISTRATOR, HOME)
                .batchUpdateAutomatedDiscoveryAccounts(it ->
                        it.accounts(
                                AutomatedDiscoveryAccountUpdate.builder()
                                        .accountId(account)
                                        .status(status)
                                        .build()));
    }

    /** Gives an account an empty bucket in a region. */
    void bucket(String account, String region, String name) {
        S3Client s3 = client(S3Client.class, account, region);
        s3.createBucket(it -> {
            it.bucket(name);
            if (!region.equals(HOME)) {
                it.createBucketConfiguration(where -> where.locationConstraint(region));
            }
        });
    }

    /** Lets an account join the organization. */
    void join(String id) {
        twin.change(world -> {
            var organization = world.shared(io.vedette.twin.Organization.class);
            io.vedette.twin.Account model = organization.account(MEMBER).orElseThrow();
            organization.put(
                    new io.vedette.twin.Account(
                            id,
                            "newcomer",
                            "newcomer@example.com",
                            model.parent(),
                            model.state(),
                            world.now(),
                            Set.of()));
        });
    }

    void pass(Duration duration) {
        time.sleep(duration);
    }

    Blueprint blueprint() {
        AwsClients clients = new AwsClients(source(), gate());
        return Blueprint.draw(baseline(), organization(), List.of(new MacieBlueprint(clients)));
    }

    Plan plan() {
        return Plan.of(blueprint(), reader());
    }

    RunReport apply() {
        return run(plan());
    }

    /** Undoes all that was applied. */
    RunReport destroy() {
        Selection all = new Selection(Set.of(), Set.of(), Set.of());
        Teardown teardown = Teardown.of(blueprint(), all, ledger.all(), Set.of());
        return run(Plan.of(teardown.blueprint(), reader()));
    }

    /** What is remembered of resources that Vedette changed or made. */
    Set<String> remembered() {
        return ledger.all().keySet().stream()
                .map(ResourceId::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private RunReport run(Plan plan) {
        return new Executor(
                        time,
                        new AwsFailures(),
                        reader(),
                        ledger,
                        Journal.NONE,
                        ProgressListener.SILENT)
                .run(plan, "run");
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
        tools.put(Tool.MACIE, settings);
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
