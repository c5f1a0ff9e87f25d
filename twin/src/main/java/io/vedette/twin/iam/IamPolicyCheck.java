package io.vedette.twin.iam;

import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.Collection;
import java.util.Locale;

/** Judges the policies that IAM is given: their grammar and their size. */
final class IamPolicyCheck {

    static final int LONGEST_MANAGED = 6_144;
    private static final int LONGEST_INLINE = 10_240;

    private IamPolicyCheck() {}

    static void trust(String json) {
        boolean assumes =
                parse(json, PolicyKind.TRUST).statements().stream()
                        .flatMap(statement -> statement.actions().stream())
                        .allMatch(action -> action.toLowerCase(Locale.ROOT).startsWith("sts:"));
        if (!assumes) {
            throw IamError.malformedPolicy(
                    "AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    static void managed(String json) {
        parse(json, PolicyKind.IDENTITY);
        if (size(json) > LONGEST_MANAGED) {
            throw IamError.limitExceeded("PolicySize", LONGEST_MANAGED);
        }
    }

    /** Inline policies count together. */
    static void inline(String json, Collection<String> others) {
        parse(json, PolicyKind.IDENTITY);
        int total = size(json) + others.stream().mapToInt(IamPolicyCheck::size).sum();
        if (total > LONGEST_INLINE) {
            throw IamError.limitExceeded("InlinePolicySize", LONGEST_INLINE);
        }
    }

    private static PolicyDocument parse(String json, PolicyKind kind) {
        return switch (PolicyDocument.parse(json, kind)) {
            case PolicyDocument.Parsed.Valid(PolicyDocument policy) -> policy;
            case PolicyDocument.Parsed.Malformed(String why) -> throw IamError.malformedPolicy(why);
        };
    }

    /** IAM does not count white space. */
    private static int size(String json) {
        return json.replaceAll("\\s", "").length();
    }
}
