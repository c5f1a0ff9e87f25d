package io.vedette.aws.kms;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyPolicy.Statements;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * The statements that a key's policy has for one purpose. The resource's name is {@code
 * alias/ALIAS#PURPOSE}; all other statements of the policy stay as they are.
 */
public record KeyPolicy(AwsClients clients) implements SingleResourceKind<Statements> {

    private static final char SEPARATOR = '#';

    /** The statements by id. */
    public record Statements(Map<String, Statement> statements) {
        public Statements {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }
    }

    /** The name of the resource for one purpose of a key's policy. */
    public static String name(String alias, String purpose) {
        return alias + SEPARATOR + purpose;
    }

    private static String alias(Resource<Statements> resource) {
        return resource.name().substring(0, resource.name().indexOf(SEPARATOR));
    }

    @Override
    public String name() {
        return "kms.key-policy";
    }

    @Override
    public Reading<Statements> read(Resource<Statements> resource) {
        KmsClient kms = kms(resource);
        try {
            Map<String, Statement> there =
                    Key.policy(kms, keyId(resource))
                            .statements(resource.desired().statements().keySet());
            return there.isEmpty()
                    ? new Reading.Absent<>()
                    : new Reading.Present<>(new Statements(there));
        } catch (NotFoundException noKey) {
            return new Reading.Absent<>();
        }
    }

    /** Policies are the key's own: KMS does not take an alias for them. */
    private String keyId(Resource<Statements> resource) {
        return kms(resource).describeKey(it -> it.keyId(alias(resource))).keyMetadata().keyId();
    }

    @Override
    public Result create(Resource<Statements> resource) {
        return change(resource, policy -> policy.merge(resource.desired().statements()));
    }

    @Override
    public Result update(Update<Statements> update) {
        return change(
                update.resource(),
                policy ->
                        policy.merge(
                                update.before().statements(),
                                update.resource().desired().statements()));
    }

    @Override
    public Result delete(Removal<Statements> removal) {
        try {
            return change(
                    removal.resource(),
                    policy -> policy.without(removal.found().statements().keySet()));
        } catch (NotFoundException gone) {
            return Result.done();
        }
    }

    /** Nobody else may write the policy between its being read and written. */
    private Result change(Resource<Statements> resource, UnaryOperator<PolicyDocument> change) {
        KmsClient kms = kms(resource);
        String keyId = keyId(resource);
        return clients.alone(
                "kms " + keyId,
                () -> {
                    String changed = change.apply(Key.policy(kms, keyId)).json();
                    kms.putKeyPolicy(it -> it.keyId(keyId).policyName(Key.POLICY).policy(changed));
                    return Result.done();
                });
    }

    @Override
    public Set<String> readActions() {
        return Set.of("kms:DescribeKey", "kms:GetKeyPolicy");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("kms:PutKeyPolicy");
    }

    private KmsClient kms(Resource<Statements> resource) {
        return clients.client(KmsClient.class, resource.target());
    }
}
