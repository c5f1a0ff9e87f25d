package io.vedette.aws.systemsmanager;

import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.resource.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Changes the policies of one role. */
record RolePolicies(IamClient iam, String role) {

    private static final String INLINE_POLICY = "vedette";

    /** IAM answers with policies that are encoded for URLs (RFC 3986). */
    static PolicyDocument document(String encoded) {
        return PolicyDocument.parse(
                URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    static PolicyDocument inline(IamClient iam, String role) {
        try {
            return document(
                    iam.getRolePolicy(it -> it.roleName(role).policyName(INLINE_POLICY))
                            .policyDocument());
        } catch (NoSuchEntityException none) {
            return PolicyDocument.empty();
        }
    }

    /** Takes out of the trust policy what is no longer wanted, and merges the rest into it. */
    Result trust(Map<String, Statement> before, Map<String, Statement> desired) {
        String there = iam.getRole(it -> it.roleName(role)).role().assumeRolePolicyDocument();
        String merged = document(there).merge(before, desired).json();
        iam.updateAssumeRolePolicy(it -> it.roleName(role).policyDocument(merged));
        return Result.done();
    }

    void attach(Set<String> before, Set<String> desired) {
        Set<String> missing = new TreeSet<>(desired);
        missing.removeAll(before);
        missing.forEach(arn -> iam.attachRolePolicy(it -> it.roleName(role).policyArn(arn)));
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(desired);
        gone.forEach(this::detach);
    }

    private void detach(String arn) {
        try {
            iam.detachRolePolicy(it -> it.roleName(role).policyArn(arn));
        } catch (NoSuchEntityException already) {
            // it is not attached any more
        }
    }

    /** An inline policy without statements is no policy. */
    void permit(Map<String, Statement> permissions) {
        if (permissions.isEmpty()) {
            deleteInlinePolicy();
            return;
        }
        String policy = PolicyDocument.of(permissions).json();
        iam.putRolePolicy(it -> it.roleName(role).policyName(INLINE_POLICY).policyDocument(policy));
    }

    private void deleteInlinePolicy() {
        try {
            iam.deleteRolePolicy(it -> it.roleName(role).policyName(INLINE_POLICY));
        } catch (NoSuchEntityException already) {
            // there is none
        }
    }

    Result deleteRole(Set<String> attached) {
        attached.forEach(this::detach);
        deleteInlinePolicy();
        try {
            iam.deleteRole(it -> it.roleName(role));
        } catch (NoSuchEntityException already) {
            return Result.done();
        } catch (DeleteConflictException used) {
            return new Result.Left(
                    "others have given role %s policies or an instance profile".formatted(role));
        }
        return Result.done();
    }
}
