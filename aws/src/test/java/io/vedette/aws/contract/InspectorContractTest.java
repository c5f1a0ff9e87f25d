package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.contract.CloudUnderTest.NewOrganization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminAccount;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminStatus;
import software.amazon.awssdk.services.inspector2.model.EnableResponse;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.Filter;
import software.amazon.awssdk.services.inspector2.model.FilterAction;
import software.amazon.awssdk.services.inspector2.model.Member;
import software.amazon.awssdk.services.inspector2.model.NumberFilter;
import software.amazon.awssdk.services.inspector2.model.RelationshipStatus;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.inspector2.model.Status;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;

@ParameterizedClass
@EnumSource
class InspectorContractTest {

    private static final StringFilter LOW =
            StringFilter.builder().comparison(StringComparison.EQUALS).value("LOW").build();
    private static final NumberFilter AT_MOST_FOUR =
            NumberFilter.builder().upperInclusive(4.0).build();

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final Inspector2Client inspector;

    InspectorContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        inspector = client(account);
    }

    private Inspector2Client client(String id) {
        return cloud.client(Inspector2Client.class, id, "us-east-1");
    }

    private EnableResponse enable(ResourceScanType... types) {
        return inspector.enable(it -> it.accountIds(account).resourceTypes(types));
    }

    private AccountState state() {
        return inspector.batchGetAccountStatus(it -> it.accountIds(account)).accounts().getFirst();
    }

    /** An organization whose first member administers Inspector and scans itself. */
    private NewOrganization administered() {
        NewOrganization organization = cloud.newOrganization(2);
        String administrator = organization.memberAccounts().getFirst();
        client(organization.managementAccount())
                .enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(administrator));
        client(administrator)
                .enable(it -> it.accountIds(administrator).resourceTypes(ResourceScanType.EC2));
        return organization;
    }

    @Test
    void turnsScansOnOfWhichAccountAndTypesItTells() {
        assertThat(enable(ResourceScanType.EC2, ResourceScanType.ECR))
                .satisfies(it -> {
                    assertThat(it.failedAccounts()).isEmpty();
                    assertThat(it.accounts())
                            .singleElement()
                            .satisfies(
                                    enabled -> assertThat(enabled.accountId()).isEqualTo(account));
                });
        assertThat(state())
                .satisfies(it -> {
                    assertThat(it.accountId()).isEqualTo(account);
                    assertThat(it.state().status()).isIn(Status.ENABLING, Status.ENABLED);
                    assertThat(it.resourceState().ec2().status())
                            .isIn(Status.ENABLING, Status.ENABLED);
                    assertThat(it.resourceState().lambda().status()).isEqualTo(Status.DISABLED);
                });
    }

    @Test
    void turnsScanTypesOffOneByOne() {
        enable(ResourceScanType.EC2, ResourceScanType.ECR);
        inspector.disable(it -> it.accountIds(account).resourceTypes(ResourceScanType.ECR));
        assertThat(state())
                .satisfies(it -> {
                    assertThat(it.resourceState().ecr().status()).isEqualTo(Status.DISABLED);
                    assertThat(it.state().status()).isIn(Status.ENABLING, Status.ENABLED);
                });
        inspector.disable(it -> it.accountIds(account).resourceTypes(ResourceScanType.EC2));
        assertThat(state().state().status()).isEqualTo(Status.DISABLED);
    }

    @Test
    void tellsThatAFreshAccountScansNothing() {
        MotoDiffers.INSPECTOR_FRESH_ACCOUNTS.skip(kind);
        assertThat(state().state().status()).isEqualTo(Status.DISABLED);
    }

    @Test
    void failsTheAccountsOfOthers() {
        MotoDiffers.INSPECTOR_FRESH_ACCOUNTS.skip(kind);
        String foreign = cloud.newAccount();
        assertThat(inspector.batchGetAccountStatus(it -> it.accountIds(foreign)).failedAccounts())
                .extracting(FailedAccount::errorCode)
                .containsExactly(ErrorCode.ACCESS_DENIED);
    }

    @Test
    void failsAnAccountThatIsBeingEnabled() {
        MotoDiffers.INSPECTOR_CODES.skip(kind);
        enable(ResourceScanType.EC2);
        assertThat(enable(ResourceScanType.EC2).failedAccounts())
                .extracting(FailedAccount::errorCode)
                .containsExactly(ErrorCode.ENABLE_IN_PROGRESS);
    }

    @Test
    void listsTheAdministratorThatTheManagementAccountNamed() {
        NewOrganization organization = cloud.newOrganization(1);
        String administrator = organization.memberAccounts().getFirst();
        Inspector2Client management = client(organization.managementAccount());
        assertThat(management.listDelegatedAdminAccounts(it -> {}).delegatedAdminAccounts())
                .isEmpty();
        assertThat(
                        management
                                .enableDelegatedAdminAccount(
                                        it -> it.delegatedAdminAccountId(administrator))
                                .delegatedAdminAccountId())
                .isEqualTo(administrator);
        assertThat(management.listDelegatedAdminAccounts(it -> {}).delegatedAdminAccounts())
                .containsExactly(
                        DelegatedAdminAccount.builder()
                                .accountId(administrator)
                                .status(DelegatedAdminStatus.ENABLED)
                                .build());
    }

    @Test
    void refusesAnAdministratorTwiceAndASecondOne() {
        MotoDiffers.INSPECTOR_ADMINISTRATORS.skip(kind);
        NewOrganization organization = administered();
        Inspector2Client management = client(organization.managementAccount());
        for (String member : organization.memberAccounts()) {
            refused(
                    "ConflictException",
                    409,
                    () ->
                            management.enableDelegatedAdminAccount(
                                    it -> it.delegatedAdminAccountId(member)));
        }
    }

    @Test
    void dismissesTheAdministrator() {
        NewOrganization organization = administered();
        String administrator = organization.memberAccounts().getFirst();
        Inspector2Client management = client(organization.managementAccount());
        assertThat(
                        management
                                .disableDelegatedAdminAccount(
                                        it -> it.delegatedAdminAccountId(administrator))
                                .delegatedAdminAccountId())
                .isEqualTo(administrator);
        MotoDiffers.INSPECTOR_DISMISSED.skip(kind);
        assertThat(management.listDelegatedAdminAccounts(it -> {}).delegatedAdminAccounts())
                .isEmpty();
        refused(
                "ResourceNotFoundException",
                404,
                () ->
                        management.disableDelegatedAdminAccount(
                                it -> it.delegatedAdminAccountId(administrator)));
    }

    @Test
    void letsOnlyTheManagementAccountNameAnAdministrator() {
        MotoDiffers.INSPECTOR_EVERYBODY.skip(kind);
        NewOrganization organization = cloud.newOrganization(2);
        Inspector2Client member = client(organization.memberAccounts().getFirst());
        refused(
                "AccessDeniedException",
                403,
                () ->
                        member.enableDelegatedAdminAccount(it ->
                                it.delegatedAdminAccountId(
                                        organization.memberAccounts().getLast())));
        refused("AccessDeniedException", 403, () -> member.listMembers(it -> {}));
        refused(
                "AccessDeniedException",
                403,
                () -> member.describeOrganizationConfiguration(it -> {}));
    }

    @Test
    void associatesMembers() {
        NewOrganization organization = administered();
        String administrator = organization.memberAccounts().getFirst();
        String member = organization.memberAccounts().getLast();
        Inspector2Client inspectors = client(administrator);
        assertThat(inspectors.associateMember(it -> it.accountId(member)).accountId())
                .isEqualTo(member);
        List<Member> members = inspectors.listMembers(it -> it.onlyAssociated(false)).members();
        assertThat(members)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.accountId()).isEqualTo(member);
                    assertThat(it.delegatedAdminAccountId()).isEqualTo(administrator);
                    assertThat(it.relationshipStatus())
                            .isIn(RelationshipStatus.CREATED, RelationshipStatus.ENABLED);
                });
        assertThat(inspectors.getMember(it -> it.accountId(member)).member().accountId())
                .isEqualTo(member);
        assertThat(inspectors.disassociateMember(it -> it.accountId(member)).accountId())
                .isEqualTo(member);
    }

    @Test
    void tellsReleasedMembersFromStrangers() {
        MotoDiffers.INSPECTOR_MEMBERS.skip(kind);
        NewOrganization organization = administered();
        String member = organization.memberAccounts().getLast();
        Inspector2Client inspectors = client(organization.memberAccounts().getFirst());
        inspectors.associateMember(it -> it.accountId(member));
        inspectors.disassociateMember(it -> it.accountId(member));
        assertThat(inspectors.listMembers(it -> it.onlyAssociated(false)).members())
                .extracting(Member::relationshipStatus)
                .containsExactly(RelationshipStatus.REMOVED);
        refused(
                "ValidationException",
                400,
                () -> inspectors.associateMember(it -> it.accountId("999999999999")));
        refused(
                "ValidationException",
                400,
                () -> inspectors.disassociateMember(it -> it.accountId(member)));
    }

    @Test
    void keepsWhatNewAccountsGetByThemselves() {
        NewOrganization organization = administered();
        Inspector2Client inspectors = client(organization.memberAccounts().getFirst());
        assertThat(inspectors.describeOrganizationConfiguration(it -> {}).autoEnable().ec2())
                .isFalse();
        assertThat(
                        inspectors
                                .updateOrganizationConfiguration(it ->
                                        it.autoEnable(
                                                types -> types.ec2(true).ecr(false).lambda(true)))
                                .autoEnable()
                                .lambda())
                .isTrue();
        assertThat(inspectors.describeOrganizationConfiguration(it -> {}))
                .satisfies(it -> {
                    assertThat(it.autoEnable().ec2()).isTrue();
                    assertThat(it.autoEnable().ecr()).isFalse();
                    assertThat(it.autoEnable().lambda()).isTrue();
                    assertThat(it.autoEnable().lambdaCode()).isFalse();
                    assertThat(it.maxAccountLimitReached()).isFalse();
                });
    }

    private String filter(FilterAction action) {
        return inspector
                .createFilter(it ->
                        it.name("low")
                                .description("ours")
                                .reason("nobody looks")
                                .action(action)
                                .tags(Map.of("team", "security"))
                                .filterCriteria(criteria ->
                                        criteria.severity(LOW).inspectorScore(AT_MOST_FOUR)))
                .arn();
    }

    private List<Filter> filters() {
        return inspector.listFilters(it -> {}).filters();
    }

    @Test
    void keepsFilters() {
        enable(ResourceScanType.EC2);
        String arn = filter(FilterAction.SUPPRESS);
        assertThat(arn)
                .startsWith(
                        "arn:aws:inspector2:us-east-1:%s:owner/%s/filter/"
                                .formatted(account, account));
        assertThat(filters())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.arn()).isEqualTo(arn);
                    assertThat(it.ownerId()).isEqualTo(account);
                    assertThat(it.name()).isEqualTo("low");
                    assertThat(it.description()).isEqualTo("ours");
                    assertThat(it.reason()).isEqualTo("nobody looks");
                    assertThat(it.action()).isEqualTo(FilterAction.SUPPRESS);
                    assertThat(it.tags()).containsExactly(Map.entry("team", "security"));
                    assertThat(it.criteria().severity().getFirst().value()).isEqualTo("LOW");
                    assertThat(it.criteria().inspectorScore().getFirst().upperInclusive())
                            .isEqualTo(4.0);
                });
        assertThat(inspector.listFilters(it -> it.action(FilterAction.NONE)).filters()).isEmpty();
        assertThat(inspector.listFilters(it -> it.arns(arn)).filters()).hasSize(1);
        inspector.deleteFilter(it -> it.arn(arn));
        assertThat(filters()).isEmpty();
    }

    @Test
    void tagsFilters() {
        enable(ResourceScanType.EC2);
        String arn = filter(FilterAction.SUPPRESS);
        inspector.tagResource(it -> it.resourceArn(arn).tags(Map.of("stage", "test")));
        inspector.untagResource(it -> it.resourceArn(arn).tagKeys("team"));
        assertThat(inspector.listTagsForResource(it -> it.resourceArn(arn)).tags())
                .containsExactly(Map.entry("stage", "test"));
    }

    @Test
    void refusesFiltersThatCannotBe() {
        MotoDiffers.INSPECTOR_FILTERS.skip(kind);
        refused("AccessDeniedException", 403, () -> filter(FilterAction.NONE));
        enable(ResourceScanType.EC2);
        String arn = filter(FilterAction.NONE);
        refused("BadRequestException", 400, () -> filter(FilterAction.SUPPRESS));
        inspector.deleteFilter(it -> it.arn(arn));
        refused("ResourceNotFoundException", 404, () -> inspector.deleteFilter(it -> it.arn(arn)));
    }
}
