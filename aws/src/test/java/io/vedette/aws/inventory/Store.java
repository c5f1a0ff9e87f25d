package io.vedette.aws.inventory;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.KindOnTwin;
import io.vedette.aws.contract.Cloud;
import io.vedette.aws.contract.CloudUnderTest;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.cloud.Time;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.inventory.EmbeddedInventory;
import io.vedette.core.inventory.InventoryStore;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkClient;

/** The inventories that must behave alike. */
enum Store {
    MEMORY {
        @Override
        Opened open() {
            SimulatedTime time = new SimulatedTime(START);
            return new Opened(EmbeddedInventory.inMemory(time), time);
        }
    },
    FILE {
        @Override
        Opened open() {
            SimulatedTime time = new SimulatedTime(START);
            try {
                return new Opened(
                        EmbeddedInventory.in(
                                Files.createTempDirectory("inventory").resolve("a/b.jsonl"), time),
                        time);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    TWIN {
        @Override
        Opened open() {
            KindOnTwin twin = new KindOnTwin();
            DynamoInventory store =
                    new DynamoInventory(twin.clients(), KindOnTwin.HOME, twin.time());
            twin.apply(store.tables().toArray(Resource<?>[]::new));
            return new Opened(store, twin.time());
        }
    },
    MOTO {
        @Override
        Opened open() {
            CloudUnderTest moto = Cloud.MOTO.open();
            return in(moto, new AccountId(moto.newAccount()));
        }
    };

    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    abstract Opened open();

    /** An inventory, and the time that it goes by. */
    record Opened(InventoryStore store, Time time) {}

    /** The inventory of an account in a cloud, its tables made by the engine. */
    static Opened in(CloudUnderTest cloud, AccountId account) {
        Time time = new Passing(new SimulatedTime(START), cloud);
        AwsClients clients =
                new AwsClients(
                        source(cloud, account),
                        new CallGate(
                                time,
                                RequestRates.UNLIMITED,
                                new AwsFailures(),
                                new Random(1),
                                10));
        DynamoInventory store =
                new DynamoInventory(clients, new Target(account, new Region("us-east-1")), time);
        BulkReader reader = new BulkReader(time, new AwsFailures());
        Executor executor =
                new Executor(
                        time, new AwsFailures(), reader, Journal.NONE, ProgressListener.SILENT);
        if (executor.run(Plan.of(blueprint(store.tables()), reader), "run").anyFailure()) {
            throw new IllegalStateException("the tables could not be made");
        }
        return new Opened(store, time);
    }

    private static Blueprint blueprint(List<Resource<?>> resources) {
        Map<ResourceId, Resource<?>> byId = new LinkedHashMap<>();
        resources.forEach(resource -> byId.put(resource.id(), resource));
        return new Blueprint(byId, Map.of(), List.of(), List.of());
    }

    private static ClientSource source(CloudUnderTest cloud, AccountId account) {
        return new ClientSource() {
            @Override
            public <C extends SdkClient> C client(Class<C> type, Target target) {
                return cloud.client(type, target.account().value(), target.region().code());
            }

            @Override
            public AccountId caller() {
                return account;
            }
        };
    }

    /** A time that passes in the cloud too. */
    private record Passing(SimulatedTime own, CloudUnderTest cloud) implements Time {

        @Override
        public Instant now() {
            return own.now();
        }

        @Override
        public void sleep(Duration duration) {
            cloud.pass(duration);
            own.sleep(duration);
        }

        @Override
        public void startAll(List<Runnable> tasks) {
            own.startAll(tasks);
        }

        @Override
        public Slots slots(int count) {
            return own.slots(count);
        }
    }
}
