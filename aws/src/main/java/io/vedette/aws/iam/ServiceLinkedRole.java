package io.vedette.aws.iam;

import io.vedette.aws.AwsClients;
import io.vedette.aws.iam.ServiceLinkedRole.Service;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeletionTaskFailureReasonType;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

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

    /**
     * AWS looks into the matter and deletes the role later, unless its service still uses it
     * (DeleteServiceLinkedRole, GetServiceLinkedRoleDeletionStatus).
     */
    @Override
    public Result delete(Removal<Service> removal) {
        Resource<Service> resource = removal.resource();
        IamClient iam = iam(resource);
        String task;
        try {
            task = iam.deleteServiceLinkedRole(it -> it.roleName(resource.name())).deletionTaskId();
        } catch (NoSuchEntityException gone) {
            return Result.done();
        }
        GetServiceLinkedRoleDeletionStatusResponse status =
                iam.getServiceLinkedRoleDeletionStatus(it -> it.deletionTaskId(task));
        return switch (status.status()) {
            case SUCCEEDED -> Result.done();
            case FAILED ->
                    new Result.Left(
                            "%s is in use: %s".formatted(resource.name(), why(status.reason())));
            case NOT_STARTED, IN_PROGRESS, UNKNOWN_TO_SDK_VERSION ->
                    new Result.Pending("IAM to delete role " + resource.name());
        };
    }

    private static String why(@Nullable DeletionTaskFailureReasonType reason) {
        if (reason == null) {
            return "AWS does not say by what";
        }
        return reason.roleUsageList().isEmpty()
                ? String.valueOf(reason.reason())
                : reason.roleUsageList().stream()
                        .map(it -> "%s in %s".formatted(it.resources(), it.region()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public Set<String> readActions() {
        return Set.of("iam:ListRoles");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("iam:CreateServiceLinkedRole");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("iam:DeleteServiceLinkedRole", "iam:GetServiceLinkedRoleDeletionStatus");
    }

    private IamClient iam(Resource<Service> resource) {
        return clients.client(IamClient.class, resource.target());
    }
}
