package io.vedette.aws.iam;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.iam.ServiceLinkedRole.Service;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.iam.IamClient;

class ServiceLinkedRoleUndoTest {

    private static final String NAME = "AWSServiceRoleForConfig";

    private final KindOnTwin twin = new KindOnTwin();
    private final ServiceLinkedRole kind = new ServiceLinkedRole(twin.clients());
    private final Resource<Service> role =
            Resource.of(kind, HOME, NAME, new Service("config.amazonaws.com"));

    private Removal<Service> removal() {
        return new Removal<>(role, role.desired(), Optional.empty(), false);
    }

    @Test
    void waitsUntilAwsHasDeletedTheRole() {
        Map<String, String> before = twin.state();
        twin.apply(role);
        assertThat(kind.delete(removal()))
                .isEqualTo(new Result.Pending("IAM to delete role " + NAME));
        assertThat(twin.client(IamClient.class, HOME).getRole(it -> it.roleName(NAME)).role())
                .isNotNull();

        assertThat(twin.destroy(role)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void leavesARoleThatItsServiceStillUses() {
        twin.apply(role);
        ConfigClient config = twin.client(ConfigClient.class, HOME);
        config.putConfigurationRecorder(it ->
                it.configurationRecorder(to ->
                        to.name("theirs")
                                .roleARN(
                                        ServiceLinkedRole.arn(
                                                HOME, "config.amazonaws.com", NAME))));

        assertThat(twin.destroy(role).values())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it).isInstanceOf(Outcome.Skipped.class);
                    assertThat(it.reason())
                            .startsWith("AWSServiceRoleForConfig is in use: [arn:aws:config:")
                            .endsWith("in us-east-1");
                });
    }

    @Test
    void aRoleThatIsGoneIsRemoved() {
        assertThat(kind.delete(removal())).isEqualTo(Result.done());
    }
}
