package io.vedette.cli.session;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.inventory.DynamoInventory;
import io.vedette.aws.monitoring.RunMetrics;
import io.vedette.aws.monitoring.TestNotification;
import io.vedette.aws.organizations.OrganizationDiscovery;
import io.vedette.aws.organizations.RegionDiscovery;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Facility;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.Time;
import io.vedette.core.cost.CostEstimate;
import io.vedette.core.cost.PriceTable;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.execution.RunSummary;
import io.vedette.core.inventory.InventoryStore;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Integration;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Survey;
import io.vedette.core.plan.Surveyor;
import io.vedette.core.plan.Verification;
import io.vedette.core.readiness.Alerts;
import io.vedette.core.readiness.Readiness;
import io.vedette.core.readiness.Situation;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A baseline in a cloud: discovers the organization, plans, and makes executors. */
public final class Session implements AutoCloseable {

    private final Baseline baseline;
    private final Cloud cloud;
    private final Time time;
    private final CloudFailures failures = new AwsFailures();
    private final CallGate gate;
    private final BulkReader reader;
    private final List<ItemBlueprint> tools;
    private final List<Integration> integrations;
    private final Organization organization;
    private final AwsClients clients;
    private final DynamoInventory inventory;
    private final Instant start;

    /**
     * Opens a session and discovers the organization.
     *
     * @param openCalls how many calls may be open at once
     * @throws VedetteException where the cloud cannot be reached or the organization not be read
     */
    public Session(Baseline baseline, Cloud cloud, int openCalls) {
        this.baseline = baseline;
        this.cloud = cloud;
        this.time = cloud.time();
        this.start = time.now();
        this.gate = new CallGate(time, cloud.rates(), failures, new Random(), openCalls);
        this.reader = new BulkReader(time, failures);
        try {
            this.clients =
                    new AwsClients(
                            cloud.clients(
                                    gate,
                                    baseline.organization().accessRole(),
                                    baseline.organization().homeRegion(),
                                    openCalls),
                            gate);
            this.tools = ToolList.of(clients);
            this.integrations = ToolList.integrations(clients);
            this.organization =
                    new OrganizationDiscovery(
                                    clients, new RegionDiscovery(clients, new Parallel(time)))
                            .discover(baseline.organization());
            this.inventory =
                    new DynamoInventory(
                            clients,
                            new Target(organization.securityTooling(), organization.home()),
                            time);
        } catch (VedetteException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw new VedetteException(
                    ErrorCode.ACCESS,
                    "cannot find out what to work on: " + failures.describe(failure),
                    "check the credentials (aws sts get-caller-identity), --profile, the region and"
                            + " --endpoint-url",
                    failure);
        }
    }

    public Baseline baseline() {
        return baseline;
    }

    public Organization organization() {
        return organization;
    }

    public Time time() {
        return time;
    }

    /** The items of the catalog that cannot be put in place yet. */
    public List<CatalogItem> plannedTools() {
        return ToolList.planned(tools).stream()
                .filter(tool -> baseline.settings(tool).enabled())
                .toList();
    }

    /** Reads what is there and holds it against the baseline. Changes nothing. */
    public Plan plan(Selection selection) {
        return read(blueprint(selection));
    }

    /** What should be there; only what it is about is looked for. Changes nothing. */
    public Blueprint blueprint(Selection selection) {
        Survey survey =
                new Surveyor(baseline, organization, tools).survey(selection, time, failures);
        return Blueprint.draw(baseline, organization, tools, integrations, survey)
                .select(selection);
    }

    /** Reads what a blueprint names. Changes nothing. */
    public Plan read(Blueprint blueprint) {
        return Plan.of(blueprint, reader);
    }

    /** What a month costs when all of a blueprint is in place. */
    public CostEstimate cost(Blueprint blueprint) {
        return CostEstimate.of(blueprint, baseline.cost(), PriceTable.read());
    }

    /**
     * How ready the organization is by what a plan read.
     *
     * @param selection what the plan was narrowed to
     * @param today the day by which people's answers are judged
     */
    public Readiness readiness(Plan plan, Selection selection, LocalDate today) {
        return Readiness.of(situation(plan, selection, today));
    }

    /** Which alarms and rules implement each alert, by what a plan read. */
    public Alerts alerts(Plan plan, Selection selection, LocalDate today) {
        return Alerts.of(situation(plan, selection, today));
    }

    private Situation situation(Plan plan, Selection selection, LocalDate today) {
        return new Situation(
                baseline,
                organization,
                plan,
                Verification.of(plan),
                Set.copyOf(ToolList.planned(tools)),
                selection,
                today);
    }

    /** What proves that notifications arrive. */
    public TestNotification testNotification() {
        return new TestNotification(clients, time, home());
    }

    /**
     * Publishes how the deployments of a run ended, for alarms to judge.
     *
     * @return why that could not be done; empty where it was, or nobody watches
     */
    public Optional<String> publish(RunSummary summary) {
        if (!baseline.settings(Facility.MONITORING).enabled()) {
            return Optional.empty();
        }
        try {
            new RunMetrics(clients, home())
                    .publish(
                            summary.done(), summary.waiting(), summary.skipped(), summary.failed());
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failures.describe(failure));
        }
    }

    private Target home() {
        return new Target(organization.securityTooling(), organization.home());
    }

    /**
     * Where the outcomes, the prior states and the lease are kept: the security tooling account.
     */
    public InventoryStore inventory() {
        return inventory;
    }

    /** What would bring the inventory's tables about. */
    public Plan tables() {
        return read(only(inventory.tables()));
    }

    /** What would remove the inventory's tables, with what they hold. */
    public Plan tablesGone() {
        return read(
                only(
                        inventory.tables().stream()
                                .filter(it -> it.kind().name().equals(DynamoInventory.TABLE))
                                .map(Session::gone)
                                .toList()));
    }

    private static <S extends Record> Resource<S> gone(Resource<S> resource) {
        return new Resource<>(
                resource.kind(),
                resource.target(),
                resource.name(),
                resource.desired(),
                Set.of(),
                Set.of(),
                new Purpose.Remove<>(Optional.empty(), true));
    }

    private static Blueprint only(List<? extends Resource<?>> resources) {
        Map<ResourceId, Resource<?>> byId = new LinkedHashMap<>();
        resources.forEach(it -> byId.put(it.id(), it));
        return new Blueprint(byId, Map.of(), List.of(), List.of());
    }

    /** Something that carries out plans in this session's cloud, for good. */
    public Executor executor(Journal journal, ProgressListener listener) {
        return executor(Ledger.NONE, journal, listener);
    }

    /** Something that carries out plans in this session's cloud, and remembers what was there. */
    Executor executor(Ledger ledger, Journal journal, ProgressListener listener) {
        return new Executor(time, failures, reader, ledger, journal, listener);
    }

    /** How many calls were made so far, retries included. */
    public long calls() {
        return gate.total();
    }

    /** The gate, for those who count by operation. */
    public CallGate gate() {
        return gate;
    }

    /** How long the session has been going, in its cloud's time. */
    public Duration elapsed() {
        return Duration.between(start, time.now());
    }

    @Override
    public void close() {
        cloud.close();
    }
}
