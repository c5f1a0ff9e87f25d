package io.vedette.twin.iam;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusRequest;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Simulates IAM for one account: roles, managed policies and service-linked roles; no users. */
public final class TwinIam implements IamClient {

    private static final int USUAL_PAGE = 100;
    private static final int LONGEST_PAGE = 1_000;

    private final World world;
    private final Caller caller;
    private final Shapes shapes;
    private final ManagedPolicies policies;
    private final Roles roles;
    private final ServiceLinkedRoleDeletions deletions;

    public TwinIam(World world, Caller caller, RoleUse use) {
        this.world = world;
        this.caller = caller;
        this.shapes = new Shapes(caller.account());
        this.policies = new ManagedPolicies(world, caller, shapes);
        this.roles = new Roles(world, caller, policies);
        this.deletions = new ServiceLinkedRoleDeletions(world, caller, roles, use);
    }

    private Identities identities() {
        return world.state(Identities.class, caller);
    }

    private <T> Page<T> page(Collection<T> all, @Nullable String marker, @Nullable Integer size) {
        return Page.of(all, marker, size == null ? Integer.valueOf(USUAL_PAGE) : size, LONGEST_PAGE)
                .orElseThrow(IamError::invalidMarker);
    }

    private String id(String prefix, String kind) {
        return prefix + world.ids().upperAlphanumeric(caller, kind, 17);
    }

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        Role role = roles.create(request, id("AROA", "role"));
        return CreateRoleResponse.builder().role(shapes.role(role)).build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(shapes.role(roles.get(request.roleName()))).build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        String prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
        List<Role> matching =
                identities().roles().values().stream()
                        .filter(role -> role.path().startsWith(prefix))
                        .filter(role -> !role.isGone(world.now()))
                        .toList();
        Page<Role> page = page(matching, request.marker(), request.maxItems());
        return ListRolesResponse.builder()
                .roles(page.items().stream().map(shapes::listed).toList())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        Role role = roles.changeable(request.roleName());
        if (request.description() != null) {
            role.describe(request.description());
        }
        role.limitSessions(request.maxSessionDuration());
        return UpdateRoleResponse.builder().build();
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(
            UpdateAssumeRolePolicyRequest request) {
        Role role = roles.changeable(request.roleName());
        IamPolicyCheck.trust(request.policyDocument());
        role.trust(request.policyDocument());
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        roles.delete(request.roleName());
        return DeleteRoleResponse.builder().build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        Role role = roles.changeable(request.roleName());
        List<String> others =
                role.inline().entrySet().stream()
                        .filter(policy -> !policy.getKey().equals(request.policyName()))
                        .map(Map.Entry::getValue)
                        .toList();
        IamPolicyCheck.inline(request.policyDocument(), others);
        role.inline().put(request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        String document = roles.inline(request.roleName(), request.policyName());
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(Shapes.encoded(document))
                .build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        Role role = roles.changeable(request.roleName());
        roles.inline(request.roleName(), request.policyName());
        role.inline().remove(request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        Role role = roles.get(request.roleName());
        Page<String> page = page(role.inline().keySet(), request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        roles.attach(request.roleName(), request.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        roles.detach(request.roleName(), request.policyArn());
        return DetachRolePolicyResponse.builder().build();
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request) {
        Role role = roles.get(request.roleName());
        Page<String> page = page(role.attached(), request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items().stream().map(Shapes::attached).toList())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(
            PutRolePermissionsBoundaryRequest request) {
        Role role = roles.changeable(request.roleName());
        policies.attachable(request.permissionsBoundary());
        role.bound(request.permissionsBoundary());
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    @Override
    public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        roles.changeable(request.roleName()).bound(null);
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        IamTags.put(roles.get(request.roleName()).tags(), request.tags());
        return TagRoleResponse.builder().build();
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        IamTags.remove(roles.get(request.roleName()).tags(), request.tagKeys());
        return UntagRoleResponse.builder().build();
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        Role role = roles.get(request.roleName());
        Page<Tag> page = page(Shapes.tags(role.tags()), request.marker(), request.maxItems());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public CreateServiceLinkedRoleResponse createServiceLinkedRole(
            CreateServiceLinkedRoleRequest request) {
        String principal = request.awsServiceName();
        String name =
                ServiceLinkedRoles.name(principal)
                        .orElseThrow(() ->
                                IamError.invalidInput(
                                        "Service "
                                                + principal
                                                + " is not valid or has no service-linked role."));
        if (request.customSuffix() != null) {
            throw IamError.invalidInput("Custom suffix is not allowed for " + principal);
        }
        identities().settle(world.now());
        if (identities().roles().containsKey(name)) {
            throw IamError.invalidInput(
                    "Service role name %s has been taken in this account, please try a different suffix."
                            .formatted(name));
        }
        Role role =
                new ServiceLinkedRoles(world)
                        .create(caller.account(), principal, name, request.description());
        return CreateServiceLinkedRoleResponse.builder().role(shapes.role(role)).build();
    }

    @Override
    public DeleteServiceLinkedRoleResponse deleteServiceLinkedRole(
            DeleteServiceLinkedRoleRequest request) {
        return DeleteServiceLinkedRoleResponse.builder()
                .deletionTaskId(deletions.begin(request.roleName()))
                .build();
    }

    @Override
    public GetServiceLinkedRoleDeletionStatusResponse getServiceLinkedRoleDeletionStatus(
            GetServiceLinkedRoleDeletionStatusRequest request) {
        return deletions.status(request.deletionTaskId());
    }

    @Override
    public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        ManagedPolicy policy = policies.create(request, id("ANPA", "policy"));
        return CreatePolicyResponse.builder().policy(shapes.policy(policy, 0)).build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        ManagedPolicy policy = policies.get(request.policyArn());
        return GetPolicyResponse.builder()
                .policy(shapes.policy(policy, policies.attachments(request.policyArn())))
                .build();
    }

    /** Lists the customer's own policies only. */
    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        String prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
        List<Policy> matching =
                identities().policies().entrySet().stream()
                        .filter(policy -> request.scope() != PolicyScopeType.AWS)
                        .filter(policy -> policy.getValue().path().startsWith(prefix))
                        .map(policy ->
                                shapes.policy(
                                        policy.getValue(), policies.attachments(policy.getKey())))
                        .filter(policy ->
                                !Boolean.TRUE.equals(request.onlyAttached())
                                        || policy.attachmentCount() > 0)
                        .toList();
        Page<Policy> page = page(matching, request.marker(), request.maxItems());
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        policies.delete(request.policyArn());
        return DeletePolicyResponse.builder().build();
    }

    @Override
    public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
        int added =
                policies.addVersion(
                        request.policyArn(), request.policyDocument(), request.setAsDefault());
        return CreatePolicyVersionResponse.builder()
                .policyVersion(version(request.policyArn(), added))
                .build();
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        int number = policies.version(request.policyArn(), request.versionId());
        return GetPolicyVersionResponse.builder()
                .policyVersion(version(request.policyArn(), number))
                .build();
    }

    private PolicyVersion version(String arn, int number) {
        ManagedPolicy policy = policies.get(arn);
        return Shapes.version(
                policy, number, Objects.requireNonNull(policy.versions().get(number)));
    }

    @Override
    public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
        List<PolicyVersion> versions =
                policies.get(request.policyArn()).versions().descendingKeySet().stream()
                        .map(number ->
                                version(request.policyArn(), number).toBuilder()
                                        .document(null)
                                        .build())
                        .toList();
        Page<PolicyVersion> page = page(versions, request.marker(), request.maxItems());
        return ListPolicyVersionsResponse.builder()
                .versions(page.items())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public SetDefaultPolicyVersionResponse setDefaultPolicyVersion(
            SetDefaultPolicyVersionRequest request) {
        int number = policies.version(request.policyArn(), request.versionId());
        policies.get(request.policyArn()).makeDefault(number, world.now());
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    @Override
    public DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request) {
        policies.deleteVersion(request.policyArn(), request.versionId());
        return DeletePolicyVersionResponse.builder().build();
    }

    @Override
    public TagPolicyResponse tagPolicy(TagPolicyRequest request) {
        IamTags.put(policies.get(request.policyArn()).tags(), request.tags());
        return TagPolicyResponse.builder().build();
    }

    @Override
    public UntagPolicyResponse untagPolicy(UntagPolicyRequest request) {
        IamTags.remove(policies.get(request.policyArn()).tags(), request.tagKeys());
        return UntagPolicyResponse.builder().build();
    }

    @Override
    public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request) {
        List<Tag> tags = Shapes.tags(policies.get(request.policyArn()).tags());
        Page<Tag> page = page(tags, request.marker(), request.maxItems());
        return ListPolicyTagsResponse.builder()
                .tags(page.items())
                .marker(page.nextToken())
                .isTruncated(page.nextToken() != null)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
