package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws where AWS Config delivers to: a bucket in the log archive account and its key, both open to
 * AWS Config on behalf of the organization's accounts alone.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html">
 *     Permissions for the delivery channel's bucket</a>
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html">
 *     Permissions for its key</a>
 */
record Archive(AwsClients clients, ConfigSettings settings, Organization organization) {

    static final String SERVICE = "config.amazonaws.com";

    private static final String PURPOSE = "config";

    /** Draws the archive; what delivers to it needs what this returns. */
    Set<ResourceId> draw(Draft draft) {
        return new LogArchive(clients, draft)
                .draw(
                        target(),
                        bucketName(),
                        Bucket.Settings.secure(),
                        PURPOSE,
                        Map.of("VedetteConfigCheck", check(), "VedetteConfigDelivery", delivery()),
                        new LogArchive.KeyUse(
                                settings.key(), Map.of("VedetteConfigEncryption", encryption())));
    }

    String bucketName() {
        return settings.deliveryBucket().replace("{account_id}", organization.logArchive().value());
    }

    private Target target() {
        return new Target(organization.logArchive(), organization.home());
    }

    private Statement check() {
        return ours(Statement.allow("s3:GetBucketAcl", "s3:ListBucket").on(bucketArn("")));
    }

    private Statement delivery() {
        return ours(Statement.allow("s3:PutObject").on(bucketArn("/AWSLogs/*/Config/*")))
                .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control");
    }

    private Statement encryption() {
        return ours(Statement.allow("kms:Decrypt", "kms:GenerateDataKey").on("*"));
    }

    private String bucketArn(String path) {
        return Bucket.arn(organization.home(), bucketName() + path);
    }

    /** To AWS Config, and only where it works for an account of ours. */
    private Statement ours(Statement statement) {
        Statement toConfig = statement.toService(SERVICE);
        return switch (organization.topology()) {
            case Topology.AwsOrganization(String id, var _) ->
                    toConfig.when("StringEquals", "aws:SourceOrgID", id);
            case Topology.SeparateAccounts _ ->
                    toConfig.when("StringEquals", "aws:SourceAccount", accounts());
        };
    }

    private List<String> accounts() {
        return organization.members().stream().map(Account::id).map(Object::toString).toList();
    }
}
