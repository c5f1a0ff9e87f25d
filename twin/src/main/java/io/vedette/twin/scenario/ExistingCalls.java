package io.vedette.twin.scenario;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinService;
import io.vedette.twin.document.DocumentException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** Makes a scenario's calls on a twin, with requests built from their members' names. */
final class ExistingCalls {

    private final Twin twin;

    ExistingCalls(Twin twin) {
        this.twin = twin;
    }

    void make(ExistingCall call) {
        TwinService service = service(call);
        Method operation = operation(service, call);
        SdkClient client = twin.settingUp(service.client(), call.account(), call.region());
        Object request = request(operation.getParameterTypes()[0], call);
        try {
            operation.invoke(client, request);
        } catch (InvocationTargetException e) {
            Throwable refusal = Objects.requireNonNull(e.getCause());
            throw new DocumentException(
                    "%s: %s:%s in %s of %s was refused: %s"
                            .formatted(
                                    call.where(),
                                    call.service(),
                                    call.operation(),
                                    call.region(),
                                    call.account(),
                                    reason(refusal)),
                    refusal);
        } catch (IllegalAccessException e) {
            throw new LinkageError(operation + " cannot be called", e);
        }
    }

    private static String reason(Throwable refusal) {
        return refusal instanceof AwsServiceException error && error.awsErrorDetails() != null
                ? error.awsErrorDetails().errorCode()
                        + ": "
                        + error.awsErrorDetails().errorMessage()
                : String.valueOf(refusal.getMessage());
    }

    private TwinService service(ExistingCall call) {
        return twin.services().stream()
                .filter(service -> service.name().equals(call.service()))
                .findFirst()
                .orElseThrow(() ->
                        new DocumentException(
                                "%s.service: the twin has no service %s; it has %s"
                                        .formatted(call.where(), call.service(), names())));
    }

    private String names() {
        return String.join(", ", twin.services().stream().map(TwinService::name).sorted().toList());
    }

    private static Method operation(TwinService service, ExistingCall call) {
        Optional<Method> operation =
                Arrays.stream(service.client().getMethods())
                        .filter(method -> method.getName().equalsIgnoreCase(call.operation()))
                        .filter(method -> method.getParameterCount() == 1)
                        .filter(method ->
                                SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                        .findFirst();
        return operation.orElseThrow(() ->
                new DocumentException(
                        "%s.operation: %s has no operation %s that takes only a request"
                                .formatted(call.where(), call.service(), call.operation())));
    }

    private static Object request(Class<?> type, ExistingCall call) {
        try {
            SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
            return Members.build(builder, call.request(), call.where() + ".request");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no builder", e);
        }
    }
}
