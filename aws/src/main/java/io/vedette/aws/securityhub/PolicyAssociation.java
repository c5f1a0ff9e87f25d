package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Which central policy acts on the root of the organization or on one account
 * (StartConfigurationPolicyAssociation).
 *
 * <p>The root's association reaches every account, new ones too, so an account's own resource is
 * there to prove that it did: one listing in the home region tells the result of all accounts in
 * all linked regions. Only an account that something else is applied to, or where the policy
 * failed, gets one of its own, which is AWS's way of trying again.
 */
record PolicyAssociation(
        AwsClients clients, Policies policies, AccountId administrator, AccountId management)
        implements ResourceKind<Association> {

    /** The name of the resource that stands for the organization's root. */
    static final String ROOT = "root";

    /** The name of an account's resource. */
    static final String ACCOUNT = "account";

    // The most members that an administrator can have: all are read and polled together.
    private static final int MOST_MEMBERS = 10_000;

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
            return associations.root().map(it -> present(home, it.policyId(), Association.SUCCESS));
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
                                : present(home, it.policyId(), it.outcome()));
    }

    private Reading<Association> present(Target home, String policyId, String status) {
        String policy =
                policyId.equals(Association.SELF_MANAGED)
                        ? policyId
                        : policies.name(home, policyId);
        return new Reading.Present<>(new Association(policy, status));
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
        return create(home, differing.stream().map(Update::resource).toList());
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
        if (isRoot(resource)) {
            String root = rootId(home);
            hub(home)
                    .startConfigurationPolicyAssociation(it ->
                            it.configurationPolicyIdentifier(id.get())
                                    .target(target -> target.rootId(root)));
            return Result.done();
        }
        String account = resource.target().account().value();
        hub(home)
                .startConfigurationPolicyAssociation(it ->
                        it.configurationPolicyIdentifier(id.get())
                                .target(target -> target.accountId(account)));
        return new Result.Pending("the policy to take effect");
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
        return Set.of(
                "securityhub:ListConfigurationPolicies",
                "securityhub:ListConfigurationPolicyAssociations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("organizations:ListRoots", "securityhub:StartConfigurationPolicyAssociation");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
