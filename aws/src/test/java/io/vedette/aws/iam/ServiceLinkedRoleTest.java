package io.vedette.aws.iam;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.iam.ServiceLinkedRole.Service;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;

class ServiceLinkedRoleTest {

    private static final String NAME = "AWSServiceRoleForConfig";

    private final KindOnTwin twin = new KindOnTwin();
    private final ServiceLinkedRole kind = new ServiceLinkedRole(twin.clients());
    private final Resource<Service> role =
            Resource.of(kind, HOME, NAME, new Service("config.amazonaws.com"));

    @Test
    void createsTheRoleThatAwsDefines() {
        assertThat(twin.apply(role)).containsValue(new Outcome.Done());

        assertThat(twin.change(role)).isEmpty();
        assertThat(twin.client(IamClient.class, HOME).getRole(it -> it.roleName(NAME)).role().arn())
                .isEqualTo(ServiceLinkedRole.arn(HOME, "config.amazonaws.com", NAME));
    }

    @Test
    void aRoleThatSomebodyMadeMeanwhileIsFine() {
        twin.apply(role);

        assertThat(kind.create(role)).isEqualTo(Result.done());
    }

    @Test
    void doesNotTakeARoleOfThatNameForTheServices() {
        twin.client(IamClient.class, HOME)
                .createRole(it ->
                        it.roleName(NAME)
                                .assumeRolePolicyDocument(
                                        """
                                        {"Version": "2012-10-17", "Statement": [
                                         {"Effect": "Allow", "Action": "sts:AssumeRole",
                                          "Principal": {"AWS": "333333333333"}}]}\
                                        """));

        assertThat(twin.change(role)).startsWith("Create");
        assertThatThrownBy(() -> kind.create(role)).isInstanceOf(InvalidInputException.class);
    }
}
