package io.vedette.aws.iam;

import io.vedette.aws.AwsClients;
import io.vedette.aws.iam.ServiceLinkedRole.Service;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;

/**
 * The role that an AWS service needs in an account and that AWS defines (CreateServiceLinkedRole),
 * named as AWS names it: {@code AWSServiceRoleForConfig}.
 */
public record ServiceLinkedRole(AwsClients clients) implements SingleResourceKind<Service> {

    /** Which service takes the role, by its principal: {@code config.amazonaws.com}. */
    public record Service(String principal) {}

    /** The ARN of a service-linked role in an account. */
    public static String arn(Target target, String principal, String name) {
        return Role.arn(target, "aws-service-role/%s/%s".formatted(principal, name));
    }

    @Override
    public String name() {
        return "iam.service-linked-role";
    }

    /** Only the service itself can have a role at its path, whatever the role's name. */
    @Override
    public Reading<Service> read(Resource<Service> resource) {
        String path = "/aws-service-role/%s/".formatted(resource.desired().principal());
        boolean present =
                iam(resource).listRolesPaginator(it -> it.pathPrefix(path)).roles().stream()
                        .findAny()
                        .isPresent();
        return present ? new Reading.Present<>(resource.desired()) : new Reading.Absent<>();
    }

    /** AWS answers InvalidInput where the role is there already, and where it cannot be. */
    @Override
    public Result create(Resource<Service> resource) {
        try {
            iam(resource)
                    .createServiceLinkedRole(
                            it -> it.awsServiceName(resource.desired().principal()));
        } catch (InvalidInputException refused) {
            if (!(read(resource) instanceof Reading.Present<Service>)) {
                throw refused;
            }
        }
        return Result.done();
    }

    @Override
    public Result update(Update<Service> update) {
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("iam:ListRoles");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("iam:CreateServiceLinkedRole");
    }

    private IamClient iam(Resource<Service> resource) {
        return clients.client(IamClient.class, resource.target());
    }
}
