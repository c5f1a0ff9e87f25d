package io.vedette.core.cloud;

import io.vedette.core.organization.Target;

/** One request to AWS: a service's endpoint prefix, the operation's name, and where it goes. */
public record Call(String service, String operation, Target target) {

    @Override
    public String toString() {
        return "%s:%s in %s".formatted(service, operation, target);
    }
}
