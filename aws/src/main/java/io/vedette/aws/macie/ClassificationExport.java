package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.S3Destination;

/**
 * Keeps where the results of discovery are stored beyond Macie's 90 days ({@code
 * PutClassificationExportConfiguration}).
 */
final class ClassificationExport implements SingleResourceKind<ClassificationExport.State> {

    /**
     * Where results go.
     *
     * @param kmsKey the ARN of the key's alias; of the key itself where it is another one
     */
    record State(String bucket, @Nullable String keyPrefix, String kmsKey) {}

    private final AwsClients clients;
    private final KeyAliases keys;

    ClassificationExport(AwsClients clients) {
        this.clients = clients;
        this.keys = new KeyAliases(clients);
    }

    @Override
    public String name() {
        return "macie.classification-export";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return Answers.ifOn(() ->
                        macie(resource.target()).getClassificationExportConfiguration(it -> {}))
                .flatMap(found -> Optional.ofNullable(found.configuration()))
                .flatMap(found -> Optional.ofNullable(found.s3Destination()))
                .<Reading<State>>map(
                        found -> new Reading.Present<>(observed(found, resource.desired())))
                .orElseGet(Reading.Absent::new);
    }

    private State observed(S3Destination found, State desired) {
        return new State(
                found.bucketName(),
                found.keyPrefix(),
                keys.named(found.kmsKeyArn(), desired.kmsKey()));
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        Optional<String> key = key(desired.kmsKey());
        if (key.isEmpty()) {
            return new Result.Refused("there is no KMS key " + desired.kmsKey());
        }
        put(
                resource.target(),
                ClassificationExportConfiguration.builder()
                        .s3Destination(it ->
                                it.bucketName(desired.bucket())
                                        .keyPrefix(desired.keyPrefix())
                                        .kmsKeyArn(key.get()))
                        .build());
        return Result.done();
    }

    /** A prior state may name a key that had no alias. */
    private Optional<String> key(String arn) {
        return arn.contains(":alias/") ? keys.keyArn(arn) : Optional.of(arn);
    }

    @Override
    public Result update(Update<State> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<State> removal) {
        put(removal.resource().target(), ClassificationExportConfiguration.builder().build());
        return Result.done();
    }

    private void put(Target target, ClassificationExportConfiguration configuration) {
        macie(target).putClassificationExportConfiguration(it -> it.configuration(configuration));
    }

    @Override
    public Set<String> readActions() {
        return Set.of("kms:ListAliases", "macie2:GetClassificationExportConfiguration");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("macie2:PutClassificationExportConfiguration");
    }

    private Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }
}
