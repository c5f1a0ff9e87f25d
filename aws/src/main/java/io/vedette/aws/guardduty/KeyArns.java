package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
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
 * Finds the ARN of the key behind an alias with {@code DescribeKey}, because GuardDuty takes a
 * key's own ARN only; remembers what it found for the run.
 */
final class KeyArns {

    private final AwsClients clients;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    KeyArns(AwsClients clients) {
        this.clients = clients;
    }

    /** The key behind an alias's ARN; empty where there is none. */
    Optional<String> find(String alias) {
        String known = found.get(alias);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            String key =
                    clients.client(KmsClient.class, target(Arn.fromString(alias)))
                            .describeKey(request -> request.keyId(alias))
                            .keyMetadata()
                            .arn();
            found.put(alias, key);
            return Optional.of(key);
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    /** The alias where a key is the one behind it, otherwise the key. */
    String named(String key, String alias) {
        return find(alias).filter(key::equals).isPresent() ? alias : key;
    }

    private static Target target(Arn arn) {
        return new Target(
                new AccountId(arn.accountId().orElseThrow()),
                new Region(arn.region().orElseThrow()));
    }
}
