package io.vedette.twin.dynamodb;

import io.vedette.twin.dynamodb.Condition.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads condition and filter expressions: comparisons, {@code IN}, {@code AND}, {@code OR}, {@code
 * NOT}, parentheses, {@code attribute_exists}, {@code attribute_not_exists} and {@code
 * begins_with}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 *     and filter expressions</a>
 */
final class ConditionParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(<>|<=|>=|[=<>(),.]|[:#]?[A-Za-z0-9_]+|\\S)");
    private static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "begins_with");
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final String parameter;
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unused = new TreeSet<>();
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private ConditionParser(
            String parameter,
            String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        this.parameter = parameter;
        this.names = names;
        this.values = values;
        unused.addAll(names.keySet());
        unused.addAll(values.keySet());
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            tokens.add(token.group(1));
        }
    }

    /**
     * Parses an expression; one that always holds where there is none.
     *
     * @param parameter the name of the request's member, for errors
     */
    static Condition parse(
            String parameter,
            @Nullable String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        if (expression == null) {
            if (!values.isEmpty() || !names.isEmpty()) {
                throw DynamoDbError.invalid(
                        "%s can only be specified when using expressions: %s is null"
                                .formatted(
                                        values.isEmpty()
                                                ? "ExpressionAttributeNames"
                                                : "ExpressionAttributeValues",
                                        parameter));
            }
            return new Condition.Always();
        }
        ConditionParser parser = new ConditionParser(parameter, expression, names, values);
        Condition condition = parser.or();
        if (parser.next < parser.tokens.size()) {
            throw parser.syntaxError();
        }
        parser.requireAllUsed();
        return condition;
    }

    private void requireAllUsed() {
        for (String key : unused) {
            throw DynamoDbError.invalid(
                    "Value provided in %s unused in expressions: keys: {%s}"
                            .formatted(
                                    key.startsWith("#")
                                            ? "ExpressionAttributeNames"
                                            : "ExpressionAttributeValues",
                                    key));
        }
    }

    private Condition or() {
        Condition condition = and();
        while (takes("OR")) {
            condition = new Condition.Or(condition, and());
        }
        return condition;
    }

    private Condition and() {
        Condition condition = not();
        while (takes("AND")) {
            condition = new Condition.And(condition, not());
        }
        return condition;
    }

    private Condition not() {
        return takes("NOT") ? new Condition.Not(not()) : primary();
    }

    private Condition primary() {
        if (takes("(")) {
            Condition condition = or();
            expect(")");
            return condition;
        }
        if (next + 1 < tokens.size() && tokens.get(next + 1).equals("(")) {
            return function(take());
        }
        Operand left = operand();
        if (takes("IN")) {
            return new Condition.Among(left, list());
        }
        String comparator = take();
        if (!COMPARATORS.contains(comparator)) {
            throw syntaxError();
        }
        Operand right = operand();
        if (left.equals(right)) {
            throw invalid(
                    "The first operand must be distinct from the remaining operands for this"
                            + " operator or function; operator: "
                            + comparator);
        }
        return new Condition.Compares(left, comparator, right);
    }

    private Condition function(String name) {
        List<Operand> arguments = list();
        int wanted = name.equals("begins_with") ? 2 : 1;
        if (FUNCTIONS.contains(name) && arguments.size() != wanted) {
            throw invalid(
                    "Incorrect number of operands for operator or function; operator or function: %s, number of operands: %d"
                            .formatted(name, arguments.size()));
        }
        return switch (name) {
            case "attribute_exists" -> new Condition.Exists(arguments.getFirst());
            case "attribute_not_exists" ->
                    new Condition.Not(new Condition.Exists(arguments.getFirst()));
            case "begins_with" -> new Condition.BeginsWith(arguments.get(0), arguments.get(1));
            case "attribute_type", "contains", "size" ->
                    throw DynamoDbError.unsupported("the function " + name);
            default -> throw invalid("Invalid function name; function: " + name);
        };
    }

    private List<Operand> list() {
        expect("(");
        List<Operand> operands = new ArrayList<>();
        operands.add(operand());
        while (takes(",")) {
            operands.add(operand());
        }
        expect(")");
        return operands;
    }

    private Operand operand() {
        String token = take();
        if (token.startsWith(":")) {
            AttributeValue value = values.get(token);
            if (value == null) {
                throw invalid(
                        "An expression attribute value used in expression is not defined; attribute"
                                + " value: "
                                + token);
            }
            unused.remove(token);
            return new Operand.Given(value);
        }
        List<String> path = new ArrayList<>(List.of(name(token)));
        while (takes(".")) {
            path.add(name(take()));
        }
        return new Operand.Path(path);
    }

    private String name(String token) {
        if (!token.startsWith("#")) {
            if (!Character.isLetter(token.charAt(0))) {
                throw syntaxError();
            }
            return token;
        }
        String name = names.get(token);
        if (name == null) {
            throw invalid(
                    "An expression attribute name used in the document path is not defined;"
                            + " attribute name: "
                            + token);
        }
        unused.remove(token);
        return name;
    }

    private String take() {
        if (next >= tokens.size()) {
            throw syntaxError();
        }
        return tokens.get(next++);
    }

    /** Keywords go in either case. */
    private boolean takes(String token) {
        boolean there =
                next < tokens.size() && tokens.get(next).toUpperCase(Locale.ROOT).equals(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw syntaxError();
        }
    }

    private AwsServiceException syntaxError() {
        String token = next < tokens.size() ? tokens.get(next) : "<EOF>";
        return invalid("Syntax error; token: \"%s\"".formatted(token));
    }

    private AwsServiceException invalid(String why) {
        return DynamoDbError.invalid("Invalid %s: %s".formatted(parameter, why));
    }
}
