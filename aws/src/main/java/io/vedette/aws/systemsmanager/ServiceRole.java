package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.systemsmanager.ServiceRole.Settings;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * An IAM role at the path {@code /service-role/}, where AWS's console makes the roles of services:
 * with certain statements in its trust policy, certain policies attached, and an inline policy that
 * is wholly Vedette's. It is at the home region of its account.
 */
record ServiceRole(AwsClients clients) implements SingleResourceKind<Settings> {

    /** The path without the slash before it, as Systems Manager takes it. */
    static final String PATH = "service-role/";

    /**
     * How the role is to be.
     *
     * @param trust who may take it, by statement id
     * @param attached the ARNs of managed policies; others that are attached stay
     * @param permissions what the inline policy says, by statement id; none where it is empty
     */
    record Settings(
            Map<String, Statement> trust,
            Set<String> attached,
            Map<String, Statement> permissions) {
        Settings {
            trust = Collections.unmodifiableMap(new TreeMap<>(trust));
            attached = Collections.unmodifiableSet(new TreeSet<>(attached));
            permissions = Collections.unmodifiableMap(new TreeMap<>(permissions));
        }
    }

    /** The ARN of a policy of AWS's. */
    static String awsPolicy(Region region, String name) {
        return "arn:%s:iam::aws:policy/%s".formatted(Arns.partition(region), name);
    }

    @Override
    public String name() {
        return "iam.service-role";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        IamClient iam = iam(resource);
        try {
            var role = iam.getRole(it -> it.roleName(resource.name())).role();
            if (!role.path().equals("/" + PATH)) {
                return new Reading.OffLimits<>(
                        "role %s is there with the path %s: name another one"
                                .formatted(resource.name(), role.path()));
            }
            PolicyDocument trust = RolePolicies.document(role.assumeRolePolicyDocument());
            return new Reading.Present<>(
                    new Settings(
                            trust.statements(resource.desired().trust().keySet()),
                            attached(iam, resource),
                            RolePolicies.inline(iam, resource.name()).statements()));
        } catch (NoSuchEntityException absent) {
            return new Reading.Absent<>();
        }
    }

    private static Set<String> attached(IamClient iam, Resource<Settings> resource) {
        return iam
                .listAttachedRolePoliciesPaginator(it -> it.roleName(resource.name()))
                .attachedPolicies()
                .stream()
                .map(AttachedPolicy::policyArn)
                .filter(resource.desired().attached()::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public Result create(Resource<Settings> resource) {
        IamClient iam = iam(resource);
        Settings desired = resource.desired();
        try {
            iam.createRole(it ->
                    it.roleName(resource.name())
                            .path("/" + PATH)
                            .description("Kept by Vedette")
                            .assumeRolePolicyDocument(PolicyDocument.of(desired.trust()).json())
                            .tags(Tag.builder().key(Managed.TAG).value(Managed.VALUE).build()));
        } catch (EntityAlreadyExistsException already) {
            // created since it was read: its policies are put right below or by the next run
        }
        RolePolicies policies = new RolePolicies(iam, resource.name());
        policies.attach(Set.of(), desired.attached());
        policies.permit(desired.permissions());
        return Result.done();
    }

    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        RolePolicies policies = new RolePolicies(iam(resource), resource.name());
        if (update.touches("trust")) {
            clients.alone(
                    "role %s in %s".formatted(resource.name(), resource.target().account()),
                    () -> policies.trust(update.before().trust(), resource.desired().trust()));
        }
        if (update.touches("attached")) {
            policies.attach(update.before().attached(), resource.desired().attached());
        }
        if (update.touches("permissions")) {
            policies.permit(resource.desired().permissions());
        }
        return Result.done();
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        Resource<Settings> resource = removal.resource();
        return new RolePolicies(iam(resource), resource.name())
                .deleteRole(removal.found().attached());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:AttachRolePolicy",
                "iam:CreateRole",
                "iam:DeleteRolePolicy",
                "iam:DetachRolePolicy",
                "iam:PutRolePolicy",
                "iam:TagRole",
                "iam:UpdateAssumeRolePolicy");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("iam:DeleteRole");
    }

    private IamClient iam(Resource<Settings> resource) {
        return clients.client(IamClient.class, resource.target());
    }
}
