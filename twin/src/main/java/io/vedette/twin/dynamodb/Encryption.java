package io.vedette.twin.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;

/** Finds the key that a table is to be encrypted with. */
final class Encryption {

    private static final String MANAGED = "alias/aws/dynamodb";

    private final World world;
    private final Caller caller;

    Encryption(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    /** The key's ARN; null where AWS encrypts with a key of its own. */
    @Nullable String key(@Nullable SSESpecification asked) {
        boolean enabled = asked != null && Boolean.TRUE.equals(asked.enabled());
        String named = asked == null ? null : asked.kmsMasterKeyId();
        if (!enabled) {
            if (named != null) {
                throw DynamoDbError.invalid(
                        "One or more parameter values were invalid: KMSMasterKeyId must not be"
                                + " specified when Enabled is false");
            }
            return null;
        }
        if (named == null || named.equals(MANAGED)) {
            return managed();
        }
        KeyDirectory.Found key =
                new KeyDirectory(world)
                        .find(named, caller.account(), caller.region())
                        .filter(KeyDirectory.Found::enabled)
                        .filter(KeyDirectory.Found::symmetric)
                        .orElseThrow(() ->
                                DynamoDbError.invalid(
                                        "KMS validation error: the key %s cannot be used"
                                                .formatted(named)));
        return key.arn();
    }

    /** KMS makes it when it is first asked for; it is the same for all tables. */
    private String managed() {
        String name = MANAGED + caller.account() + caller.region();
        return "arn:aws:kms:%s:%s:key/%s"
                .formatted(
                        caller.region(),
                        caller.account(),
                        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }
}
