package io.vedette.twin.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A policy of IAM's policy language. */
public record PolicyDocument(List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** Reads a policy. */
    public static Parsed parse(String json, PolicyKind kind) {
        return PolicyParser.parse(json, kind);
    }

    /**
     * Whether a statement lets the service act on the resource and none forbids it; conditions are
     * taken as met where they allow, and as unmet where they forbid.
     *
     * @param service for example {@code cloudtrail.amazonaws.com}
     * @param action for example {@code s3:PutObject}
     */
    public boolean allowsService(String service, String action, String resource) {
        return statements.stream()
                        .filter(Statement::allows)
                        .anyMatch(
                                statement -> statement.covers("Service", service, action, resource))
                && statements.stream()
                        .filter(statement -> !statement.allows())
                        .filter(statement -> statement.conditions().isEmpty())
                        .noneMatch(statement ->
                                statement.covers("Service", service, action, resource));
    }

    /**
     * Whether a statement whose conditions the request meets lets the service act, and none that
     * they make apply forbids it.
     *
     * @param context the condition keys that the request has, such as {@code aws:SourceArn}
     */
    public boolean allowsService(
            String service, String action, String resource, Map<String, String> context) {
        return allows(it -> it.covers("Service", service, action, resource), context);
    }

    /** The same for another account, which policies name by its id or by its root's ARN. */
    public boolean allowsAccount(
            String account, String action, String resource, Map<String, String> context) {
        String root = "arn:aws:iam::%s:root".formatted(account);
        return allows(
                it ->
                        it.covers("AWS", account, action, resource)
                                || it.covers("AWS", root, action, resource),
                context);
    }

    private boolean allows(Predicate<Statement> covers, Map<String, String> context) {
        Conditions request = new Conditions(context);
        List<Statement> applying =
                statements.stream()
                        .filter(covers)
                        .filter(it -> request.met(it.conditions()))
                        .toList();
        return !applying.isEmpty() && applying.stream().allMatch(Statement::allows);
    }

    /**
     * Whether the policy of an identity lets it act on the resource; conditions are taken as met
     * where they allow, and as unmet where they forbid.
     */
    public boolean allows(String action, String resource) {
        List<Statement> covering =
                statements.stream().filter(it -> it.covers(action, resource)).toList();
        return covering.stream().anyMatch(Statement::allows)
                && covering.stream()
                        .filter(it -> !it.allows())
                        .allMatch(it -> !it.conditions().isEmpty());
    }

    /** A policy, or why the text is none. */
    public sealed interface Parsed {

        /** A policy. */
        record Valid(PolicyDocument policy) implements Parsed {}

        /** Not a policy. */
        record Malformed(String why) implements Parsed {}
    }
}
