package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.core.VedetteException;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/**
 * Notes what accounts scan for themselves before an administrator decides for them. Only the
 * account itself can tell that, one a call; each is asked once.
 */
final class FormerScans {

    /** Stands for what nobody could ask. */
    static final Set<String> UNKNOWN = Set.of("UNKNOWN");

    static final Result LEFT =
            new Result.Left(
                    "its scans stay on: nobody could ask, before it was enrolled, what it scanned"
                            + " for itself");

    private final AwsClients clients;
    private final Map<Target, Set<String>> noted = new ConcurrentHashMap<>();

    FormerScans(AwsClients clients) {
        this.clients = clients;
    }

    Set<String> of(Target target) {
        Set<String> known = noted.get(target);
        if (known != null) {
            return known;
        }
        Set<String> found = ask(target);
        noted.put(target, found);
        return found;
    }

    private Set<String> ask(Target target) {
        String account = target.account().value();
        try {
            Inspector2Client own = clients.client(Inspector2Client.class, target);
            return AccountStates.read(own, List.of(account)).scanTypes(account);
        } catch (AwsServiceException | SdkClientException | VedetteException unreachable) {
            // The administrator enrols accounts that Vedette has no role in; they must not stop it.
            return UNKNOWN;
        }
    }
}
