package io.vedette.aws.inventory;

import static io.vedette.aws.inventory.Samples.account;
import static io.vedette.aws.inventory.Samples.id;
import static io.vedette.aws.inventory.Samples.item;
import static io.vedette.aws.inventory.Samples.logSource;
import static io.vedette.aws.inventory.Samples.numbered;
import static io.vedette.aws.inventory.Samples.prior;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.Time;
import io.vedette.core.inventory.Claim;
import io.vedette.core.inventory.Holder;
import io.vedette.core.inventory.Inventory;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.inventory.Lease;
import io.vedette.core.inventory.LoggingConfigurationItem;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.organization.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class InventoryStoreContractTest {

    private static final Region EUROPE = Samples.REGION;
    private static final Region AMERICA = new Region("us-east-1");
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Claim ANA = new Claim("run-a", "ana", "laptop");
    private static final Claim BEN = new Claim("run-b", "ben", "builder");

    private final Time time;
    private final Inventory inventory;
    private final Ledger ledger;
    private final Lease lease;

    InventoryStoreContractTest(Store kind) {
        Store.Opened opened = kind.open();
        time = opened.time();
        inventory = opened.store().inventory();
        ledger = opened.store().ledger();
        lease = opened.store().lease();
    }

    private static InventoryQuery query(
            Set<CatalogItem> tools, Set<Region> regions, Set<String> outcomes) {
        return new InventoryQuery(tools, Set.of(), regions, outcomes, null);
    }

    @Test
    void answersWhatWasWritten() {
        InventoryItem failed = item(Tool.SECURITY_HUB, account(7), AMERICA, "failed", Samples.NOW);
        inventory.write(List.of(failed, numbered(1)));

        assertThat(inventory.items(InventoryQuery.ALL)).containsExactly(numbered(1), failed);
    }

    @Test
    void beginsEmpty() {
        assertThat(inventory.items(InventoryQuery.ALL)).isEmpty();
        assertThat(ledger.all()).isEmpty();
        assertThat(lease.holder()).isEmpty();
    }

    @Test
    void writesOverWhatWasThere() {
        InventoryItem before = item(Tool.MACIE, account(1), EUROPE, "failed", Samples.NOW);
        InventoryItem after = item(Tool.MACIE, account(1), EUROPE, "done", Samples.NOW);
        inventory.write(List.of(before));
        inventory.write(List.of(before, after));

        assertThat(inventory.items(InventoryQuery.ALL)).containsExactly(after);
    }

    @Test
    void writesMoreThanABatch() {
        List<InventoryItem> items = IntStream.range(0, 60).mapToObj(Samples::numbered).toList();
        inventory.write(items);

        assertThat(inventory.items(InventoryQuery.ALL)).containsExactlyElementsOf(items);
        inventory.remove(items.subList(10, 60).stream().map(InventoryItem::deploymentKey).toList());
        assertThat(inventory.items(InventoryQuery.ALL))
                .containsExactlyElementsOf(items.subList(0, 10));
    }

    @Test
    void answersByToolAccountRegionOutcomeAndAge() {
        Instant old = Samples.NOW.minus(Duration.ofDays(30));
        InventoryItem a = item(Tool.GUARDDUTY, account(1), EUROPE, "done", Samples.NOW);
        InventoryItem b = item(Tool.GUARDDUTY, account(2), AMERICA, "failed", old);
        InventoryItem c = item(Tool.MACIE, account(1), AMERICA, "waiting", Samples.NOW);
        inventory.write(List.of(a, b, c));

        assertThat(inventory.items(query(Set.of(Tool.GUARDDUTY), Set.of(), Set.of())))
                .containsExactly(a, b);
        assertThat(inventory.items(query(Set.of(), Set.of(AMERICA), Set.of())))
                .containsExactly(b, c);
        assertThat(inventory.items(query(Set.of(), Set.of(), Set.of("failed", "waiting"))))
                .containsExactly(b, c);
        assertThat(
                        inventory.items(
                                new InventoryQuery(
                                        Set.of(), Set.of(account(1)), Set.of(), Set.of(), null)))
                .containsExactly(a, c);
        assertThat(
                        inventory.items(
                                new InventoryQuery(
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Samples.NOW.minus(Duration.ofDays(7)))))
                .containsExactly(b);
    }

    @Test
    void answersTheLogSourcesThatWereWritten() {
        LoggingConfigurationItem flow =
                logSource(LogSource.VPC_FLOW_LOGS, account(1), "done", Samples.NOW);
        LoggingConfigurationItem dns =
                logSource(LogSource.DNS_LOGS, account(2), "failed", Samples.NOW);
        inventory.writeLogSources(
                List.of(logSource(LogSource.DNS_LOGS, account(2), "done", Samples.NOW), flow));
        inventory.writeLogSources(List.of(dns));
        inventory.write(List.of(numbered(1)));

        assertThat(inventory.logSources(InventoryQuery.ALL)).containsExactly(dns, flow);
        assertThat(
                        inventory.logSources(
                                query(Set.of(LogSource.DNS_LOGS), Set.of(), Set.of("failed"))))
                .containsExactly(dns);
        assertThat(inventory.logSources(query(Set.of(), Set.of(AMERICA), Set.of()))).isEmpty();
        assertThat(inventory.items(InventoryQuery.ALL)).containsExactly(numbered(1));
    }

    @Test
    void removesLogSources() {
        LoggingConfigurationItem flow =
                logSource(LogSource.VPC_FLOW_LOGS, account(1), "done", Samples.NOW);
        inventory.writeLogSources(
                List.of(flow, logSource(LogSource.DNS_LOGS, account(1), "done", Samples.NOW)));
        inventory.removeLogSources(List.of("dns_logs_000000000001_eu-west-1", "never-there"));

        assertThat(inventory.logSources(InventoryQuery.ALL)).containsExactly(flow);
    }

    @Test
    void keepsTheFirstThatWasSaidOfAResource() {
        assertThat(ledger.remember(List.of(prior(1, "first")))).containsExactly(id(1));
        assertThat(ledger.remember(List.of(prior(1, "second")))).isEmpty();
        assertThat(ledger.remember(List.of(prior(1, "third"), prior(2, "new"), prior(3, "new"))))
                .containsExactlyInAnyOrder(id(2), id(3));

        assertThat(ledger.all().values())
                .containsExactlyInAnyOrder(prior(1, "first"), prior(2, "new"), prior(3, "new"));
        assertThat(ledger.all()).containsEntry(id(1), prior(1, "first"));
    }

    @Test
    void remembersMoreThanABatch() {
        ledger.remember(IntStream.range(0, 3).mapToObj(it -> prior(it * 50, "first")).toList());
        assertThat(
                        ledger.remember(
                                IntStream.range(0, 120).mapToObj(it -> prior(it, "then")).toList()))
                .hasSize(117);

        assertThat(ledger.all()).hasSize(120);
        assertThat(ledger.all().values())
                .filteredOn(it -> String.valueOf(it.state()).contains("first"))
                .extracting(PriorState::id)
                .containsExactlyInAnyOrder(id(0), id(50), id(100));
    }

    @Test
    void remembersWhatWasAbsentAndWhatLayUnderneath() {
        PriorState absent = new PriorState(id(1), Tool.CONFIG, true, null, "run-1", Samples.NOW);
        PriorState above =
                new PriorState(id(2), Tool.CONFIG, true, "{\"number\":7}", "run-1", Samples.NOW);
        ledger.remember(List.of(absent, above));

        assertThat(ledger.all().values()).containsExactlyInAnyOrder(absent, above);
    }

    @Test
    void forgets() {
        ledger.remember(List.of(prior(1, "a"), prior(2, "b")));
        ledger.forget(List.of(id(1), id(3)));

        assertThat(ledger.all()).containsOnlyKeys(id(2));
        ledger.remember(List.of(prior(1, "again")));
        assertThat(ledger.all()).containsEntry(id(1), prior(1, "again"));
    }

    @Test
    void deploymentsLedgerAndLeaseDoNotMix() {
        inventory.write(List.of(numbered(1)));
        ledger.remember(List.of(prior(1, "a")));
        assertThat(lease.take(ANA, TTL)).isEmpty();

        assertThat(inventory.items(InventoryQuery.ALL)).containsExactly(numbered(1));
        assertThat(ledger.all()).hasSize(1);
    }

    @Test
    void onlyOneRunHasTheLease() {
        Instant since = time.now();
        assertThat(lease.take(ANA, TTL)).isEmpty();
        time.sleep(Duration.ofMinutes(3));

        Optional<Holder> holder = lease.take(BEN, TTL);
        assertThat(holder).contains(new Holder("ana", "laptop", "run-a", since, since.plus(TTL)));
        assertThat(lease.holder()).isEqualTo(holder);
        assertThat(lease.renew(BEN, TTL)).isFalse();
        lease.release(BEN);
        assertThat(lease.holder()).isEqualTo(holder);
    }

    @Test
    void ofManyAtOnceOneGetsTheLease() {
        List<Claim> claims =
                IntStream.range(0, 8)
                        .mapToObj(it -> new Claim("run-" + it, "somebody", "host"))
                        .toList();

        List<Optional<Holder>> answers =
                new Parallel(time).map(claims, claim -> lease.take(claim, TTL));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        Holder holder = lease.holder().orElseThrow();
        assertThat(answers)
                .filteredOn(Optional::isPresent)
                .extracting(it -> it.orElseThrow().run())
                .containsOnly(holder.run());
        assertThat(answers.get(Integer.parseInt(holder.run().substring(4)))).isEmpty();
    }

    @Test
    void aRunMayTakeWhatItHas() {
        assertThat(lease.take(ANA, TTL)).isEmpty();
        assertThat(lease.take(ANA, TTL)).isEmpty();
    }

    @Test
    void whatIsGivenBackCanBeTaken() {
        lease.take(ANA, TTL);
        lease.release(ANA);

        assertThat(lease.holder()).isEmpty();
        assertThat(lease.take(BEN, TTL)).isEmpty();
        assertThat(lease.renew(ANA, TTL)).isFalse();
    }

    @Test
    void theLeaseOfARunThatDiedExpires() {
        lease.take(ANA, TTL);
        time.sleep(TTL);

        assertThat(lease.holder()).isEmpty();
        assertThat(lease.take(BEN, TTL)).isEmpty();
        assertThat(lease.renew(ANA, TTL)).isFalse();
        assertThat(lease.holder()).map(Holder::run).contains("run-b");
    }

    @Test
    void renewingHoldsTheLeaseForLonger() {
        Instant since = time.now();
        lease.take(ANA, TTL);
        Instant expires = lease.holder().orElseThrow().expires();
        time.sleep(Duration.ofMinutes(9));
        assertThat(lease.renew(ANA, TTL)).isTrue();
        time.sleep(Duration.ofMinutes(9));

        Holder holder = lease.take(BEN, TTL).orElseThrow();
        assertThat(holder.run()).isEqualTo("run-a");
        assertThat(holder.since()).isEqualTo(since);
        assertThat(holder.expires()).isAfterOrEqualTo(expires.plus(Duration.ofMinutes(9)));
    }
}
