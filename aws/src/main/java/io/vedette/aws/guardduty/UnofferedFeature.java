package io.vedette.aws.guardduty;

import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;

/**
 * Reports a protection plan that the baseline asks for and GuardDuty does not offer in a Region.
 * Makes no calls.
 */
final class UnofferedFeature implements SingleResourceKind<UnofferedFeature.State> {

    /** The feature, by GuardDuty's name. */
    record State(String feature) {}

    @Override
    public String name() {
        return "guardduty.unoffered-feature";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return new Reading.OffLimits<>(why(resource));
    }

    @Override
    public Result create(Resource<State> resource) {
        return new Result.Refused(why(resource));
    }

    @Override
    public Result update(Update<State> update) {
        return new Result.Refused(why(update.resource()));
    }

    /** It was never made. */
    @Override
    public Result delete(Removal<State> removal) {
        return Result.done();
    }

    private static String why(Resource<State> resource) {
        return "GuardDuty does not offer %s in %s"
                .formatted(resource.desired().feature(), resource.target().region());
    }

    @Override
    public Set<String> readActions() {
        return Set.of();
    }

    @Override
    public Set<String> writeActions() {
        return Set.of();
    }
}
