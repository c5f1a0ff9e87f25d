package io.vedette.twin.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;

/** Says what an account's identities are in the words of the API. */
final class Shapes {

    private final String account;

    Shapes(String account) {
        this.account = account;
    }

    /** A role as GetRole tells it. */
    software.amazon.awssdk.services.iam.model.Role role(Role role) {
        return listed(role).toBuilder()
                .tags(tags(role.tags()))
                .permissionsBoundary(boundary(role.boundary()))
                .roleLastUsed(RoleLastUsed.builder().build())
                .build();
    }

    /** A role as ListRoles tells it, which leaves out tags and boundaries. */
    software.amazon.awssdk.services.iam.model.Role listed(Role role) {
        return software.amazon.awssdk.services.iam.model.Role.builder()
                .roleName(role.name())
                .path(role.path())
                .roleId(role.id())
                .arn(role.arn(account))
                .createDate(role.created())
                .assumeRolePolicyDocument(encoded(role.trust()))
                .description(role.description())
                .maxSessionDuration(role.maxSessionSeconds())
                .build();
    }

    private static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
        return arn == null
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryArn(arn)
                        .permissionsBoundaryType("Policy")
                        .build();
    }

    Policy policy(ManagedPolicy policy, int attachments) {
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policyArn(policy.path(), policy.name()))
                .path(policy.path())
                .defaultVersionId("v" + policy.defaultVersion())
                .attachmentCount(attachments)
                .permissionsBoundaryUsageCount(0)
                .isAttachable(true)
                .description(policy.description())
                .createDate(policy.created())
                .updateDate(policy.updated())
                .tags(tags(policy.tags()))
                .build();
    }

    static PolicyVersion version(ManagedPolicy policy, int number, ManagedPolicy.Version version) {
        return PolicyVersion.builder()
                .versionId("v" + number)
                .document(encoded(version.document()))
                .isDefaultVersion(number == policy.defaultVersion())
                .createDate(version.created())
                .build();
    }

    String policyArn(String path, String name) {
        return "arn:aws:iam::" + account + ":policy" + path + name;
    }

    static AttachedPolicy attached(String arn) {
        return AttachedPolicy.builder()
                .policyArn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** IAM answers policies URL-encoded by RFC 3986, and the SDK leaves them so. */
    static String encoded(String json) {
        return URLEncoder.encode(json, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
