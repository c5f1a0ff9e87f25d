package io.vedette.aws.iam;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.iam.Role.Settings;
import io.vedette.aws.policy.Statement;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

class RoleUndoTest {

    private static final String NAME = "vedette-test";

    private final KindOnTwin twin = new KindOnTwin();
    private final IamClient iam = twin.client(IamClient.class, HOME);
    private final Role kind = new Role(twin.clients());
    private final Resource<Settings> role =
            Resource.of(
                    kind,
                    HOME,
                    NAME,
                    new Settings(
                            Map.of(
                                    "Trust",
                                    Statement.allow("sts:AssumeRole")
                                            .toService("config.amazonaws.com")
                                            .when(
                                                    "StringEquals",
                                                    "aws:SourceAccount",
                                                    "333333333333")),
                            Map.of("Read", Statement.allow("config:Get*").on("*"))));

    @Test
    void leavesNothingOfARoleWhateverWasAttachedToIt() {
        Map<String, String> before = twin.state();
        twin.apply(role);
        iam.attachRolePolicy(
                it -> it.roleName(NAME).policyArn("arn:aws:iam::aws:policy/SecurityAudit"));
        iam.putRolePolicy(it ->
                it.roleName(NAME)
                        .policyName("more")
                        .policyDocument(
                                """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                                "Action":"s3:GetObject","Resource":"*"}]}\
                                """));

        assertThat(twin.destroy(role)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void restoresWhomARoleTrustedAndTakesItsOwnPolicyAway() {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{ "Sid":"Theirs","Effect":"Allow",\
                "Action":"sts:AssumeRole","Principal":{"AWS":"333333333333"}},{"Sid":"Trust",\
                "Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"sts:AssumeRole"}]}\
                """;
        iam.createRole(it -> it.roleName(NAME).assumeRolePolicyDocument(trust));
        Map<String, String> before = twin.state();
        assertThat(twin.apply(role)).containsValue(new Outcome.Done());

        assertThat(twin.destroy(role)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void aRoleThatIsGoneIsRemoved() {
        assertThat(kind.delete(new Removal<>(role, role.desired(), Optional.empty(), false)))
                .isEqualTo(Result.done());
    }
}
