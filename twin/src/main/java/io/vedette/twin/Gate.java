package io.vedette.twin;

import io.vedette.twin.fault.Fate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Decides whether a call reaches its operation: what AWS judges before and around any service. */
final class Gate {

    private static final String ROLE = "OrganizationAccountAccessRole";

    private final World world;
    private final Calls calls;
    private final TwinBuilder settings;
    private final RequestRates rates;
    private final AtomicLong answered;
    private final boolean quiet;

    Gate(World world, Calls calls, TwinBuilder settings) {
        this(world, calls, settings, new AtomicLong(), false);
    }

    private Gate(
            World world, Calls calls, TwinBuilder settings, AtomicLong answered, boolean quiet) {
        this.world = world;
        this.calls = calls;
        this.settings = settings;
        this.rates = new RequestRates(settings.rates());
        this.answered = answered;
        this.quiet = quiet;
    }

    /** The same gate without counts, faults and latency. */
    Gate quiet() {
        return new Gate(world, calls, settings, answered, true);
    }

    /** Lets the call pass, or throws what AWS would answer in place of the operation. */
    void pass(TwinService service, Calls.Call call, SdkRequest request) {
        if (!quiet) {
            calls.count(call);
        }
        admit(service, call.caller());
        settings.check().check(service, call.operation(), request);
        if (!quiet) {
            disturb(service, call);
        }
    }

    /** Completes an error of the service with what only the endpoint knows. */
    AwsServiceException answered(AwsServiceException error, TwinService service) {
        String requestId = world.ids().requestId(answered.incrementAndGet());
        return AwsError.answered(error, service.name(), requestId);
    }

    void log(Calls.Call call, SdkRequest request, @Nullable RuntimeException error) {
        Consumer<CallRecord> log = settings.log();
        if (log != null && !quiet) {
            log.accept(new CallRecord(world.now(), call, request, error));
        }
    }

    private void admit(TwinService service, Caller caller) {
        if (!service.offeredIn(caller.region())) {
            throw SdkClientException.create(
                    "Received an UnknownHostException when attempting to interact with a service: "
                            + "%s has no endpoint in %s"
                                    .formatted(service.name(), caller.region()));
        }
        Optional<Account> account =
                world.exclusively(() -> world.organization().account(caller.account()));
        if (account.isEmpty() || !account.get().active()) {
            throw noSession(caller);
        }
        if (!service.global() && !account.get().enabled(caller.region())) {
            throw service.unknownToken();
        }
    }

    private void disturb(TwinService service, Calls.Call call) {
        Caller caller = call.caller();
        Fate fate = world.faults().next(service.name(), call.operation(), caller.account());
        Duration latency = settings.latency().of(service.name());
        if (!latency.isZero()) {
            settings.clock().pause(latency);
        }
        if (!rates.allows(service.name(), caller, settings.clock())) {
            throw service.throttled();
        }
        switch (fate) {
            case Fate.Proceeds() -> {}
            case Fate.Throttled() -> throw service.throttled();
            case Fate.Fails(String code, int status) ->
                    throw service.error(code, status, "The request failed: " + code + ".");
            case Fate.Denied() ->
                    throw service.denied(
                            "User: %s is not authorized to perform: %s:%s"
                                    .formatted(user(caller), service.name(), call.operation()));
        }
    }

    // What callers see who enter an account through a role that is not there, or not any more.
    private static AwsServiceException noSession(Caller caller) {
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .serviceName("sts")
                        .errorCode("AccessDenied")
                        .errorMessage(
                                "Not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::%s:role/%s"
                                        .formatted(caller.account(), ROLE))
                        .build();
        return StsException.builder()
                .awsErrorDetails(details)
                .message(details.errorMessage())
                .statusCode(403)
                .build();
    }

    private static String user(Caller caller) {
        return "arn:aws:sts::%s:assumed-role/%s/twin".formatted(caller.account(), ROLE);
    }
}
