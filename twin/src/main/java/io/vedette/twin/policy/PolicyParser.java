package io.vedette.twin.policy;

import io.vedette.twin.policy.PolicyDocument.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads policies by the grammar of the IAM user guide's "policy grammar" page. */
final class PolicyParser {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
    private static final Set<String> OF_STATEMENT =
            Set.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");
    private static final Set<String> PRINCIPALS =
            Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final PolicyKind kind;

    private PolicyParser(PolicyKind kind) {
        this.kind = kind;
    }

    static Parsed parse(String json, PolicyKind kind) {
        try {
            return new Parsed.Valid(new PolicyParser(kind).policy(JSON.readTree(json)));
        } catch (JacksonException e) {
            return new Parsed.Malformed("This policy contains invalid Json");
        } catch (SyntaxException e) {
            return new Parsed.Malformed(e.why);
        }
    }

    private PolicyDocument policy(JsonNode root) {
        require(root.isObject(), "Policies must be valid JSON and the first byte must be '{'");
        known(root, ELEMENTS);
        JsonNode version = root.get("Version");
        require(
                version == null || VERSIONS.contains(version.asString()),
                "The policy must contain a valid version string");
        JsonNode statements = root.get("Statement");
        require(statements != null && !statements.isEmpty(), "Missing required field Statement");
        List<Statement> read = new ArrayList<>();
        (statements.isArray() ? statements : List.of(statements))
                .forEach(statement -> read.add(statement(statement)));
        return new PolicyDocument(read);
    }

    private Statement statement(JsonNode node) {
        require(node.isObject(), "Syntax error: a statement must be an object");
        known(node, OF_STATEMENT);
        String effect = text(node.get("Effect"));
        require(!effect.isEmpty(), "Missing required field Effect");
        require(effect.equals("Allow") || effect.equals("Deny"), "Invalid effect: " + effect);
        List<String> actions = texts(oneOf(node, "Action", true));
        List<String> resources = texts(oneOf(node, "Resource", kind.resources()));
        Map<String, List<String>> principals =
                principals(oneOf(node, "Principal", kind.principals()));
        boolean otherThan =
                node.has("NotAction") || node.has("NotResource") || node.has("NotPrincipal");
        return new Statement(
                effect.equals("Allow"),
                principals,
                actions,
                resources,
                conditions(node.get("Condition")),
                otherThan);
    }

    /** The element or its negation, exactly one where it belongs and none where it does not. */
    private static @Nullable JsonNode oneOf(JsonNode statement, String name, boolean expected) {
        JsonNode plain = statement.get(name);
        JsonNode negated = statement.get("Not" + name);
        require(plain == null || negated == null, name + " and Not" + name + " exclude each other");
        JsonNode found = plain == null ? negated : plain;
        if (expected) {
            require(
                    isText(found) || (found != null && !found.isEmpty()),
                    "Missing required field " + name);
        } else {
            require(found == null, "Has prohibited field " + name);
        }
        return found;
    }

    private static boolean isText(@Nullable JsonNode node) {
        return node != null && node.isString();
    }

    private static Map<String, List<String>> principals(@Nullable JsonNode node) {
        if (node == null) {
            return Map.of();
        }
        if (node.isString()) {
            require(node.asString().equals("*"), "Invalid principal in policy");
            return Map.of("AWS", List.of("*"));
        }
        require(node.isObject(), "Invalid principal in policy");
        Map<String, List<String>> principals = new LinkedHashMap<>();
        node.forEachEntry((type, values) -> {
            require(PRINCIPALS.contains(type), "Invalid principal in policy: " + type);
            principals.put(type, texts(values));
        });
        return principals;
    }

    private static List<Statement.Condition> conditions(@Nullable JsonNode node) {
        List<Statement.Condition> conditions = new ArrayList<>();
        if (node != null) {
            require(node.isObject(), "Invalid Condition");
            node.forEachEntry((operator, keys) -> {
                require(keys.isObject(), "Invalid Condition: " + operator);
                keys.forEachEntry((key, values) ->
                        conditions.add(new Statement.Condition(operator, key, texts(values))));
            });
        }
        return conditions;
    }

    private static List<String> texts(@Nullable JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node != null) {
            (node.isArray() ? node : List.of(node)).forEach(value -> texts.add(text(value)));
        }
        return texts;
    }

    private static String text(@Nullable JsonNode node) {
        if (node == null) {
            return "";
        }
        require(node.isValueNode() && !node.isNull(), "Syntax errors in policy");
        return node.asString();
    }

    private static void known(JsonNode node, Set<String> names) {
        for (String name : node.propertyNames()) {
            require(names.contains(name), "Unknown field " + name);
        }
    }

    private static void require(boolean met, String why) {
        if (!met) {
            throw new SyntaxException(why);
        }
    }

    /** Leaves the recursive descent; never leaves this class. */
    private static final class SyntaxException extends RuntimeException {

        private final String why;

        SyntaxException(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
