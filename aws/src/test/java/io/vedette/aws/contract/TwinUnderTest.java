package io.vedette.aws.contract;

import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;

/** A twin of its own for each test, whose requests AWS's models judge. */
final class TwinUnderTest implements CloudUnderTest {

    private static final String ROOT = "r-ab12";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin = TwinServices.twin().clock(clock).inMemory();
    private final AtomicLong accounts = new AtomicLong(111_111_111_110L);

    @Override
    public String newAccount() {
        String id = Long.toString(accounts.incrementAndGet());
        Account account =
                new Account(
                        id,
                        "account-" + id,
                        id + "@example.com",
                        ROOT,
                        Account.State.ACTIVE,
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Set.of());
        twin.change(world -> world.shared(Organization.class).put(account));
        return id;
    }

    @Override
    public NewOrganization newOrganization(int memberAccounts) {
        String management = newAccount();
        List<String> members = Stream.generate(this::newAccount).limit(memberAccounts).toList();
        twin.change(world ->
                world.shared(Organization.class).found("o-exampleorgid", ROOT, management));
        return new NewOrganization(management, members);
    }

    @Override
    public void pass(Duration duration) {
        clock.pause(duration);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return twin.client(type, account, region);
    }
}
