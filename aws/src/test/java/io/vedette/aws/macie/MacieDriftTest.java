package io.vedette.aws.macie;

import static io.vedette.aws.macie.MacieRig.ADMINISTRATOR;
import static io.vedette.aws.macie.MacieRig.HOME;
import static io.vedette.aws.macie.MacieRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.MacieSettings;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AllowListSummary;
import software.amazon.awssdk.services.macie2.model.AutoEnableMode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.macie2.model.JobScopeTerm;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.MacieStatus;
import software.amazon.awssdk.services.macie2.model.S3BucketDefinitionForJob;

class MacieDriftTest {

    private static final MacieSettings LOOKING =
            Settings.looking(
                    List.of(Settings.CUSTOMER),
                    List.of(Settings.TEST_DATA),
                    List.of(Settings.uploads(50)));

    private final MacieRig rig = MacieRig.organization(5).regions(HOME).with(LOOKING);

    /** Applies, lets somebody tamper, and says what a plan finds; then repairs it. */
    private List<String> drift(String account, Consumer<Macie2Client> tampering) {
        rig.apply();
        tampering.accept(rig.macie(account, HOME));
        List<String> found = rig.changes();
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        return found;
    }

    private static String job(Macie2Client macie) {
        return macie.listClassificationJobs(it -> {}).items().stream()
                .filter(it -> it.jobStatus() != JobStatus.CANCELLED)
                .map(JobSummary::jobId)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void resumesASuspendedMember() {
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it ->
                                        it.updateMemberSession(member ->
                                                member.id(MEMBER).status(MacieStatus.PAUSED))))
                .containsExactly(
                        "macie.member member in 100000000001/us-east-1 [relationshipStatus: Paused"
                                + " -> Enabled]");
        assertThat(rig.members(HOME)).containsEntry(MEMBER, "Enabled");
    }

    @Test
    void enrolsAMemberAgainThatSomebodyLetGo() {
        assertThat(drift(ADMINISTRATOR, it -> it.disassociateMember(member -> member.id(MEMBER))))
                .anyMatch(it -> it.contains("relationshipStatus: Removed -> Enabled"))
                // Nobody discovers for an account that is no member.
                .hasSize(1);
    }

    @Test
    void publishesAgainHowOftenAndWhereItShould() {
        assertThat(
                        drift(
                                MEMBER,
                                it -> {
                                    it.updateMacieSession(session ->
                                            session.findingPublishingFrequency(
                                                    FindingPublishingFrequency.SIX_HOURS));
                                    it.putFindingsPublicationConfiguration(publication ->
                                            publication.securityHubConfiguration(hub ->
                                                    hub.publishPolicyFindings(false)
                                                            .publishClassificationFindings(true)));
                                }))
                .containsExactly(
                        "macie.publication publication in 100000000001/us-east-1"
                                + " [findingPublishingFrequency: SIX_HOURS -> FIFTEEN_MINUTES,"
                                + " policyFindings: false -> true]");
    }

    @Test
    void resumesASuspendedAdministrator() {
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it -> it.updateMacieSession(s -> s.status(MacieStatus.PAUSED))))
                .containsExactly(
                        "macie.session session in 222222222222/us-east-1 [status: PAUSED ->"
                                + " ENABLED]");
    }

    @Test
    void enrolsNewAccountsAgain() {
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it -> it.updateOrganizationConfiguration(o -> o.autoEnable(false))))
                .containsExactly(
                        "macie.organization organization in 222222222222/us-east-1 [autoEnable:"
                                + " false -> true]");
    }

    @Test
    void discoversAgainForEveryAccount() {
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it ->
                                        it.updateAutomatedDiscoveryConfiguration(d ->
                                                d.status(AutomatedDiscoveryStatus.DISABLED)
                                                        .autoEnableOrganizationMembers(
                                                                AutoEnableMode.NONE))))
                .singleElement()
                .asString()
                .contains("status: DISABLED -> ENABLED", "autoEnable: NONE -> ALL");
    }

    @Test
    void discoversAgainForOneAccount() {
        rig.apply();
        rig.calls().clear();
        assertThat(drift(ADMINISTRATOR, _ -> rig.discover(MEMBER, "DISABLED")))
                .containsExactly(
                        "macie.automated-discovery automated-discovery in 222222222222/us-east-1"
                                + " [without: [100000000001] -> []]");
        assertThat(rig.calls().total("macie2", "BatchUpdateAutomatedDiscoveryAccounts"))
                .isEqualTo(1);
        assertThat(rig.calls().total("macie2", "UpdateAutomatedDiscoveryConfiguration")).isZero();
    }

    @Test
    void exportsAgain() {
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it ->
                                        it.putClassificationExportConfiguration(put ->
                                                put.configuration(
                                                        ClassificationExportConfiguration.builder()
                                                                .build()))))
                .containsExactly(
                        "macie.classification-export results in 222222222222/us-east-1 Create[]");
    }

    @Test
    void makesAnIdentifierAnewThatIsDefinedOtherwise() {
        rig.apply();
        rig.with(
                Settings.looking(
                        List.of(Settings.customer("C-[0-9]{9}")),
                        List.of(Settings.TEST_DATA),
                        List.of(Settings.uploads(50))));
        assertThat(rig.changes())
                .containsExactly(
                        "macie.custom-data-identifier customer in 222222222222/us-east-1 [regex:"
                                + " C-[0-9]{8} -> C-[0-9]{9}]");
        String before = job(rig.macie(ADMINISTRATOR, HOME));
        rig.apply();
        // The job goes on using the deleted identifier until it is made anew too.
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        Macie2Client administrator = rig.macie(ADMINISTRATOR, HOME);
        assertThat(job(administrator)).isNotEqualTo(before);
        assertThat(
                        administrator
                                .describeClassificationJob(it -> it.jobId(job(administrator)))
                                .customDataIdentifierIds())
                .containsExactly(
                        administrator.listCustomDataIdentifiers(it -> {}).items().getFirst().id());
    }

    @Test
    void changesAnAllowListInPlace() {
        rig.apply();
        Macie2Client administrator = rig.macie(ADMINISTRATOR, HOME);
        AllowListSummary before = administrator.listAllowLists(it -> {}).allowLists().getFirst();
        administrator.updateAllowList(it ->
                it.id(before.id()).name("test-data").criteria(criteria -> criteria.regex("C-1+")));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("regex: C-1+ -> C-0{8}", "description: null -> Numbers of tests");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(administrator.listAllowLists(it -> {}).allowLists().getFirst().id())
                .isEqualTo(before.id());
    }

    @Test
    void saysWhichAllowListMacieCannotRead() {
        rig.with(
                Settings.looking(
                        List.of(), List.of(Settings.words("words-{account_id}")), List.of()));
        assertThat(rig.apply().summary().waiting()).isPositive();
        assertThat(rig.changes())
                .containsExactly(
                        "macie.allow-list words in 222222222222/us-east-1 [status:"
                                + " S3_OBJECT_NOT_FOUND -> OK]");
        rig.bucket(ADMINISTRATOR, HOME, "words-222222222222");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void resumesAPausedJob() {
        rig.apply();
        String before = job(rig.macie(ADMINISTRATOR, HOME));
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it ->
                                        it.updateClassificationJob(
                                                j -> j.jobId(before).jobStatus("USER_PAUSED"))))
                .containsExactly(
                        "macie.classification-job uploads in 222222222222/us-east-1 [paused: true"
                                + " -> false]");
        assertThat(job(rig.macie(ADMINISTRATOR, HOME))).isEqualTo(before);
    }

    @Test
    void makesACancelledJobAnew() {
        assertThat(
                        drift(
                                ADMINISTRATOR,
                                it ->
                                        it.updateClassificationJob(
                                                j -> j.jobId(job(it)).jobStatus("CANCELLED"))))
                .containsExactly(
                        "macie.classification-job uploads in 222222222222/us-east-1 Create[]");
    }

    @Test
    void makesAJobAnewThatIsDefinedOtherwise() {
        rig.apply();
        String before = job(rig.macie(ADMINISTRATOR, HOME));
        rig.with(
                Settings.looking(
                        List.of(Settings.CUSTOMER),
                        List.of(Settings.TEST_DATA),
                        List.of(Settings.uploads(75))));
        assertThat(rig.changes())
                .containsExactly(
                        "macie.classification-job uploads in 222222222222/us-east-1"
                                + " [samplingPercentage: 50 -> 75]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        Macie2Client administrator = rig.macie(ADMINISTRATOR, HOME);
        assertThat(administrator.describeClassificationJob(it -> it.jobId(before)).jobStatus())
                .isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void leavesAJobAloneThatItCouldNotMakeAnew() {
        rig.with(Settings.looking(List.of(), List.of(), List.of()));
        rig.apply();
        S3BucketDefinitionForJob buckets =
                S3BucketDefinitionForJob.builder().accountId(MEMBER).buckets("a").build();
        JobScopeTerm documents =
                JobScopeTerm.builder()
                        .simpleScopeTerm(
                                it -> it.key("OBJECT_EXTENSION").comparator("EQ").values("docx"))
                        .build();
        rig.macie(ADMINISTRATOR, HOME)
                .createClassificationJob(job ->
                        job.clientToken("mine")
                                .name("secrets")
                                .jobType("ONE_TIME")
                                .s3JobDefinition(scope ->
                                        scope.bucketDefinitions(buckets)
                                                .scoping(it ->
                                                        it.includes(
                                                                block -> block.and(documents)))));
        rig.with(Settings.looking(List.of(), List.of(), List.of(Settings.once())));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("Skip", "whose scope Vedette cannot make anew");
    }
}
