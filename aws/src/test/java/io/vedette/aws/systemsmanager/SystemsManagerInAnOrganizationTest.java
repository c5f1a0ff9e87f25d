package io.vedette.aws.systemsmanager;

import static io.vedette.aws.systemsmanager.SystemsManagerRig.HOME;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.LOG_ARCHIVE;
import static io.vedette.aws.systemsmanager.SystemsManagerRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncItem;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SystemsManagerInAnOrganizationTest {

    private static final String ROLE = "AWSSystemsManagerDefaultEC2InstanceManagementRole";

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static AssociationDescription association(SsmClient ssm, String name) {
        String id =
                ssm.listAssociations(it -> {}).associations().stream()
                        .filter(it -> name.equals(it.associationName()))
                        .map(Association::associationId)
                        .findFirst()
                        .orElseThrow();
        return ssm.describeAssociation(it -> it.associationId(id)).associationDescription();
    }

    @Test
    void putsEveryAccountAndRegionInPlace() {
        SystemsManagerRig rig = SystemsManagerRig.organization(6);
        assertThat(rig.apply().deployments())
                .hasSize(18)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void blocksPublicSharingAndManagesHostsWithTheRole() {
        SystemsManagerRig rig = SystemsManagerRig.organization(4).regions(HOME, "eu-west-1");
        rig.apply();
        SsmClient ssm = rig.ssm(MEMBER, "eu-west-1");
        assertThat(
                        ssm.getServiceSetting(it -> it.settingId(ServiceSetting.PUBLIC_SHARING))
                                .serviceSetting()
                                .settingValue())
                .isEqualTo("Disable");
        assertThat(
                        ssm.getServiceSetting(it -> it.settingId(ServiceSetting.HOST_MANAGEMENT))
                                .serviceSetting()
                                .settingValue())
                .isEqualTo("service-role/" + ROLE);
        IamClient iam = rig.client(IamClient.class, MEMBER, "aws-global");
        assertThat(iam.getRole(it -> it.roleName(ROLE)).role().arn())
                .isEqualTo("arn:aws:iam::%s:role/service-role/%s".formatted(MEMBER, ROLE));
        assertThat(iam.listAttachedRolePolicies(it -> it.roleName(ROLE)).attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(
                        "arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy");
    }

    @Test
    void collectsInventoryAndScansForPatchesWithoutInstallingThem() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        rig.apply();
        SsmClient ssm = rig.ssm(LOG_ARCHIVE, HOME);
        AssociationDescription inventory = association(ssm, "vedette-inventory");
        assertThat(inventory.parameters())
                .containsEntry("applications", List.of("Enabled"))
                .containsEntry("billingInfo", List.of("Disabled"));
        assertThat(inventory.targets()).containsExactly(AssociationList.ALL_NODES);
        AssociationDescription scan = association(ssm, "vedette-patch-scan");
        assertThat(scan.name()).isEqualTo("AWS-RunPatchBaseline");
        assertThat(scan.parameters())
                .containsEntry("Operation", List.of("Scan"))
                .containsEntry("RebootOption", List.of("NoReboot"));
        assertThat(
                        ssm.listTagsForResource(it ->
                                        it.resourceType(ResourceTypeForTagging.ASSOCIATION)
                                                .resourceId(scan.associationId()))
                                .tagList())
                .extracting(it -> it.key() + "=" + it.value())
                .containsExactly("vedette:managed=true");
    }

    @Test
    void keepsSessionsInTheArchiveUnderTheirAccountAndRegion() {
        SystemsManagerRig rig = SystemsManagerRig.organization(4).regions(HOME, "eu-west-1");
        rig.apply();
        JsonNode preferences =
                json(
                        rig.ssm(MEMBER, "eu-west-1")
                                .getDocument(it -> it.name(SessionPreferences.DOCUMENT))
                                .content());
        assertThat(preferences.path("schemaVersion").asString()).isEqualTo("1.0");
        assertThat(preferences.at("/inputs/s3BucketName").asString())
                .isEqualTo("session-logs-" + LOG_ARCHIVE);
        assertThat(preferences.at("/inputs/s3KeyPrefix").asString())
                .isEqualTo(MEMBER + "/eu-west-1");
        assertThat(preferences.at("/inputs/s3EncryptionEnabled").booleanValue()).isTrue();
    }

    private static Stream<JsonNode> allowing(JsonNode policy) {
        return policy.path("Statement")
                .valueStream()
                .filter(it -> it.path("Effect").asString().equals("Allow"));
    }

    @Test
    void opensTheArchiveToTheOrganizationAlone() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        rig.apply();
        String organization = rig.twin().inspect(world -> world.organization().id());
        S3Client s3 = rig.client(S3Client.class, LOG_ARCHIVE, HOME);
        JsonNode sessions =
                json(s3.getBucketPolicy(it -> it.bucket("session-logs-" + LOG_ARCHIVE)).policy());
        assertThat(allowing(sessions))
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.at("/Condition/StringEquals/aws:PrincipalOrgID").asString())
                                .isEqualTo(organization));
        assertThat(allowing(sessions).map(it -> it.path("Resource").asString()))
                .contains(
                        "arn:aws:s3:::session-logs-%s/${aws:PrincipalAccount}/*/*"
                                .formatted(LOG_ARCHIVE));
        JsonNode inventory =
                json(s3.getBucketPolicy(it -> it.bucket("inventory-data-" + LOG_ARCHIVE)).policy());
        assertThat(allowing(inventory))
                .hasSize(3)
                .allSatisfy(it -> {
                    assertThat(it.at("/Principal/Service").asString())
                            .isEqualTo("ssm.amazonaws.com");
                    assertThat(it.at("/Condition/StringEquals/aws:SourceOrgID").asString())
                            .isEqualTo(organization);
                });
        JsonNode key =
                json(
                        rig.client(KmsClient.class, LOG_ARCHIVE, HOME)
                                .getKeyPolicy(it ->
                                        it.keyId(
                                                        rig.client(
                                                                        KmsClient.class,
                                                                        LOG_ARCHIVE,
                                                                        HOME)
                                                                .describeKey(k ->
                                                                        k.keyId(
                                                                                "alias/vedette-session-logs"))
                                                                .keyMetadata()
                                                                .keyId())
                                                .policyName("default"))
                                .policy());
        assertThat(key.path("Statement").valueStream())
                .filteredOn(it -> it.path("Principal").path("AWS").asString("").equals("*"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.at("/Condition/StringEquals/aws:PrincipalOrgID").asString())
                            .isEqualTo(organization);
                    assertThat(it.at("/Condition/StringEquals/kms:ViaService").asString())
                            .isEqualTo("s3.us-east-1.amazonaws.com");
                });
    }

    @Test
    void bringsInventoryTogetherFromRegionsThatMustBeEnabledToo() {
        SystemsManagerRig rig =
                SystemsManagerRig.organization(3)
                        .regions(HOME, "af-south-1")
                        .optingIn("af-south-1");
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(
                        rig.ssm(LOG_ARCHIVE, "af-south-1")
                                .listResourceDataSync(it -> {})
                                .resourceDataSyncItems())
                .singleElement()
                .extracting(ResourceDataSyncItem::s3Destination)
                .satisfies(it -> {
                    assertThat(it.bucketName()).isEqualTo("inventory-data-" + LOG_ARCHIVE);
                    assertThat(it.region()).isEqualTo(HOME);
                    assertThat(it.awskmsKeyARN()).contains(":key/");
                    assertThat(it.destinationDataSharing().destinationDataSharingType())
                            .isEqualTo("Organization");
                });
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void readsATargetInTenCalls() {
        SystemsManagerRig rig = SystemsManagerRig.organization(20);
        rig.apply();
        rig.calls().clear();
        rig.plan();
        long targets = 60;
        Map<String, Long> ssm = new TreeMap<>(rig.calls().byOperation());
        ssm.keySet().removeIf(it -> !it.startsWith("ssm:"));
        assertThat(ssm)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "ssm:ListAssociations", targets,
                                "ssm:DescribeAssociation", 2 * targets,
                                "ssm:DescribePatchBaselines", targets,
                                "ssm:GetDocument", targets,
                                "ssm:GetServiceSetting", 2 * targets,
                                "ssm:ListDocuments", targets,
                                "ssm:ListResourceDataSync", targets));
    }

    @Test
    void reportsADocumentThatIsNotThereAndDoesTheRest() {
        SystemsManagerRig rig = SystemsManagerRig.organization(3).regions(HOME);
        rig.with(Settings.documents("AWS-StopEC2Instance", "AWSSupport-NoSuchRunbook"));
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .allSatisfy(it ->
                        assertThat(it.outcome())
                                .isInstanceOfSatisfying(
                                        Outcome.Skipped.class,
                                        skipped ->
                                                assertThat(skipped.why())
                                                        .contains(
                                                                "there is no document"
                                                                        + " AWSSupport-NoSuchRunbook in"
                                                                        + " us-east-1")));
        assertThat(rig.ssm(LOG_ARCHIVE, HOME).listAssociations(it -> {}).associations()).hasSize(2);
    }

    @Test
    void stopsAtTheSettingWhereTheRoleCannotBeMade() {
        SystemsManagerRig rig =
                SystemsManagerRig.organization(
                                3,
                                FaultScript.builder()
                                        .deny(
                                                new FaultScript.Denial(
                                                        LOG_ARCHIVE, "iam", "CreateRole"))
                                        .build())
                        .regions(HOME);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .filteredOn(it -> !(it.outcome() instanceof Outcome.Done))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.target().account().value()).isEqualTo(LOG_ARCHIVE);
                    assertThat(it.outcome().reason()).contains("CreateRole");
                });
        assertThat(
                        rig.ssm(LOG_ARCHIVE, HOME)
                                .getServiceSetting(
                                        it -> it.settingId(ServiceSetting.HOST_MANAGEMENT))
                                .serviceSetting()
                                .settingValue())
                .isEqualTo("$None");
    }

    @Test
    void skipsTargetsWhereAllIsTurnedOff() {
        SystemsManagerRig rig =
                SystemsManagerRig.organization(3).regions(HOME).with(Settings.nothing());
        assertThat(rig.apply().deployments())
                .hasSize(3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Skipped("the baseline turns off all of its parts"));
        assertThat(rig.blueprint().resources()).isEmpty();
    }
}
