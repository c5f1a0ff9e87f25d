package io.vedette.aws.analysis;

import io.vedette.aws.athena.NamedQuery;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queries that responders begin with. Each looks at all accounts and Regions of the last days,
 * and says in its first line what it answers.
 */
record Queries(LogTables tables, Organization organization, String database) {

    static final List<String> NAMES =
            List.of(
                    "access-key-history",
                    "assumed-role-chain",
                    "console-logins-without-mfa",
                    "dns-rare-domains",
                    "iam-changes",
                    "load-balancer-source",
                    "rejected-traffic",
                    "root-use",
                    "s3-exfiltration",
                    "security-group-changes",
                    "source-address-history",
                    "top-talkers",
                    "trail-tampering",
                    "unauthorized-calls");

    /** How far back a query looks as long as nobody says otherwise. */
    private static final int DAYS = 7;

    /** Athena takes a thousand values of an injected column; long before that a query gets slow. */
    private static final int MOST_ACCOUNTS = 100;

    /** The queries by name, as far as there are tables for them. */
    Map<String, NamedQuery.Text> all() {
        Map<String, List<LogTable>> sources =
                Map.of(
                        "{cloudtrail}", tables.trail(),
                        "{vpc_flow_logs}", tables.flows(),
                        "{dns_query_logs}", tables.queries(),
                        "{application_load_balancer_logs}", tables.applicationLoadBalancers());
        Map<String, NamedQuery.Text> queries = new LinkedHashMap<>();
        for (String name : NAMES) {
            String text = Resources.text("athena/%s.sql".formatted(name));
            for (Map.Entry<String, List<LogTable>> source : sources.entrySet()) {
                if (text.contains(source.getKey()) && !source.getValue().isEmpty()) {
                    queries.put(name, query(text, source.getKey(), source.getValue()));
                }
            }
        }
        return queries;
    }

    private NamedQuery.Text query(String text, String source, List<LogTable> logs) {
        String description = text.lines().findFirst().orElseThrow().substring("-- ".length());
        String from =
                logs.stream()
                        .map(this::rows)
                        .collect(Collectors.joining("\n  UNION ALL\n  ", "\n  ", "\n"));
        return new NamedQuery.Text(database, description, text.replace(source, from));
    }

    private String rows(LogTable table) {
        String conditions =
                table.injected().stream()
                        .map(it -> "%s IN (%s)".formatted(it, values(it)))
                        .collect(Collectors.joining(" AND "));
        return "SELECT * FROM %s.%s WHERE %s AND %s"
                .formatted(database, table.name(), conditions, table.days().last(DAYS));
    }

    private String values(String column) {
        Stream<String> values =
                switch (column) {
                    case "account" -> accounts();
                    case "region" -> organization.regions().stream().map(Region::code);
                    // For the responder to put in its place: nobody can know them all.
                    case "vpc" -> Stream.of("vpc-0123456789abcdef0");
                    default -> throw new IllegalStateException("no values for " + column);
                };
        return values.map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    private Stream<String> accounts() {
        List<String> all =
                organization.members().stream()
                        .map(Account::id)
                        .map(id -> id.value())
                        .sorted()
                        .toList();
        return all.size() <= MOST_ACCOUNTS
                ? all.stream()
                : Stream.of(organization.securityTooling().value());
    }
}
