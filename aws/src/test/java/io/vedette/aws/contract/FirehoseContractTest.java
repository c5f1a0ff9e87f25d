package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

@ParameterizedClass
@EnumSource
class FirehoseContractTest {

    private static final String NAME = "logs";
    private static final String BUCKET_NAME = "firehose-logs-";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final String role;
    private final String bucket;
    private final FirehoseClient firehose;

    FirehoseContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        bucket = "arn:aws:s3:::" + BUCKET_NAME + account;
        firehose = cloud.client(FirehoseClient.class, account, "us-east-1");
        cloud.client(S3Client.class, account, "us-east-1")
                .createBucket(it -> it.bucket(BUCKET_NAME + account));
        String trust =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Service": "firehose.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                """;
        role =
                cloud.client(IamClient.class, account, "us-east-1")
                        .createRole(it -> it.roleName("stream").assumeRolePolicyDocument(trust))
                        .role()
                        .arn();
    }

    private void create(String itsRole, String prefix, @Nullable String errorPrefix) {
        firehose.createDeliveryStream(it ->
                it.deliveryStreamName(NAME)
                        .deliveryStreamType("DirectPut")
                        .extendedS3DestinationConfiguration(s3 ->
                                s3.bucketARN(bucket)
                                        .roleARN(itsRole)
                                        .prefix(prefix)
                                        .errorOutputPrefix(errorPrefix)
                                        .bufferingHints(hints ->
                                                hints.sizeInMBs(5).intervalInSeconds(60))));
    }

    private void created() {
        create(role, "logs/", "errors/");
        cloud.pass(LONG_ENOUGH);
    }

    private DeliveryStreamDescription stream() {
        return firehose.describeDeliveryStream(it -> it.deliveryStreamName(NAME))
                .deliveryStreamDescription();
    }

    private ExtendedS3DestinationDescription s3() {
        return stream().destinations().getFirst().extendedS3DestinationDescription();
    }

    @Test
    void createsAStreamThatIsActiveAfterAWhile() {
        created();

        assertThat(stream().deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
        assertThat(stream().deliveryStreamARN())
                .isEqualTo("arn:aws:firehose:us-east-1:%s:deliverystream/logs", account);
        assertThat(s3().bucketARN()).isEqualTo(bucket);
        assertThat(s3().roleARN()).isEqualTo(role);
        assertThat(s3().prefix()).isEqualTo("logs/");
        assertThat(s3().bufferingHints().intervalInSeconds()).isEqualTo(60);
    }

    @Test
    void isAtFirstBeingCreated() {
        MotoDiffers.FIREHOSE_AT_ONCE.skip(kind);
        create(role, "logs/", "errors/");

        assertThat(stream().deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.CREATING);
        refused(
                "ResourceInUseException",
                400,
                () -> firehose.deleteDeliveryStream(it -> it.deliveryStreamName(NAME)));
    }

    @Test
    void refusesASecondStreamOfTheSameName() {
        created();
        refused("ResourceInUseException", 400, this::created);
    }

    @Test
    void tellsThatAStreamIsNotThere() {
        refused("ResourceNotFoundException", 400, this::stream);
        refused(
                "ResourceNotFoundException",
                400,
                () -> firehose.deleteDeliveryStream(it -> it.deliveryStreamName(NAME)));
    }

    @Test
    void refusesARoleItCannotTakeAndExpressionsWithoutAPrefixForErrors() {
        MotoDiffers.FIREHOSE_CHECKS.skip(kind);
        refused(
                "InvalidArgumentException",
                400,
                () -> create("arn:aws:iam::%s:role/none".formatted(account), "logs/", "errors/"));
        refused(
                "InvalidArgumentException",
                400,
                () -> create(role, "logs/!{timestamp:yyyy}/", null));
    }

    @Test
    void changesTheDestinationOfTheVersionThatIsMeant() {
        created();
        String version = stream().versionId();
        change(version, 300);

        assertThat(s3().bufferingHints().intervalInSeconds()).isEqualTo(300);
        assertThat(s3().prefix()).isEqualTo("logs/");
        assertThat(stream().versionId()).isNotEqualTo(version);
        refused("ConcurrentModificationException", 400, () -> change(version, 400));
    }

    private void change(String version, int seconds) {
        firehose.updateDestination(it ->
                it.deliveryStreamName(NAME)
                        .currentDeliveryStreamVersionId(version)
                        .destinationId(stream().destinations().getFirst().destinationId())
                        .extendedS3DestinationUpdate(s3 ->
                                s3.bufferingHints(
                                        hints -> hints.sizeInMBs(5).intervalInSeconds(seconds))));
    }

    @Test
    void encryptsWhatWaitsInTheStream() {
        MotoDiffers.FIREHOSE_ENCRYPTION.skip(kind);
        created();
        firehose.startDeliveryStreamEncryption(it ->
                it.deliveryStreamName(NAME)
                        .deliveryStreamEncryptionConfigurationInput(
                                key -> key.keyType(KeyType.AWS_OWNED_CMK)));
        assertThat(stream().deliveryStreamEncryptionConfiguration().status())
                .isEqualTo(DeliveryStreamEncryptionStatus.ENABLING);
        cloud.pass(LONG_ENOUGH);
        assertThat(stream().deliveryStreamEncryptionConfiguration().status())
                .isEqualTo(DeliveryStreamEncryptionStatus.ENABLED);
        firehose.stopDeliveryStreamEncryption(it -> it.deliveryStreamName(NAME));
        cloud.pass(LONG_ENOUGH);
        assertThat(stream().deliveryStreamEncryptionConfiguration().status())
                .isEqualTo(DeliveryStreamEncryptionStatus.DISABLED);
    }

    @Test
    void deletesAStream() {
        created();
        firehose.deleteDeliveryStream(it -> it.deliveryStreamName(NAME));
        cloud.pass(LONG_ENOUGH);
        refused("ResourceNotFoundException", 400, this::stream);
    }
}
