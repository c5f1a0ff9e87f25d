package io.vedette.aws.detective;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.Graph;

/**
 * Finds the one behavior graph that an account administers in a Region with {@code ListGraphs}, and
 * remembers it for the run, because nearly every call of Detective names it.
 *
 * <p>Nothing is locked while AWS is asked, so two threads that ask at once may both call.
 */
final class Graphs {

    /** The IAM action that finding a graph takes. */
    static final String ACTION = "detective:ListGraphs";

    private final AwsClients clients;
    private final Map<Target, String> found = new ConcurrentHashMap<>();
    private final Set<Target> absent = ConcurrentHashMap.newKeySet();

    Graphs(AwsClients clients) {
        this.clients = clients;
    }

    DetectiveClient client(Target target) {
        return clients.client(DetectiveClient.class, target);
    }

    /** The ARN of the graph that the account administers. */
    Optional<String> find(Target target) {
        String known = found.get(target);
        if (known != null) {
            return Optional.of(known);
        }
        if (absent.contains(target)) {
            return Optional.empty();
        }
        Optional<String> graph =
                client(target).listGraphs(request -> {}).graphList().stream()
                        .map(Graph::arn)
                        .findFirst();
        graph.ifPresentOrElse(arn -> found.put(target, arn), () -> absent.add(target));
        return graph;
    }

    /** Looks again at the next question, after a graph was made or removed. */
    void forget(Target target) {
        found.remove(target);
        absent.remove(target);
    }

    /** What to answer where something is to be changed and the graph is gone. */
    static Result missing(Target target) {
        return new Result.Refused("there is no behavior graph of Detective in " + target);
    }
}
