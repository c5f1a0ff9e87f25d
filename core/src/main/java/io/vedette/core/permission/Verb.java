package io.vedette.core.permission;

import io.vedette.core.resource.ResourceKind;
import java.util.HashSet;
import java.util.Set;

/** What a permission is for. */
public enum Verb {
    PLAN,
    APPLY,
    DESTROY;

    /** The IAM actions that a kind takes for this. */
    Set<String> actions(ResourceKind<?> kind) {
        Set<String> actions = new HashSet<>(kind.readActions());
        if (this != PLAN) {
            actions.addAll(kind.writeActions());
        }
        if (this == DESTROY) {
            actions.addAll(kind.deleteActions());
        }
        return actions;
    }
}
