package io.vedette.twin.cloudwatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule of a composite alarm: states of alarms, joined by AND, OR and NOT. */
final class AlarmRule {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]+)\"|([^\"\\s()]+))\\s*\\)"
                            + "|(AND|OR|NOT|TRUE|FALSE|\\(|\\)))");

    /** A part of the rule: an operator or constant, or an alarm and the state it should have. */
    private record Token(String word, String alarm) {}

    private final Deque<Token> rest = new ArrayDeque<>();
    private final Set<String> alarms = new TreeSet<>();
    private final UnaryOperator<String> states;

    private AlarmRule(String rule, UnaryOperator<String> states) {
        this.states = states;
        for (Token token : tokens(rule)) {
            rest.add(token);
            if (!token.alarm().isEmpty()) {
                alarms.add(token.alarm());
            }
        }
    }

    private static List<Token> tokens(String rule) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(rule);
        int at = 0;
        while (at < rule.length() && !rule.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw invalid(rule);
            }
            String alarm = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            tokens.add(
                    matcher.group(1) == null
                            ? new Token(matcher.group(4), "")
                            : new Token(matcher.group(1), name(alarm)));
            at = matcher.end();
        }
        return tokens;
    }

    private static RuntimeException invalid(String rule) {
        return CloudWatchError.validation("AlarmRule is not valid: " + rule);
    }

    /** An alarm may be given by its ARN. */
    static String name(String nameOrArn) {
        int at = nameOrArn.indexOf(":alarm:");
        return at < 0 ? nameOrArn : nameOrArn.substring(at + ":alarm:".length());
    }

    /** The alarms that a rule names. */
    static Set<String> alarms(String rule) {
        AlarmRule parsed = new AlarmRule(rule, _ -> AlarmsState.OK);
        parsed.whole(rule);
        return parsed.alarms;
    }

    /** Whether a rule holds, given the states of alarms by their names. */
    static boolean holds(String rule, UnaryOperator<String> states) {
        return new AlarmRule(rule, states).whole(rule);
    }

    private boolean whole(String rule) {
        boolean holds = either(rule);
        if (!rest.isEmpty()) {
            throw invalid(rule);
        }
        return holds;
    }

    private boolean either(String rule) {
        boolean holds = both(rule);
        while (next("OR")) {
            holds |= both(rule);
        }
        return holds;
    }

    private boolean both(String rule) {
        boolean holds = term(rule);
        while (next("AND")) {
            holds &= term(rule);
        }
        return holds;
    }

    private boolean term(String rule) {
        if (next("NOT")) {
            return !term(rule);
        }
        Token token = rest.poll();
        if (token == null) {
            throw invalid(rule);
        }
        if (!token.alarm().isEmpty()) {
            return states.apply(token.alarm()).equals(token.word());
        }
        return switch (token.word()) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            case "(" -> {
                boolean holds = either(rule);
                if (!next(")")) {
                    throw invalid(rule);
                }
                yield holds;
            }
            default -> throw invalid(rule);
        };
    }

    private boolean next(String word) {
        Token token = rest.peek();
        boolean is = token != null && token.alarm().isEmpty() && token.word().equals(word);
        if (is) {
            rest.poll();
        }
        return is;
    }
}
