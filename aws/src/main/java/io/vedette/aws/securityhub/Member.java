package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.Member.Relationship;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AccountDetails;

/**
 * An account whose findings the delegated administrator sees in one region, where configuration is
 * local (CreateMembers). A central policy makes members by itself.
 *
 * <p>Accounts of an organization need no email address and no invitation.
 */
record Member(AwsClients clients, AccountId administrator) implements ResourceKind<Relationship> {

    private static final int MOST_AT_ONCE = 50;

    /** How the account stands to its administrator, as ListMembers says it. */
    record Relationship(String status) {

        static final Relationship ENABLED = new Relationship("ENABLED");

        // The documentation writes "AccountSuspended", answers have been seen in capitals.
        static Relationship of(String memberStatus) {
            return new Relationship(memberStatus.replace("_", "").toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String name() {
        return "securityhub.member";
    }

    @Override
    public Target place(Resource<Relationship> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<Relationship>> read(
            Target place, List<Resource<Relationship>> resources) {
        Map<String, Relationship> members = Answers.ifSetUp(() -> members(place)).orElse(Map.of());
        Map<ResourceId, Reading<Relationship>> readings = new HashMap<>();
        for (Resource<Relationship> resource : resources) {
            Relationship relationship = members.get(account(resource));
            if (relationship != null) {
                readings.put(resource.id(), reading(relationship));
            }
        }
        return readings;
    }

    private Map<String, Relationship> members(Target place) {
        Map<String, Relationship> members = new HashMap<>();
        hub(place)
                .listMembersPaginator(it -> it.onlyAssociated(false).maxResults(MOST_AT_ONCE))
                .members()
                .forEach(it -> members.put(it.accountId(), Relationship.of(it.memberStatus())));
        return members;
    }

    private static Reading<Relationship> reading(Relationship relationship) {
        return relationship.status().equals("ACCOUNTSUSPENDED")
                ? new Reading.OffLimits<>("Security Hub says that the account is suspended")
                : new Reading.Present<>(relationship);
    }

    @Override
    public int batch() {
        return MOST_AT_ONCE;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Relationship>> absent) {
        List<AccountDetails> accounts =
                absent.stream()
                        .map(it -> AccountDetails.builder().accountId(account(it)).build())
                        .toList();
        Map<String, String> unprocessed = new HashMap<>();
        hub(place)
                .createMembers(it -> it.accountDetails(accounts))
                .unprocessedAccounts()
                .forEach(it -> unprocessed.put(it.accountId(), it.processingResult()));
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Relationship> resource : absent) {
            String why = unprocessed.get(account(resource));
            results.put(
                    resource.id(),
                    why == null
                            ? new Result.Pending("the membership to be enabled")
                            : new Result.Refused(why));
        }
        return results;
    }

    /** A member that was removed or has resigned comes back in the way it came, and goes again. */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Relationship>> differing) {
        List<Resource<Relationship>> coming = new ArrayList<>();
        List<Resource<Relationship>> going = new ArrayList<>();
        for (Update<Relationship> update : differing) {
            boolean stays = update.resource().desired().equals(Relationship.ENABLED);
            (stays ? coming : going).add(update.resource());
        }
        Map<ResourceId, Result> results = new HashMap<>(disassociate(place, going));
        if (!coming.isEmpty()) {
            results.putAll(create(place, coming));
        }
        return results;
    }

    /**
     * Accounts of an organization stay listed as removed: DeleteMembers is for invited ones. The
     * list goes with the administrator.
     */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Relationship>> made) {
        return disassociate(place, made.stream().map(Removal::resource).toList());
    }

    private Map<ResourceId, Result> disassociate(
            Target place, List<Resource<Relationship>> leaving) {
        Map<ResourceId, Result> results = new HashMap<>();
        leaving.forEach(it -> results.put(it.id(), Result.done()));
        Departures departures = new Departures(hub(place));
        departures
                .of(leaving.stream().map(Member::account).toList())
                .forEach((account, why) ->
                        leaving.stream()
                                .filter(it -> account(it).equals(account))
                                .forEach(it -> results.put(it.id(), new Result.Refused(why))));
        return results;
    }

    private static String account(Resource<Relationship> resource) {
        return resource.target().account().value();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:ListMembers");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("securityhub:CreateMembers");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("securityhub:DisassociateMembers");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
