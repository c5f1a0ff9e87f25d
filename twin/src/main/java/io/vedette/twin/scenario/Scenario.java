package io.vedette.twin.scenario;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Caller;
import io.vedette.twin.Delegations;
import io.vedette.twin.Ids;
import io.vedette.twin.Organization;
import io.vedette.twin.OrganizationalUnit;
import io.vedette.twin.Twin;
import io.vedette.twin.World;
import io.vedette.twin.document.Section;
import io.vedette.twin.elb.LoadBalancerEntry;
import io.vedette.twin.organizations.OrganizationPolicies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes an organization as it is before Vedette sees it.
 *
 * @param organized whether the accounts form an organization
 * @param managementAccount the id of the account that owns the organization
 * @param trustedServices the service principals with trusted access
 * @param policies the management policies attached somewhere in it
 * @param existing the calls that made what is there already
 * @param loadBalancers the load balancers that are there already
 */
public record Scenario(
        boolean organized,
        String managementAccount,
        List<AccountEntry> accounts,
        List<String> trustedServices,
        List<PolicyEntry> policies,
        List<ExistingCall> existing,
        List<LoadBalancerEntry> loadBalancers) {

    private static final Duration AGE = Duration.ofDays(400);
    private static final int UNITS = 10;

    public Scenario {
        accounts = List.copyOf(accounts);
        trustedServices = List.copyOf(trustedServices);
        policies = List.copyOf(policies);
        existing = List.copyOf(existing);
        loadBalancers = List.copyOf(loadBalancers);
    }

    /** An organization without load balancers. */
    public Scenario(
            boolean organized,
            String managementAccount,
            List<AccountEntry> accounts,
            List<String> trustedServices,
            List<PolicyEntry> policies,
            List<ExistingCall> existing) {
        this(
                organized,
                managementAccount,
                accounts,
                trustedServices,
                policies,
                existing,
                List.of());
    }

    /**
     * An organization of any size: account 111111111111 manages it, 222222222222 is for security
     * tooling, 333333333333 for logs; the members' ids count from 100000000001, in ten
     * organizational units.
     *
     * @param accounts how many accounts in all, at least three
     */
    public static Scenario generated(int accounts) {
        List<AccountEntry> entries = new ArrayList<>();
        entries.add(AccountEntry.active("111111111111", "management", ""));
        entries.add(AccountEntry.active("222222222222", "security-tooling", "Security"));
        entries.add(AccountEntry.active("333333333333", "log-archive", "Security"));
        for (int member = 1; member <= accounts - 3; member++) {
            String id = Long.toString(100_000_000_000L + member);
            String unit = "Workloads/Unit " + member % UNITS;
            entries.add(AccountEntry.active(id, "workload-" + member, unit));
        }
        return new Scenario(true, "111111111111", entries, List.of(), List.of(), List.of());
    }

    /**
     * Reads a YAML document:
     *
     * <pre>{@code
     * management: "111111111111"
     * accounts:
     *   - {id: "111111111111", name: management}
     *   - {id: "444444444444", name: payments, ou: Workloads/Production, state: SUSPENDED, regions: [af-south-1]}
     * services: [cloudtrail.amazonaws.com]
     * vpcs:
     *   - {account: "444444444444", region: us-east-1, name: payments, cidr: 10.1.0.0/16}
     * existing:
     *   - {account: "444444444444", region: us-east-1, service: guardduty, operation: CreateDetector, request: {Enable: true}}
     * load-balancers:
     *   - {account: "444444444444", region: us-east-1, name: shop, type: application, listeners: [HTTPS]}
     * }</pre>
     */
    public static Scenario read(Path path) {
        return new ScenarioDocument(Section.read(path, ScenarioDocument.KEYS)).scenario();
    }

    /** Parses the text of a document; the name is for its errors. */
    public static Scenario parse(String name, String text) {
        return new ScenarioDocument(Section.parse(name, text, ScenarioDocument.KEYS)).scenario();
    }

    /** Fills an empty twin. */
    public Twin in(Twin twin) {
        twin.change(this::populate);
        ExistingCalls calls = new ExistingCalls(twin);
        existing.forEach(calls::make);
        twin.change(world -> loadBalancers.forEach(it -> it.in(world)));
        return twin;
    }

    private void populate(World world) {
        if (!world.organization().accounts().isEmpty()) {
            throw new IllegalStateException("the twin already holds an organization");
        }
        Organization organization = world.shared(Organization.class);
        Tree tree = new Tree(world, organization);
        if (organized) {
            tree.found(managementAccount);
        }
        Instant joined = world.now().minus(AGE);
        for (AccountEntry entry : accounts) {
            organization.put(
                    new Account(
                            entry.id(),
                            entry.name(),
                            entry.email(),
                            organized ? tree.unit(entry.unit()) : "",
                            entry.state(),
                            joined,
                            entry.optInRegions()));
        }
        Delegations delegations = world.delegations();
        trustedServices.forEach(principal -> delegations.trust(principal, joined));
        OrganizationPolicies attached = world.shared(OrganizationPolicies.class);
        for (PolicyEntry policy : policies) {
            boolean account = organization.account(policy.target()).isPresent();
            String target = account ? policy.target() : tree.unit(policy.target());
            attached.attach(policy.type(), target, policy.content(), joined);
        }
    }

    /** Makes the organizational units that the accounts' paths name. */
    private static final class Tree {

        private final Ids ids;
        private final Organization organization;
        private final Map<String, String> units = new HashMap<>();
        private final Caller maker = new Caller(World.SHARED, AwsRegions.GLOBAL);

        Tree(World world, Organization organization) {
            this.ids = world.ids();
            this.organization = organization;
        }

        void found(String management) {
            String id = "o-" + ids.alphanumeric(maker, "organization", 10);
            organization.found(id, "r-" + ids.alphanumeric(maker, "root", 4), management);
            units.put("", organization.rootId());
        }

        String unit(String path) {
            String known = units.get(path);
            if (known != null) {
                return known;
            }
            int slash = path.lastIndexOf('/');
            String parent = unit(slash < 0 ? "" : path.substring(0, slash));
            String root = organization.rootId().substring("r-".length());
            String id = "ou-" + root + "-" + ids.alphanumeric(maker, "unit", 8);
            organization.put(new OrganizationalUnit(id, path.substring(slash + 1), parent));
            units.put(path, id);
            return id;
        }
    }
}
