package io.vedette.twin.securityhub;

import io.vedette.twin.World;

/** Knows where AWS Config records, without which most controls cannot be evaluated. */
@FunctionalInterface
public interface ConfigRecorders {

    /** Whether a recorder runs in the account and region. */
    boolean run(World world, String account, String region);
}
