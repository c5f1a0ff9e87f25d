package io.vedette.twin.logs;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.List;
import java.util.Map;

/** Tells the services that deliver to log groups which ones exist. */
public final class LogGroupDirectory {

    private final World world;

    public LogGroupDirectory(World world) {
        this.world = world;
    }

    public boolean exists(String name, String account, String region) {
        return world.peek(LogState.class, account, region)
                .map(state -> state.groups().containsKey(name))
                .orElse(false);
    }

    /**
     * Whether a resource policy of the owner lets a service write to a log group.
     *
     * @param action for example {@code logs:PutLogEvents}
     * @param context the condition keys of the request, such as {@code aws:SourceArn}
     */
    public boolean allows(
            String service,
            String action,
            String group,
            Caller owner,
            Map<String, String> context) {
        String stream =
                "arn:aws:logs:%s:%s:log-group:%s:log-stream:any"
                        .formatted(owner.region(), owner.account(), group);
        return world.peek(LogState.class, owner.account(), owner.region())
                .map(state ->
                        state.policies().values().stream()
                                .anyMatch(policy ->
                                        document(policy)
                                                .allowsService(service, action, stream, context)))
                .orElse(false);
    }

    private static PolicyDocument document(LogState.ResourcePolicy policy) {
        return PolicyDocument.parse(policy.document(), PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid)
                ? valid
                : new PolicyDocument(List.of());
    }
}
