package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.Undoing;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.GuardDutySettings;
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
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
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
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** A twin organization, a GuardDuty baseline for it, and the engine between the two. */
final class GuardDutyRig {

    static final String MANAGEMENT = "111111111111";
    static final String ADMINISTRATOR = "222222222222";
    static final String LOG_ARCHIVE = "333333333333";
    static final String MEMBER = "100000000001";
    static final String HOME = "us-east-1";

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final Twin twin;
    private List<String> regions = List.of(HOME, "us-west-2", "eu-west-1");
    private Set<AccountId> excluded = Set.of();
    private GuardDutySettings settings = (GuardDutySettings) Catalog.of(Tool.GUARDDUTY).defaults();

    private GuardDutyRig(Scenario scenario, FaultScript faults) {
        this.twin = scenario.in(TwinServices.twin().clock(clock(time)).faults(faults).inMemory());
    }

    /** An organization of so many accounts; the first three have the names above. */
    static GuardDutyRig organization(int accounts) {
        return organization(accounts, FaultScript.NONE);
    }

    static GuardDutyRig organization(int accounts, FaultScript faults) {
        return new GuardDutyRig(Scenario.generated(accounts), faults);
    }

    /** The same accounts, but no organization. */
    static GuardDutyRig separateAccounts(int accounts) {
        Scenario scenario = Scenario.generated(accounts);
        return new GuardDutyRig(
                new Scenario(
                        false,
                        MANAGEMENT,
                        scenario.accounts(),
                        List.of(),
                        List.of(),
                        scenario.existing()),
                FaultScript.NONE);
    }

    GuardDutyRig regions(String... wanted) {
        regions = List.of(wanted);
        return this;
    }

    /** Enables a region that is not enabled by default, in all accounts. */
    GuardDutyRig optingIn(String region) {
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

    GuardDutyRig excluding(String account) {
        excluded = Set.of(new AccountId(account));
        return this;
    }

    GuardDutyRig with(GuardDutySettings wanted) {
        settings = wanted;
        return this;
    }

    GuardDutySettings settings() {
        return settings;
    }

    Calls calls() {
        return twin.calls();
    }

    Twin twin() {
        return twin;
    }

    /** A client for looking at and tampering with what is there; its calls are not counted. */
    GuardDutyClient guardDuty(String account, String region) {
        return twin.settingUp(GuardDutyClient.class, account, region);
    }

    <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return twin.settingUp(type, account, region);
    }

    /** The id of an account's detector. */
    String detector(String account, String region) {
        return guardDuty(account, region).listDetectors(it -> {}).detectorIds().getFirst();
    }

    /** The status of each feature of an account's detector. */
    Map<String, FeatureStatus> features(String account, String region) {
        String detector = detector(account, region);
        return guardDuty(account, region)
                .getDetector(it -> it.detectorId(detector))
                .features()
                .stream()
                .collect(Collectors.toMap(it -> it.nameAsString(), it -> it.status()));
    }

    void pass(Duration duration) {
        time.sleep(duration);
    }

    Blueprint blueprint() {
        AwsClients clients = new AwsClients(source(), gate());
        return Blueprint.draw(baseline(), organization(), List.of(new GuardDutyBlueprint(clients)));
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

    /** Undoes all of GuardDuty; what other packages keep is taken away without their kinds. */
    Map<ResourceId, Result> undo(Undoing undoing) {
        Map<ResourceId, Result> left =
                undoing.everythingBut(
                        "organizations.trusted-access", "kms.key", "s3.bucket", "s3.bucket-policy");
        OrganizationsClient organizations = client(OrganizationsClient.class, MANAGEMENT, HOME);
        if (twin.inspect(world -> world.organization().inUse())) {
            for (String principal :
                    List.of(
                            "guardduty.amazonaws.com",
                            "malware-protection.guardduty.amazonaws.com")) {
                organizations.disableAWSServiceAccess(it -> it.servicePrincipal(principal));
            }
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

    private Baseline baseline() {
        Map<CatalogItem, CatalogSettings> tools =
                Catalog.entries().stream()
                        .collect(
                                Collectors.toMap(
                                        CatalogEntry::item,
                                        CatalogEntry::defaults,
                                        (a, _) -> a,
                                        () -> new HashMap<>()));
        tools.put(Tool.GUARDDUTY, settings);
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
