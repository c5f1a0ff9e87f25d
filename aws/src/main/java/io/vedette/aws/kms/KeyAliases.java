package io.vedette.aws.kms;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Finds the key behind an alias (DescribeKey), because most services answer with the key and not
 * with the alias that they were given. Asks once for each alias that is there.
 */
public final class KeyAliases {

    private final AwsClients clients;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    public KeyAliases(AwsClients clients) {
        this.clients = clients;
    }

    /** The ARN of an alias, such as {@code alias/vedette-cloudtrail}, in an account's region. */
    public static String arn(Target target, String alias) {
        return Arns.regional("kms", target, alias);
    }

    /** The ARN of the key that an alias's ARN stands for; empty where there is no such alias. */
    public Optional<String> keyArn(String aliasArn) {
        String known = found.get(aliasArn);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            KmsClient kms = clients.client(KmsClient.class, home(aliasArn));
            String key = kms.describeKey(it -> it.keyId(aliasArn)).keyMetadata().arn();
            found.put(aliasArn, key);
            return Optional.of(key);
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    /**
     * Says a key in the way that a desired state does: by the alias, if the alias stands for it.
     */
    public String named(String keyArn, String aliasArn) {
        return keyArn(aliasArn).filter(keyArn::equals).isPresent() ? aliasArn : keyArn;
    }

    private static Target home(String aliasArn) {
        Arn arn = Arn.fromString(aliasArn);
        return new Target(
                new AccountId(arn.accountId().orElseThrow()),
                new Region(arn.region().orElseThrow()));
    }
}
