package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.firehose.DeliveryStream;
import io.vedette.aws.iam.Role;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.ApplicationLogSettings;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws the two roles of the log archive account: what CloudWatch Logs writes to the streams with,
 * and what the streams write to the buckets with.
 */
record ArchiveRoles(
        AwsClients clients,
        LogArchive archive,
        ApplicationLogSettings settings,
        Set<Region> regions) {

    /** What CloudWatch Logs takes. */
    static final String WRITER = "vedette-log-archive-writer";

    /** What Firehose takes. */
    static final String STREAM = "vedette-log-archive-stream";

    static final String LOGS = "logs.amazonaws.com";
    private static final String FIREHOSE = "firehose.amazonaws.com";

    Set<ResourceId> draw() {
        return Set.of(role(WRITER, writer()), role(STREAM, stream()));
    }

    private ResourceId role(String name, Role.Settings role) {
        return archive.draft().add(Resource.of(new Role(clients), archive.home(), name, role));
    }

    private Role.Settings writer() {
        Set<String> streams = new TreeSet<>();
        regions.forEach(region ->
                streams.add(
                        DeliveryStream.arn(archive.in(region), settings.subscription().name())));
        return new Role.Settings(
                Map.of(
                        "VedetteLogArchive",
                        archive.onBehalfOfOurs(Statement.allow("sts:AssumeRole").toService(LOGS))),
                Map.of(
                        "VedetteLogArchive",
                        Statement.allow("firehose:PutRecord", "firehose:PutRecordBatch")
                                .on(streams)));
    }

    /**
     * Firehose's documentation has the account for external id. Whether it tells the source account
     * as well is not documented, so that is only required where it does.
     */
    private Role.Settings stream() {
        String account = archive.home().account().value();
        Statement trust =
                Statement.allow("sts:AssumeRole")
                        .toService(FIREHOSE)
                        .when("StringEquals", "sts:ExternalId", account)
                        .when("StringEqualsIfExists", "aws:SourceAccount", account);
        return new Role.Settings(
                Map.of("VedetteLogArchive", trust),
                Map.of(
                        "VedetteLogArchiveBuckets",
                        Statement.allow(
                                        "s3:AbortMultipartUpload",
                                        "s3:GetBucketLocation",
                                        "s3:GetObject",
                                        "s3:ListBucket",
                                        "s3:ListBucketMultipartUploads",
                                        "s3:PutObject")
                                .on(buckets()),
                        "VedetteLogArchiveKeys",
                        Statement.allow("kms:Decrypt", "kms:GenerateDataKey")
                                .on(keys())
                                .when(
                                        "ForAnyValue:StringEquals",
                                        "kms:ResourceAliases",
                                        settings.subscription().archive().key())));
    }

    private Set<String> buckets() {
        Set<String> arns = new TreeSet<>();
        for (Region region : regions) {
            Target at = archive.in(region);
            String arn =
                    Arns.bucket(
                            region, settings.subscription().archive().name(at.account(), region));
            arns.addAll(List.of(arn, arn + "/*"));
        }
        return arns;
    }

    private Set<String> keys() {
        Set<String> arns = new TreeSet<>();
        regions.forEach(region -> arns.add(Arns.regional("kms", archive.in(region), "key/*")));
        return arns;
    }

    /** Allowed by the role already; the bucket's policy says that the role is meant. */
    Statement write(Region region, String bucket) {
        return Statement.allow("s3:PutObject", "s3:AbortMultipartUpload")
                .toAccounts(List.of(archive.home().account()))
                .on(Arns.bucket(region, bucket + "/*"))
                .when("ArnEquals", "aws:PrincipalArn", Role.arn(archive.home(), STREAM));
    }
}
