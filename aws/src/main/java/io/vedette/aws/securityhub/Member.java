package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.Member.Relationship;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
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

    /** A member that was removed or has resigned comes back in the way it came. */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Relationship>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
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

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
