package io.vedette.aws.cloudtrail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;

/**
 * A selector of the older kind, which others may have set and which cannot stand beside Vedette's;
 * kept so that it can be put back.
 *
 * @param type {@code All}, {@code ReadOnly} or {@code WriteOnly}
 * @param dataResources ARNs, by the type of resource
 * @param excludedSources services whose management events are left out
 */
record BasicSelector(
        String type,
        boolean managementEvents,
        Map<String, List<String>> dataResources,
        Set<String> excludedSources) {

    BasicSelector {
        dataResources = Collections.unmodifiableMap(new TreeMap<>(dataResources));
        excludedSources = Set.copyOf(excludedSources);
    }

    static BasicSelector of(EventSelector selector) {
        Map<String, List<String>> resources = new TreeMap<>();
        selector.dataResources()
                .forEach(it ->
                        resources
                                .computeIfAbsent(it.type(), _ -> new ArrayList<>())
                                .addAll(it.values()));
        return new BasicSelector(
                selector.readWriteTypeAsString(),
                Boolean.TRUE.equals(selector.includeManagementEvents()),
                resources,
                Set.copyOf(selector.excludeManagementEventSources()));
    }

    EventSelector selector() {
        List<DataResource> resources =
                dataResources.entrySet().stream()
                        .map(it ->
                                DataResource.builder()
                                        .type(it.getKey())
                                        .values(it.getValue())
                                        .build())
                        .toList();
        return EventSelector.builder()
                .readWriteType(type)
                .includeManagementEvents(managementEvents)
                .dataResources(resources)
                .excludeManagementEventSources(excludedSources.stream().sorted().toList())
                .build();
    }
}
