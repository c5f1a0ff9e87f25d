package io.vedette.aws.analysis;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyPolicy;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.BucketPolicy;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws what lets the security tooling account read the archive: in the policies of the buckets and
 * of their keys, to whomever that account lets, and through Athena only.
 */
record Readers(AwsClients clients, Draft draft) {

    private static final String PURPOSE = "analysis";

    /**
     * Lets a bucket be read, and the key be used that it is encrypted with.
     *
     * @param drawn what other items of the catalog stand on: the bucket, its key among them
     */
    Set<ResourceId> of(Target at, String bucket, String keyAlias, Set<ResourceId> drawn) {
        ResourceId bucketId = new ResourceId("s3.bucket", at, bucket);
        ResourceId keyId = new ResourceId("kms.key", at, keyAlias);
        Set<ResourceId> readable = new HashSet<>();
        if (at.account().equals(reader()) || !drawn.contains(bucketId)) {
            return readable;
        }
        readable.add(
                draft.add(
                        Resource.of(
                                new BucketPolicy(clients),
                                at,
                                BucketPolicy.name(bucket, PURPOSE),
                                new BucketPolicy.Statements(bucket(at, bucket)),
                                bucketId)));
        if (drawn.contains(keyId)) {
            readable.add(
                    draft.add(
                            Resource.of(
                                    new KeyPolicy(clients),
                                    at,
                                    KeyPolicy.name(keyAlias, PURPOSE),
                                    new KeyPolicy.Statements(key(at)),
                                    keyId)));
        }
        return readable;
    }

    private AccountId reader() {
        return draft.organization().securityTooling();
    }

    private Map<String, Statement> bucket(Target at, String bucket) {
        String arn = Arns.bucket(at.region(), bucket);
        return Map.of(
                "VedetteAnalysisList",
                throughAthena(Statement.allow("s3:GetBucketLocation", "s3:ListBucket").on(arn)),
                "VedetteAnalysisRead",
                throughAthena(Statement.allow("s3:GetObject").on(arn + "/*")));
    }

    private Statement throughAthena(Statement statement) {
        return statement
                .toAccounts(List.of(reader()))
                .when("ForAnyValue:StringEquals", "aws:CalledVia", "athena.amazonaws.com");
    }

    private Map<String, Statement> key(Target at) {
        return Map.of(
                "VedetteAnalysisDecrypt",
                Statement.allow("kms:Decrypt")
                        .toAccounts(List.of(reader()))
                        .on("*")
                        .when(
                                "StringEquals",
                                "kms:ViaService",
                                "s3.%s.%s".formatted(at.region(), Arns.dnsSuffix(at.region()))));
    }
}
