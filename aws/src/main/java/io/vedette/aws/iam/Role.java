package io.vedette.aws.iam;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.iam.Role.Settings;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * An IAM role with certain statements in its trust policy, where others stay, and with one inline
 * policy that is wholly Vedette's. It is at the home region of its account.
 */
public record Role(AwsClients clients) implements SingleResourceKind<Settings> {

    private static final String INLINE_POLICY = "vedette";

    /**
     * How the role is to be.
     *
     * @param trust who may take it, by statement id
     * @param permissions what it may do, by statement id
     */
    public record Settings(Map<String, Statement> trust, Map<String, Statement> permissions) {
        public Settings {
            trust = Collections.unmodifiableMap(new TreeMap<>(trust));
            permissions = Collections.unmodifiableMap(new TreeMap<>(permissions));
        }
    }

    /** The ARN of a role in an account. */
    public static String arn(Target target, String name) {
        return Arns.global("iam", target, "role/" + name);
    }

    @Override
    public String name() {
        return "iam.role";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        IamClient iam = iam(resource);
        try {
            String trust =
                    iam.getRole(it -> it.roleName(resource.name()))
                            .role()
                            .assumeRolePolicyDocument();
            return new Reading.Present<>(
                    new Settings(
                            document(trust).statements(resource.desired().trust().keySet()),
                            inlinePolicy(iam, resource.name()).statements()));
        } catch (NoSuchEntityException absent) {
            return new Reading.Absent<>();
        }
    }

    private static PolicyDocument inlinePolicy(IamClient iam, String role) {
        try {
            return document(
                    iam.getRolePolicy(it -> it.roleName(role).policyName(INLINE_POLICY))
                            .policyDocument());
        } catch (NoSuchEntityException none) {
            return PolicyDocument.empty();
        }
    }

    /** IAM answers with policies that are encoded for URLs (RFC 3986). */
    private static PolicyDocument document(String encoded) {
        return PolicyDocument.parse(
                URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Override
    public Result create(Resource<Settings> resource) {
        IamClient iam = iam(resource);
        String trust = PolicyDocument.of(resource.desired().trust()).json();
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        try {
            iam.createRole(it ->
                    it.roleName(resource.name())
                            .description("Kept by Vedette")
                            .assumeRolePolicyDocument(trust)
                            .tags(managed));
        } catch (EntityAlreadyExistsException already) {
            // created since it was read: its policies are put right below or by the next run
        }
        putPermissions(iam, resource);
        return Result.done();
    }

    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        IamClient iam = iam(resource);
        if (update.touches("trust")) {
            clients.alone(arn(resource.target(), resource.name()), () -> putTrust(iam, update));
        }
        if (!update.touches("permissions")) {
            return Result.done();
        }
        if (resource.desired().permissions().isEmpty()) {
            deletePolicy(iam, resource.name(), INLINE_POLICY);
        } else {
            putPermissions(iam, resource);
        }
        return Result.done();
    }

    private static Result putTrust(IamClient iam, Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        String there =
                iam.getRole(it -> it.roleName(resource.name())).role().assumeRolePolicyDocument();
        String merged =
                document(there).merge(update.before().trust(), resource.desired().trust()).json();
        iam.updateAssumeRolePolicy(it -> it.roleName(resource.name()).policyDocument(merged));
        return Result.done();
    }

    private static void putPermissions(IamClient iam, Resource<Settings> resource) {
        String policy = PolicyDocument.of(resource.desired().permissions()).json();
        iam.putRolePolicy(it ->
                it.roleName(resource.name()).policyName(INLINE_POLICY).policyDocument(policy));
    }

    /**
     * What somebody attached to the role goes with it: AWS deletes only a role with no policies.
     */
    @Override
    public Result delete(Removal<Settings> removal) {
        String role = removal.resource().name();
        IamClient iam = iam(removal.resource());
        try {
            iam
                    .listAttachedRolePoliciesPaginator(it -> it.roleName(role))
                    .attachedPolicies()
                    .stream()
                    .toList()
                    .forEach(policy -> detachPolicy(iam, role, policy.policyArn()));
            iam.listRolePoliciesPaginator(it -> it.roleName(role)).policyNames().stream()
                    .toList()
                    .forEach(policy -> deletePolicy(iam, role, policy));
            iam.deleteRole(it -> it.roleName(role));
        } catch (NoSuchEntityException gone) {
            return Result.done();
        } catch (DeleteConflictException inUse) {
            return new Result.Left(
                    "role %s is in use: %s"
                            .formatted(role, inUse.awsErrorDetails().errorMessage()));
        }
        return Result.done();
    }

    private static void detachPolicy(IamClient iam, String role, String policyArn) {
        try {
            iam.detachRolePolicy(it -> it.roleName(role).policyArn(policyArn));
        } catch (NoSuchEntityException already) {
            // detached since it was listed
        }
    }

    private static void deletePolicy(IamClient iam, String role, String policy) {
        try {
            iam.deleteRolePolicy(it -> it.roleName(role).policyName(policy));
        } catch (NoSuchEntityException already) {
            // deleted since it was read
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("iam:GetRole", "iam:GetRolePolicy");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:CreateRole", "iam:PutRolePolicy", "iam:TagRole", "iam:UpdateAssumeRolePolicy");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "iam:DeleteRole",
                "iam:DeleteRolePolicy",
                "iam:DetachRolePolicy",
                "iam:ListAttachedRolePolicies",
                "iam:ListRolePolicies");
    }

    private IamClient iam(Resource<Settings> resource) {
        return clients.client(IamClient.class, resource.target());
    }
}
