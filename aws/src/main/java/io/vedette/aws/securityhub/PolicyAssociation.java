package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.Association.Restoring;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/**
 * Which central policy acts on the root of the organization or on one account
 * (StartConfigurationPolicyAssociation).
 *
 * <p>The root's association reaches every account, new ones too, so an account's own resource is
 * there to prove that it did: one listing in the home region tells the result of all accounts in
 * all linked regions. Only an account that something else is applied to, or where the policy
 * failed, gets one of its own, which is AWS's way of trying again.
 */
final class PolicyAssociation implements ResourceKind<Association> {

    /** The name of the resource that stands for the organization's root. */
    static final String ROOT = "root";

    /** The name of an account's resource. */
    static final String ACCOUNT = "account";

    // The most members that an administrator can have: all are read and polled together.
    private static final int MOST_MEMBERS = 10_000;

    private final AwsClients clients;
    private final Policies policies;
    private final AccountHubs hubs;
    private final AccountId administrator;
    private final AccountId management;
    private final Map<AccountId, List<Region>> reach;

    /**
     * @param reach the regions in which a policy acts on each account
     */
    PolicyAssociation(
            AwsClients clients,
            Policies policies,
            AccountHubs hubs,
            AccountId administrator,
            AccountId management,
            Map<AccountId, List<Region>> reach) {
        this.clients = clients;
        this.policies = policies;
        this.hubs = hubs;
        this.administrator = administrator;
        this.management = management;
        this.reach = Map.copyOf(reach);
    }

    @Override
    public String name() {
        return "securityhub.policy-association";
    }

    @Override
    public Target place(Resource<Association> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<Association>> read(
            Target home, List<Resource<Association>> resources) {
        Associations associations =
                Answers.ifSetUp(() -> Associations.list(hub(home))).orElse(Associations.NONE);
        Map<ResourceId, Reading<Association>> readings = new HashMap<>();
        for (Resource<Association> resource : resources) {
            reading(home, resource, associations)
                    .ifPresent(reading -> readings.put(resource.id(), reading));
        }
        return readings;
    }

    private Optional<Reading<Association>> reading(
            Target home, Resource<Association> resource, Associations associations) {
        if (isRoot(resource)) {
            // The root's status is the worst of all accounts', which have resources of their own.
            // What nobody has decided about can be listed as managing itself.
            return associations
                    .root()
                    .filter(it -> !it.policyId().equals(Association.SELF_MANAGED))
                    .map(it -> present(home, it, Association.SUCCESS, Map.of()));
        }
        String account = resource.target().account().value();
        if (resource.desired().isSelfManaged()) {
            return associations.leftAlone(account)
                    ? Optional.of(new Reading.Present<>(resource.desired()))
                    : Optional.empty();
        }
        return associations
                .account(account)
                .map(it ->
                        it.isPending()
                                ? new Reading.Settling<>("the policy to take effect")
                                : present(home, it, it.outcome(), own(resource, it)));
    }

    private Reading<Association> present(
            Target home, Associations.Found found, String status, Map<String, AccountHub> own) {
        String id = found.policyId();
        String policy = id.equals(Association.SELF_MANAGED) ? id : policies.name(home, id);
        Restoring restoring = new Restoring(found.inherited(), own);
        return new Reading.Present<>(new Association(policy, status, new Aside<>(restoring)));
    }

    /** An account that manages itself has settings that no policy would bring back. */
    private Map<String, AccountHub> own(Resource<Association> resource, Associations.Found found) {
        return found.policyId().equals(Association.SELF_MANAGED)
                ? hubsOf(resource.target().account())
                : Map.of();
    }

    private Map<String, AccountHub> hubsOf(AccountId account) {
        Map<String, AccountHub> found = new TreeMap<>();
        for (Region region : reach.getOrDefault(account, List.of())) {
            AccountHub hub = hubs.note(new Target(account, region));
            if (!hub.equals(AccountHub.NONE)) {
                found.put(region.code(), hub);
            }
        }
        return found;
    }

    @Override
    public int batch() {
        return MOST_MEMBERS;
    }

    @Override
    public Map<ResourceId, Result> create(Target home, List<Resource<Association>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Association> resource : absent) {
            results.put(resource.id(), Answers.attempt(() -> start(home, resource)));
        }
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target home, List<Update<Association>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Association> update : differing) {
            Resource<Association> resource = update.resource();
            results.put(resource.id(), restored(home, resource));
        }
        return results;
    }

    /** An account that inherited its policy inherits it again once it has none of its own. */
    private Result restored(Target home, Resource<Association> resource) {
        Optional<Restoring> restoring = resource.desired().restoring().get();
        Result changed =
                restoring.filter(Restoring::inherited).isPresent()
                        ? end(home, resource, own(Associations.list(hub(home)), resource))
                        : Answers.attempt(() -> start(home, resource));
        Map<String, AccountHub> own = restoring.map(Restoring::hubs).orElse(Map.of());
        return changed instanceof Result.Refused || own.isEmpty()
                ? changed
                : restored(resource.target().account(), own);
    }

    /**
     * Puts an account's own hubs back. Nothing would ask again for what has to wait for a standard,
     * so that is said.
     */
    private Result restored(AccountId account, Map<String, AccountHub> before) {
        Result worst = Result.done();
        for (Map.Entry<String, AccountHub> hub : before.entrySet()) {
            Target target = new Target(account, new Region(hub.getKey()));
            Result result = Answers.attempt(() -> hubs.restore(target, hub.getValue()));
            if (result instanceof Result.Pending) {
                result =
                        new Result.Left(
                                "standards are enabled again in %s; turn off by hand what was off in them: %s"
                                        .formatted(target, hub.getValue().standards()));
            }
            worst = worst.equals(Result.done()) ? result : worst;
        }
        return worst;
    }

    /** No account is the administrator's member, and so no other resource has its hubs. */
    @Override
    public Map<ResourceId, Association> underneath(
            Target home, List<Resource<Association>> absent) {
        Map<ResourceId, Association> underneath = new HashMap<>();
        for (Resource<Association> resource : absent) {
            if (isRoot(resource)) {
                Map<String, AccountHub> before = hubsOf(administrator);
                if (!before.isEmpty()) {
                    underneath.put(resource.id(), Association.before(before));
                }
            }
        }
        return underneath;
    }

    /** What an account inherits goes with the root's association. */
    @Override
    public Map<ResourceId, Result> delete(Target home, List<Removal<Association>> made) {
        Associations associations =
                Answers.ifSetUp(() -> Associations.list(hub(home))).orElse(Associations.NONE);
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<Association> removal : made) {
            Resource<Association> resource = removal.resource();
            Optional<Associations.Found> own = own(associations, resource);
            Result ended = end(home, resource, own);
            results.put(
                    resource.id(),
                    ended.equals(Result.done()) ? restored(removal, own.isPresent()) : ended);
        }
        return results;
    }

    /** Security Hub lets go of the root's policy in its own time. */
    private Result restored(Removal<Association> removal, boolean ended) {
        if (!isRoot(removal.resource())) {
            return Result.done();
        }
        Map<String, AccountHub> before =
                removal.underneath()
                        .flatMap(it -> it.restoring().get())
                        .map(Restoring::hubs)
                        .orElse(Map.of());
        Result result = restored(administrator, before);
        if (!result.equals(Result.done())) {
            return result;
        }
        return ended ? new Result.Pending("the policy to be disassociated") : Result.done();
    }

    private static Optional<Associations.Found> own(
            Associations associations, Resource<Association> resource) {
        return isRoot(resource)
                ? associations.root()
                : associations
                        .account(resource.target().account().value())
                        .filter(it -> !it.inherited());
    }

    private Result end(
            Target home, Resource<Association> resource, Optional<Associations.Found> own) {
        return own.map(found -> Answers.attempt(() -> end(home, resource, found.policyId())))
                .orElseGet(Result::done);
    }

    private Result end(Target home, Resource<Association> resource, String policy) {
        try {
            hub(home)
                    .startConfigurationPolicyDisassociation(it ->
                            it.configurationPolicyIdentifier(policy).target(aws(home, resource)));
        } catch (ResourceNotFoundException notAssociated) {
            // Somebody was faster.
        }
        return Result.done();
    }

    private Result start(Target home, Resource<Association> resource) {
        Association desired = resource.desired();
        Optional<String> id =
                desired.isSelfManaged()
                        ? Optional.of(Association.SELF_MANAGED)
                        : policies.id(home, desired.policy());
        if (id.isEmpty()) {
            return new Result.Refused("there is no policy named " + desired.policy());
        }
        hub(home)
                .startConfigurationPolicyAssociation(it ->
                        it.configurationPolicyIdentifier(id.get()).target(aws(home, resource)));
        // One that failed before is not waited for when it is put back.
        return isRoot(resource) || !desired.status().equals(Association.SUCCESS)
                ? Result.done()
                : new Result.Pending("the policy to take effect");
    }

    /** The root or the account, in Security Hub's words. */
    private software.amazon.awssdk.services.securityhub.model.Target aws(
            Target home, Resource<Association> resource) {
        return isRoot(resource)
                ? software.amazon.awssdk.services.securityhub.model.Target.fromRootId(rootId(home))
                : software.amazon.awssdk.services.securityhub.model.Target.fromAccountId(
                        resource.target().account().value());
    }

    private String rootId(Target home) {
        return clients.client(OrganizationsClient.class, new Target(management, home.region()))
                .listRoots(it -> {})
                .roots()
                .getFirst()
                .id();
    }

    private static boolean isRoot(Resource<Association> resource) {
        return resource.name().equals(ROOT);
    }

    /** AWS says up to 24 hours; minutes are usual, and a later run looks again. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Set<String> readActions() {
        Set<String> actions = new HashSet<>(AccountHubs.READ);
        actions.add("securityhub:ListConfigurationPolicies");
        actions.add("securityhub:ListConfigurationPolicyAssociations");
        return actions;
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("organizations:ListRoots", "securityhub:StartConfigurationPolicyAssociation");
    }

    @Override
    public Set<String> deleteActions() {
        Set<String> actions = new HashSet<>(AccountHubs.RESTORE);
        actions.add("securityhub:StartConfigurationPolicyDisassociation");
        return actions;
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
