package io.vedette.aws;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import software.amazon.awssdk.core.SdkClient;

/** Makes SDK clients that act in one account and region: AWS's own, or a simulation's. */
public interface ClientSource {

    /** A client of a service's synchronous interface, such as {@code GuardDutyClient}. */
    <C extends SdkClient> C client(Class<C> type, Target target);

    /** The account that the caller's own credentials belong to. */
    AccountId caller();
}
