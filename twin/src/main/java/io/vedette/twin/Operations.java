package io.vedette.twin;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * Tells, for each method of a client interface, whether it is a call to AWS or a convenience around
 * one.
 */
final class Operations {

    private static final List<String> READS =
            List.of(
                    "Get",
                    "List",
                    "Describe",
                    "BatchGet",
                    "Lookup",
                    "Head",
                    "Filter",
                    "Assume",
                    "Scan",
                    "Query");

    private final Class<?> client;
    private final ConcurrentMap<Method, Operation> known = new ConcurrentHashMap<>();

    Operations(Class<?> client) {
        this.client = client;
    }

    /** What the method is for an implementation of the interface. */
    Operation of(Method method, Class<?> implementation) {
        Operation operation = known.get(method);
        return operation != null
                ? operation
                : known.computeIfAbsent(method, absent -> classify(absent, implementation));
    }

    private Operation classify(Method method, Class<?> implementation) {
        String name =
                method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1);
        boolean reads = READS.stream().anyMatch(name::startsWith);
        return new Operation(kindOf(method, implementation), name, !reads);
    }

    private Operation.Kind kindOf(Method method, Class<?> implementation) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean request = parameters.length > 0 && SdkRequest.class.isAssignableFrom(parameters[0]);
        if (implemented(method, implementation)) {
            return request ? Operation.Kind.CALL : Operation.Kind.DIRECT;
        }
        return request && isCall(method, parameters)
                ? Operation.Kind.UNSUPPORTED
                : Operation.Kind.CONVENIENCE;
    }

    private static boolean isCall(Method method, Class<?>[] parameters) {
        if (parameters.length == 1) {
            return SdkResponse.class.isAssignableFrom(method.getReturnType());
        }
        return parameters[1] == RequestBody.class || parameters[1] == ResponseTransformer.class;
    }

    private boolean implemented(Method method, Class<?> implementation) {
        try {
            Method found = implementation.getMethod(method.getName(), method.getParameterTypes());
            return !found.getDeclaringClass().isInterface();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(implementation + " does not implement " + client, e);
        }
    }

    /**
     * One method of a client interface.
     *
     * @param name as AWS writes it
     * @param changes whether it may change state, judged by its name
     */
    record Operation(Kind kind, String name, boolean changes) {

        enum Kind {
            /** A call to AWS that the twin simulates. */
            CALL,
            /** A call to AWS that it does not. */
            UNSUPPORTED,
            /** The SDK's code around calls: builders, paginators, waiters. */
            CONVENIENCE,
            /** The implementation's own, such as {@code serviceName} and {@code close}. */
            DIRECT
        }
    }
}
