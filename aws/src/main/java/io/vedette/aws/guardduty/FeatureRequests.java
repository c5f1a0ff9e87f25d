package io.vedette.aws.guardduty;

import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;

/**
 * Sets features, all in one call; where AWS refuses that, one by one.
 *
 * <p>GuardDuty refuses a whole request for one feature that a Region does not offer, and the list
 * of those changes faster than its documentation: one refused feature must not keep the others off.
 */
final class FeatureRequests {

    private FeatureRequests() {}

    /** Makes the calls; the answer names the features that AWS refused, with its reasons. */
    static <P, F> Result send(
            Map<String, P> features, BiFunction<String, P, F> shape, Consumer<List<F>> call) {
        List<F> shapes = new ArrayList<>();
        features.forEach((name, feature) -> shapes.add(shape.apply(name, feature)));
        try {
            call.accept(shapes);
            return Result.done();
        } catch (BadRequestException refused) {
            if (features.size() < 2) {
                throw refused;
            }
            return sendOneByOne(features, shape, call);
        }
    }

    private static <P, F> Result sendOneByOne(
            Map<String, P> features, BiFunction<String, P, F> shape, Consumer<List<F>> call) {
        List<String> refusals = new ArrayList<>();
        features.forEach((name, feature) -> {
            try {
                call.accept(List.of(shape.apply(name, feature)));
            } catch (BadRequestException refused) {
                refusals.add("%s: %s".formatted(name, Refusals.describe(refused)));
            }
        });
        return refusals.isEmpty() ? Result.done() : new Result.Refused(String.join("; ", refusals));
    }
}
