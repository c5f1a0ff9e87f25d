package io.vedette.core.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One managed policy as JSON, in IAM's policy language.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM
 *     quotas</a>: a managed policy has at most 6,144 characters, white space not counted
 */
public record PolicyText(ObjectNode document) {

    /** The most characters of a managed policy. */
    public static final int LONGEST = 6_144;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper READABLE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes statements into as few policies as they fit in, one service after the other. */
    static List<PolicyText> of(Map<Set<String>, TreeSet<String>> actionsByResources) {
        List<PolicyText> policies = new ArrayList<>();
        PolicyText open = empty();
        for (Map.Entry<Set<String>, TreeSet<String>> grants : actionsByResources.entrySet()) {
            for (TreeSet<String> actions : byService(grants.getValue())) {
                ObjectNode statement = statement(actions, grants.getKey());
                if (open.isTooLongWith(statement)) {
                    policies.add(open);
                    open = empty();
                }
                open.statements().add(statement);
            }
        }
        if (!open.statements().isEmpty()) {
            policies.add(open);
        }
        return policies;
    }

    private static Iterable<TreeSet<String>> byService(Set<String> actions) {
        Map<String, TreeSet<String>> services = new TreeMap<>();
        actions.forEach(action ->
                services.computeIfAbsent(
                                action.substring(0, action.indexOf(':')), _ -> new TreeSet<>())
                        .add(action));
        return services.values();
    }

    private static PolicyText empty() {
        ObjectNode document = JSON.createObjectNode();
        document.put("Version", "2012-10-17");
        document.putArray("Statement");
        return new PolicyText(document);
    }

    private static ObjectNode statement(Set<String> actions, Set<String> resources) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("Effect", "Allow");
        ArrayNode action = statement.putArray("Action");
        actions.forEach(action::add);
        if (resources.size() == 1) {
            statement.put("Resource", resources.iterator().next());
        } else {
            ArrayNode resource = statement.putArray("Resource");
            resources.forEach(resource::add);
        }
        return statement;
    }

    private ArrayNode statements() {
        return document.withArray("Statement");
    }

    private boolean isTooLongWith(ObjectNode statement) {
        return length() + JSON.writeValueAsString(statement).length() + 1 > LONGEST;
    }

    /** How many characters IAM counts. */
    public int length() {
        return JSON.writeValueAsString(document).length();
    }

    /** The policy, to be read. */
    public String text() {
        return READABLE.writeValueAsString(document);
    }
}
