package io.vedette.cli.output;

import io.vedette.core.permission.Permissions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Permissions as JSON: the policy documents, by kind of account. */
public final class PermissionsJson {

    private PermissionsJson() {}

    public static String text(Permissions permissions) {
        ObjectNode json = Json.object();
        permissions
                .actions()
                .keySet()
                .forEach(role -> {
                    ArrayNode policies = json.putArray(role.word());
                    permissions.policies(role).forEach(policy -> policies.add(policy.document()));
                });
        return Json.MAPPER.writeValueAsString(json);
    }
}
