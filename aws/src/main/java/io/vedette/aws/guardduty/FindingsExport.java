package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.GuardDutySettings.Export;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the export of findings: key, bucket and bucket policy in the log archive account, and the
 * publishing destination of each detector.
 *
 * <p>Bucket and key are in the home Region, or in every Region where the bucket's name says so.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html">
 *     GuardDuty: exporting findings to S3</a>
 */
final class FindingsExport {

    private static final String PURPOSE = "guardduty";

    private final Draft draft;
    private final Export export;
    private final Collection<AccountId> publishers;
    private final LogArchive archive;
    private final GuardDutyDestination destinations;

    /**
     * @param publishers the accounts whose detectors export: the administrator, or all of them
     */
    FindingsExport(
            AwsClients clients,
            Draft draft,
            Export export,
            Collection<AccountId> publishers,
            Detectors detectors) {
        this.draft = draft;
        this.export = export;
        this.publishers = List.copyOf(publishers);
        this.archive = new LogArchive(clients, draft);
        this.destinations = new GuardDutyDestination(clients, detectors);
    }

    Set<ResourceId> draw(Target target, ResourceId detector) {
        AccountId account = draft.organization().logArchive();
        Region home = draft.organization().home();
        Target place = new Target(account, export.bucketInEveryRegion() ? target.region() : home);
        String name = export.bucket(account, place.region());
        String bucketArn = Bucket.arn(place.region(), name);
        String keyArn = Arns.regional("kms", place, export.key());
        Set<ResourceId> drawn =
                archive.draw(
                        place,
                        name,
                        Bucket.Settings.secure(),
                        PURPOSE,
                        bucketStatements(place, bucketArn),
                        new LogArchive.KeyUse(
                                export.key(), Map.of("AllowGuardDutyKey", keyStatement(place))));
        ResourceId destination =
                draft.add(
                        destinations,
                        target,
                        "findings",
                        GuardDutyDestination.State.publishing(bucketArn, keyArn),
                        with(drawn, detector));
        return with(drawn, destination);
    }

    private static Set<ResourceId> with(Set<ResourceId> some, ResourceId another) {
        Set<ResourceId> all = new HashSet<>(some);
        all.add(another);
        return all;
    }

    private Map<String, Statement> bucketStatements(Target place, String bucketArn) {
        return Map.of(
                "AllowGuardDutygetBucketLocation",
                toGuardDuty(Statement.allow("s3:GetBucketLocation"), place).on(bucketArn),
                "AllowGuardDutyPutObject",
                toGuardDuty(Statement.allow("s3:PutObject"), place).on(bucketArn + "/*"));
    }

    private Statement keyStatement(Target place) {
        return toGuardDuty(Statement.allow("kms:GenerateDataKey"), place).on("*");
    }

    /** Lets GuardDuty act for detectors of the publishing accounts only. */
    private Statement toGuardDuty(Statement statement, Target place) {
        String detectors =
                "arn:%s:guardduty:*:*:detector/*".formatted(Arns.partition(place.region()));
        return statement
                .to("Service", ServicePrincipals.of(draft.regions()))
                .when("StringEquals", "aws:SourceAccount", accounts())
                .when("ArnLike", "aws:SourceArn", detectors);
    }

    private List<String> accounts() {
        return publishers.stream().map(AccountId::value).sorted().toList();
    }
}
