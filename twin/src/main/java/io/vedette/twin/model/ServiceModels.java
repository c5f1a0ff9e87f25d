package io.vedette.twin.model;

import io.vedette.twin.RequestCheck;
import io.vedette.twin.TwinService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Judges requests by AWS's own service models: the required members, enums, lengths, ranges and
 * patterns that botocore's {@code service-2.json} states for the operations listed in {@code
 * twin/src/main/python/operations.txt}.
 *
 * <p>A service's model is read on its first use and kept. Safe for concurrent use.
 */
public final class ServiceModels implements RequestCheck {

    private final Map<String, ServiceModel> models = new ConcurrentHashMap<>();
    private final Supplier<String> requestIds;

    /** Refuses with random request ids. */
    public ServiceModels() {
        this(() -> UUID.randomUUID().toString());
    }

    /** Refuses with the given request ids. */
    public ServiceModels(Supplier<String> requestIds) {
        this.requestIds = requestIds;
    }

    @Override
    public void check(TwinService service, String operation, SdkRequest request) {
        check(service.name(), operation, request);
    }

    /**
     * Returns when the request satisfies the operation's input shape, and otherwise throws what the
     * service answers.
     *
     * @param service the SDK client's {@code SERVICE_NAME}, e.g. {@code guardduty}, {@code logs}
     * @param operation the operation's name as AWS writes it, e.g. {@code CreateDetector}
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException the service's own
     *     validation exception, with its error code and every violation in the message
     * @throws UnsupportedOperationException where the model lacks the operation, saying how to add
     *     it
     */
    public void check(String service, String operation, SdkRequest request) {
        Shape.Structure input = operation(service, operation).input();
        List<Violation> violations = RequestWalk.violations(request, input);
        if (!violations.isEmpty()) {
            throw ValidationAnswer.of(service).refuse(violations, requestIds.get());
        }
    }

    /**
     * The errors that the model documents for an operation; many services answer further, common
     * ones.
     */
    public List<DocumentedError> documentedErrors(String service, String operation) {
        return operation(service, operation).errors();
    }

    private ServiceModel.Operation operation(String service, String operation) {
        ServiceModel.Operation known = model(service).operations().get(operation);
        if (known == null) {
            throw new UnsupportedOperationException(
                    "no model of %s %s: add the line to twin/src/main/python/operations.txt and run twin/src/main/python/extract_models.py"
                            .formatted(service, operation));
        }
        return known;
    }

    ServiceModel model(String service) {
        return models.computeIfAbsent(
                service,
                name -> ServiceModelFile.read(name).orElseGet(() -> new ServiceModel(Map.of())));
    }
}
