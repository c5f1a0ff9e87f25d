package io.vedette.twin;

import io.vedette.twin.Operations.Operation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Stands behind one client: turns its method calls into calls that pass the gate and reach the
 * operation.
 */
final class CallHandler implements InvocationHandler {

    private final Twin twin;
    private final Gate gate;
    private final TwinService service;
    private final Caller caller;
    private final SdkClient implementation;

    CallHandler(
            Twin twin, Gate gate, TwinService service, Caller caller, SdkClient implementation) {
        this.twin = twin;
        this.gate = gate;
        this.service = service;
        this.caller = caller;
        this.implementation = implementation;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, given);
        }
        Operation operation = service.operations().of(method, implementation.getClass());
        return switch (operation.kind()) {
            case CALL -> call(operation, method, given);
            case UNSUPPORTED ->
                    throw new UnsupportedOperationException(
                            "the twin does not simulate %s:%s"
                                    .formatted(service.name(), operation.name()));
            case CONVENIENCE -> InvocationHandler.invokeDefault(proxy, method, given);
            case DIRECT -> invoke(method, given);
        };
    }

    private @Nullable Object call(Operation operation, Method method, Object[] arguments) {
        SdkRequest request = (SdkRequest) arguments[0];
        Calls.Call call = new Calls.Call(service.name(), operation.name(), caller);
        try {
            gate.pass(service, call, request);
            Object response =
                    operation.changes()
                            ? twin.changing(() -> invoke(method, arguments))
                            : twin.reading(() -> invoke(method, arguments));
            gate.log(call, request, null);
            return response;
        } catch (AwsServiceException e) {
            AwsServiceException answer = gate.answered(e, service);
            gate.log(call, request, answer);
            throw answer;
        } catch (RuntimeException e) {
            gate.log(call, request, e);
            throw e;
        }
    }

    private @Nullable Object invoke(Method method, Object[] arguments) {
        try {
            return method.invoke(implementation, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(method + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // two clients are equal when they are the same one
    private @Nullable Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default ->
                    "twin of %s for %s in %s"
                            .formatted(service.name(), caller.account(), caller.region());
        };
    }
}
