package io.vedette.aws.contract;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.SdkClient;

/** A cloud as a contract test sees it: fresh accounts, and clients that act in them. */
public interface CloudUnderTest {

    /** A new account with nothing in it. */
    String newAccount();

    /** A new organization with all features enabled. */
    NewOrganization newOrganization(int memberAccounts);

    /** A client that acts in the account and region. */
    <C extends SdkClient> C client(Class<C> type, String account, String region);

    /**
     * Lets time pass in a cloud whose time is its own; elsewhere what takes time is there at once.
     */
    default void pass(Duration duration) {}

    /** An organization that nobody has used. */
    record NewOrganization(String managementAccount, List<String> memberAccounts) {

        public NewOrganization {
            memberAccounts = List.copyOf(memberAccounts);
        }
    }
}
