package io.vedette.aws.cloudtrail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/**
 * A trail's event selectors: Vedette's, known by their names, among those of others, which stay.
 */
final class EventSelectors {

    /** What the names of Vedette's own selectors begin with. */
    static final String OURS = "Vedette ";

    private EventSelectors() {}

    /** Vedette's selectors that are there, by name. */
    static Map<String, EventSelector> ours(GetEventSelectorsResponse there) {
        Map<String, EventSelector> ours = new TreeMap<>();
        there.advancedEventSelectors().stream()
                .filter(EventSelectors::isOurs)
                .forEach(it -> ours.put(it.name(), EventSelector.of(it)));
        return ours;
    }

    /** The basic selectors that are there, if any are. */
    static List<BasicSelector> basic(GetEventSelectorsResponse there) {
        return there.eventSelectors().stream().map(BasicSelector::of).toList();
    }

    private static boolean isOurs(AdvancedEventSelector selector) {
        return selector.name() != null && selector.name().startsWith(OURS);
    }

    /**
     * The desired selectors and those of others that are there. PutEventSelectors replaces them
     * all, and basic selectors cannot stand beside advanced ones, so their data resources are said
     * anew.
     */
    static List<AdvancedEventSelector> merge(
            GetEventSelectorsResponse there, Map<String, EventSelector> desired) {
        List<AdvancedEventSelector> merged =
                new ArrayList<>(
                        there.advancedEventSelectors().stream()
                                .filter(selector -> !isOurs(selector))
                                .toList());
        there.eventSelectors().forEach(basic -> merged.addAll(advanced(basic)));
        desired.forEach((name, selector) -> merged.add(selector.named(name)));
        return merged;
    }

    private static List<AdvancedEventSelector> advanced(
            software.amazon.awssdk.services.cloudtrail.model.EventSelector basic) {
        Map<String, List<String>> valuesByType = new LinkedHashMap<>();
        for (DataResource resource : basic.dataResources()) {
            valuesByType
                    .computeIfAbsent(resource.type(), _ -> new ArrayList<>())
                    .addAll(resource.values());
        }
        return valuesByType.entrySet().stream()
                .map(it -> advanced(it.getKey(), it.getValue(), basic.readWriteType()))
                .toList();
    }

    private static AdvancedEventSelector advanced(
            String type, List<String> values, ReadWriteType readWriteType) {
        EventSelector data =
                readOnly(
                        EventSelector.of("Data").whereEqual("resources.type", Set.of(type)),
                        readWriteType);
        boolean all = values.stream().anyMatch(EventSelectors::meansAll);
        return (all ? data : data.whereStartsWith("resources.ARN", values))
                .named(type + " data events");
    }

    /** Basic selectors say "all of the type" with an ARN that ends after the service. */
    private static boolean meansAll(String arn) {
        return Stream.of(arn.split(":")).filter(part -> !part.isEmpty()).count() <= 3;
    }

    /** The same for reads or writes only; both is what no condition means. */
    static EventSelector readOnly(EventSelector selector, ReadWriteType readWriteType) {
        return switch (readWriteType) {
            case READ_ONLY -> selector.whereEqual("readOnly", Set.of("true"));
            case WRITE_ONLY -> selector.whereEqual("readOnly", Set.of("false"));
            case ALL, UNKNOWN_TO_SDK_VERSION -> selector;
        };
    }
}
