package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.aws.s3.BucketPolicy;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws buckets with their keys and policies in the log archive account. */
record Archive(AwsClients clients, Draft draft) {

    /** A bucket encrypted with a key, and what their policies say; what writes to it needs this. */
    Set<ResourceId> draw(
            String bucketName,
            String keyAlias,
            String purpose,
            Map<String, Statement> bucketStatements,
            Map<String, Statement> keyStatements) {
        ResourceId key =
                draft.add(
                        Resource.of(
                                new Key(clients),
                                target(),
                                keyAlias,
                                Key.of(target(), keyStatements)));
        ResourceId bucket =
                draft.add(
                        Resource.of(
                                new Bucket(clients),
                                target(),
                                bucketName,
                                Bucket.Settings.secure()
                                        .encrypted(
                                                new Bucket.Encryption.KmsKey(
                                                        KeyAliases.arn(target(), keyAlias))),
                                key));
        ResourceId policy =
                draft.add(
                        Resource.of(
                                new BucketPolicy(clients),
                                target(),
                                BucketPolicy.name(bucketName, purpose),
                                new BucketPolicy.Statements(bucketStatements),
                                bucket));
        return Set.of(key, bucket, policy);
    }

    Target target() {
        return new Target(organization().logArchive(), organization().home());
    }

    private Organization organization() {
        return draft.organization();
    }

    /** To everybody in our accounts who is allowed so there, and to nobody else. */
    Statement toOurs(Statement statement) {
        return switch (organization().topology()) {
            case Topology.AwsOrganization(String id, var _) ->
                    statement
                            .to("AWS", List.of("*"))
                            .when("StringEquals", "aws:PrincipalOrgID", id);
            case Topology.SeparateAccounts _ -> statement.toAccounts(accounts());
        };
    }

    /** Only where a service works for an account of ours. */
    Statement onBehalfOfOurs(Statement statement) {
        return switch (organization().topology()) {
            case Topology.AwsOrganization(String id, var _) ->
                    statement.when("StringEquals", "aws:SourceOrgID", id);
            case Topology.SeparateAccounts _ ->
                    statement.when(
                            "StringEquals",
                            "aws:SourceAccount",
                            accounts().stream().map(AccountId::value).toList());
        };
    }

    private List<AccountId> accounts() {
        return organization().members().stream().map(Account::id).toList();
    }
}
