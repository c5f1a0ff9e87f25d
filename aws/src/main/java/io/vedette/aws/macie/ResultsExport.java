package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.MacieSettings.Export;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the export of discovery results: key, bucket and bucket policy in the log archive account,
 * and the setting of each account that discovers.
 *
 * <p>Bucket and key are in the home Region, or in every Region where the bucket's name says so.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html">
 *     Macie: storing and retaining sensitive data discovery results</a>
 */
final class ResultsExport {

    private static final String PURPOSE = "macie";

    private final Draft draft;
    private final Export export;
    private final List<String> accounts;
    private final LogArchive archive;
    private final ClassificationExport exports;

    /**
     * @param discoverers the accounts whose Macie exports: the administrator, or all of them
     */
    ResultsExport(
            AwsClients clients, Draft draft, Export export, Collection<AccountId> discoverers) {
        this.draft = draft;
        this.export = export;
        this.accounts = discoverers.stream().map(AccountId::value).sorted().toList();
        this.archive = new LogArchive(clients, draft);
        this.exports = new ClassificationExport(clients);
    }

    Set<ResourceId> draw(Target target, ResourceId session) {
        AccountId account = draft.organization().logArchive();
        Target place =
                new Target(
                        account,
                        export.bucketInEveryRegion()
                                ? target.region()
                                : draft.organization().home());
        String name = export.bucket(account, place.region());
        String keyArn = KeyAliases.arn(place, export.key());
        Set<ResourceId> drawn =
                archive.draw(
                        place,
                        name,
                        Bucket.Settings.secure(),
                        PURPOSE,
                        bucketStatements(place, name),
                        new LogArchive.KeyUse(
                                export.key(), Map.of("AllowMacieKey", keyStatement(place))));
        ResourceId setting =
                draft.add(
                        exports,
                        target,
                        "results",
                        new ClassificationExport.State(name, null, keyArn),
                        with(drawn, session));
        return with(drawn, setting);
    }

    private static Set<ResourceId> with(Set<ResourceId> some, ResourceId another) {
        Set<ResourceId> all = new HashSet<>(some);
        all.add(another);
        return all;
    }

    private Map<String, Statement> bucketStatements(Target place, String name) {
        String arn = Bucket.arn(place.region(), name);
        return Map.of(
                "AllowMacieGetBucketLocation",
                toMacie(Statement.allow("s3:GetBucketLocation"), place).on(arn),
                "AllowMaciePutObject",
                toMacie(Statement.allow("s3:PutObject"), place).on(arn + "/*"));
    }

    private Statement keyStatement(Target place) {
        return toMacie(Statement.allow("kms:Encrypt", "kms:GenerateDataKey"), place).on("*");
    }

    /** Lets Macie act for the results of the discovering accounts only. */
    private Statement toMacie(Statement statement, Target place) {
        String macie = "arn:%s:macie2:*:*:".formatted(Arns.partition(place.region()));
        return statement
                .to("Service", MaciePrincipals.of(draft.regions()))
                .when("StringEquals", "aws:SourceAccount", accounts)
                .when(
                        "ArnLike",
                        "aws:SourceArn",
                        macie + "classification-job/*",
                        macie + "export-configuration:*");
    }
}
