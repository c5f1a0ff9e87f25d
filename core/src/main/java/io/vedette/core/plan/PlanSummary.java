package io.vedette.core.plan;

import io.vedette.core.resource.Change;
import java.util.List;

/**
 * How many resources a plan would create, update, delete, leave as they are, and so on.
 *
 * @param unavailable those that could not be read
 */
public record PlanSummary(
        long create,
        long update,
        long delete,
        long none,
        long waiting,
        long skipped,
        long unavailable) {

    static PlanSummary of(List<PlannedChange<?>> changes) {
        return new PlanSummary(
                count(changes, Change.Create.class),
                count(changes, Change.Update.class),
                count(changes, Change.Delete.class),
                count(changes, Change.None.class),
                count(changes, Change.Wait.class),
                count(changes, Change.Skip.class),
                count(changes, Change.Unknown.class));
    }

    private static long count(List<PlannedChange<?>> changes, Class<?> what) {
        return changes.stream().filter(planned -> what.isInstance(planned.change())).count();
    }
}
