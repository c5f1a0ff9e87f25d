package io.vedette.twin.iam;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.RoleUsageType;

/**
 * Deletes service-linked roles as AWS does: later, and only what the service does not use any more.
 *
 * <p>A task is told by its id alone, which names the service and the role: a role that is there and
 * is not about to go is one whose deletion failed.
 */
record ServiceLinkedRoleDeletions(World world, Caller caller, Roles roles, RoleUse use) {

    private static final Duration DELETION = Duration.ofSeconds(10);
    private static final Pattern TASK =
            Pattern.compile("task/aws-service-role/([^/]+)/([^/]+)/[0-9a-f-]+");

    String begin(String name) {
        Role role = roles.get(name);
        if (!role.serviceLinked()) {
            throw IamError.invalidInput(name + " is not a service-linked role.");
        }
        if (role.deletion() == null && used(principal(role)).isEmpty()) {
            Duration delay = world.faults().delay("iam.service-linked-role-deletion", DELETION);
            role.deleteAt(world.now().plus(delay));
        }
        return "task%s%s/%s".formatted(role.path(), name, world.ids().uuid(caller, "deletion"));
    }

    private static String principal(Role role) {
        return role.path().split("/", -1)[2];
    }

    private List<RoleUsageType> used(String principal) {
        return use.of(world, caller.account(), principal);
    }

    GetServiceLinkedRoleDeletionStatusResponse status(String task) {
        Matcher named = TASK.matcher(task);
        if (!named.matches()) {
            throw IamError.noSuchEntity("Deletion task does not exist");
        }
        Optional<Role> role = roles.find(named.group(2));
        GetServiceLinkedRoleDeletionStatusResponse.Builder status =
                GetServiceLinkedRoleDeletionStatusResponse.builder();
        if (role.isEmpty()) {
            return status.status(DeletionTaskStatusType.SUCCEEDED).build();
        }
        if (role.get().deletion() != null) {
            return status.status(DeletionTaskStatusType.IN_PROGRESS).build();
        }
        return status.status(DeletionTaskStatusType.FAILED)
                .reason(it ->
                        it.reason("A service-linked role cannot be deleted while it is in use.")
                                .roleUsageList(used(named.group(1))))
                .build();
    }
}
