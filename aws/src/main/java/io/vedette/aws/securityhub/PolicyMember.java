package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.Member.Relationship;
import io.vedette.aws.securityhub.PolicyMember.Enrolment;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Aside;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationStatus;

/**
 * An account that a central policy has made a member, with Security Hub as the policy says in all
 * regions. Nothing is called to bring it about; undoing it is Vedette's.
 *
 * <p>While the organization has no central configuration there is none, whoever is a member: what
 * an account has for itself until then is what the policy takes the place of.
 */
final class PolicyMember implements ResourceKind<Enrolment> {

    private static final int MOST_AT_ONCE = 50;

    /**
     * How the account stands to its administrator.
     *
     * @param status as GetMembers says it in the home region; NONE where it does not know it
     * @param before what the account had for itself, by region, until a policy decided
     */
    record Enrolment(String status, Aside<Map<String, AccountHub>> before) {

        static final Enrolment ENABLED = of(Relationship.ENABLED);

        static Enrolment of(Relationship relationship) {
            return new Enrolment(relationship.status(), Aside.nothing());
        }

        static Enrolment none(Map<String, AccountHub> before) {
            return new Enrolment("NONE", new Aside<>(before));
        }

        AccountHub in(Region region) {
            return before.get().map(hubs -> hubs.get(region.code())).orElse(AccountHub.NONE);
        }
    }

    private final AwsClients clients;
    private final AccountHubs hubs;
    private final AccountId administrator;
    private final Map<AccountId, List<Region>> reach;

    /**
     * @param reach the regions in which the policy acts on each account
     */
    PolicyMember(
            AwsClients clients,
            AccountHubs hubs,
            AccountId administrator,
            Map<AccountId, List<Region>> reach) {
        this.clients = clients;
        this.hubs = hubs;
        this.administrator = administrator;
        this.reach = Map.copyOf(reach);
    }

    @Override
    public String name() {
        return "securityhub.policy-member";
    }

    @Override
    public Target place(Resource<Enrolment> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<Enrolment>> read(
            Target home, List<Resource<Enrolment>> resources) {
        if (!isCentral(home)) {
            return Map.of();
        }
        Map<String, Relationship> members = members(home, resources);
        Map<ResourceId, Reading<Enrolment>> readings = new HashMap<>();
        for (Resource<Enrolment> resource : resources) {
            Relationship relationship = members.get(resource.target().account().value());
            if (relationship != null) {
                readings.put(resource.id(), reading(relationship));
            }
        }
        return readings;
    }

    private static Reading<Enrolment> reading(Relationship relationship) {
        return relationship.status().equals("ACCOUNTSUSPENDED")
                ? new Reading.OffLimits<>("Security Hub says that the account is suspended")
                : new Reading.Present<>(Enrolment.of(relationship));
    }

    private boolean isCentral(Target home) {
        return Answers.ifSetUp(() -> hub(home).describeOrganizationConfiguration(it -> {}))
                .map(DescribeOrganizationConfigurationResponse::organizationConfiguration)
                .filter(it -> it.status() == OrganizationConfigurationStatus.ENABLED)
                .map(it -> it.configurationType())
                .filter(OrganizationConfigurationConfigurationType.CENTRAL::equals)
                .isPresent();
    }

    private Map<String, Relationship> members(Target home, List<Resource<Enrolment>> resources) {
        Map<String, Relationship> members = new HashMap<>();
        for (int from = 0; from < resources.size(); from += MOST_AT_ONCE) {
            int to = Math.min(resources.size(), from + MOST_AT_ONCE);
            List<String> accounts =
                    resources.subList(from, to).stream()
                            .map(it -> it.target().account().value())
                            .toList();
            hub(home)
                    .getMembers(it -> it.accountIds(accounts))
                    .members()
                    .forEach(it -> members.put(it.accountId(), Relationship.of(it.memberStatus())));
        }
        return members;
    }

    @Override
    public int batch() {
        return MOST_AT_ONCE;
    }

    @Override
    public Map<ResourceId, Result> create(Target home, List<Resource<Enrolment>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(
                it -> results.put(it.id(), new Result.Pending("the policy to enrol the account")));
        return results;
    }

    /** Only a policy can bring back, or let go, who left while policies decided. */
    @Override
    public Map<ResourceId, Result> update(Target home, List<Update<Enrolment>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Enrolment> update : differing) {
            results.put(
                    update.resource().id(),
                    update.resource().desired().equals(Enrolment.ENABLED)
                            ? new Result.Pending("the policy to enrol the account")
                            : new Result.Left("central configuration decides who is a member"));
        }
        return results;
    }

    @Override
    public Map<ResourceId, Enrolment> underneath(Target home, List<Resource<Enrolment>> absent) {
        Map<ResourceId, Enrolment> underneath = new HashMap<>();
        for (Resource<Enrolment> resource : absent) {
            Map<String, AccountHub> before = new TreeMap<>();
            for (Region region : reached(resource)) {
                AccountHub hub = hubs.note(new Target(resource.target().account(), region));
                if (!hub.equals(AccountHub.NONE)) {
                    before.put(region.code(), hub);
                }
            }
            if (!before.isEmpty()) {
                underneath.put(resource.id(), Enrolment.none(before));
            }
        }
        return underneath;
    }

    private List<Region> reached(Resource<Enrolment> resource) {
        return reach.getOrDefault(resource.target().account(), List.of());
    }

    /** Everything in all regions is tried, whatever becomes of it in one of them. */
    @Override
    public Map<ResourceId, Result> delete(Target home, List<Removal<Enrolment>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<Enrolment> removal : made) {
            Resource<Enrolment> resource = removal.resource();
            Enrolment before = removal.underneath().orElse(Enrolment.none(Map.of()));
            Result worst = Result.done();
            for (Region region : reached(resource)) {
                Target target = new Target(resource.target().account(), region);
                Result result = Answers.attempt(() -> restored(target, before.in(region)));
                worst = worst.equals(Result.done()) ? result : worst;
            }
            results.put(resource.id(), worst);
        }
        return results;
    }

    /** An account that had no Security Hub leaves by turning it off. */
    private Result restored(Target target, AccountHub before) {
        if (!before.isAlone()) {
            return hubs.restore(target, before);
        }
        String account = target.account().value();
        String why =
                new Departures(hub(new Target(administrator, target.region())))
                        .of(List.of(account))
                        .get(account);
        Result result = hubs.restore(target, before);
        return result.equals(Result.done()) && why != null
                ? new Result.Left("it stays a member: " + why)
                : result;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Set<String> readActions() {
        Set<String> actions = new HashSet<>(AccountHubs.READ);
        actions.add("securityhub:DescribeOrganizationConfiguration");
        actions.add("securityhub:GetMembers");
        return actions;
    }

    @Override
    public Set<String> writeActions() {
        return Set.of();
    }

    @Override
    public Set<String> deleteActions() {
        Set<String> actions = new HashSet<>(AccountHubs.RESTORE);
        actions.add("securityhub:DisassociateMembers");
        return actions;
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
