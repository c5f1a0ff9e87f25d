package io.vedette.aws.inspector;

import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;

/**
 * Reports a scan type that the baseline asks for and Inspector does not offer in a Region. Makes no
 * calls.
 */
final class UnofferedScanType implements SingleResourceKind<UnofferedScanType.State> {

    /** The scan type, by Inspector's name. */
    record State(String scanType) {}

    @Override
    public String name() {
        return "inspector.unoffered-scan-type";
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

    @Override
    public Result delete(Removal<State> removal) {
        return Result.done();
    }

    private static String why(Resource<State> resource) {
        return "Inspector does not offer %s in %s"
                .formatted(resource.desired().scanType(), resource.target().region());
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
