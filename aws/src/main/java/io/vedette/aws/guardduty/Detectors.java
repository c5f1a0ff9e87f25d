package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/**
 * Finds the one detector of an account and Region with {@code ListDetectors}, and remembers it for
 * the run, because nearly every call of GuardDuty names it.
 *
 * <p>That there is none is remembered only until something is made that brings a detector about.
 * Nothing is locked while AWS is asked, so two threads that ask at once may both call.
 */
final class Detectors {

    /** The IAM action that finding a detector takes. */
    static final String ACTION = "guardduty:ListDetectors";

    private final AwsClients clients;
    private final Map<Target, String> found = new ConcurrentHashMap<>();
    private final Set<Target> absent = ConcurrentHashMap.newKeySet();

    Detectors(AwsClients clients) {
        this.clients = clients;
    }

    GuardDutyClient client(Target target) {
        return clients.client(GuardDutyClient.class, target);
    }

    Optional<String> find(Target target) {
        String known = found.get(target);
        if (known != null) {
            return Optional.of(known);
        }
        if (absent.contains(target)) {
            return Optional.empty();
        }
        Optional<String> detector =
                client(target).listDetectors(request -> {}).detectorIds().stream().findFirst();
        detector.ifPresentOrElse(id -> found.put(target, id), () -> absent.add(target));
        return detector;
    }

    /**
     * Looks again from now on: creating a detector makes one, and so does naming an administrator.
     */
    void lookAgain() {
        absent.clear();
    }

    /** Looks again at one target, where the detector has been deleted. */
    void forget(Target target) {
        found.remove(target);
    }

    /** What to answer where something is to be changed and the detector is gone. */
    static Result missing(Target target) {
        return new Result.Refused("there is no GuardDuty detector in " + target);
    }
}
