package io.vedette.aws.policy;

import io.vedette.core.organization.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a policy document, without its id, in the one form that all its spellings share:
 * a single value equals a list of one, order does not matter, and the ARN of an account's root
 * equals the account's id.
 *
 * @param principals by type, such as {@code Service}; empty in a policy of an identity
 * @param conditions operator, then key, then the values of which one must match
 * @param others elements that Vedette never makes itself, such as {@code NotAction}, as JSON text
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM
 *     JSON policy elements</a>
 */
public record Statement(
        Effect effect,
        Map<String, Set<String>> principals,
        Set<String> actions,
        Set<String> resources,
        Map<String, Map<String, Set<String>>> conditions,
        Map<String, String> others) {

    private static final Pattern ACCOUNT_ROOT = Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):root");

    /** What a statement does where it matches. */
    public enum Effect {
        ALLOW,
        DENY
    }

    public Statement {
        principals = sorted(principals, Statement::canonicalPrincipals);
        actions = sorted(actions);
        resources = sorted(resources);
        conditions = sorted(conditions, keys -> sorted(keys, Statement::sorted));
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /** A statement that allows actions, to nobody and on nothing yet. */
    public static Statement allow(String... actions) {
        return new Statement(Effect.ALLOW, Map.of(), Set.of(actions), Set.of(), Map.of(), Map.of());
    }

    /** A statement that forbids actions, to nobody and on nothing yet. */
    public static Statement deny(String... actions) {
        return new Statement(Effect.DENY, Map.of(), Set.of(actions), Set.of(), Map.of(), Map.of());
    }

    /** The same for an AWS service, by its principal. */
    public Statement toService(String principal) {
        return to("Service", Set.of(principal));
    }

    /** The same for whomever these accounts let. */
    public Statement toAccounts(Collection<AccountId> accounts) {
        return to("AWS", accounts.stream().map(AccountId::value).toList());
    }

    /** The same for principals of a type, besides those there are. */
    public Statement to(String type, Collection<String> values) {
        Map<String, Set<String>> more = new TreeMap<>(principals);
        more.put(type, Set.copyOf(values));
        return new Statement(effect, more, actions, resources, conditions, others);
    }

    /** The same on these resources. */
    public Statement on(String... arns) {
        return on(Arrays.asList(arns));
    }

    /** The same on these resources. */
    public Statement on(Collection<String> arns) {
        return new Statement(effect, principals, actions, Set.copyOf(arns), conditions, others);
    }

    /** The same under a further condition. */
    public Statement when(String operator, String key, String... values) {
        return when(operator, key, Arrays.asList(values));
    }

    /** The same under a further condition. */
    public Statement when(String operator, String key, Collection<String> values) {
        Map<String, Map<String, Set<String>>> more = new TreeMap<>(conditions);
        Map<String, Set<String>> keys = new TreeMap<>(more.getOrDefault(operator, Map.of()));
        keys.put(key, Set.copyOf(values));
        more.put(operator, keys);
        return new Statement(effect, principals, actions, resources, more, others);
    }

    private static Set<String> canonicalPrincipals(Set<String> values) {
        List<String> canonical = new ArrayList<>();
        for (String value : values) {
            Matcher root = ACCOUNT_ROOT.matcher(value);
            canonical.add(root.matches() ? root.group(1) : value);
        }
        return sorted(canonical);
    }

    private static Set<String> sorted(Collection<String> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static <V> Map<String, V> sorted(
            Map<String, V> map, java.util.function.UnaryOperator<V> canonical) {
        Map<String, V> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key, canonical.apply(value)));
        return Collections.unmodifiableMap(sorted);
    }
}
