package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

@ParameterizedClass
@EnumSource
class IamContractTest {

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            """;
    private static final String RIGHTS =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Action": ["ec2:DescribeInstances", "s3:GetObject"], "Resource": "*"}]}
            """;
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private final Cloud kind;
    private final String account;
    private final IamClient iam;

    IamContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        account = cloud.newAccount();
        iam = cloud.client(IamClient.class, account, "aws-global");
    }

    private Role create(String name) {
        return iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST)).role();
    }

    @Test
    void createsARole() {
        Role role =
                iam.createRole(r ->
                                r.roleName("responder")
                                        .path("/vedette/")
                                        .assumeRolePolicyDocument(TRUST)
                                        .description("responds")
                                        .maxSessionDuration(7200))
                        .role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::" + account + ":role/vedette/responder");
        Role read = iam.getRole(r -> r.roleName("responder")).role();
        assertThat(read.description()).isEqualTo("responds");
        assertThat(read.maxSessionDuration()).isEqualTo(7200);
        assertThat(read.roleId()).startsWith("AROA");
        assertThat(URLDecoder.decode(read.assumeRolePolicyDocument(), UTF_8))
                .contains("lambda.amazonaws.com");
    }

    @Test
    void refusesASecondRoleOfTheSameName() {
        create("responder");
        refused("EntityAlreadyExists", 409, () -> create("responder"));
    }

    @Test
    void takesNamesThatDifferInCaseForTheSame() {
        MotoDiffers.IAM_CASE.skip(kind);
        create("responder");
        refused("EntityAlreadyExists", 409, () -> create("Responder"));
    }

    @Test
    void tellsThatARoleDoesNotExist() {
        refused("NoSuchEntity", 404, () -> iam.getRole(r -> r.roleName("nobody")));
        refused("NoSuchEntity", 404, () -> iam.deleteRole(r -> r.roleName("nobody")));
    }

    @Test
    void refusesATrustPolicyThatIsNone() {
        MotoDiffers.IAM_TRUST.skip(kind);
        refused(
                "MalformedPolicyDocument",
                400,
                () -> iam.createRole(r -> r.roleName("r").assumeRolePolicyDocument("{")));
        refused(
                "MalformedPolicyDocument",
                400,
                () -> iam.createRole(r -> r.roleName("r").assumeRolePolicyDocument(RIGHTS)));
    }

    @Test
    void changesATrustPolicy() {
        create("responder");
        String trust = TRUST.replace("lambda", "states");
        iam.updateAssumeRolePolicy(r -> r.roleName("responder").policyDocument(trust));
        assertThat(iam.getRole(r -> r.roleName("responder")).role().assumeRolePolicyDocument())
                .contains("states.amazonaws.com");
        refused(
                "MalformedPolicyDocument",
                400,
                () -> iam.updateAssumeRolePolicy(r -> r.roleName("responder").policyDocument("{")));
    }

    @Test
    void listsRolesInPages() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        names.forEach(this::create);
        assertThat(iam.listRoles(r -> r.maxItems(2)).isTruncated()).isTrue();
        assertThat(iam.listRolesPaginator(r -> r.maxItems(2)).roles())
                .extracting(Role::roleName)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void keepsInlinePolicies() {
        create("responder");
        refused(
                "NoSuchEntity",
                404,
                () -> iam.getRolePolicy(r -> r.roleName("responder").policyName("rights")));
        iam.putRolePolicy(r -> r.roleName("responder").policyName("rights").policyDocument(RIGHTS));
        assertThat(
                        URLDecoder.decode(
                                iam.getRolePolicy(r -> r.roleName("responder").policyName("rights"))
                                        .policyDocument(),
                                UTF_8))
                .isEqualTo(RIGHTS);
        assertThat(iam.listRolePolicies(r -> r.roleName("responder")).policyNames())
                .containsExactly("rights");
        refused(
                "MalformedPolicyDocument",
                400,
                () ->
                        iam.putRolePolicy(r ->
                                r.roleName("responder").policyName("trust").policyDocument(TRUST)));
        iam.deleteRolePolicy(r -> r.roleName("responder").policyName("rights"));
        assertThat(iam.listRolePolicies(r -> r.roleName("responder")).policyNames()).isEmpty();
    }

    @Test
    void attachesPolicies() {
        create("responder");
        String own =
                iam.createPolicy(r -> r.policyName("rights").policyDocument(RIGHTS)).policy().arn();
        iam.attachRolePolicy(r -> r.roleName("responder").policyArn(own));
        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("responder")).attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(own);
        assertThat(iam.getPolicy(r -> r.policyArn(own)).policy().attachmentCount()).isEqualTo(1);
        iam.detachRolePolicy(r -> r.roleName("responder").policyArn(own));
        refused(
                "NoSuchEntity",
                404,
                () -> iam.detachRolePolicy(r -> r.roleName("responder").policyArn(own)));
        refused(
                "NoSuchEntity",
                404,
                () -> iam.attachRolePolicy(r -> r.roleName("responder").policyArn(own + "-none")));
    }

    @Test
    void deletesARoleOnlyWithoutPolicies() {
        create("responder");
        String own =
                iam.createPolicy(r -> r.policyName("rights").policyDocument(RIGHTS)).policy().arn();
        iam.attachRolePolicy(r -> r.roleName("responder").policyArn(own));
        refused("DeleteConflict", 409, () -> iam.deleteRole(r -> r.roleName("responder")));
        iam.detachRolePolicy(r -> r.roleName("responder").policyArn(own));
        iam.putRolePolicy(r -> r.roleName("responder").policyName("rights").policyDocument(RIGHTS));
        refused("DeleteConflict", 409, () -> iam.deleteRole(r -> r.roleName("responder")));
        iam.deleteRolePolicy(r -> r.roleName("responder").policyName("rights"));
        iam.deleteRole(r -> r.roleName("responder"));
        assertThat(iam.listRoles().roles()).isEmpty();
    }

    @Test
    void attachesAPolicyOfAws() {
        MotoDiffers.IAM_AWS_POLICIES.skip(kind);
        create("responder");
        iam.attachRolePolicy(r -> r.roleName("responder").policyArn(READ_ONLY));
        iam.attachRolePolicy(r -> r.roleName("responder").policyArn(READ_ONLY));
        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("responder")).attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .containsExactly("ReadOnlyAccess");
    }

    @Test
    void keepsFiveVersionsOfAPolicy() {
        String arn =
                iam.createPolicy(r -> r.policyName("rights").policyDocument(RIGHTS)).policy().arn();
        assertThat(arn).isEqualTo("arn:aws:iam::" + account + ":policy/rights");
        for (int i = 0; i < 4; i++) {
            iam.createPolicyVersion(
                    r -> r.policyArn(arn).policyDocument(RIGHTS).setAsDefault(true));
        }
        assertThat(iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId())
                .isEqualTo("v5");
        refused(
                "LimitExceeded",
                409,
                () -> iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(RIGHTS)));
        refused(
                "DeleteConflict",
                409,
                () -> iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v5")));
        iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1"));
        assertThat(iam.listPolicyVersions(r -> r.policyArn(arn)).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactlyInAnyOrder("v5", "v4", "v3", "v2");
        assertThat(
                        URLDecoder.decode(
                                iam.getPolicyVersion(r -> r.policyArn(arn).versionId("v2"))
                                        .policyVersion()
                                        .document(),
                                UTF_8))
                .isEqualTo(RIGHTS);
    }

    @Test
    void refusesAPolicyOfTheSameNameOrWithoutGrammar() {
        iam.createPolicy(r -> r.policyName("rights").policyDocument(RIGHTS));
        refused(
                "EntityAlreadyExists",
                409,
                () -> iam.createPolicy(r -> r.policyName("rights").policyDocument(RIGHTS)));
        refused(
                "MalformedPolicyDocument",
                400,
                () -> iam.createPolicy(r -> r.policyName("none").policyDocument("{\"a\":1}")));
        refused(
                "NoSuchEntity",
                404,
                () -> iam.getPolicy(r -> r.policyArn("arn:aws:iam::" + account + ":policy/none")));
    }

    @Test
    void createsTheRoleThatAServiceKeeps() {
        Role role =
                iam.createServiceLinkedRole(r -> r.awsServiceName("guardduty.amazonaws.com"))
                        .role();
        assertThat(role.path()).isEqualTo("/aws-service-role/guardduty.amazonaws.com/");
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), UTF_8))
                .contains("guardduty.amazonaws.com");
    }

    @Test
    void deletesTheRoleThatAServiceKeeps() {
        String role =
                iam.createServiceLinkedRole(r -> r.awsServiceName("guardduty.amazonaws.com"))
                        .role()
                        .roleName();
        String task = iam.deleteServiceLinkedRole(r -> r.roleName(role)).deletionTaskId();

        assertThat(iam.getServiceLinkedRoleDeletionStatus(r -> r.deletionTaskId(task)).status())
                .isIn(DeletionTaskStatusType.SUCCEEDED, DeletionTaskStatusType.IN_PROGRESS);
        refused(
                "NoSuchEntity",
                404,
                () -> iam.deleteServiceLinkedRole(r -> r.roleName("AWSServiceRoleForNobody")));
    }

    @Test
    void takesItsTimeToDeleteTheRoleThatAServiceKeeps() {
        MotoDiffers.IAM_DELETIONS.skip(kind);
        String role =
                iam.createServiceLinkedRole(r -> r.awsServiceName("guardduty.amazonaws.com"))
                        .role()
                        .roleName();
        String task = iam.deleteServiceLinkedRole(r -> r.roleName(role)).deletionTaskId();

        assertThat(task).startsWith("task/aws-service-role/guardduty.amazonaws.com/" + role + "/");
        assertThat(iam.getServiceLinkedRoleDeletionStatus(r -> r.deletionTaskId(task)).status())
                .isEqualTo(DeletionTaskStatusType.IN_PROGRESS);
        assertThat(iam.getRole(r -> r.roleName(role)).role().roleName()).isEqualTo(role);
    }

    @Test
    void givesServicesRolesTheirOwnNames() {
        MotoDiffers.IAM_SERVICE_ROLES.skip(kind);
        assertThat(
                        iam.createServiceLinkedRole(r -> r.awsServiceName("config.amazonaws.com"))
                                .role()
                                .roleName())
                .isEqualTo("AWSServiceRoleForConfig");
        refused(
                "InvalidInput",
                400,
                () -> iam.createServiceLinkedRole(r -> r.awsServiceName("config.amazonaws.com")));
        refused(
                "UnmodifiableEntity",
                400,
                () -> iam.deleteRole(r -> r.roleName("AWSServiceRoleForConfig")));
        refused(
                "InvalidInput",
                400,
                () -> iam.createServiceLinkedRole(r -> r.awsServiceName("none.amazonaws.com")));
    }

    @Test
    void keepsTags() {
        create("responder");
        Tag owner = Tag.builder().key("owner").value("security").build();
        Tag tier = Tag.builder().key("tier").value("1").build();
        iam.tagRole(r -> r.roleName("responder").tags(owner, tier));
        assertThat(iam.listRoleTags(r -> r.roleName("responder")).tags())
                .containsExactlyInAnyOrder(owner, tier);
        assertThat(iam.getRole(r -> r.roleName("responder")).role().tags()).hasSize(2);
        iam.untagRole(r -> r.roleName("responder").tagKeys("owner"));
        assertThat(iam.listRoleTags(r -> r.roleName("responder")).tags()).containsExactly(tier);
    }
}
