package io.vedette.twin.macie2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Account;
import io.vedette.twin.Organization;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AllowListStatusCode;
import software.amazon.awssdk.services.macie2.model.AutoEnableMode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdate;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdateErrorCode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.MacieStatus;
import software.amazon.awssdk.services.macie2.model.Member;
import software.amazon.awssdk.services.macie2.model.S3BucketDefinitionForJob;

class TwinMacieTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String SECURITY = "222222222222";
    private static final String MEMBER = "100000000001";
    private static final String SECOND = "100000000002";
    private static final String REGION = "eu-west-1";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin =
            Scenario.generated(60).in(TwinServices.twin().clock(clock).inMemory());
    private final Macie2Client management = client(MANAGEMENT);
    private final Macie2Client security = client(SECURITY);

    private Macie2Client client(String account) {
        return twin.client(Macie2Client.class, account, REGION);
    }

    private void administer() {
        management.enableMacie(it -> {});
        management.enableOrganizationAdminAccount(it -> it.adminAccountId(SECURITY));
        clock.pause(Duration.ofMinutes(1));
    }

    private void enrol(String account) {
        security.createMember(
                it -> it.account(who -> who.accountId(account).email("a@example.com")));
    }

    private static void refused(String code, int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        it -> {
                            assertThat(it.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(it.statusCode()).isEqualTo(status);
                        });
    }

    private String relationship(String account) {
        return security.getMember(it -> it.id(account)).relationshipStatusAsString();
    }

    private boolean discovers(String account) {
        return security.listAutomatedDiscoveryAccounts(it -> it.accountIds(account))
                .items()
                .getFirst()
                .statusAsString()
                .equals("ENABLED");
    }

    private void discover(AutomatedDiscoveryStatus status, AutoEnableMode mode) {
        security.updateAutomatedDiscoveryConfiguration(
                it -> it.status(status).autoEnableOrganizationMembers(mode));
    }

    @Test
    void namingAnAdministratorTakesAManagementAccountWithMacieAndGivesItMacie() {
        refused(
                "AccessDeniedException",
                403,
                () -> management.enableOrganizationAdminAccount(it -> it.adminAccountId(SECURITY)));
        administer();
        assertThat(security.getMacieSession(it -> {}).status()).isEqualTo(MacieStatus.ENABLED);
        assertThat(management.listOrganizationAdminAccounts(it -> {}).adminAccounts()).hasSize(1);
        refused("ConflictException", 409, () -> security.disableMacie(it -> {}));
    }

    @Test
    void onlyTheAdministratorSeesTheOrganization() {
        administer();
        client(MEMBER).enableMacie(it -> {});
        refused(
                "AccessDeniedException",
                403,
                () -> client(MEMBER).describeOrganizationConfiguration(it -> {}));
        assertThat(security.describeOrganizationConfiguration(it -> {}).autoEnable()).isFalse();
    }

    @Test
    void listsMembersTwentyFiveAPage() {
        administer();
        IntStream.rangeClosed(1, 30).forEach(i -> enrol("1000000000%02d".formatted(i)));
        var first = security.listMembers(it -> {});
        assertThat(first.members()).hasSize(25);
        assertThat(security.listMembers(it -> it.nextToken(first.nextToken())).members())
                .hasSize(5);
        refused("ValidationException", 400, () -> security.listMembers(it -> it.nextToken("mine")));
    }

    @Test
    void enrolsAnAccountWithMacieAndLetsItGoWithMacie() {
        administer();
        enrol(MEMBER);
        assertThat(relationship(MEMBER)).isEqualTo("Enabled");
        refused("ConflictException", 409, () -> enrol(MEMBER));
        refused("ConflictException", 409, () -> client(MEMBER).disableMacie(it -> {}));
        refused("ConflictException", 409, () -> security.deleteMember(it -> it.id(MEMBER)));
        security.disassociateMember(it -> it.id(MEMBER));
        assertThat(relationship(MEMBER)).isEqualTo("Removed");
        assertThat(security.listMembers(it -> {}).members()).isEmpty();
        assertThat(security.listMembers(it -> it.onlyAssociated("false")).members())
                .extracting(Member::accountId)
                .containsExactly(MEMBER);
        assertThat(client(MEMBER).getMacieSession(it -> {}).status())
                .isEqualTo(MacieStatus.ENABLED);
        security.deleteMember(it -> it.id(MEMBER));
        refused("ResourceNotFoundException", 404, () -> relationship(MEMBER));
        client(MEMBER).disableMacie(it -> {});
    }

    @Test
    void enrolsTheManagementAccountOnlyWithMacie() {
        administer();
        enrol(MANAGEMENT);
        assertThat(relationship(MANAGEMENT)).isEqualTo("Enabled");
        // A member cannot dismiss its own administrator.
        refused(
                "AccessDeniedException",
                403,
                () ->
                        management.disableOrganizationAdminAccount(
                                it -> it.adminAccountId(SECURITY)));
        security.disassociateMember(it -> it.id(MANAGEMENT));
        management.disableMacie(it -> {});
        refused("ValidationException", 400, () -> enrol(MANAGEMENT));
    }

    @Test
    void aSuspendedAccountIsEnrolledSuspended() {
        administer();
        client(MEMBER).enableMacie(it -> it.status(MacieStatus.PAUSED));
        enrol(MEMBER);
        assertThat(relationship(MEMBER)).isEqualTo("Paused");
        refused(
                "AccessDeniedException",
                403,
                () -> client(MEMBER).updateMacieSession(it -> it.status(MacieStatus.ENABLED)));
        security.updateMemberSession(it -> it.id(MEMBER).status(MacieStatus.ENABLED));
        assertThat(relationship(MEMBER)).isEqualTo("Enabled");
    }

    @Test
    void enrolsAccountsThatJoinLater() {
        administer();
        security.updateOrganizationConfiguration(it -> it.autoEnable(true));
        clock.pause(Duration.ofHours(1));
        twin.change(world -> {
            Organization organization = world.shared(Organization.class);
            Account model = organization.account(MEMBER).orElseThrow();
            organization.put(
                    new Account(
                            "100000000099",
                            "newcomer",
                            "n@example.com",
                            model.parent(),
                            Account.State.ACTIVE,
                            world.now(),
                            Set.of()));
        });
        assertThat(security.listMembers(it -> {}).members())
                .extracting(Member::accountId)
                .containsExactly("100000000099");
    }

    @Test
    void discoversForAllOrForNewMembersOrForOne() {
        administer();
        enrol(MEMBER);
        discover(AutomatedDiscoveryStatus.ENABLED, AutoEnableMode.NEW);
        assertThat(discovers(MEMBER)).isFalse();
        enrol(SECOND);
        assertThat(discovers(SECOND)).isTrue();
        discover(AutomatedDiscoveryStatus.ENABLED, AutoEnableMode.ALL);
        assertThat(discovers(MEMBER)).isTrue();
        discover(AutomatedDiscoveryStatus.DISABLED, AutoEnableMode.NONE);
        assertThat(discovers(MEMBER)).isFalse();
        refused(
                "AccessDeniedException",
                403,
                () -> client(MEMBER).getAutomatedDiscoveryConfiguration(it -> {}));
    }

    @Test
    void saysForWhichAccountsDiscoveryCouldNotBeChanged() {
        administer();
        enrol(MEMBER);
        security.updateMemberSession(it -> it.id(MEMBER).status(MacieStatus.PAUSED));
        List<AutomatedDiscoveryAccountUpdate> updates =
                List.of(
                        AutomatedDiscoveryAccountUpdate.builder()
                                .accountId(MEMBER)
                                .status("ENABLED")
                                .build(),
                        AutomatedDiscoveryAccountUpdate.builder()
                                .accountId(SECOND)
                                .status("ENABLED")
                                .build());
        assertThat(
                        security.batchUpdateAutomatedDiscoveryAccounts(it -> it.accounts(updates))
                                .errors())
                .extracting(it -> it.errorCode())
                .containsExactly(
                        AutomatedDiscoveryAccountUpdateErrorCode.ACCOUNT_PAUSED,
                        AutomatedDiscoveryAccountUpdateErrorCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void dismissingTheAdministratorLeavesMembersWithMacie() {
        administer();
        enrol(MEMBER);
        management.disableOrganizationAdminAccount(it -> it.adminAccountId(SECURITY));
        assertThat(client(MEMBER).getAdministratorAccount(it -> {}).administrator()).isNull();
        client(MEMBER).disableMacie(it -> {});
        security.disableMacie(it -> {});
        refused(
                "ResourceNotFoundException",
                404,
                () ->
                        management.disableOrganizationAdminAccount(
                                it -> it.adminAccountId(SECURITY)));
    }

    @Test
    void storesResultsOnlyWhereItMay() {
        management.enableMacie(it -> {});
        refused(
                "ValidationException",
                400,
                () ->
                        management.putClassificationExportConfiguration(request ->
                                request.configuration(it ->
                                        it.s3Destination(s3 ->
                                                s3.bucketName("nowhere")
                                                        .kmsKeyArn(
                                                                "arn:aws:kms:eu-west-1:111111111111:key/1234")))));
        ClassificationExportConfiguration none =
                management.getClassificationExportConfiguration(it -> {}).configuration();
        assertThat(none.s3Destination()).isNull();
    }

    @Test
    void deletesAnIdentifierSoftly() {
        management.enableMacie(it -> {});
        String id =
                management
                        .createCustomDataIdentifier(it -> it.name("customer").regex("C-[0-9]+"))
                        .customDataIdentifierId();
        management.deleteCustomDataIdentifier(it -> it.id(id));
        assertThat(management.listCustomDataIdentifiers(it -> {}).items()).isEmpty();
        assertThat(management.getCustomDataIdentifier(it -> it.id(id)).deleted()).isTrue();
        refused(
                "ResourceNotFoundException",
                404,
                () -> management.deleteCustomDataIdentifier(it -> it.id(id)));
    }

    @Test
    void anAllowListStaysOfOneType() {
        management.enableMacie(it -> {});
        String id =
                management
                        .createAllowList(it ->
                                it.clientToken("1")
                                        .name("words")
                                        .criteria(criteria ->
                                                criteria.s3WordsList(words ->
                                                        words.bucketName("nowhere")
                                                                .objectKey("words.txt"))))
                        .id();
        assertThat(management.getAllowList(it -> it.id(id)).status().code())
                .isEqualTo(AllowListStatusCode.S3_OBJECT_NOT_FOUND);
        refused(
                "ValidationException",
                400,
                () ->
                        management.updateAllowList(
                                it -> it.id(id).name("words").criteria(c -> c.regex("x"))));
    }

    @Test
    void keepsAnAllowListThatAJobUses() {
        management.enableMacie(it -> {});
        String list =
                management
                        .createAllowList(
                                it -> it.clientToken("1").name("x").criteria(c -> c.regex("x")))
                        .id();
        S3BucketDefinitionForJob bucket =
                S3BucketDefinitionForJob.builder().accountId(MANAGEMENT).buckets("a").build();
        String job =
                management
                        .createClassificationJob(it ->
                                it.clientToken("1")
                                        .name("once")
                                        .jobType("ONE_TIME")
                                        .allowListIds(list)
                                        .s3JobDefinition(s3 -> s3.bucketDefinitions(bucket)))
                        .jobId();
        refused("ConflictException", 409, () -> management.deleteAllowList(it -> it.id(list)));
        management.updateClassificationJob(it -> it.jobId(job).jobStatus(JobStatus.CANCELLED));
        management.deleteAllowList(it -> it.id(list));
        refused(
                "ConflictException",
                409,
                () ->
                        management.updateClassificationJob(
                                it -> it.jobId(job).jobStatus(JobStatus.RUNNING)));
    }

    @Test
    void aJobRunsToItsEnd() {
        management.enableMacie(it -> {});
        S3BucketDefinitionForJob bucket =
                S3BucketDefinitionForJob.builder().accountId(MANAGEMENT).buckets("a").build();
        String job =
                management
                        .createClassificationJob(it ->
                                it.clientToken("1")
                                        .name("once")
                                        .jobType("ONE_TIME")
                                        .s3JobDefinition(s3 -> s3.bucketDefinitions(bucket)))
                        .jobId();
        assertThat(management.describeClassificationJob(it -> it.jobId(job)).jobStatus())
                .isEqualTo(JobStatus.RUNNING);
        clock.pause(Duration.ofHours(1));
        assertThat(management.describeClassificationJob(it -> it.jobId(job)).jobStatus())
                .isEqualTo(JobStatus.COMPLETE);
        refused(
                "ConflictException",
                409,
                () ->
                        management.updateClassificationJob(
                                it -> it.jobId(job).jobStatus(JobStatus.CANCELLED)));
        refused(
                "ValidationException",
                400,
                () ->
                        management.createClassificationJob(it ->
                                it.clientToken("2")
                                        .name("never")
                                        .jobType("SCHEDULED")
                                        .s3JobDefinition(s3 -> s3.bucketDefinitions(bucket))));
    }

    @Test
    void isKeptInTheFile(@TempDir Path directory) {
        Path file = directory.resolve("twin");
        try (Twin kept = TwinServices.twin().clock(clock).open(file)) {
            Scenario.generated(3).in(kept);
            Macie2Client own = kept.client(Macie2Client.class, MANAGEMENT, REGION);
            own.enableMacie(it -> {});
            own.createCustomDataIdentifier(it -> it.name("customer").regex("C-[0-9]+"));
            own.updateAutomatedDiscoveryConfiguration(
                    it -> it.status(AutomatedDiscoveryStatus.ENABLED));
        }
        try (Twin again = TwinServices.twin().clock(clock).open(file)) {
            Macie2Client own = again.client(Macie2Client.class, MANAGEMENT, REGION);
            String id = own.listCustomDataIdentifiers(it -> {}).items().getFirst().id();
            assertThat(own.getCustomDataIdentifier(it -> it.id(id)).maximumMatchDistance())
                    .isEqualTo(50);
            assertThat(own.getAutomatedDiscoveryConfiguration(it -> {}).firstEnabledAt())
                    .isEqualTo(clock.now());
        }
    }
}
