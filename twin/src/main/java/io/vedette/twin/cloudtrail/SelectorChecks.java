package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightType;
import software.amazon.awssdk.services.cloudtrail.model.InvalidInsightSelectorsException;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/**
 * The documented rules of event selectors that the service's model does not hold.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html">AdvancedFieldSelector</a>
 */
final class SelectorChecks {

    private static final String CATEGORY = "eventCategory";
    private static final String TYPE = "resources.type";
    private static final String READ_ONLY = "readOnly";
    private static final Set<String> CATEGORIES = Set.of("Management", "Data", "NetworkActivity");

    /** The fields that only take Equals, with one value. */
    private static final Set<String> EQUALS_ONLY = Set.of(CATEGORY, TYPE, READ_ONLY);

    private static final Set<String> OF_MANAGEMENT =
            Set.of(
                    CATEGORY,
                    READ_ONLY,
                    "eventSource",
                    "eventName",
                    "eventType",
                    "sessionCredentialFromConsole",
                    "userIdentity.arn");
    private static final int MOST_VALUES = 500;
    private static final int MOST_BASIC_SELECTORS = 5;
    private static final int MOST_DATA_RESOURCES = 250;

    private SelectorChecks() {}

    static void require(PutEventSelectorsRequest request) {
        List<EventSelector> basic = request.eventSelectors();
        List<AdvancedEventSelector> advanced = request.advancedEventSelectors();
        require(
                basic.isEmpty() != advanced.isEmpty(),
                "Specify either EventSelectors or AdvancedEventSelectors, and at least one.");
        require(
                basic.size() <= MOST_BASIC_SELECTORS,
                "A trail has at most %d event selectors.".formatted(MOST_BASIC_SELECTORS));
        long dataResources =
                basic.stream()
                        .flatMap(it -> it.dataResources().stream())
                        .mapToLong(it -> it.values().size())
                        .sum();
        require(
                dataResources <= MOST_DATA_RESOURCES,
                "A trail has at most %d data resources.".formatted(MOST_DATA_RESOURCES));
        advanced.forEach(SelectorChecks::require);
        long values =
                advanced.stream()
                        .flatMap(it -> it.fieldSelectors().stream())
                        .mapToLong(it -> values(it).count())
                        .sum();
        require(
                values <= MOST_VALUES,
                "A trail's selectors have at most %d values.".formatted(MOST_VALUES));
    }

    private static void require(AdvancedEventSelector selector) {
        Set<String> fields = new HashSet<>();
        String category = "";
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            require(fields.add(field.field()), "Field %s is there twice.".formatted(field.field()));
            require(values(field).findAny().isPresent(), field.field() + " has no values.");
            if (EQUALS_ONLY.contains(field.field())) {
                require(
                        values(field).toList().equals(field.equalsValue())
                                && field.equalsValue().size() == 1,
                        "Field %s takes one value of Equals only.".formatted(field.field()));
            }
            if (field.field().equals(CATEGORY)) {
                category = field.equalsValue().getFirst();
            }
        }
        require(
                CATEGORIES.contains(category),
                "An advanced event selector needs an eventCategory of " + CATEGORIES + ".");
        if (category.equals("Management")) {
            require(
                    OF_MANAGEMENT.containsAll(fields),
                    "A selector of management events has fields that are none of theirs: "
                            + fields);
        }
        require(
                !category.equals("Data") || fields.contains(TYPE),
                "A selector of data events needs resources.type.");
    }

    private static Stream<String> values(AdvancedFieldSelector field) {
        return Stream.of(
                        field.equalsValue(),
                        field.startsWith(),
                        field.endsWith(),
                        field.notEquals(),
                        field.notStartsWith(),
                        field.notEndsWith())
                .flatMap(List::stream);
    }

    /** Insights into API calls need management events that write, those into errors any. */
    static void requireEvents(StoredTrail trail, List<InsightSelector> selectors) {
        boolean writes = records(trail, "false", ReadWriteType.READ_ONLY);
        boolean reads = records(trail, "true", ReadWriteType.WRITE_ONLY);
        for (InsightSelector selector : selectors) {
            boolean ofManagement =
                    !selector.hasEventCategories()
                            || selector.eventCategoriesAsStrings().contains("Management");
            boolean calls = selector.insightType() == InsightType.API_CALL_RATE_INSIGHT;
            if (ofManagement && !(writes || (reads && !calls))) {
                throw AwsError.of(
                        InvalidInsightSelectorsException.builder(),
                        "The trail does not log the management events that %s needs."
                                .formatted(selector.insightTypeAsString()));
            }
        }
    }

    private static boolean records(StoredTrail trail, String readOnly, ReadWriteType excluding) {
        return trail.basicSelectors().stream()
                        .filter(it -> !Boolean.FALSE.equals(it.includeManagementEvents()))
                        .anyMatch(it -> it.readWriteType() != excluding)
                || trail.advancedSelectors().stream()
                        .filter(it -> has(it, CATEGORY, "Management"))
                        .anyMatch(it ->
                                !has(it, READ_ONLY, readOnly.equals("true") ? "false" : "true"));
    }

    private static boolean has(AdvancedEventSelector selector, String field, String value) {
        return selector.fieldSelectors().stream()
                .filter(it -> it.field().equals(field))
                .anyMatch(it -> it.equalsValue().contains(value));
    }

    private static void require(boolean met, String why) {
        if (!met) {
            throw CloudTrailError.invalidSelectors(why);
        }
    }
}
