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
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/**
 * Finds the key behind an alias (ListAliases), because most services answer with the key and not
 * with the alias that they were given.
 *
 * <p>Asks once for all aliases of an account in a region, however many want to know at the same
 * time, and again only for one that was not there yet.
 */
public final class KeyAliases {

    private static final String KEY = "key/";

    private final AwsClients clients;
    private final Map<String, String> found = new ConcurrentHashMap<>();
    private final Map<Target, Integer> asked = new ConcurrentHashMap<>();

    public KeyAliases(AwsClients clients) {
        this.clients = clients;
    }

    /** The ARN of an alias, such as {@code alias/vedette-cloudtrail}, in an account's region. */
    public static String arn(Target target, String alias) {
        return Arns.regional("kms", target, alias);
    }

    /**
     * The ARN of the key that an alias's ARN stands for; empty where there is no such alias. The
     * ARN of a key stands for itself.
     */
    public Optional<String> keyArn(String aliasArn) {
        if (Arn.fromString(aliasArn).resourceAsString().startsWith(KEY)) {
            return Optional.of(aliasArn);
        }
        String known = found.get(aliasArn);
        if (known != null) {
            return Optional.of(known);
        }
        Target home = home(aliasArn);
        int before = timesAsked(home);
        return clients.alone(
                "kms aliases " + home,
                () -> {
                    // Whoever asked after this one came has an answer that is fresh enough.
                    if (!found.containsKey(aliasArn) && timesAsked(home) == before) {
                        ask(home);
                    }
                    return Optional.ofNullable(found.get(aliasArn));
                });
    }

    private int timesAsked(Target home) {
        return asked.getOrDefault(home, 0);
    }

    private void ask(Target home) {
        asked.merge(home, 1, Integer::sum);
        for (AliasListEntry alias :
                clients.client(KmsClient.class, home).listAliasesPaginator().aliases()) {
            if (alias.targetKeyId() != null) {
                found.put(
                        arn(home, alias.aliasName()),
                        Arns.regional("kms", home, KEY + alias.targetKeyId()));
            }
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
