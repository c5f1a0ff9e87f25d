package io.vedette.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.aws.contract.CloudUnderTest.NewOrganization;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AdminAccount;
import software.amazon.awssdk.services.guardduty.model.AdminStatus;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.DetectorFeature;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;

@ParameterizedClass
@EnumSource
class GuardDutyContractTest {

    private static final String NOT_OWNED =
            "The request is rejected because the input detectorId is not owned by the current account.";

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final GuardDutyClient guardDuty;

    GuardDutyContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        guardDuty = client(cloud.newAccount());
    }

    private GuardDutyClient client(String account) {
        return cloud.client(GuardDutyClient.class, account, "us-east-1");
    }

    private String detector() {
        return guardDuty.createDetector(it -> it.enable(true)).detectorId();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal -> {
                            assertThat(refusal.statusCode()).isEqualTo(400);
                            assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
                        });
    }

    @Test
    void listsNoDetectorWhereThereIsNone() {
        assertThat(guardDuty.listDetectors(it -> {}).detectorIds()).isEmpty();
    }

    @Test
    void createsADetector() {
        String id =
                guardDuty
                        .createDetector(it ->
                                it.enable(true)
                                        .findingPublishingFrequency(
                                                FindingPublishingFrequency.ONE_HOUR)
                                        .tags(Map.of("team", "security")))
                        .detectorId();
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(guardDuty.listDetectors(it -> {}).detectorIds()).containsExactly(id);
        assertThat(guardDuty.getDetector(it -> it.detectorId(id)))
                .satisfies(found -> {
                    assertThat(found.status()).isEqualTo(DetectorStatus.ENABLED);
                    assertThat(found.findingPublishingFrequency())
                            .isEqualTo(FindingPublishingFrequency.ONE_HOUR);
                    assertThat(found.tags()).containsExactly(Map.entry("team", "security"));
                    assertThat(found.serviceRole()).endsWith("AWSServiceRoleForAmazonGuardDuty");
                });
    }

    @Test
    void publishesEverySixHoursUnlessToldOtherwise() {
        String id = detector();
        assertThat(guardDuty.getDetector(it -> it.detectorId(id)).findingPublishingFrequency())
                .isEqualTo(FindingPublishingFrequency.SIX_HOURS);
    }

    @Test
    void updatesOnlyWhatTheRequestNames() {
        String id = detector();
        guardDuty.updateDetector(it ->
                it.detectorId(id)
                        .findingPublishingFrequency(FindingPublishingFrequency.FIFTEEN_MINUTES));
        guardDuty.updateDetector(it -> it.detectorId(id).enable(false));
        assertThat(guardDuty.getDetector(it -> it.detectorId(id)))
                .satisfies(found -> {
                    assertThat(found.status()).isEqualTo(DetectorStatus.DISABLED);
                    assertThat(found.findingPublishingFrequency())
                            .isEqualTo(FindingPublishingFrequency.FIFTEEN_MINUTES);
                });
    }

    @Test
    void answersTheFeaturesThatWereSet() {
        String id =
                guardDuty
                        .createDetector(it ->
                                it.enable(true)
                                        .features(
                                                feature(
                                                        DetectorFeature.S3_DATA_EVENTS,
                                                        FeatureStatus.DISABLED)))
                        .detectorId();
        assertThat(feature(id, "S3_DATA_EVENTS").status()).isEqualTo(FeatureStatus.DISABLED);
        guardDuty.updateDetector(it ->
                it.detectorId(id)
                        .features(feature(DetectorFeature.S3_DATA_EVENTS, FeatureStatus.ENABLED)));
        assertThat(feature(id, "S3_DATA_EVENTS").status()).isEqualTo(FeatureStatus.ENABLED);
    }

    private static DetectorFeatureConfiguration feature(
            DetectorFeature feature, FeatureStatus status) {
        return DetectorFeatureConfiguration.builder().name(feature).status(status).build();
    }

    private DetectorFeatureConfigurationResult feature(String id, String name) {
        return guardDuty.getDetector(it -> it.detectorId(id)).features().stream()
                .filter(it -> it.nameAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void turnsFeaturesOnByItselfButForRuntimeMonitoring() {
        MotoDiffers.GUARDDUTY_FEATURES.skip(kind);
        String id = detector();
        assertThat(feature(id, "LAMBDA_NETWORK_LOGS").status()).isEqualTo(FeatureStatus.ENABLED);
        assertThat(feature(id, "RUNTIME_MONITORING").status()).isEqualTo(FeatureStatus.DISABLED);
        assertThat(feature(id, "FLOW_LOGS").status()).isEqualTo(FeatureStatus.ENABLED);
    }

    @Test
    void refusesBothKindsOfRuntimeMonitoringInOneRequest() {
        MotoDiffers.GUARDDUTY_FEATURES.skip(kind);
        String id = detector();
        assertThatThrownBy(() ->
                        guardDuty.updateDetector(it ->
                                it.detectorId(id)
                                        .features(
                                                feature(
                                                        DetectorFeature.RUNTIME_MONITORING,
                                                        FeatureStatus.ENABLED),
                                                feature(
                                                        DetectorFeature.EKS_RUNTIME_MONITORING,
                                                        FeatureStatus.ENABLED))))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesASecondDetector() {
        MotoDiffers.GUARDDUTY_ONE_DETECTOR.skip(kind);
        detector();
        refused(
                "The request is rejected because a detector already exists for the current account.",
                this::detector);
    }

    @Test
    void refusesADetectorThatIsNotTheCallers() {
        String foreign =
                client(cloud.newAccount()).createDetector(it -> it.enable(true)).detectorId();
        refused(NOT_OWNED, () -> guardDuty.getDetector(it -> it.detectorId(foreign)));
        refused(
                NOT_OWNED,
                () -> guardDuty.updateDetector(it -> it.detectorId(foreign).enable(false)));
    }

    @Test
    void forgetsADetectorThatIsDeleted() {
        String id = detector();
        guardDuty.deleteDetector(it -> it.detectorId(id));
        assertThat(guardDuty.listDetectors(it -> {}).detectorIds()).isEmpty();
        refused(NOT_OWNED, () -> guardDuty.getDetector(it -> it.detectorId(id)));
    }

    private void filter(String detector) {
        guardDuty.createFilter(it ->
                it.detectorId(detector)
                        .name("scanners")
                        .description("ours")
                        .action(FilterAction.ARCHIVE)
                        .findingCriteria(criteria ->
                                criteria.criterion(
                                        Map.of(
                                                "type",
                                                Condition.builder()
                                                        .equalsValue("Recon:EC2/Portscan")
                                                        .build()))));
    }

    @Test
    void keepsFilters() {
        String id = detector();
        filter(id);
        assertThat(guardDuty.getFilter(it -> it.detectorId(id).filterName("scanners")))
                .satisfies(found -> {
                    assertThat(found.description()).isEqualTo("ours");
                    assertThat(found.action()).isEqualTo(FilterAction.ARCHIVE);
                    assertThat(found.rank()).isEqualTo(1);
                    assertThat(found.findingCriteria().criterion())
                            .hasEntrySatisfying(
                                    "type",
                                    type ->
                                            assertThat(type.equalsValue())
                                                    .containsExactly("Recon:EC2/Portscan"));
                });
        guardDuty.updateFilter(
                it -> it.detectorId(id).filterName("scanners").action(FilterAction.NOOP));
        assertThat(guardDuty.getFilter(it -> it.detectorId(id).filterName("scanners")))
                .satisfies(found -> {
                    assertThat(found.action()).isEqualTo(FilterAction.NOOP);
                    assertThat(found.description()).isEqualTo("ours");
                });
        guardDuty.deleteFilter(it -> it.detectorId(id).filterName("scanners"));
        noSuchFilter(id);
    }

    @Test
    void refusesAFilterThatIsNotThere() {
        noSuchFilter(detector());
    }

    private void noSuchFilter(String id) {
        refused(
                "The request is rejected since no such resource found.",
                () -> guardDuty.getFilter(it -> it.detectorId(id).filterName("scanners")));
    }

    @Test
    void refusesASecondFilterOfAName() {
        MotoDiffers.GUARDDUTY_FILTER_NAMES.skip(kind);
        String id = detector();
        filter(id);
        assertThatThrownBy(() -> filter(id)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void listsFilters() {
        MotoDiffers.GUARDDUTY_FILTER_LIST.skip(kind);
        String id = detector();
        filter(id);
        assertThat(guardDuty.listFilters(it -> it.detectorId(id)).filterNames())
                .containsExactly("scanners");
    }

    @Test
    void listsTheAdministratorThatTheManagementAccountNamed() {
        NewOrganization organization = cloud.newOrganization(1);
        String administrator = organization.memberAccounts().getFirst();
        GuardDutyClient management = client(organization.managementAccount());
        assertThat(management.listOrganizationAdminAccounts(it -> {}).adminAccounts()).isEmpty();
        management.enableOrganizationAdminAccount(it -> it.adminAccountId(administrator));
        assertThat(management.listOrganizationAdminAccounts(it -> {}).adminAccounts())
                .containsExactly(
                        AdminAccount.builder()
                                .adminAccountId(administrator)
                                .adminStatus(AdminStatus.ENABLED)
                                .build());
    }

    @Test
    void refusesAnAdministratorTwice() {
        MotoDiffers.GUARDDUTY_ADMINISTRATORS.skip(kind);
        NewOrganization organization = cloud.newOrganization(2);
        List<String> members = organization.memberAccounts();
        GuardDutyClient management = client(organization.managementAccount());
        management.enableOrganizationAdminAccount(it -> it.adminAccountId(members.getFirst()));
        refused(
                "The request failed because the account is already enabled as the GuardDuty delegated administrator for the organization.",
                () ->
                        management.enableOrganizationAdminAccount(
                                it -> it.adminAccountId(members.getFirst())));
        assertThatThrownBy(() ->
                        management.enableOrganizationAdminAccount(
                                it -> it.adminAccountId(members.getLast())))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void letsNobodyButTheManagementAccountNameAnAdministrator() {
        MotoDiffers.GUARDDUTY_ADMINISTRATORS.skip(kind);
        NewOrganization organization = cloud.newOrganization(2);
        GuardDutyClient member = client(organization.memberAccounts().getFirst());
        assertThatThrownBy(() ->
                        member.enableOrganizationAdminAccount(
                                it -> it.adminAccountId(organization.memberAccounts().getLast())))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void givesANewAdministratorADetector() {
        MotoDiffers.GUARDDUTY_ADMINISTRATORS.skip(kind);
        NewOrganization organization = cloud.newOrganization(1);
        String administrator = organization.memberAccounts().getFirst();
        client(organization.managementAccount())
                .enableOrganizationAdminAccount(it -> it.adminAccountId(administrator));
        assertThat(client(administrator).listDetectors(it -> {}).detectorIds()).hasSize(1);
    }

    @Test
    void tellsAnAccountOnItsOwnOfNoAdministrator() {
        String id = detector();
        assertThat(guardDuty.getAdministratorAccount(it -> it.detectorId(id)).administrator())
                .isNull();
    }
}
