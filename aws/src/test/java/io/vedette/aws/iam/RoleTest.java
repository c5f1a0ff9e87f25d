package io.vedette.aws.iam;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.iam.Role.Settings;
import io.vedette.aws.policy.Statement;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

class RoleTest {

    private static final String NAME = "vedette-test";

    private final KindOnTwin twin = new KindOnTwin();
    private final IamClient iam = twin.client(IamClient.class, HOME);
    private final Resource<Settings> role =
            Resource.of(
                    new Role(twin.clients()),
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
                            Map.of("Read", Statement.allow("config:Get+List*").on("*"))));

    @Test
    void createsARoleThatReadsBackAsItWasMeant() {
        assertThat(twin.apply(role)).containsValue(new Outcome.Done());

        assertThat(twin.change(role)).isEmpty();
        assertThat(iam.listRoleTags(it -> it.roleName(NAME)).tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key()).isEqualTo("vedette:managed"));
    }

    @Test
    void leavesWhomElseTheRoleTrusts() {
        iam.createRole(it ->
                it.roleName(NAME)
                        .assumeRolePolicyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{"Sid": "Theirs",
                                 "Effect": "Allow", "Action": "sts:AssumeRole",
                                 "Principal": {"AWS": "333333333333"}}]}\
                                """));
        assertThat(twin.apply(role)).containsValue(new Outcome.Done());

        assertThat(iam.getRole(it -> it.roleName(NAME)).role().assumeRolePolicyDocument())
                .contains("Theirs")
                .contains("config.amazonaws.com");
    }

    @Test
    void takesBackWhatSomebodyAddedToItsOwnPolicy() {
        twin.apply(role);
        iam.putRolePolicy(it ->
                it.roleName(NAME)
                        .policyName("vedette")
                        .policyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [
                                 {"Sid": "Read", "Effect": "Allow", "Resource": "*",
                                  "Action": ["config:Get+List*"]},
                                 {"Sid": "More", "Effect": "Allow", "Resource": "*",
                                  "Action": "iam:PassRole"}]}\
                                """));

        assertThat(twin.change(role)).startsWith("[permissions.More: ");
        assertThat(twin.apply(role)).containsValue(new Outcome.Done());
        assertThat(twin.change(role)).isEmpty();
    }
}
