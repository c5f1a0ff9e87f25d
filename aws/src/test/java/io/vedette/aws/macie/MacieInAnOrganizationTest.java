package io.vedette.aws.macie;

import static io.vedette.aws.macie.MacieRig.ADMINISTRATOR;
import static io.vedette.aws.macie.MacieRig.HOME;
import static io.vedette.aws.macie.MacieRig.LOG_ARCHIVE;
import static io.vedette.aws.macie.MacieRig.MANAGEMENT;
import static io.vedette.aws.macie.MacieRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.MacieSettings.AutoEnable;
import io.vedette.core.catalog.MacieSettings.Export;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutoEnableMode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.S3Destination;

class MacieInAnOrganizationTest {

    @Test
    void putsAFreshOrganizationInPlace() {
        MacieRig rig = MacieRig.organization(12);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .hasSize(12 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.members("eu-west-1")).hasSize(11).containsValue("Enabled");
        Macie2Client member = rig.macie(MEMBER, "eu-west-1");
        assertThat(member.getMacieSession(it -> {}).findingPublishingFrequency())
                .isEqualTo(FindingPublishingFrequency.FIFTEEN_MINUTES);
        assertThat(
                        member.getFindingsPublicationConfiguration(it -> {})
                                .securityHubConfiguration()
                                .publishClassificationFindings())
                .isTrue();
        Macie2Client administrator = rig.macie(ADMINISTRATOR, "eu-west-1");
        assertThat(administrator.describeOrganizationConfiguration(it -> {}).autoEnable()).isTrue();
        assertThat(administrator.getAutomatedDiscoveryConfiguration(it -> {}))
                .satisfies(it -> {
                    assertThat(it.status()).isEqualTo(AutomatedDiscoveryStatus.ENABLED);
                    assertThat(it.autoEnableOrganizationMembers()).isEqualTo(AutoEnableMode.ALL);
                });
        assertThat(administrator.listAutomatedDiscoveryAccountsPaginator(it -> {}).items())
                .extracting(it -> it.statusAsString())
                .hasSize(12)
                .containsOnly("ENABLED");
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        MacieRig rig =
                MacieRig.organization(12)
                        .with(
                                Settings.looking(
                                        List.of(Settings.CUSTOMER),
                                        List.of(Settings.TEST_DATA),
                                        List.of(Settings.uploads(50), Settings.once())));
        assertThat(rig.apply().summary().done()).isEqualTo(36);
        assertThat(rig.changes()).isEmpty();
        rig.pass(Duration.ofDays(1));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void enrolsOneAccountACallAndLooksTheAddressesUpOnce() {
        MacieRig rig = MacieRig.organization(60).regions(HOME);
        rig.apply();
        assertThat(rig.calls().total("macie2", "CreateMember")).isEqualTo(59);
        assertThat(rig.calls().total("organizations", "ListAccounts")).isEqualTo(3);
    }

    @Test
    void readsMembersTwentyFiveACallAndNothingTwice() {
        MacieRig rig = MacieRig.organization(101);
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        Map<String, Long> calls = new TreeMap<>(rig.calls().byOperation());
        calls.keySet().removeIf(it -> !it.startsWith("macie2:"));
        assertThat(calls)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("macie2:DescribeOrganizationConfiguration", 3L),
                                Map.entry("macie2:GetAutomatedDiscoveryConfiguration", 3L),
                                Map.entry("macie2:GetClassificationExportConfiguration", 3L),
                                Map.entry("macie2:GetFindingsPublicationConfiguration", 303L),
                                // Of every account for its frequency, of two for their sessions.
                                Map.entry("macie2:GetMacieSession", 303L + 6),
                                Map.entry("macie2:ListAutomatedDiscoveryAccounts", 15L),
                                Map.entry("macie2:ListMembers", 12L),
                                Map.entry("macie2:ListOrganizationAdminAccounts", 3L)));
    }

    @Test
    void pollsOneMemberWithOneCall() {
        MacieRig rig = MacieRig.organization(101).regions(HOME);
        rig.apply();
        rig.calls().clear();
        rig.macie(ADMINISTRATOR, HOME).disassociateMember(it -> it.id(MEMBER));
        rig.apply();
        assertThat(rig.members(HOME)).containsEntry(MEMBER, "Enabled");
        assertThat(rig.calls().total("macie2", "CreateMember")).isEqualTo(1);
        assertThat(rig.calls().total("macie2", "GetMember")).isPositive();
    }

    @Test
    void registersTheHomeRegionFirstAndTheOthersOnceThatHasSettled() {
        MacieRig rig =
                MacieRig.organization(
                        4,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        RunReport report = rig.apply();
        assertThat(report.summary().failed()).isZero();
        assertThat(rig.calls().total("macie2", "EnableOrganizationAdminAccount")).isEqualTo(3);
    }

    @Test
    void waitsForAnEnrolmentThatTakesAWhile() {
        MacieRig rig =
                MacieRig.organization(
                        30,
                        FaultScript.builder()
                                .delay("macie2.enrolment", Duration.ofSeconds(90))
                                .build());
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void reportsAnotherAdministratorAndLeavesItAlone() {
        MacieRig rig = MacieRig.organization(4).regions(HOME);
        rig.macie(MANAGEMENT, HOME).enableMacie(it -> {});
        rig.macie(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(LOG_ARCHIVE));
        assertThat(rig.apply().summary().done()).isZero();
        assertThat(rig.changes())
                .anyMatch(it -> it.contains("account 333333333333 administers Macie"));
        assertThat(
                        rig.macie(MANAGEMENT, HOME)
                                .listOrganizationAdminAccounts(it -> {})
                                .adminAccounts()
                                .getFirst()
                                .accountId())
                .isEqualTo(LOG_ARCHIVE);
    }

    @Test
    void enablesMacieForTheManagementAccountBeforeItIsEnrolled() {
        MacieRig rig = MacieRig.organization(4).regions(HOME);
        rig.apply();
        assertThat(rig.members(HOME)).containsEntry(MANAGEMENT, "Enabled");
    }

    @Test
    void newAccountsAreEnrolledAndDiscoverByThemselves() {
        MacieRig rig = MacieRig.organization(4).regions(HOME);
        rig.apply();
        rig.pass(Duration.ofDays(1));
        rig.join("100000000099");
        assertThat(rig.members(HOME)).containsEntry("100000000099", "Enabled");
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("macie.publication", "classificationFindings: false -> true");
    }

    @Test
    void discoversForEachMemberByItselfWhereAccountsAreExcluded() {
        MacieRig rig = MacieRig.organization(6).regions(HOME).excluding(MEMBER);
        rig.apply();
        Macie2Client administrator = rig.macie(ADMINISTRATOR, HOME);
        assertThat(rig.members(HOME)).doesNotContainKey(MEMBER).hasSize(4);
        assertThat(
                        administrator
                                .getAutomatedDiscoveryConfiguration(it -> {})
                                .autoEnableOrganizationMembers())
                .isEqualTo(AutoEnableMode.NEW);
        assertThat(administrator.listAutomatedDiscoveryAccounts(it -> {}).items())
                .hasSize(5)
                .extracting(it -> it.statusAsString())
                .containsOnly("ENABLED");
        administrator.createMember(
                it -> it.account(account -> account.accountId(MEMBER).email("m@example.com")));
        rig.discover(MEMBER, "DISABLED");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void discoversNothingWhereItIsNotWanted() {
        MacieRig rig =
                MacieRig.organization(4)
                        .regions(HOME)
                        .with(Settings.discovering(false, AutoEnable.ALL));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(
                        rig.macie(ADMINISTRATOR, HOME)
                                .getAutomatedDiscoveryConfiguration(it -> {})
                                .status())
                .isEqualTo(AutomatedDiscoveryStatus.DISABLED);
    }

    @Test
    void keepsResultsOfAllRegionsInOneBucket() {
        MacieRig rig = MacieRig.organization(4).optingIn("af-south-1").regions(HOME, "af-south-1");
        assertThat(rig.apply().summary().done()).isEqualTo(8);
        S3Destination destination =
                rig.macie(ADMINISTRATOR, "af-south-1")
                        .getClassificationExportConfiguration(it -> {})
                        .configuration()
                        .s3Destination();
        assertThat(destination.bucketName()).isEqualTo("macie-results-333333333333");
        assertThat(destination.kmsKeyArn()).startsWith("arn:aws:kms:us-east-1:333333333333:key/");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void keepsResultsInABucketOfEachRegionWhereItsNameSaysSo() {
        MacieRig rig =
                MacieRig.organization(4)
                        .with(
                                Settings.exporting(
                                        new Export(
                                                true,
                                                "results-{account_id}-{region}",
                                                "alias/results")));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(
                        rig.macie(ADMINISTRATOR, "eu-west-1")
                                .getClassificationExportConfiguration(it -> {})
                                .configuration()
                                .s3Destination()
                                .bucketName())
                .isEqualTo("results-333333333333-eu-west-1");
    }

    @Test
    void runsAJobWithTheIdentifiersAndAllowListsThatItNames() {
        MacieRig rig =
                MacieRig.organization(5)
                        .regions(HOME, "eu-west-1")
                        .with(
                                Settings.looking(
                                        List.of(Settings.CUSTOMER),
                                        List.of(Settings.TEST_DATA),
                                        List.of(Settings.uploads(50))));
        rig.apply();
        Macie2Client administrator = rig.macie(ADMINISTRATOR, HOME);
        String id = administrator.listClassificationJobs(it -> {}).items().getFirst().jobId();
        assertThat(administrator.describeClassificationJob(it -> it.jobId(id)))
                .satisfies(job -> {
                    assertThat(job.jobStatus()).isEqualTo(JobStatus.RUNNING);
                    assertThat(job.scheduleFrequency().weeklySchedule().dayOfWeekAsString())
                            .isEqualTo("MONDAY");
                    assertThat(job.customDataIdentifierIds()).hasSize(1);
                    assertThat(job.allowListIds()).hasSize(1);
                    assertThat(job.s3JobDefinition().bucketDefinitions()).hasSize(2);
                    assertThat(job.initialRun()).isTrue();
                    assertThat(job.tags()).containsEntry("vedette:managed", "true");
                });
        assertThat(rig.macie(ADMINISTRATOR, "eu-west-1").listClassificationJobs(it -> {}).items())
                .isEmpty();
    }

    @Test
    void goesOnWhereAnEnrolmentIsRefused() {
        MacieRig rig = MacieRig.organization(5).regions(HOME);
        Macie2Client other = rig.macie("100000000002", HOME);
        rig.twin()
                .change(world -> {
                    var organization = world.shared(io.vedette.twin.Organization.class);
                    io.vedette.twin.Account account = organization.account(MEMBER).orElseThrow();
                    organization.put(
                            new io.vedette.twin.Account(
                                    account.id(),
                                    account.name(),
                                    account.email(),
                                    account.parent(),
                                    io.vedette.twin.Account.State.SUSPENDED,
                                    account.joined(),
                                    account.optInRegions()));
                });
        RunReport report = rig.apply();
        assertThat(report.summary().failed()).isZero();
        assertThat(report.summary().done()).isEqualTo(4);
        assertThat(other.getMacieSession(it -> {}).statusAsString()).isEqualTo("ENABLED");
    }
}
