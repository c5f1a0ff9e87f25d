package io.vedette.twin;

import software.amazon.awssdk.core.SdkRequest;

/** Refuses a request that AWS would refuse for its shape, before the operation sees it. */
@FunctionalInterface
public interface RequestCheck {

    /** Accepts every request. */
    RequestCheck NONE = (service, operation, request) -> {};

    /**
     * Throws the service's validation error, built with {@link TwinService#error}, when the request
     * breaks the service's model.
     *
     * @param operation as AWS writes it, for example {@code EnableAWSServiceAccess}
     */
    void check(TwinService service, String operation, SdkRequest request);
}
