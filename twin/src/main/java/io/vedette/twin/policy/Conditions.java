package io.vedette.twin.policy;

import io.vedette.twin.policy.Statement.Condition;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges a statement's conditions against what is known of a request. All must be met; of a
 * condition's values one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 *     JSON policy elements: Condition operators</a>
 */
final class Conditions {

    private static final String IF_EXISTS = "IfExists";

    private final Map<String, String> context;

    /** A request of which these keys are known; all others are absent from it. */
    Conditions(Map<String, String> context) {
        this.context = context;
    }

    boolean met(List<Condition> conditions) {
        return conditions.stream().allMatch(this::met);
    }

    private boolean met(Condition condition) {
        String value = value(condition.key());
        String operator = condition.operator();
        if (operator.endsWith(IF_EXISTS)) {
            if (value == null) {
                return true;
            }
            operator = operator.substring(0, operator.length() - IF_EXISTS.length());
        }
        return switch (operator) {
            case "StringEquals" -> any(condition, value, String::equals);
            case "StringEqualsIgnoreCase", "Bool" ->
                    any(condition, value, String::equalsIgnoreCase);
            case "StringLike", "ArnLike", "ArnEquals" -> any(condition, value, Conditions::like);
            case "StringNotEquals" -> !any(condition, value, String::equals);
            case "StringNotLike", "ArnNotLike", "ArnNotEquals" ->
                    !any(condition, value, Conditions::like);
            case "Null" -> condition.values().contains(String.valueOf(value == null));
            default -> false;
        };
    }

    /** Keys are compared without regard to case. */
    private @Nullable String value(String key) {
        return context.entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(key))
                .map(known -> known.getValue())
                .findFirst()
                .orElse(null);
    }

    private static boolean any(
            Condition condition, @Nullable String value, BiPredicate<String, String> matches) {
        return value != null
                && condition.values().stream().anyMatch(wanted -> matches.test(wanted, value));
    }

    private static boolean like(String pattern, String value) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return value.matches(regex);
    }
}
