package io.vedette.aws;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.execution.Outcome;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.twin.Latency;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/**
 * A twin whose every call takes some time, and the engine to bring single resources about in it.
 */
public final class KindOnTwin {

    public static final Target HOME = target("333333333333", "us-east-1");
    public static final Target EUROPE = target("333333333333", "eu-west-1");
    public static final Target STRANGER = target("222222222222", "us-east-1");

    private static final Duration LATENCY = Duration.ofMillis(40);

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin =
            Scenario.generated(3)
                    .in(
                            TwinServices.twin()
                                    .clock(clock(time))
                                    .latency(Latency.of(LATENCY))
                                    .inMemory());
    private final BulkReader reader = new BulkReader(time, new AwsFailures());
    private final Undo undo = new Undo(time, reader);
    private final AwsClients clients =
            new AwsClients(
                    source(),
                    new CallGate(
                            time, RequestRates.UNLIMITED, new AwsFailures(), new Random(1), 100));

    private static Target target(String account, String region) {
        return new Target(new AccountId(account), new Region(region));
    }

    public SimulatedTime time() {
        return time;
    }

    public AwsClients clients() {
        return clients;
    }

    /** A client for looking at and tampering with what is there. */
    public <C extends SdkClient> C client(Class<C> type, Target target) {
        return twin.settingUp(type, target.account().value(), target.region().code());
    }

    public long calls(String service, String operation) {
        return twin.calls().total(service, operation);
    }

    public void forgetCalls() {
        twin.calls().clear();
    }

    /** Brings resources about, all at once where nothing keeps them apart. */
    public Map<ResourceId, Outcome> apply(Resource<?>... resources) {
        return undo.apply(blueprint(resources)).outcomes();
    }

    /** Undoes what was applied of resources; the report says what became of each. */
    public Map<ResourceId, Outcome> destroy(Resource<?>... resources) {
        return undo.destroy(blueprint(resources)).outcomes();
    }

    /** The same where one of them may go with the data that it holds. */
    public Map<ResourceId, Outcome> destroyWithData(String name, Resource<?>... resources) {
        return undo.destroy(blueprint(resources), name).outcomes();
    }

    /** What the twin's file would hold. */
    public Map<String, String> state() {
        return SavedState.exactly(twin);
    }

    /** Asks many things at the same time, in simulated time. */
    public <T, R> List<R> atOnce(List<T> things, Function<T, R> question) {
        return new Parallel(time).map(things, question);
    }

    public void pass(Duration duration) {
        time.sleep(duration);
    }

    /** What is to be done about one resource, as text; empty where nothing is. */
    public String change(Resource<?> resource) {
        Change<?> change = plan(resource).changes().getFirst().change();
        return switch (change) {
            case Change.None<?> _ -> "";
            case Change.Update<?>(var _, List<Difference> differences) -> differences.toString();
            default -> change.toString();
        };
    }

    private Plan plan(Resource<?>... resources) {
        return Plan.of(blueprint(resources), reader);
    }

    private static Blueprint blueprint(Resource<?>... resources) {
        Map<ResourceId, CatalogItem> drawnBy = new HashMap<>();
        Map<ResourceId, Resource<?>> byId = new LinkedHashMap<>();
        for (Resource<?> resource : resources) {
            byId.put(resource.id(), resource);
            drawnBy.put(resource.id(), Tool.CLOUDTRAIL);
        }
        return new Blueprint(byId, drawnBy, List.of(), List.of());
    }

    private ClientSource source() {
        return new ClientSource() {
            @Override
            public <C extends SdkClient> C client(Class<C> type, Target target) {
                return twin.client(type, target.account().value(), target.region().code());
            }

            @Override
            public AccountId caller() {
                return HOME.account();
            }
        };
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
