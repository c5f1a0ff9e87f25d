package io.vedette.aws;

import io.vedette.core.cloud.Call;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Gives the resource kinds their SDK clients, for an account and a region, and leads every call of
 * them through the {@link CallGate}.
 *
 * <p>Paginators and the builder-consumer overloads work as usual: each page is a call of its own.
 */
public final class AwsClients {

    private final ClientSource source;
    private final CallGate gate;

    public AwsClients(ClientSource source, CallGate gate) {
        this.source = source;
        this.gate = gate;
    }

    /** The account that the caller's own credentials belong to. */
    public AccountId caller() {
        return source.caller();
    }

    /** A client of a service in one account and region; cheap enough to ask for at every use. */
    public <C extends SdkClient> C client(Class<C> type, Target target) {
        C client = source.client(type, target);
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        new Gated(client, client.serviceName(), target));
        return type.cast(proxy);
    }

    /** Does something that nobody else does at the same time to the same thing, by its ARN. */
    public <T> T alone(String thing, Supplier<T> action) {
        return gate.alone(thing, action);
    }

    private final class Gated implements InvocationHandler {

        private final SdkClient client;
        private final String service;
        private final Target target;

        Gated(SdkClient client, String service, Target target) {
            this.client = client;
            this.service = service;
            this.target = target;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            if (isOperation(method, args)) {
                Call call = new Call(service, operation(method), target);
                return gate.call(call, () -> invokeOn(client, method, args));
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, args);
            }
            return invokeOn(client, method, args);
        }

        /** Paginators take a request too, but only their pages are calls. */
        private static boolean isOperation(Method method, Object @Nullable [] args) {
            return args != null
                    && args.length > 0
                    && args[0] instanceof SdkRequest
                    && SdkResponse.class.isAssignableFrom(method.getReturnType());
        }

        private static String operation(Method method) {
            String name = method.getName();
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }

        private static Object invokeOn(SdkClient client, Method method, Object[] args) {
            try {
                return method.invoke(client, args);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(method + " failed", e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot call " + method, e);
            }
        }
    }
}
