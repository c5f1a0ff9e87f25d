package io.vedette.cli.session;

import io.vedette.aws.ClientSource;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Region;

/** Where a session works: AWS, an endpoint that speaks like it, or the twin. */
public interface Cloud extends AutoCloseable {

    /** The time that passes there. */
    Time time();

    /** How fast it may be called. */
    RequestRates rates();

    /**
     * Makes clients whose own sign-in calls pass the gate.
     *
     * @param role the role to assume in other accounts
     * @param home the region for calls that belong to no region
     * @param openCalls how many calls may be open at once
     */
    ClientSource clients(CallGate gate, String role, Region home, int openCalls);

    @Override
    void close();
}
