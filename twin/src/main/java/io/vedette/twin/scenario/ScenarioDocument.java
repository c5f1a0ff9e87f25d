package io.vedette.twin.scenario;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.document.DocumentException;
import io.vedette.twin.document.Section;
import io.vedette.twin.elb.LoadBalancerEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a YAML document into a scenario. */
final class ScenarioDocument {

    static final Set<String> KEYS =
            Set.of(
                    "organized",
                    "management",
                    "accounts",
                    "services",
                    "policies",
                    "vpcs",
                    "existing",
                    "load-balancers");
    private static final Set<String> ACCOUNT_KEYS =
            Set.of("id", "name", "email", "ou", "state", "regions");
    private static final Set<String> POLICY_KEYS = Set.of("type", "target", "content");
    private static final Set<String> VPC_KEYS = Set.of("account", "region", "cidr", "name");
    private static final Set<String> CALL_KEYS =
            Set.of("account", "region", "service", "operation", "request");
    private static final Set<String> LOAD_BALANCER_KEYS =
            Set.of("account", "region", "name", "type", "listeners");

    private final Section document;
    private final Set<String> accounts = new HashSet<>();

    ScenarioDocument(Section document) {
        this.document = document;
    }

    Scenario scenario() {
        List<AccountEntry> entries =
                document.sections("accounts", ACCOUNT_KEYS).stream().map(this::account).toList();
        boolean organized = document.flag("organized", true);
        String management = known(document, "management");
        return new Scenario(
                organized,
                management,
                entries,
                document.texts("services"),
                document.sections("policies", POLICY_KEYS).stream()
                        .map(ScenarioDocument::policy)
                        .toList(),
                existing(),
                document.sections("load-balancers", LOAD_BALANCER_KEYS).stream()
                        .map(this::loadBalancer)
                        .toList());
    }

    /** VPCs come first, for other things are in them. */
    private List<ExistingCall> existing() {
        return Stream.concat(
                        document.sections("vpcs", VPC_KEYS).stream().map(this::vpc),
                        document.sections("existing", CALL_KEYS).stream().map(this::call))
                .toList();
    }

    private AccountEntry account(Section section) {
        String id = section.account("id");
        if (!accounts.add(id)) {
            throw new DocumentException(
                    "%s: expected an id of its own, found %s again"
                            .formatted(section.where("id"), id));
        }
        List<String> regions = section.texts("regions");
        for (String region : regions) {
            if (!AwsRegions.commercial().contains(region)) {
                throw new DocumentException(
                        "%s: expected AWS regions, found %s"
                                .formatted(section.where("regions"), region));
            }
        }
        return new AccountEntry(
                id,
                section.text("name"),
                section.optionalText("email").orElse("aws+" + id + "@example.com"),
                section.optionalText("ou").orElse(""),
                section.choice("state", Account.State.class, Account.State.ACTIVE),
                Set.copyOf(regions));
    }

    private static PolicyEntry policy(Section section) {
        return new PolicyEntry(
                section.text("type"),
                section.optionalText("target").orElse(""),
                section.text("content"));
    }

    private ExistingCall vpc(Section section) {
        Map<String, Object> name = Map.of("Key", "Name", "Value", section.text("name"));
        return new ExistingCall(
                known(section, "account"),
                section.text("region"),
                "ec2",
                "CreateVpc",
                Map.of(
                        "CidrBlock",
                        section.optionalText("cidr").orElse("10.0.0.0/16"),
                        "TagSpecifications",
                        List.of(Map.of("ResourceType", "vpc", "Tags", List.of(name)))),
                where(section, "account"));
    }

    /** A section's own place, told from that of one of its keys. */
    private static String where(Section section, String key) {
        String place = section.where(key);
        return place.substring(0, place.lastIndexOf('.'));
    }

    private ExistingCall call(Section section) {
        return new ExistingCall(
                known(section, "account"),
                section.optionalText("region").orElse(AwsRegions.GLOBAL),
                section.text("service"),
                section.text("operation"),
                section.mapping("request"),
                where(section, "operation"));
    }

    private LoadBalancerEntry loadBalancer(Section section) {
        return new LoadBalancerEntry(
                known(section, "account"),
                section.text("region"),
                section.text("name"),
                section.choice(
                        "type", LoadBalancerEntry.Type.class, LoadBalancerEntry.Type.APPLICATION),
                section.texts("listeners"));
    }

    private String known(Section section, String key) {
        String id = section.account(key);
        if (!accounts.contains(id)) {
            throw new DocumentException(
                    "%s: expected one of the accounts, found %s".formatted(section.where(key), id));
        }
        return id;
    }
}
