package io.vedette.twin.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One statement of a policy.
 *
 * @param principals by type, such as {@code AWS} or {@code Service}; {@code "*"} alone stands under
 *     {@code AWS}
 * @param otherThan whether the statement is about all principals, actions or resources other than
 *     those named (NotPrincipal, NotAction, NotResource)
 */
public record Statement(
        boolean allows,
        Map<String, List<String>> principals,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions,
        boolean otherThan) {

    public Statement {
        principals = Map.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** A condition, such as {@code StringEquals} on {@code aws:SourceAccount}. */
    public record Condition(String operator, String key, List<String> values) {

        public Condition {
            values = List.copyOf(values);
        }
    }

    /** Whether the statement names everybody. */
    public boolean anybody() {
        return principals.getOrDefault("AWS", List.of()).contains("*");
    }

    boolean covers(String type, String principal, String action, String resource) {
        return (anybody() || principals.getOrDefault(type, List.of()).contains(principal))
                && covers(action, resource);
    }

    /** A trust policy names no resource: it stands for the role that it belongs to. */
    boolean covers(String action, String resource) {
        return !otherThan
                && actions.stream().anyMatch(pattern -> matches(pattern, action))
                && (resources.isEmpty()
                        || resources.stream().anyMatch(pattern -> matches(pattern, resource)));
    }

    /** Matches with the wildcards of the policy language. */
    private static boolean matches(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }
}
