package io.vedette.twin.cloudtrail;

import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** One trail, with all that is kept about it. */
final class StoredTrail {

    private NavigableMap<String, Object> settings = new TreeMap<>();
    private List<NavigableMap<String, Object>> basicSelectors = new ArrayList<>();
    private List<NavigableMap<String, Object>> advancedSelectors = new ArrayList<>();
    private List<NavigableMap<String, Object>> insightSelectors = new ArrayList<>();
    private NavigableMap<String, String> tags = new TreeMap<>();
    private boolean logging;
    private @Nullable Instant started;
    private @Nullable Instant stopped;
    private @Nullable Deliveries deliveries;

    private StoredTrail() {}

    /** A trail that records management events once it is started, as CreateTrail leaves it. */
    static StoredTrail created(Trail settings) {
        StoredTrail trail = new StoredTrail();
        trail.settings(settings);
        trail.basicSelectors.add(
                StoredShape.write(
                        EventSelector.builder()
                                .readWriteType(ReadWriteType.ALL)
                                .includeManagementEvents(true)
                                .dataResources(List.of())
                                .excludeManagementEventSources(List.of())
                                .build()));
        return trail;
    }

    Trail settings() {
        return StoredShape.read(settings, Trail.builder());
    }

    void settings(Trail changed) {
        settings = StoredShape.write(changed);
    }

    List<EventSelector> basicSelectors() {
        return basicSelectors.stream()
                .map(it -> StoredShape.read(it, EventSelector.builder()))
                .toList();
    }

    List<AdvancedEventSelector> advancedSelectors() {
        return advancedSelectors.stream()
                .map(it -> StoredShape.read(it, AdvancedEventSelector.builder()))
                .toList();
    }

    /** Either kind takes the place of the other. */
    void selectors(List<EventSelector> basic, List<AdvancedEventSelector> advanced) {
        basicSelectors = written(basic);
        advancedSelectors = written(advanced);
        settings(settings().toBuilder().hasCustomEventSelectors(true).build());
    }

    List<InsightSelector> insightSelectors() {
        return insightSelectors.stream()
                .map(it -> StoredShape.read(it, InsightSelector.builder()))
                .toList();
    }

    void insightSelectors(List<InsightSelector> selectors) {
        insightSelectors = written(selectors);
        settings(settings().toBuilder().hasInsightSelectors(!selectors.isEmpty()).build());
    }

    private static List<NavigableMap<String, Object>> written(List<? extends SdkPojo> shapes) {
        List<NavigableMap<String, Object>> written = new ArrayList<>();
        shapes.forEach(shape -> written.add(StoredShape.write(shape)));
        return written;
    }

    NavigableMap<String, String> tags() {
        return tags;
    }

    boolean logging() {
        return logging;
    }

    @Nullable Instant started() {
        return started;
    }

    @Nullable Instant stopped() {
        return stopped;
    }

    void start(Instant now) {
        if (!logging) {
            logging = true;
            started = now;
        }
    }

    void stop(Instant now) {
        if (logging) {
            logging = false;
            stopped = now;
        }
    }

    @Nullable Deliveries deliveries() {
        return deliveries;
    }

    void deliveries(Deliveries latest) {
        deliveries = latest;
    }
}
