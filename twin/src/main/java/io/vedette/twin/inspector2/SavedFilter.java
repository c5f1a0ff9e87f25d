package io.vedette.twin.inspector2;

import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.Filter;
import software.amazon.awssdk.services.inspector2.model.FilterCriteria;

/** A filter as it was saved; one that suppresses is a suppression rule. */
record SavedFilter(
        String name,
        String action,
        @Nullable String description,
        @Nullable String reason,
        NavigableMap<String, Object> criteria,
        NavigableMap<String, String> tags,
        Instant createdAt,
        Instant updatedAt) {

    Filter filter(String arn, String owner) {
        return Filter.builder()
                .arn(arn)
                .ownerId(owner)
                .name(name)
                .action(action)
                .description(description)
                .reason(reason)
                .criteria(StoredShape.read(criteria, FilterCriteria.builder()))
                .tags(tags)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .build();
    }

    SavedFilter tagged(NavigableMap<String, String> newTags) {
        return new SavedFilter(
                name, action, description, reason, criteria, newTags, createdAt, updatedAt);
    }
}
