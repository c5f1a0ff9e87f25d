package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The ids of configuration policies by name, for the length of a run. */
final class Policies {

    private final AwsClients clients;
    private final Map<Target, Map<String, String>> ids = new ConcurrentHashMap<>();

    Policies(AwsClients clients) {
        this.clients = clients;
    }

    /** Asks ListConfigurationPolicies for the policy's id. */
    Optional<String> ask(Target home, String name) {
        Map<String, String> found = Answers.ifSetUp(() -> list(home)).orElse(Map.of());
        ids.put(home, found);
        return Optional.ofNullable(found.get(name));
    }

    /** The policy's id; asks where it is not known. */
    Optional<String> id(Target home, String name) {
        Map<String, String> known = ids.get(home);
        String id = known == null ? null : known.get(name);
        return id == null ? ask(home, name) : Optional.of(id);
    }

    /** The name of the policy with an id; the id itself where there is none. */
    String name(Target home, String id) {
        if (!ids.getOrDefault(home, Map.of()).containsValue(id)) {
            ids.put(home, Answers.ifSetUp(() -> list(home)).orElse(Map.of()));
        }
        return ids.getOrDefault(home, Map.of()).entrySet().stream()
                .filter(known -> known.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    private Map<String, String> list(Target home) {
        Map<String, String> found = new HashMap<>();
        clients.client(SecurityHubClient.class, home)
                .listConfigurationPoliciesPaginator(it -> it.maxResults(100))
                .configurationPolicySummaries()
                .forEach(policy -> found.put(policy.name(), policy.id()));
        return found;
    }
}
