package io.vedette.aws.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.AwsClients;
import io.vedette.aws.AwsFailures;
import io.vedette.aws.ClientSource;
import io.vedette.aws.KindOnTwin;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

/** DynamoDB takes part of a batch only, and throttles; nothing is lost. */
final class UnprocessedItemsTest {

    private static final String FAULTS =
            """
            seed: 7
            throttled: [{share: 0.2, service: dynamodb}]
            unprocessed: [{account: "333333333333", service: dynamodb}]
            """;

    private final SimulatedTime time = new SimulatedTime(Samples.NOW);
    private final Twin twin =
            Scenario.generated(3)
                    .in(
                            TwinServices.twin()
                                    .clock(clock())
                                    .faults(FaultScript.parse("faults.yaml", FAULTS))
                                    .inMemory());
    private final AwsClients clients =
            new AwsClients(
                    source(),
                    new CallGate(
                            time, RequestRates.UNLIMITED, new AwsFailures(), new Random(1), 10));

    @Test
    void writesWhatWasLeftUnprocessed() {
        DynamoInventory store = new DynamoInventory(clients, KindOnTwin.HOME, time);
        make(store);
        List<InventoryItem> items = IntStream.range(0, 120).mapToObj(Samples::numbered).toList();
        store.inventory().write(items);

        assertThat(store.inventory().items(InventoryQuery.ALL)).containsExactlyElementsOf(items);
        assertThat(twin.calls().total("dynamodb", "BatchWriteItem")).isGreaterThan(5 * 4);
        assertThat(store.ledger().remember(List.of(Samples.prior(1, "x"), Samples.prior(2, "x"))))
                .hasSize(2);
        store.inventory().remove(items.stream().map(InventoryItem::deploymentKey).toList());
        assertThat(store.inventory().items(InventoryQuery.ALL)).isEmpty();
    }

    private void make(DynamoInventory store) {
        for (Resource<?> resource : store.tables()) {
            create(resource);
            time.sleep(Duration.ofMinutes(1));
        }
    }

    private static <S extends Record> void create(Resource<S> resource) {
        resource.kind().create(resource.target(), List.of(resource));
    }

    private ClientSource source() {
        return new ClientSource() {
            @Override
            public <C extends SdkClient> C client(Class<C> type, Target target) {
                return twin.client(type, target.account().value(), target.region().code());
            }

            @Override
            public AccountId caller() {
                return KindOnTwin.HOME.account();
            }
        };
    }

    private TwinClock clock() {
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
