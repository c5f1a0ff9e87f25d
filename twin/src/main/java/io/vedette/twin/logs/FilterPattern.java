package io.vedette.twin.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Matches log events against a filter pattern for JSON, such as {@code { ($.a = "b*") && ($.n >= 3)
 * }}; the empty pattern matches everything. Patterns for plain text and regular expressions are not
 * simulated.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
final class FilterPattern {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(\\|\\||&&|\\(|\\)|!=|<=|>=|=|<|>)|\"((?:[^\"\\\\]|\\\\.)*)\""
                            + "|([^\\s()=!<>\"&|]+))");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /** Whether a condition holds of an event. */
    private interface Condition {
        boolean holds(JsonNode event);
    }

    /**
     * One token.
     *
     * @param quoted whether it is text in quotes, which is never an operator or a number
     */
    private record Token(String text, boolean quoted) {}

    private final Deque<Token> rest = new ArrayDeque<>();
    private final Condition condition;

    private FilterPattern(String pattern) {
        String trimmed = pattern.strip();
        if (trimmed.isEmpty()) {
            condition = _ -> true;
            return;
        }
        if (!trimmed.startsWith("{")) {
            throw new UnsupportedOperationException(
                    "the twin does not match the filter pattern " + pattern);
        }
        if (!trimmed.endsWith("}")) {
            throw invalid();
        }
        rest.addAll(tokens(trimmed.substring(1, trimmed.length() - 1)));
        condition = either();
        if (!rest.isEmpty()) {
            throw invalid();
        }
    }

    /** Reads a pattern. */
    static FilterPattern parse(String pattern) {
        return new FilterPattern(pattern);
    }

    private static RuntimeException invalid() {
        return LogsError.invalid("Invalid filter pattern");
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw invalid();
            }
            boolean quoted = matcher.group(2) != null;
            String plain = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            tokens.add(
                    quoted
                            ? new Token(matcher.group(2).replaceAll("\\\\(.)", "$1"), true)
                            : new Token(plain, false));
            at = matcher.end();
        }
        return tokens;
    }

    /** Whether an event is matched; text that is no JSON is not. */
    boolean matches(String event) {
        return condition.holds(json(event));
    }

    private static JsonNode json(String event) {
        try {
            return JSON.readTree(event);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private Condition either() {
        Condition left = both();
        while (next("||")) {
            Condition one = left;
            Condition other = both();
            left = event -> one.holds(event) || other.holds(event);
        }
        return left;
    }

    private Condition both() {
        Condition left = term();
        while (next("&&")) {
            Condition one = left;
            Condition other = term();
            left = event -> one.holds(event) && other.holds(event);
        }
        return left;
    }

    private Condition term() {
        if (next("(")) {
            Condition inner = either();
            if (!next(")")) {
                throw invalid();
            }
            return inner;
        }
        String selector = take().text();
        if (!selector.startsWith("$.")) {
            throw invalid();
        }
        String path = selector.substring(2);
        Token operator = take();
        return switch (operator.text()) {
            case "IS" -> is(path, take().text());
            case "NOT" -> {
                if (!take().text().equals("EXISTS")) {
                    throw invalid();
                }
                yield event -> at(event, path).isMissingNode();
            }
            default -> comparison(path, operator.text(), take());
        };
    }

    private static Condition is(String path, String word) {
        return switch (word) {
            case "NULL" -> event -> at(event, path).isNull();
            case "TRUE" -> event -> at(event, path).isBoolean() && at(event, path).asBoolean();
            case "FALSE" -> event -> at(event, path).isBoolean() && !at(event, path).asBoolean();
            default -> throw invalid();
        };
    }

    private static Condition comparison(String path, String operator, Token value) {
        if (value.text().startsWith("%")) {
            throw new UnsupportedOperationException(
                    "the twin does not match the regular expression " + value.text());
        }
        boolean number = !value.quoted() && NUMBER.matcher(value.text()).matches();
        return switch (operator) {
            case "=" -> event -> equal(at(event, path), value, number);
            // What is not there is unequal to nothing, as CloudWatch Logs has it.
            case "!=" ->
                    event ->
                            !at(event, path).isMissingNode()
                                    && !equal(at(event, path), value, number);
            case "<", "<=", ">", ">=" -> {
                if (!number) {
                    throw invalid();
                }
                double limit = Double.parseDouble(value.text());
                yield event ->
                        at(event, path).isNumber()
                                && ordered(at(event, path).asDouble(), operator, limit);
            }
            default -> throw invalid();
        };
    }

    private static boolean ordered(double value, String operator, double limit) {
        return switch (operator) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            default -> value >= limit;
        };
    }

    private static boolean equal(JsonNode found, Token value, boolean number) {
        if (found.isNumber() && number) {
            return found.asDouble() == Double.parseDouble(value.text());
        }
        if (!found.isValueNode() || found.isMissingNode() || found.isNull()) {
            return false;
        }
        String regex = Pattern.quote(value.text()).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(found.asString()).matches();
    }

    /** What a path such as {@code userIdentity.sessionContext} or {@code items[0].id} leads to. */
    private static JsonNode at(JsonNode event, String path) {
        JsonNode node = event;
        for (String part : path.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            node = node.path(bracket < 0 ? part : part.substring(0, bracket));
            if (bracket >= 0) {
                node = node.path(Integer.parseInt(part.substring(bracket + 1, part.length() - 1)));
            }
        }
        return node;
    }

    private boolean next(String word) {
        Token token = rest.peek();
        boolean is = token != null && !token.quoted() && token.text().equals(word);
        if (is) {
            rest.poll();
        }
        return is;
    }

    private Token take() {
        Token token = rest.poll();
        if (token == null) {
            throw invalid();
        }
        return token;
    }
}
