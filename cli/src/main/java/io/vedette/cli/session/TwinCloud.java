package io.vedette.cli.session;

import io.vedette.aws.AwsRates;
import io.vedette.aws.ClientSource;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.SdkClient;

/**
 * The twin: an organization that is simulated in this process, in simulated time, so that waiting
 * for AWS takes no time at all.
 */
public final class TwinCloud implements Cloud {

    private final Twin twin;
    private final Time time;
    private final boolean limited;

    /**
     * Works on a twin.
     *
     * @param time the time that the twin's own clock goes by
     * @param limited whether to keep to AWS's request rates, for runs that measure simulated time
     */
    public TwinCloud(Twin twin, SimulatedTime time, boolean limited) {
        this.twin = twin;
        this.time = time;
        this.limited = limited;
    }

    /** The twin's clock, going by a session's time. */
    public static TwinClock clock(SimulatedTime time) {
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

    public Twin twin() {
        return twin;
    }

    /** The same twin for a session that must not close it. */
    public Cloud shared() {
        TwinCloud owner = this;
        return new Cloud() {
            @Override
            public Time time() {
                return owner.time();
            }

            @Override
            public RequestRates rates() {
                return owner.rates();
            }

            @Override
            public ClientSource clients(CallGate gate, String role, Region home, int openCalls) {
                return owner.clients(gate, role, home, openCalls);
            }

            @Override
            public void close() {
                // The owner closes it.
            }
        };
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public RequestRates rates() {
        return limited ? new AwsRates() : RequestRates.UNLIMITED;
    }

    /** Acts as the management account; where there is none, as the first account. */
    @Override
    public ClientSource clients(CallGate gate, String role, Region home, int openCalls) {
        AccountId caller = new AccountId(twin.inspect(TwinCloud::callerOf));
        return new ClientSource() {
            @Override
            public <C extends SdkClient> C client(Class<C> type, Target target) {
                return twin.client(type, target.account().value(), target.region().code());
            }

            @Override
            public AccountId caller() {
                return caller;
            }
        };
    }

    private static String callerOf(World world) {
        Organization organization = world.organization();
        if (organization.inUse()) {
            return organization.managementAccount();
        }
        return organization.accounts().stream()
                .map(Account::id)
                .min(String::compareTo)
                .orElseThrow();
    }

    @Override
    public void close() {
        twin.close();
    }
}
