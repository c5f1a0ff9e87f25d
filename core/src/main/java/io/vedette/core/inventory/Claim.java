package io.vedette.core.inventory;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who wants the lease.
 *
 * @param run the run that it is for: a run has the lease or has it not, whoever asks
 * @param who the user, as AWS knows them
 * @param host the machine that the run is on
 */
public record Claim(String run, String who, String host) {

    /** A claim from this machine. */
    public static Claim here(String run, String who) {
        return new Claim(run, who, thisHost());
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
