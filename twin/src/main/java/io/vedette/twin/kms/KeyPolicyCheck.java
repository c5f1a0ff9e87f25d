package io.vedette.twin.kms;

import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import io.vedette.twin.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges key policies: their grammar, and that whoever sets one can still change it afterwards. */
final class KeyPolicyCheck {

    private static final Pattern PRINCIPAL =
            Pattern.compile("\\*|\\d{12}|arn:aws:(iam|sts)::(\\d{12}|aws):.+");

    private KeyPolicyCheck() {}

    /** The policy of a key that was created without one. */
    static String defaultPolicy(String account) {
        return """
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::%s:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }\
        """
                .formatted(account);
    }

    static void accept(String json, String account, @Nullable Boolean bypassLockoutCheck) {
        PolicyDocument policy =
                switch (PolicyDocument.parse(json, PolicyKind.RESOURCE)) {
                    case PolicyDocument.Parsed.Valid(PolicyDocument valid) -> valid;
                    case PolicyDocument.Parsed.Malformed(String why) ->
                            throw KmsError.malformedPolicy(why);
                };
        boolean known =
                policy.statements().stream()
                        .flatMap(statement ->
                                statement.principals().getOrDefault("AWS", List.of()).stream())
                        .allMatch(principal -> PRINCIPAL.matcher(principal).matches());
        if (!known) {
            throw KmsError.malformedPolicy(
                    "Policy contains a statement with one or more invalid principals.");
        }
        boolean changeable =
                policy.statements().stream().anyMatch(statement -> letsChange(statement, account));
        if (!changeable && !Boolean.TRUE.equals(bypassLockoutCheck)) {
            throw KmsError.malformedPolicy(
                    "The new key policy will not allow you to update the key policy in the future.");
        }
    }

    private static boolean letsChange(Statement statement, String account) {
        return statement.allows()
                && statement.principals().getOrDefault("AWS", List.of()).stream()
                        .anyMatch(principal -> principal.equals("*") || principal.contains(account))
                && statement.actions().stream().anyMatch(KeyPolicyCheck::coversPutKeyPolicy);
    }

    private static boolean coversPutKeyPolicy(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        boolean prefix =
                lower.endsWith("*")
                        && "kms:putkeypolicy".startsWith(lower.substring(0, lower.length() - 1));
        return prefix || lower.equals("kms:putkeypolicy");
    }
}
