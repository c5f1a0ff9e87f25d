package io.vedette.twin.scenario;

import java.util.Map;

/**
 * A call that made something which is there before anybody looks.
 *
 * @param request the request's members, named as in the service's model
 * @param where what to name in an error, such as {@code existing[2]}
 */
public record ExistingCall(
        String account,
        String region,
        String service,
        String operation,
        Map<String, Object> request,
        String where) {

    public ExistingCall {
        request = Map.copyOf(request);
    }
}
