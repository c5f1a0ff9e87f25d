package io.vedette.aws.cloudtrail;

import io.vedette.core.resource.CostDriver;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.InsightType;

/** What a trail records beyond management events, whose first copy is free, and AWS bills. */
final class RecordedEvents {

    private RecordedEvents() {}

    static Set<CostDriver> drivers(Trail.Settings trail) {
        Set<CostDriver> drivers = EnumSet.noneOf(CostDriver.class);
        if (trail.eventSelectors().values().stream().anyMatch(RecordedEvents::isOfData)) {
            drivers.add(CostDriver.CLOUDTRAIL_DATA_EVENTS);
        }
        if (trail.insights().contains(InsightType.API_CALL_RATE_INSIGHT.toString())) {
            drivers.add(CostDriver.CLOUDTRAIL_CALL_RATE_INSIGHTS);
        }
        if (trail.insights().contains(InsightType.API_ERROR_RATE_INSIGHT.toString())) {
            drivers.add(CostDriver.CLOUDTRAIL_ERROR_RATE_INSIGHTS);
        }
        return drivers;
    }

    private static boolean isOfData(EventSelector selector) {
        return selector.equal().getOrDefault("eventCategory", Set.of()).contains("Data");
    }
}
